package org.voxelyte.transport;

import java.util.List;
import java.util.Optional;

/**
 * How far an effective conductivity may be off, beside the solver's error.
 *
 * @param scope what was asked for
 * @param discretisation by the grid
 * @param representativeness by the piece that was imaged
 * @param passages how much hangs on single voxels
 * @param leftOut what was asked for and could not be found, and why: a clause each
 */
public record ErrorBars(
    ErrorScope scope,
    Optional<DiscretisationError> discretisation,
    Optional<Representativeness> representativeness,
    Optional<NarrowPassages> passages,
    List<String> leftOut) {
  /** Nothing known. */
  public static final ErrorBars NONE =
      new ErrorBars(
          ErrorScope.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public ErrorBars {
    leftOut = List.copyOf(leftOut);
  }
}
