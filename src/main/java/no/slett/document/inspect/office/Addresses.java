package no.slett.document.inspect.office;

import java.util.regex.Pattern;

/** Tells addresses that make a program reach out over a network. */
final class Addresses {
  // Two slashes or backslashes name another machine; a drive letter names the reader's own.
  private static final Pattern REMOTE =
      Pattern.compile(
          "\\s*(https?|ftps?|smb|webdavs?|mhtml|ms-[a-z]+|ldaps?|[\\\\/]{2}"
              + "|file:([\\\\/]{2}[^\\\\/]|[\\\\/]{4,})).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Addresses() {}

  static boolean isRemote(String address) {
    return REMOTE.matcher(address).matches();
  }
}
