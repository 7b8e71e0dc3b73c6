package org.voxelyte.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that a misspelt one may have meant. */
final class NearNames {
  private static final int MOST = 5;

  private NearNames() {}

  /** Returns the names that the fewest letters part from one, nearest first. */
  static List<String> of(String name, Collection<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(each -> distance(name, each)))
        .limit(MOST)
        .toList();
  }

  /** Letters to add, drop or change (V. I. Levenshtein, Sov. Phys. Dokl. 10, 707 (1966)). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
