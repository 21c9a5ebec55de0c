package no.slett.document.inspect.office;

import java.util.Set;

/** What holds in one group of an RTF file; an inner group begins with what the outer one has. */
final class RtfState {
  /** Groups whose letters are not the text of the document. */
  private static final Set<String> ASIDE =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "objdata",
          "themedata",
          "datastore",
          "generator",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "latentstyles",
          "fldinst",
          "colorschememapping",
          "xmlnstbl",
          "pgdsctbl",
          "template",
          "object",
          "filetbl");

  String group = "";
  boolean aside;
  boolean vanish;
  boolean white;
  boolean tiny;

  RtfState inner() {
    var inner = new RtfState();
    inner.group = group;
    inner.aside = aside;
    inner.vanish = vanish;
    inner.white = white;
    inner.tiny = tiny;
    return inner;
  }

  void enter(String destination) {
    group = destination;
    aside |= ASIDE.contains(destination);
  }

  void plain() {
    vanish = false;
    white = false;
    tiny = false;
  }

  static boolean isDestination(String name) {
    return ASIDE.contains(name) || name.equals("result") || name.equals("fldrslt");
  }
}
