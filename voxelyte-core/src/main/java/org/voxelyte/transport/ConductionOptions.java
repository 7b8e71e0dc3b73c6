package org.voxelyte.transport;

/**
 * When the conduction solver stops.
 *
 * @param relativeError largest estimated relative error of the effective conductivity from the
 *     solver, in (0, 1); the error from the grid comes on top and is usually 0.1 % to some percent
 * @param maxIterations iterations after which it gives up, at least 1
 */
public record ConductionOptions(double relativeError, int maxIterations) {
  /** Relative error 1e-4, far below that from any grid, and at most 2000 iterations. */
  public static final ConductionOptions DEFAULT = new ConductionOptions(1e-4, 2000);

  /** Checks both. */
  public ConductionOptions {
    if (!(relativeError > 0 && relativeError < 1)) {
      throw new IllegalArgumentException(
          "the relative error must be above 0 and below 1, as 1e-4; got " + relativeError);
    }
    if (maxIterations < 1) {
      throw new IllegalArgumentException(
          "the limit of iterations must be at least 1, as 2000; got " + maxIterations);
    }
  }
}
