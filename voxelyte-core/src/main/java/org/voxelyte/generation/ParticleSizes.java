package org.voxelyte.generation;

import java.util.List;
import org.voxelyte.units.Quantity;

/** A distribution of particle diameters, from which particles of a total volume are drawn. */
public sealed interface ParticleSizes
    permits ParticleSizes.Mono, ParticleSizes.Modes, ParticleSizes.LogNormal, ParticleSizes.Table {
  /** Ratios d_M/d_L and d_S/d_L of spheres that fit the gaps of close-packed ones: √2 − 1. */
  double OCTAHEDRAL_GAP = Math.sqrt(2) - 1;

  /** The same of the smaller gaps: √(3/2) − 1. */
  double TETRAHEDRAL_GAP = Math.sqrt(1.5) - 1;

  /**
   * Draws particles whose volume comes as near to the one asked as whole particles allow: within
   * half a particle of each size for {@link Mono} and {@link Modes}, half a mean particle for
   * stratified draws, half the last particle for random ones.
   *
   * @param volume m³
   * @param sampling how diameters of continuous distributions are chosen; others leave no choice
   * @param seed of random sampling
   * @throws IllegalArgumentException if the volume is less than half a particle, or takes more than
   *     2³¹ particles
   */
  default ParticleDraw draw(double volume, SizeSampling sampling, long seed) {
    return SizeDraw.of(this, volume, sampling, seed);
  }

  /**
   * One diameter.
   *
   * @param diameter m
   */
  record Mono(double diameter) implements ParticleSizes {
    /** Checks the diameter. */
    public Mono {
      requireDiameter(diameter);
    }
  }

  /**
   * A diameter among several.
   *
   * @param diameter m
   * @param weight how many there are, or how much volume they have, relative to the others
   */
  record Mode(double diameter, double weight) {
    /** Checks that both are positive. */
    public Mode {
      requireDiameter(diameter);
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("the weight of a size must be positive, got " + weight);
      }
    }
  }

  /**
   * Some diameters in given proportions. Each size has the whole number of particles nearest to its
   * share.
   *
   * @param modes at least one
   * @param weighting whether weights count particles or volume
   */
  record Modes(List<Mode> modes, Weighting weighting) implements ParticleSizes {
    /** Checks that there is a size. */
    public Modes {
      modes = List.copyOf(modes);
      if (modes.isEmpty()) {
        throw new IllegalArgumentException("sizes need at least one diameter, got none");
      }
    }

    /**
     * Returns large, medium and small spheres in numbers of 1:1:2, of which the smaller ones fit
     * the gaps of the close-packed large ones: A. Bielefeld et al., ACS Appl. Mater. Interfaces 12,
     * 12821 (2020), doi:10.1021/acsami.9b22788.
     *
     * @param largeDiameter m
     */
    public static Modes trimodal(double largeDiameter) {
      return new Modes(
          List.of(
              new Mode(largeDiameter, 1),
              new Mode(OCTAHEDRAL_GAP * largeDiameter, 1),
              new Mode(TETRAHEDRAL_GAP * largeDiameter, 2)),
          Weighting.NUMBER);
    }
  }

  /**
   * A log-normal distribution, cut off at both ends.
   *
   * @param medianDiameter that half of the number or volume is smaller than, before the cut, m
   * @param sigma standard deviation of ln d
   * @param weighting what the median is that of
   * @param smallestDiameter none is smaller, m
   * @param largestDiameter none is larger, m
   */
  record LogNormal(
      double medianDiameter,
      double sigma,
      Weighting weighting,
      double smallestDiameter,
      double largestDiameter)
      implements ParticleSizes {
    /** Checks ranges, and that the cut leaves something. */
    public LogNormal {
      requireDiameter(medianDiameter);
      requireDiameter(smallestDiameter);
      requireDiameter(largestDiameter);
      if (!(sigma > 0 && sigma <= 3)) {
        throw new IllegalArgumentException(
            "sigma, the standard deviation of ln d, must be in (0, 3], got " + sigma);
      }
      if (!(smallestDiameter < largestDiameter)) {
        throw new IllegalArgumentException(
            "the smallest diameter must be below the largest, got "
                + Quantity.length(smallestDiameter)
                + " and "
                + Quantity.length(largestDiameter));
      }
    }
  }

  /**
   * A point of a cumulative curve.
   *
   * @param diameter m
   * @param cumulative share that is smaller, in [0, 1]
   */
  record Point(double diameter, double cumulative) {
    /** Checks ranges. */
    public Point {
      requireDiameter(diameter);
      if (!(cumulative >= 0 && cumulative <= 1)) {
        throw new IllegalArgumentException(
            "a cumulative share must be in [0, 1], got " + cumulative);
      }
    }
  }

  /**
   * A measured cumulative curve; even in ln d between its points.
   *
   * @param points at least two, diameters rising, shares from 0 to 1 and never falling
   * @param weighting what the shares are shares of
   */
  record Table(List<Point> points, Weighting weighting) implements ParticleSizes {
    /** Checks the order of the points. */
    public Table {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new IllegalArgumentException(
            "a table of sizes needs at least two points, got " + points.size());
      }
      if (points.get(0).cumulative() != 0 || points.get(points.size() - 1).cumulative() != 1) {
        throw new IllegalArgumentException(
            "the cumulative shares of a table of sizes must go from 0 to 1, got "
                + points.get(0).cumulative()
                + " to "
                + points.get(points.size() - 1).cumulative());
      }
      for (int k = 1; k < points.size(); k++) {
        Point before = points.get(k - 1);
        Point here = points.get(k);
        if (!(here.diameter() > before.diameter() && here.cumulative() >= before.cumulative())) {
          throw new IllegalArgumentException(
              "diameters of a table must rise and shares must not fall, got "
                  + Quantity.length(here.diameter())
                  + " with "
                  + here.cumulative()
                  + " after "
                  + Quantity.length(before.diameter())
                  + " with "
                  + before.cumulative());
        }
      }
    }
  }

  private static void requireDiameter(double diameter) {
    if (!(diameter > 0 && diameter < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a diameter must be a positive length, got " + diameter + " m");
    }
  }
}
