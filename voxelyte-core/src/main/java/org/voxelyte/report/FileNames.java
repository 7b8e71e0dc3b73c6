package org.voxelyte.report;

import java.text.Normalizer;
import java.util.Locale;

/** Names of files made from names that people gave. */
final class FileNames {
  private static final int LONGEST = 40;

  private FileNames() {}

  /** Returns "_" and the letters and digits of a name in plain ASCII; empty if it has none. */
  static String slug(String name) {
    String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String slug =
        ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "" : "_" + slug.substring(0, Math.min(LONGEST, slug.length()));
  }
}
