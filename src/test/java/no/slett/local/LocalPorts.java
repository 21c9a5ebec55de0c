package no.slett.local;

/** Where everything listens, always on 127.0.0.1 only. */
public record LocalPorts(
    int pages, int operator, int issuer, int mailPage, int smtp, int postgres) {

  /** What the documentation says. */
  public static LocalPorts documented() {
    return new LocalPorts(8080, 8081, 8082, 8083, 8025, 55432);
  }
}
