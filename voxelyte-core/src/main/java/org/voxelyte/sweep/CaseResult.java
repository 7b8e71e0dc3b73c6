package org.voxelyte.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers of one structure.
 *
 * @param values by column, in order; may be infinite, not NaN
 * @param undefined reasons by column of numbers that do not exist
 */
public record CaseResult(Map<String, Double> values, Map<String, String> undefined) {
  /** Copies the maps in their order. */
  public CaseResult {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
    values.forEach(
        (column, value) -> {
          if (value.isNaN()) {
            throw new IllegalArgumentException(column + " is not a number; it must say why");
          }
        });
  }
}
