package no.slett.document.inspect.office;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.office.RtfTokens.Token;
import org.jspecify.annotations.Nullable;

/** One pass through an RTF file: its objects, what it fetches, and text that nobody sees. */
final class RtfScan {
  private static final int DEEPEST = 1_000;

  /** Words that say that something coloured may lie behind the text. */
  private static final Set<String> BACKDROPS =
      Set.of(
          "cb", "highlight", "chcbpat", "cbpat", "clcbpat", "trcbpat", "shp", "do", "background");

  private final RtfTokens tokens;
  private final Findings findings;
  private final Deque<RtfState> states = new ArrayDeque<>();
  private final List<Boolean> whites = new ArrayList<>();
  private final int[] colour = {-1, -1, -1};
  private final StringBuilder instructions = new StringBuilder();
  private final StringBuilder template = new StringBuilder();
  private final StringBuilder whiteText = new StringBuilder();
  private @Nullable RtfObject object;
  private boolean backdrop;

  RtfScan(byte[] file, Findings findings) {
    this.tokens = new RtfTokens(file);
    this.findings = findings;
    states.push(new RtfState());
  }

  void run() throws IOException {
    for (var token = tokens.next(); token != null; token = tokens.next()) {
      switch (token) {
        case Token.Open _ -> open();
        case Token.Close _ -> close();
        case Token.Word(var name, var number) -> word(name, number);
        case Token.Letter(var letter) -> letter(letter);
      }
    }
    if (states.size() != 1) {
      throw new EOFException("a group is not closed");
    }
    FieldCodes.check(instructions);
    if (Addresses.isRemote(template.toString())) {
      throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
    }
    if (!backdrop) {
      findings.hidden(whiteText.toString());
    }
  }

  private void open() {
    if (states.size() > DEEPEST) {
      throw new Refusal(Finding.STRUCTURE_TOO_DEEP);
    }
    states.push(states.element().inner());
  }

  private void close() throws IOException {
    var left = states.pop();
    if (states.isEmpty()) {
      throw new IOException("a brace too many");
    }
    if (object != null && left.group.equals("objdata") && !here().group.equals("objdata")) {
      object.check();
      object = null;
    }
  }

  private void word(String name, @Nullable Integer number) {
    backdrop |= BACKDROPS.contains(name);
    if (RtfState.isDestination(name)) {
      here().enter(name);
    }
    switch (name) {
      case "objdata" -> {
        object = new RtfObject();
        findings.flag(Finding.EMBEDDED_FILE);
      }
      case "objautlink", "objlink", "objsub" -> throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
      case "fldinst" -> instructions.append('\n');
      case "red" -> colour[0] = Objects.requireNonNullElse(number, 0);
      case "green" -> colour[1] = Objects.requireNonNullElse(number, 0);
      case "blue" -> colour[2] = Objects.requireNonNullElse(number, 0);
      case "plain" -> here().plain();
      case "v" -> here().vanish = number == null || number != 0;
      case "fs" -> here().tiny = number != null && number < 4;
      case "cf" -> here().white = number != null && number < whites.size() && whites.get(number);
      default -> {}
    }
  }

  private void letter(char letter) throws IOException {
    switch (here().group) {
      case "colortbl" -> colour(letter);
      case "fldinst" -> instructions.append(letter);
      case "template" -> template.append(letter);
      case "objdata" -> {
        if (object != null) {
          object.add(letter);
        }
      }
      default -> judge(letter);
    }
  }

  private void colour(char letter) {
    if (letter == ';') {
      whites.add(colour[0] >= 0xF5 && colour[1] >= 0xF5 && colour[2] >= 0xF5);
      colour[0] = -1;
    }
  }

  private void judge(char letter) {
    var here = here();
    if (here.aside) {
      return;
    }
    if (here.vanish || here.tiny) {
      findings.hidden(String.valueOf(letter));
    } else if (here.white) {
      whiteText.append(letter);
    }
  }

  private RtfState here() {
    return states.element();
  }
}
