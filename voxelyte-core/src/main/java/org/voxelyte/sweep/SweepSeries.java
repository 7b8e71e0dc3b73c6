package org.voxelyte.sweep;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Several studies that are run as one, each into a folder of its own.
 *
 * @param title what is studied, a sentence
 * @param members in the order in which they are run
 */
public record SweepSeries(String title, List<Member> members) {
  /**
   * A study of a series.
   *
   * @param name of its folder
   * @param file of its plan
   * @param plan the study
   */
  public record Member(String name, Path file, SweepPlan plan) {}

  /** Checks that there are studies, of different names. */
  public SweepSeries {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("series must list at least one study");
    }
    Set<String> names = new HashSet<>();
    for (Member member : members) {
      if (!names.add(member.name())) {
        throw new IllegalArgumentException(
            "two studies of the series are called "
                + member.name()
                + ", but each has a folder of its name; rename one");
      }
    }
  }

  /** Returns the number of cases of all. */
  public int cases() {
    return members.stream()
        .mapToInt(member -> member.plan().points().size() * member.plan().realisations())
        .reduce(0, Math::addExact);
  }
}
