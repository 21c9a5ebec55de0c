package no.slett.rights;

import no.slett.http.WebPage;

/** The page behind a mail's link, in the three languages at once: nothing says who opened it. */
final class ConsentPage {
  static final WebPage ASK =
      WebPage.of(
          "Trekk samtykket",
          """
          <main>
          <h1>Trekk samtykket</h1>
          <p>Du trenger ikke å logge inn eller begrunne det.</p>
          <p lang="nn">Du treng ikkje å logge inn eller grunngje det.</p>
          <p lang="en">You need neither sign in nor give a reason.</p>
          <form method="post"><button>Trekk samtykket <span lang="en">(withdraw consent)</span></button></form>
          </main>
          """);

  static final WebPage DONE =
      WebPage.of(
          "Samtykket er trukket",
          """
          <main>
          <h1>Samtykket er trukket</h1>
          <p>Det som bare bygde på samtykket, slettes nå.</p>
          <p lang="nn">Samtykket er trekt. Det som berre bygde på samtykket, blir sletta no.</p>
          <p lang="en">Your consent is withdrawn. What rested on it alone is being erased.</p>
          </main>
          """);

  private ConsentPage() {}
}
