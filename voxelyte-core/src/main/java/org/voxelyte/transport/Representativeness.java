package org.voxelyte.transport;

import org.voxelyte.volume.GridShape;

/**
 * How far σ_eff may lie from that of a far larger piece of the same material, judged from the
 * scatter of sub-boxes of half the edges.
 *
 * <p>The variance of an effective property falls as one over the volume once the volume is larger
 * than what correlates (T. Kanit et al., Int. J. Solids Struct. 40 (2003) 3647,
 * doi:10.1016/S0020-7683(03)00143-4). From n boxes of variance s², that of the whole is s²/n, and
 * the half-width of its 95 % interval t s/√n, with Student's t of n − 1 degrees of freedom (8
 * boxes: 2.36; 4: 3.18). Boxes in which nothing spans count with 0.
 *
 * @param relative half-width of the 95 % interval, relative to σ_eff of the whole; NaN if that is 0
 * @param boxes number of sub-boxes, 4 or 8
 * @param box voxels of each along each axis
 * @param mean of the boxes' σ_eff, S/m; where it is far from that of the whole, the volume is small
 *     beside its features
 * @param standardDeviation of the boxes' σ_eff, S/m
 * @param spanning boxes through which current flows
 */
public record Representativeness(
    double relative,
    int boxes,
    GridShape box,
    double mean,
    double standardDeviation,
    int spanning) {
  /** Student's t at 97.5 % for 3 and for 7 degrees of freedom. */
  private static final double T_3 = 3.182446;

  private static final double T_7 = 2.364624;

  /** Judges a value from those of 4 or 8 boxes, S/m. */
  static Representativeness of(double effective, GridShape box, double[] values) {
    int n = values.length;
    double mean = 0;
    int spanning = 0;
    for (double value : values) {
      mean += value / n;
      spanning += value > 0 ? 1 : 0;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (n - 1));
    double half = (n == 8 ? T_7 : T_3) * deviation / Math.sqrt(n);
    return new Representativeness(
        effective > 0 ? half / effective : Double.NaN, n, box, mean, deviation, spanning);
  }
}
