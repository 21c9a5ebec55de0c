package no.slett.mail;

/** The way out for mail. */
public interface MailTransport {
  /**
   * Hands one mail over. Never throws for what a server does; blocks at most as long as its
   * time-outs say. Safe from several threads.
   */
  Delivery send(Mail mail);
}
