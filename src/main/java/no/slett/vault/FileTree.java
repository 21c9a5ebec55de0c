package no.slett.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a folder in the order of keys, read folder by folder. It holds no file open, and
 * whatever disappears on the way is skipped: others delete while we look.
 */
final class FileTree implements Iterator<StoredObject> {
  private record Entry(String key, Path path, boolean folder) {}

  private final String prefix;
  private final String after;
  private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
  private @Nullable StoredObject next;

  /** Both texts are as in {@link ObjectStore#list(String, String)}. */
  FileTree(Path root, String prefix, String after) {
    this.prefix = prefix;
    this.after = after;
    if (!Files.isDirectory(root)) {
      throw new StoreUnavailableException("the object folder is gone");
    }
    var base = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    open.push(children(root.resolve(base), base).iterator());
  }

  @Override
  public boolean hasNext() {
    while (next == null && !open.isEmpty()) {
      step();
    }
    return next != null;
  }

  @Override
  public StoredObject next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    var found = next;
    next = null;
    return found;
  }

  private void step() {
    var entries = open.getFirst();
    if (!entries.hasNext()) {
      open.pop();
      return;
    }
    var entry = entries.next();
    if (entry.folder) {
      open.push(children(entry.path, entry.key).iterator());
    } else if (entry.key.compareTo(after) > 0) {
      next = stored(entry);
    }
  }

  private List<Entry> children(Path folder, String base) {
    var entries = new ArrayList<Entry>();
    try (var paths = Files.newDirectoryStream(folder)) {
      paths.forEach(path -> add(entries, path, base + path.getFileName()));
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return List.of();
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot list objects", e);
    }
    entries.sort(Comparator.comparing(Entry::key));
    return entries;
  }

  /** A folder's key ends in a slash, which sorts it where an object store would. */
  private void add(List<Entry> entries, Path path, String key) {
    if (key.substring(key.lastIndexOf('/') + 1).startsWith(".")) {
      return;
    }
    var folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    var name = folder ? key + "/" : key;
    if (name.startsWith(prefix) && !passed(name, folder)) {
      entries.add(new Entry(name, path, folder));
    }
  }

  private boolean passed(String name, boolean folder) {
    return name.compareTo(after) <= 0 && !(folder && after.startsWith(name));
  }

  private static @Nullable StoredObject stored(Entry entry) {
    try {
      var facts = Files.readAttributes(entry.path, BasicFileAttributes.class);
      return new StoredObject(entry.key, facts.size(), facts.lastModifiedTime().toInstant());
    } catch (NoSuchFileException gone) {
      return null;
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot list objects", e);
    }
  }
}
