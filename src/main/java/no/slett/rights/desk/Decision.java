package no.slett.rights.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.slett.minimisation.NationalIds;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.mail.RequestAnswerLetter.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a privacy officer decides on a request, as the contract has it and as it is sealed. One that
 * refuses without a ground and facts cannot be made (GDPR Art. 12(4), law RQ-3).
 *
 * @param items item by item, needed for a partial answer
 * @param ground for the whole, needed to refuse it
 * @param statute the provision, with {@code gdpr-17-3-b}
 * @param holdId the hold, with {@code gdpr-17-3-e}
 * @param evidence what shows it, with {@code gdpr-12-5}; never in the letter
 * @param delivered true when the copy that was asked for was handed over or sent already, so that
 *     nobody has to collect it
 * @param draft true to keep it and send nothing yet
 */
record Decision(
    String outcome,
    @Nullable List<Item> items,
    @Nullable String ground,
    @Nullable String text,
    @Nullable String statute,
    @Nullable String holdId,
    @Nullable String evidence,
    @Nullable Boolean delivered,
    @Nullable Boolean draft) {
  static final List<String> OUTCOMES =
      List.of("granted", "partial", "refused", "not-identifiable", "no-data-held");
  private static final int LONGEST = 4000;

  /** What becomes of one item: the form, by the application's own id, a document or a note. */
  record Item(
      String item,
      String outcome,
      @Nullable String ground,
      @Nullable String text,
      @Nullable String statute,
      @Nullable String holdId) {
    Item {
      Fields.text("item", item, 36);
      Fields.oneOf("outcome", outcome, List.of("granted", "refused"));
      demandReason(outcome.equals("refused"), ground, text, statute, holdId);
    }

    boolean isRefused() {
      return outcome.equals("refused");
    }

    @Nullable Refusal refusal() {
      return isRefused() ? Decision.refusal(ground, text, statute) : null;
    }

    @Override
    public String toString() {
      return "Item[" + outcome + "]";
    }
  }

  Decision {
    Fields.oneOf("outcome", outcome, OUTCOMES);
    Fields.listIfAny("items", items, 500);
    NationalIds.refuse("evidence", Fields.textIfAny("evidence", evidence, LONGEST));
    if (outcome.equals("partial")) {
      demandBoth(items);
    } else if (items != null) {
      throw Problem.invalidField("items", "Only a partial answer goes item by item.").exception();
    }
    demandReason(outcome.equals("refused"), ground, text, statute, holdId);
    if (Ground.GDPR_12_5.wire().equals(ground)) {
      NationalIds.refuse("evidence", Fields.text("evidence", evidence, LONGEST));
    }
  }

  private static void demandBoth(@Nullable List<Item> items) {
    var all = Fields.required("items", items);
    var refused = all.stream().filter(Item::isRefused).count();
    if (refused == 0 || refused == all.size()) {
      throw Problem.invalidField("items", "A partial answer grants some and refuses some.")
          .exception();
    }
    if (all.stream().anyMatch(item -> Ground.GDPR_12_5.wire().equals(item.ground()))) {
      throw Problem.invalidField("items", "Article 12(5) is about a request as a whole.")
          .exception();
    }
  }

  private static void demandReason(
      boolean refused,
      @Nullable String ground,
      @Nullable String text,
      @Nullable String statute,
      @Nullable String holdId) {
    NationalIds.refuse("text", Fields.textIfAny("text", text, LONGEST));
    Fields.textIfAny("statute", statute, 200);
    Fields.textIfAny("holdId", holdId, 36);
    if (!refused) {
      if (ground != null || statute != null || holdId != null) {
        throw Problem.invalidField("ground", "Only a refusal has a ground.").exception();
      }
      return;
    }
    var reason = Ground.of(Fields.oneOf("ground", ground, Ground.wires()));
    NationalIds.refuse("text", Fields.text("text", text, LONGEST));
    if (reason == Ground.GDPR_17_3_B) {
      Fields.required("statute", statute);
    }
    if (reason == Ground.GDPR_17_3_E) {
      Fields.required("holdId", holdId);
    }
  }

  private static Refusal refusal(
      @Nullable String ground, @Nullable String text, @Nullable String statute) {
    return new Refusal(Objects.requireNonNull(ground), statute, Objects.requireNonNull(text));
  }

  /** Why the whole is refused; null unless it is. */
  @Nullable Refusal refusal() {
    return outcome.equals("refused") ? refusal(ground, text, statute) : null;
  }

  /** Every ground in it. */
  Stream<Ground> grounds() {
    return Stream.concat(
            Stream.ofNullable(ground), list().stream().flatMap(i -> Stream.ofNullable(i.ground())))
        .map(Ground::of);
  }

  /** Every hold that it rests on. */
  Stream<String> holds() {
    return Stream.concat(
        Stream.ofNullable(holdId), list().stream().flatMap(i -> Stream.ofNullable(i.holdId())));
  }

  List<Item> list() {
    return Optional.ofNullable(items).orElse(List.of());
  }

  boolean isDraft() {
    return Boolean.TRUE.equals(draft);
  }

  boolean isDelivered() {
    return Boolean.TRUE.equals(delivered);
  }

  /** Whether something of what is asked for is done. */
  boolean grants() {
    return outcome.equals("granted") || outcome.equals("partial");
  }

  /** Whether a second person has to agree before it goes out (Art. 12(5), law RQ-4). */
  boolean needsApproval() {
    return grounds().anyMatch(Ground.GDPR_12_5::equals);
  }

  @Override
  public String toString() {
    return "Decision[" + outcome + "]";
  }
}
