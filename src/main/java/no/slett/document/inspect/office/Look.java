package no.slett.document.inspect.office;

import org.jspecify.annotations.Nullable;

/** How text looks, as far as it is said; null where it is not said. */
final class Look {
  @Nullable Boolean vanish;
  @Nullable Boolean white;
  @Nullable Boolean tiny;
  boolean shaded;

  /** This look, and what it leaves open taken from another. */
  Look over(Look base) {
    var look = new Look();
    look.vanish = vanish != null ? vanish : base.vanish;
    look.white = white != null ? white : base.white;
    look.tiny = tiny != null ? tiny : base.tiny;
    look.shaded = shaded || base.shaded;
    return look;
  }

  boolean invisible() {
    return Boolean.TRUE.equals(vanish) || Boolean.TRUE.equals(tiny);
  }

  boolean isWhite() {
    return Boolean.TRUE.equals(white);
  }

  /** True for six hexadecimal digits of a colour that white paper swallows. */
  static boolean isWhite(String hex) {
    return hex.matches("#?([Ff][5-9A-Fa-f]){3}");
  }
}
