package org.voxelyte.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of one case.
 *
 * @param sweepCase the case
 * @param values numbers by column, in the order in which they were found; may be infinite
 * @param undefined reasons by column of numbers that do not exist
 * @param seconds that it took
 * @param failure why there are no values; empty if there are
 */
public record SweepRow(
    SweepCase sweepCase,
    Map<String, Double> values,
    Map<String, String> undefined,
    double seconds,
    Optional<String> failure) {
  /** Copies the maps in their order. */
  public SweepRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
  }

  /** Returns the row of a case that could not be made or measured. */
  static SweepRow failed(SweepCase sweepCase, String reason, double seconds) {
    return new SweepRow(sweepCase, Map.of(), Map.of(), seconds, Optional.of(reason));
  }
}
