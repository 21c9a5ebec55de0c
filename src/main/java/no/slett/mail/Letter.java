package no.slett.mail;

/** What somebody is told, before it has words. */
public sealed interface Letter
    permits ReceiptLetter,
        SecondApplicationLetter,
        ClosingWarningLetter,
        CodeLetter,
        WithdrawalLetter,
        LiftingLetter,
        HoldLetter,
        DailyReportLetter,
        ConsentLetter,
        RequestAnswerLetter,
        RequestDelayLetter,
        RequestQuestionLetter,
        RequestAlarmLetter {
  /** Where the letter goes. */
  MailAddress to();
}
