package org.voxelyte.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which scalars are measured in boxes for the representative volume. A scalar is chosen by the name
 * of its metric in results.json; counts, which grow with a box, are taken per volume of the box and
 * have {@code _per_m3} after their name. All scalars of a topic are chosen by the topic's name.
 *
 * @param chosen "default", "all", topics, or names, in the order given
 */
public record RevScalars(List<String> chosen) {
  /** What takes little time beside the local thickness. */
  public static final RevScalars DEFAULT = new RevScalars(List.of(Words.DEFAULT));

  /** Every scalar; boxes then take about four times as long as all of the rest. */
  public static final RevScalars ALL = new RevScalars(List.of(Words.ALL));

  private static final int SUGGESTED = 3;

  /** Words for several scalars. */
  private static final class Words {
    private static final String DEFAULT = "default";
    private static final String ALL = "all";

    private Words() {}
  }

  /** Checks the names. */
  public RevScalars {
    chosen = chosen.stream().map(String::strip).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "scalars of boxes are default, all, topics or names; none is given");
    }
    for (String word : chosen) {
      if (named(word).isEmpty()) {
        throw new IllegalArgumentException(
            "no scalar of boxes is called '"
                + word
                + "'; the nearest names are "
                + String.join(", ", nearest(word)));
      }
    }
  }

  /** Returns the choice that is typed: "default", "all", "tortuosity,constrictivity". */
  public static RevScalars parse(String text) {
    return new RevScalars(List.of(text.split(",", -1)));
  }

  /** Returns the names of what is chosen, each once. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    chosen.forEach(word -> names.addAll(named(word)));
    return Collections.unmodifiableSet(names);
  }

  /** Returns whether a scalar was asked for by its own name or is a usual one. */
  boolean asksFor(String name) {
    return chosen.stream()
        .filter(word -> !word.equals(Words.ALL) && !RevNames.TOPICS.containsKey(word))
        .anyMatch(word -> named(word).contains(name));
  }

  private static Set<String> named(String word) {
    if (word.equals(Words.DEFAULT)) {
      return RevNames.USUAL;
    }
    if (word.equals(Words.ALL)) {
      return RevNames.TOPIC_OF.keySet();
    }
    if (RevNames.TOPICS.containsKey(word)) {
      return RevNames.TOPICS.get(word);
    }
    return RevNames.TOPIC_OF.containsKey(word) ? Set.of(word) : Set.of();
  }

  /** Returns the names that differ from a word by the fewest letters, those that hold it first. */
  private static List<String> nearest(String word) {
    Map<String, Integer> distances = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of(Words.DEFAULT, Words.ALL));
    names.addAll(RevNames.TOPICS.keySet());
    names.addAll(RevNames.TOPIC_OF.keySet());
    for (String name : names) {
      boolean holds = word.length() > 2 && name.contains(word);
      distances.put(name, holds ? 0 : distance(word, name));
    }
    return distances.keySet().stream()
        .sorted(Comparator.comparing(distances::get))
        .limit(SUGGESTED)
        .toList();
  }

  /** Returns how many letters must be added, dropped or replaced (Levenshtein 1966). */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], before[j]));
      }
      before = row;
    }
    return before[b.length()];
  }
}
