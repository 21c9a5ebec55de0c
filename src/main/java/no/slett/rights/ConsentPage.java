package no.slett.rights;

import no.slett.http.WebPage;

/** The page behind a mail's link, in the three languages at once: nothing says who opened it. */
final class ConsentPage {
  static final WebPage ASK =
      page(
          "Trekk samtykket",
          """
          <h1>Trekk samtykket</h1>
          <p>Du trenger ikke å logge inn eller begrunne det.</p>
          <p lang="nn">Du treng ikkje å logge inn eller grunngje det.</p>
          <p lang="en">You need neither sign in nor give a reason.</p>
          <form method="post"><button>Trekk samtykket <span lang="en">(withdraw consent)</span></button></form>
          """);

  static final WebPage DONE =
      page(
          "Samtykket er trukket",
          """
          <h1>Samtykket er trukket</h1>
          <p>Det som bare bygde på samtykket, slettes nå.</p>
          <p lang="nn">Samtykket er trekt. Det som berre bygde på samtykket, blir sletta no.</p>
          <p lang="en">Your consent is withdrawn. What rested on it alone is being erased.</p>
          """);

  private ConsentPage() {}

  private static WebPage page(String title, String main) {
    return WebPage.of(
        """
        <!doctype html>
        <html lang="nb">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>{{style}}</style>
        </head>
        <body><main>%s</main></body>
        </html>
        """
            .formatted(title, main));
  }
}
