package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of a box particles are to fill on the whole and, if they have gradients, where they are
 * densest.
 */
final class Density {
  private final double fraction;
  private final double densest;
  private final boolean even;
  private final boolean same;

  /**
   * Adds particles up.
   *
   * @param volume of each, m³
   * @param gradients of each; none if all are even
   */
  Density(PackingBox box, double[] volume, List<Gradient> gradients) {
    this.fraction = Arrays.stream(volume).sum() / box.volume();
    this.even = gradients.stream().allMatch(Gradient::isEven);
    this.same = gradients.stream().distinct().count() == 1;
    this.densest = even ? fraction : densest(volume, gradients) / box.volume();
  }

  /** A sum of straight gradients is largest in a corner. */
  private static double densest(double[] volume, List<Gradient> gradients) {
    double[] corners = new double[8];
    for (int i = 0; i < volume.length; i++) {
      Gradient gradient = gradients.get(i);
      for (int corner = 0; corner < corners.length; corner++) {
        corners[corner] += volume[i] * gradient.at(corner >> gradient.axis().ordinal() & 1);
      }
    }
    return Arrays.stream(corners).max().orElse(0);
  }

  /** Returns the share of the box that they fill. */
  double fraction() {
    return fraction;
  }

  /** Returns the share that they are to fill where they are densest. */
  double densest() {
    return densest;
  }

  /** Returns whether they are as dense everywhere. */
  boolean isEven() {
    return even;
  }

  /**
   * Returns what to do so that a share is nowhere exceeded: to ask for less, or if all particles
   * have the same gradient, for a flatter one.
   */
  String remedy(double most) {
    String lower =
        String.format(Locale.ROOT, "lower the fraction to %.4f", fraction * most / densest);
    double steepest = most / fraction;
    if (even || !same || steepest <= 1 || steepest >= 2) {
      return lower;
    }
    return lower
        + String.format(
            Locale.ROOT,
            " or make the gradient no steeper than 1 : %.2f",
            steepest / (2 - steepest));
  }
}
