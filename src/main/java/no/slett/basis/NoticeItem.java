package no.slett.basis;

/**
 * What a notice must say (GDPR Art. 13): the twelve points of paragraphs 1 and 2, and the promise
 * of paragraph 3.
 */
public enum NoticeItem {
  /** Art. 13(1)(a). */
  CONTROLLER("13(1)(a)"),
  /** Art. 13(1)(b). */
  DATA_PROTECTION_OFFICER("13(1)(b)"),
  /** Art. 13(1)(c). */
  PURPOSES_AND_BASES("13(1)(c)"),
  /** Art. 13(1)(d). */
  LEGITIMATE_INTERESTS("13(1)(d)"),
  /** Art. 13(1)(e). */
  RECIPIENTS("13(1)(e)"),
  /** Art. 13(1)(f). */
  THIRD_COUNTRIES("13(1)(f)"),
  /** Art. 13(2)(a). */
  STORAGE("13(2)(a)"),
  /** Art. 13(2)(b). */
  RIGHTS("13(2)(b)"),
  /** Art. 13(2)(c). */
  WITHDRAWAL("13(2)(c)"),
  /** Art. 13(2)(d). */
  COMPLAINT("13(2)(d)"),
  /** Art. 13(2)(e). */
  DUTY_TO_PROVIDE("13(2)(e)"),
  /** Art. 13(2)(f). */
  AUTOMATED_DECISIONS("13(2)(f)"),
  /** Art. 13(3). */
  NEW_PURPOSES("13(3)");

  private final String article;

  NoticeItem(String article) {
    this.article = article;
  }

  /** Where the law asks for it. */
  public String article() {
    return article;
  }
}
