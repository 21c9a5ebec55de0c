package no.slett.vault;

import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Lets the SDK, which is strict, read two answers that servers give with empty elements. */
final class ReadableAnswers implements Interceptor {
  /** An empty element in the answers to one question, and what it stands for. */
  private record Repair(String question, String empty, String meant) {}

  private static final List<Repair> REPAIRS =
      List.of(
          // MinIO: unfinished uploads
          new Repair(
              "uploads", "<StorageClass></StorageClass>", "<StorageClass>STANDARD</StorageClass>"),
          // versitygw: a bucket that allows locks and has no default
          new Repair("object-lock", "<Rule></Rule>", ""));

  @Override
  public Response intercept(Chain chain) throws IOException {
    var request = chain.request();
    var response = chain.proceed(request);
    return request.method().equals("GET") && response.isSuccessful()
        ? repaired(request.url(), response)
        : response;
  }

  private static Response repaired(HttpUrl url, Response response) throws IOException {
    for (var repair : REPAIRS) {
      if (url.queryParameterNames().contains(repair.question)) {
        var type = response.body().contentType();
        var text = response.body().string().replace(repair.empty, repair.meant);
        return response.newBuilder().body(ResponseBody.create(text, type)).build();
      }
    }
    return response;
  }
}
