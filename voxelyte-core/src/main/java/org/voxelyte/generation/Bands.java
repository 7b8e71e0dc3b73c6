package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import org.voxelyte.volume.Axis;

/**
 * The stretch of an axis that each particle keeps to while particles push each other apart, so that
 * a gradient in which they were put stays.
 *
 * <p>A particle outside its band is pushed back like one in a wall; inside nothing acts on it. So
 * what pushing apart can do to a gradient is bounded, and a packing that has room for the gradient
 * comes to rest in it. Along a periodic axis bands end at the faces, where the gradient jumps.
 */
final class Bands {
  /** No particle is bound. */
  static final Bands NONE = new Bands(new double[3][], new double[3][], new double[3]);

  /** By axis; null along axes without bands. */
  private final double[][] middle;

  private final double[][] half;

  /** Length of the box along each axis, or 0 at walls. */
  private final double[] period;

  private Bands(double[][] middle, double[][] half, double[] period) {
    this.middle = middle;
    this.half = half;
    this.period = period;
  }

  /**
   * Returns bands around places.
   *
   * @param box whose lengths are divided by the unit
   * @param unit of all other lengths, m
   * @param centre where the particles are, by axis
   * @param reach how far each reaches from its centre
   * @param gradients of each particle; all keep to bands along axes that have a gradient
   */
  static Bands around(
      PackingBox box, double unit, double[][] centre, double[] reach, List<Gradient> gradients) {
    if (gradients.stream().allMatch(Gradient::isEven)) {
      return NONE;
    }
    double width = 2 * Arrays.stream(reach).max().orElse(0);
    double[][] middle = new double[3][];
    double[][] half = new double[3][];
    double[] period = new double[3];
    for (Axis axis : Axis.values()) {
      if (gradients.stream().noneMatch(each -> each.axis() == axis && !each.isEven())) {
        continue;
      }
      int a = axis.ordinal();
      double length = box.length(axis) / unit;
      period[a] = box.isPeriodic(axis) ? length : 0;
      middle[a] = new double[reach.length];
      half[a] = new double[reach.length];
      for (int i = 0; i < reach.length; i++) {
        double from = Math.max(0, centre[a][i] - width);
        double to = Math.min(length, centre[a][i] + width);
        middle[a][i] = (from + to) / 2;
        half[a][i] = (to - from) / 2;
      }
    }
    return new Bands(middle, half, period);
  }

  /** Returns whether particles keep to bands along an axis. */
  boolean areAlong(int axis) {
    return middle[axis] != null;
  }

  /** Returns the way back to its band of a particle at a coordinate; 0 inside. */
  double wayBack(int axis, int particle, double at) {
    double way = at - middle[axis][particle];
    if (period[axis] > 0) {
      way -= period[axis] * Math.rint(way / period[axis]);
    }
    double most = half[axis][particle];
    return way > most ? most - way : way < -most ? -most - way : 0;
  }
}
