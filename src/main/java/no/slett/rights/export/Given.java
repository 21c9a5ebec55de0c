package no.slett.rights.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.slett.access.Value;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.Form;
import no.slett.application.Opener;
import no.slett.application.Profile;
import no.slett.application.SealedApplication;
import no.slett.basis.DataCategory;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/**
 * What a person gave with one application.
 *
 * @param covered the kinds of data that a basis with the right covers; the others stay out
 */
record Given(
    ApplicationId application,
    HiringProcessId process,
    String title,
    Instant submittedAt,
    List<String> legalBases,
    Set<DataCategory> covered,
    @Nullable Profile profile,
    @Nullable Form form,
    List<Attached> files) {
  /** A file that was sent, and its description. */
  record Attached(String kind, String mediaType, long size, String sha256, Value.File file) {
    static Attached of(Opener opener, SealedApplication application, SealedDocument document) {
      var name = opener.name(application, document);
      var key = opener.dataKey(application, document);
      return new Attached(
          document.kind(),
          document.mediaType(),
          document.size(),
          name.sha256(),
          new Value.File(name.filename(), () -> opener.object(key, document.object())));
    }

    Portable.Sent shown(FileNames names) {
      return new Portable.Sent(kind, file.filename(), mediaType, size, sha256, names.path(file));
    }
  }

  ApplicationId id() {
    return application;
  }

  List<Value.File> attachments() {
    return files.stream().map(Attached::file).toList();
  }

  Optional<Portable.Basics> basics() {
    return Optional.ofNullable(profile)
        .map(
            who ->
                new Portable.Basics(
                    who.givenName() + " " + who.familyName(),
                    who.email(),
                    who.phone(),
                    who.address() == null ? null : new Portable.Location(who.address())));
  }

  Portable.Application shown(FileNames names) {
    return new Portable.Application(
        application.toString(),
        process.toString(),
        title,
        submittedAt,
        legalBases,
        profile == null ? null : profile.givenName(),
        profile == null ? null : profile.familyName(),
        profile == null ? null : profile.email(),
        profile == null ? null : profile.phone(),
        profile == null ? null : profile.address(),
        profile == null ? null : profile.locale(),
        form == null ? null : form.coverLetter(),
        answers(),
        referees(),
        files.stream().map(file -> file.shown(names)).toList());
  }

  private List<Portable.Answered> answers() {
    if (form == null || form.answers() == null || !covered.contains(DataCategory.ANSWERS)) {
      return List.of();
    }
    return form.answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(answer -> new Portable.Answered(answer.getKey(), answer.getValue()))
        .toList();
  }

  private List<Form.Referee> referees() {
    var named = form == null ? null : form.referees();
    return named == null || !covered.contains(DataCategory.REFEREES) ? List.of() : named;
  }

  /** Never whose it is. */
  @Override
  public String toString() {
    return "Given[" + application + "]";
  }
}
