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
        AddressChangedLetter,
        DailyReportLetter,
        ConsentLetter,
        RefereeLetter,
        OffListLetter,
        UnnoticedLetter,
        RequestAnswerLetter,
        RequestDelayLetter,
        RequestQuestionLetter,
        RequestAlarmLetter,
        BreachAlarmLetter,
        BreachNoticeLetter,
        NoticeChangeLetter,
        ClosingLetter {
  /** Where the letter goes. */
  MailAddress to();
}
