package org.voxelyte.transport;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much is computed to tell how far a value may be off; each includes those before it. */
public enum ErrorScope {
  /** Only the solver's error, which is always there. */
  NONE,
  /** Coarser grids and narrow passages: about a third of a solution more. */
  COARSER,
  /** Also sub-boxes: about two thirds of a solution more. */
  BOXES,
  /** Also the refined grid, eight times the voxels, where memory allows. */
  ALL;

  /** Returns the name as people type it: "coarser". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this includes what another does. */
  boolean includes(ErrorScope other) {
    return compareTo(other) >= 0;
  }

  /**
   * Returns the scope of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ErrorScope of(String key) {
    for (ErrorScope scope : values()) {
      if (scope.key().equalsIgnoreCase(key.strip())) {
        return scope;
      }
    }
    throw new IllegalArgumentException(
        "error bars must be "
            + Arrays.stream(values()).map(ErrorScope::key).collect(Collectors.joining(", "))
            + ", got '"
            + key
            + "'");
  }
}
