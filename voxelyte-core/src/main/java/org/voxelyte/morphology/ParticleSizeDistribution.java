package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;

/**
 * The distribution of the equivalent diameters of particles, by number and by volume. Discrete:
 * every particle is a step, nothing is smoothed.
 *
 * @param sampling which particles count
 * @param particles how many do
 * @param steps by rising diameter, one for each that occurs; the last shares are 1
 */
public record ParticleSizeDistribution(
    ParticleSampling sampling, long particles, List<Step> steps) {
  /**
   * A diameter and what is up to it.
   *
   * @param diameter equivalent diameter, m
   * @param numberShare share of the number of particles that are not larger
   * @param volumeShare their share of the volume of particles
   */
  public record Step(double diameter, double numberShare, double volumeShare) {}

  /** What shares are of. */
  public enum Weight {
    NUMBER,
    VOLUME
  }

  /** Copies the list. */
  public ParticleSizeDistribution {
    steps = List.copyOf(steps);
  }

  /**
   * Returns the distribution.
   *
   * @param shape of the volume that the particles were measured in
   * @return undefined if no particle counts
   */
  public static Finding<ParticleSizeDistribution> of(
      ParticlePopulation population, GridShape shape, ParticleSampling sampling) {
    List<ParticleMorphology> sorted = new ArrayList<>();
    for (ParticleMorphology particle : population.particles()) {
      if (sampling == ParticleSampling.ALL || !particle.touchesBorder()) {
        sorted.add(particle);
      }
    }
    if (sorted.isEmpty()) {
      return Finding.undefined(
          population.particles().isEmpty()
              ? population.phase().name() + " has no particles"
              : "every particle of " + population.phase().name() + " touches the border");
    }
    sorted.sort(Comparator.comparingLong(ParticleMorphology::voxels));
    double[] number = new double[sorted.size()];
    double[] volume = new double[sorted.size()];
    double numbers = 0;
    double volumes = 0;
    for (int i = 0; i < number.length; i++) {
      double weight =
          sampling == ParticleSampling.MILES_LANTUEJOUL ? weight(sorted.get(i).box(), shape) : 1;
      numbers += weight;
      volumes += weight * sorted.get(i).voxels();
      number[i] = numbers;
      volume[i] = volumes;
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < number.length; i++) {
      if (i == number.length - 1 || sorted.get(i).voxels() < sorted.get(i + 1).voxels()) {
        steps.add(
            new Step(sorted.get(i).equivalentDiameter(), number[i] / numbers, volume[i] / volumes));
      }
    }
    return Finding.of(new ParticleSizeDistribution(sampling, number.length, steps));
  }

  /** Places of a box along an axis, over those at which it touches neither end. */
  private static double weight(Box box, GridShape shape) {
    double weight = 1;
    for (Axis axis : Axis.values()) {
      double layers = shape.along(axis);
      if (layers > 1) {
        weight *= layers / (layers - box.shape().along(axis) - 1);
      }
    }
    return weight;
  }

  /**
   * Returns the least diameter that occurs up to which there is at least a share: d50 for 0.5.
   *
   * @param share in (0, 1]
   */
  public double quantile(double share, Weight weight) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must be in (0, 1], got " + share);
    }
    for (Step step : steps) {
      if ((weight == Weight.NUMBER ? step.numberShare : step.volumeShare) >= share) {
        return step.diameter;
      }
    }
    return steps.get(steps.size() - 1).diameter;
  }

  /** Returns the mean diameter, m. */
  public double mean(Weight weight) {
    double mean = 0;
    double before = 0;
    for (Step step : steps) {
      double upTo = weight == Weight.NUMBER ? step.numberShare : step.volumeShare;
      mean += (upTo - before) * step.diameter;
      before = upTo;
    }
    return mean;
  }
}
