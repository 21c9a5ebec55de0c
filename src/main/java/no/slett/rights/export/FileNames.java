package no.slett.rights.export;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import no.slett.access.Value;

/**
 * Where each file of a copy lies: {@code files/<number of the application>/<its own name>}, in a
 * spelling that every system can unpack, and no two alike.
 */
final class FileNames {
  private static final int LONGEST = 120;

  /** What some file systems cannot store, and what leads elsewhere. */
  private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}]");

  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private final IdentityHashMap<Value.File, String> paths = new IdentityHashMap<>();

  private FileNames() {}

  /** Of the files of each application. */
  static FileNames of(List<List<Value.File>> applications) {
    var names = new FileNames();
    for (var i = 0; i < applications.size(); i++) {
      var folder = "files/" + (i + 1) + "/";
      var taken = new HashSet<String>();
      for (var file : applications.get(i)) {
        names.paths.put(file, folder + own(safe(file.filename()), taken));
      }
    }
    return names;
  }

  /** The path of a file of the copy. */
  String path(Value.File file) {
    var path = paths.get(file);
    if (path == null) {
      throw new IllegalArgumentException("not a file of this copy");
    }
    return path;
  }

  /** A name by which the file can be unpacked anywhere. */
  static String safe(String name) {
    var cut = EDGES.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("");
    var whole = cut.isEmpty() ? "file" : cut;
    var fitting = whole.length() <= LONGEST ? whole : shortened(whole);
    return DEVICE.matcher(fitting).matches() ? "_" + fitting : fitting;
  }

  private static String shortened(String name) {
    var dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    return name.substring(0, LONGEST - ending.length()) + ending;
  }

  private static String own(String name, Set<String> taken) {
    var free = name;
    for (var n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
      free = n + " " + name;
    }
    return free;
  }
}
