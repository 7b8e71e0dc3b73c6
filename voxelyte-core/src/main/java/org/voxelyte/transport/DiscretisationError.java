package org.voxelyte.transport;

import java.util.OptionalDouble;

/**
 * How far σ_eff may lie from that of the body whose image the voxels are, judged from other grids.
 *
 * <p>Two things are lost on a grid: the equations are solved approximately on the staircase of
 * voxels, and the staircase is not the body. A grid of voxels twice as large has more of both. With
 * errors of first order in the voxel's edge, the error is as large as the change from the coarser
 * grid to this one (Richardson's extrapolation); the bar is this change times a factor of safety,
 * as in the grid convergence index of P. J. Roache, J. Fluids Eng. 116 (1994) 405,
 * doi:10.1115/1.2910291:
 *
 * <p>bar = 2 · max(|σ − σ₂|, |σ − σ₂′|, |σ₂ − σ₄|/2, |σ₂′ − σ₄′|/2, |σ − σ_½|)
 *
 * <p>σ₂ and σ₄ belong to voxels twice and four times as large; σ′ is corrected for the fractions
 * that coarsening changes, by the ratio of the upper bounds of Hashin and Shtrikman; σ_½ belongs to
 * the same voxels, each divided into 2 × 2 × 2, and tells the first of the two losses alone. The
 * largest counts since changes of opposite sign may cancel. The order and the factor are measured:
 * see docs/validation.md.
 *
 * @param relative half of the bar's width, relative to σ_eff; infinite where the coarser grid does
 *     not conduct, NaN where this one does not
 * @param coarser σ_eff of voxels twice as large, S/m
 * @param coarserCorrected the same, corrected for fractions, S/m
 * @param coarsest σ_eff of voxels four times as large, S/m; empty where they are too few
 * @param refined σ_eff of each voxel divided into 2 × 2 × 2, S/m; empty unless asked for
 */
public record DiscretisationError(
    double relative,
    double coarser,
    double coarserCorrected,
    OptionalDouble coarsest,
    OptionalDouble refined) {
  /**
   * Factor of safety: with it the bar holds the true value in 96 of 100 random bodies, and is 2.6
   * times too wide in the median.
   */
  static final double SAFETY = 2;

  /** A value on a grid, as it is and with the correction for fractions, S/m. */
  record OnGrid(double effective, double corrected) {}

  /**
   * Judges a value.
   *
   * @param effective σ_eff of the volume, S/m
   * @param coarser of voxels twice as large
   * @param coarsest of voxels four times as large, or null
   */
  static DiscretisationError of(
      double effective, OnGrid coarser, OnGrid coarsest, OptionalDouble refined) {
    double relative;
    if (effective == 0) {
      relative = Double.NaN;
    } else if (coarser.effective() == 0) {
      relative = Double.POSITIVE_INFINITY;
    } else {
      double change =
          Math.max(
              Math.abs(effective - coarser.effective()), Math.abs(effective - coarser.corrected()));
      if (coarsest != null && coarsest.effective() > 0) {
        change = Math.max(change, Math.abs(coarser.effective() - coarsest.effective()) / 2);
        change = Math.max(change, Math.abs(coarser.corrected() - coarsest.corrected()) / 2);
      }
      if (refined.isPresent()) {
        change = Math.max(change, Math.abs(effective - refined.getAsDouble()));
      }
      relative = SAFETY * change / effective;
    }
    return new DiscretisationError(
        relative,
        coarser.effective(),
        coarser.corrected(),
        coarsest == null ? OptionalDouble.empty() : OptionalDouble.of(coarsest.effective()),
        refined);
  }
}
