package no.slett.mail;

import no.slett.id.Language;
import no.slett.settings.Texts;

/** Puts letters into words. */
public final class LetterWriter {
  private final Texts texts;

  /** Takes the sentences, see {@link #TEXTS}. */
  public LetterWriter(Texts texts) {
    this.texts = texts;
  }

  /**
   * Stem of the files with the sentences: {@code Texts.load(LetterWriter.class, TEXTS, folder)}.
   */
  public static final String TEXTS = "letters";

  /** The letter in one language. */
  public Mail write(Letter letter, Language language) {
    return switch (letter) {
      case ReceiptLetter receipt -> new ReceiptWords(texts, language).write(receipt);
      case SecondApplicationLetter second ->
          new SecondApplicationWords(texts, language).write(second);
      case ClosingWarningLetter warning -> new ClosingWarningWords(texts, language).write(warning);
      case CodeLetter code -> new CodeWords(texts, language).write(code);
      case LiftingLetter lifting -> new LiftingWords(texts, language).write(lifting);
      case AddressChangedLetter changed -> new AddressChangedWords(texts, language).write(changed);
      case HoldLetter hold -> new HoldWords(texts, language).write(hold);
      case DailyReportLetter report -> new DailyReportWords(texts, language).write(report);
      case WithdrawalLetter withdrawal -> new WithdrawalWords(texts, language).write(withdrawal);
      case ClosingLetter closing -> new ClosingWords(texts, language).write(closing);
      case ConsentLetter consent -> new ConsentWords(texts, language).write(consent);
      case RefereeLetter referee -> new RefereeWords(texts, language).write(referee);
      case OffListLetter offList -> new OffListWords(texts, language).write(offList);
      case UnnoticedLetter unnoticed -> new UnnoticedWords(texts, language).write(unnoticed);
      case RequestAnswerLetter answer -> new RequestAnswerWords(texts, language).write(answer);
      case RequestDelayLetter delay -> new RequestDelayWords(texts, language).write(delay);
      case RequestQuestionLetter asked -> new RequestQuestionWords(texts, language).write(asked);
      case RequestAlarmLetter alarm -> new RequestAlarmWords(texts, language).write(alarm);
      case BreachAlarmLetter alarm -> new BreachAlarmWords(texts, language).write(alarm);
      case NoticeChangeLetter change -> new NoticeChangeWords(texts, language).write(change);
      case BreachNoticeLetter notice -> new BreachNoticeWords(texts, language).write(notice);
    };
  }
}
