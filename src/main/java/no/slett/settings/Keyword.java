package no.slett.settings;

import java.util.Locale;

/** An enum constant with a fixed spelling in files, by default its name in kebab-case. */
public interface Keyword {
  /** The constant's Java name; every enum has it. */
  String name();

  /** The spelling in files. */
  default String keyword() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
