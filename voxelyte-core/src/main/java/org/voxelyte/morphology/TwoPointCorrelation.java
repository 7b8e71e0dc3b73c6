package org.voxelyte.morphology;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The two-point correlation S₂(r) of a phase: the probability that two points r apart both lie in
 * it; and what follows from it.
 *
 * <p>S₂ is counted over all pairs of voxels inside the volume and divided by their number; the
 * volume is not continued. Sources: S. Torquato, Random Heterogeneous Materials, Springer 2002,
 * doi:10.1007/978-1-4757-6355-3; C. L. Y. Yeong and S. Torquato, Phys. Rev. E 57, 495 (1998),
 * doi:10.1103/PhysRevE.57.495.
 *
 * <p><b>Surface.</b> −4 dS₂/dr at 0, in an image of one layer the perimeter per area, −π dS₂/dr, on
 * a line the ends per length, −2 dS₂/dr; the mean of the axes (P. Debye, H. R. Anderson and H.
 * Brumberger, J. Appl. Phys. 28, 679 (1957), doi:10.1063/1.1722830), for surfaces of all
 * orientations alike: a ball has its area, a cube along the axes two thirds of it. The slope is
 * that of the parabola through lags 0, 1 and 2 of S₂(0) − S₂(r) = half the share of unlike pairs,
 * so that it has no boundary error; through lags 0 and 1 where an axis has two layers. Noise of
 * single voxels counts up to one and a half times.
 *
 * <p>Memory: 9 bytes a voxel for lags up to half of equal edges, 6 for a quarter.
 *
 * @param phase the phase
 * @param fraction its volume fraction ε, which is S₂(0)
 * @param along S₂ for lags along each axis, of one value where the axis has one layer; counted
 *     exactly
 * @param radial S₂ for lags of all directions by their length, in classes as wide as the shortest
 *     edge of a voxel
 * @param covariance in the same classes, (1/n) Σ (I − ε)(I′ − ε) over pairs, with I = 1 in the
 *     phase and 0 outside: S₂ − ε², but without the scatter of the fraction near the outer faces,
 *     where pairs of long lags lie
 * @param specificSurface surface / volume, of an image perimeter / area, 1/m; undefined for a
 *     single voxel
 * @param correlationLength ∫ C dr / C(0) over the covariance C up to where it first falls to 2 % of
 *     C(0), m
 * @param fractionError of ε as an estimate for the material
 */
public record TwoPointCorrelation(
    Phase phase,
    double fraction,
    Map<Axis, CorrelationCurve> along,
    CorrelationCurve radial,
    CorrelationCurve covariance,
    Finding<Double> specificSurface,
    Finding<Double> correlationLength,
    Finding<FractionError> fractionError) {
  /** Surface over −dS₂/dr in as many dimensions: 2 over the mean of |cos| over all directions. */
  private static final double[] FACTOR = {0, 2, Math.PI, 4};

  /** Copies the map, in order of axes. */
  public TwoPointCorrelation {
    Map<Axis, CorrelationCurve> ordered = new EnumMap<>(Axis.class);
    ordered.putAll(along);
    along = Collections.unmodifiableMap(ordered);
  }

  /** Returns half of the shortest edge that has more than one layer, m; 0 for a single voxel. */
  public static double defaultLargestLag(LabelVolume volume) {
    double shortest = Double.POSITIVE_INFINITY;
    for (Axis axis : Axis.values()) {
      if (volume.shape().along(axis) > 1) {
        shortest = Math.min(shortest, volume.length(axis));
      }
    }
    return shortest == Double.POSITIVE_INFINITY ? 0 : shortest / 2;
  }

  /**
   * Computes S₂ up to a lag. Along an axis shorter than that it ends where the volume ends.
   *
   * @param largestLag m
   * @throws IllegalArgumentException if the lag is negative or memory does not suffice
   */
  public static TwoPointCorrelation of(
      LabelVolume volume, Phase phase, double largestLag, TaskContext task) {
    if (!(largestLag >= 0 && largestLag < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the largest lag must be a length of 0 or more m, got " + largestLag);
    }
    double fraction = VolumeFraction.of(volume, phase);
    LagClasses classes = LagClasses.of(volume, largestLag);
    PairCounts counts = PairCounts.of(volume, phase, classes, task);
    Map<Axis, Integer> lags = new EnumMap<>(Axis.class);
    Map<Axis, Integer> counted = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      int layers = volume.shape().along(axis);
      int steps = classes.steps(axis);
      lags.put(axis, steps);
      counted.put(axis, Math.max(steps, Math.min(2, layers - 1)));
    }
    AxisPairs pairs = AxisPairs.of(volume, phase.label(), counted, task);
    Map<Axis, CorrelationCurve> along = new EnumMap<>(Axis.class);
    lags.forEach((axis, steps) -> along.put(axis, along(volume, pairs, axis, steps)));
    CorrelationCurve covariance =
        radial(
            counts,
            k ->
                (counts.both[k]
                        - 2 * fraction * counts.ends[k]
                        + fraction * fraction * counts.pairs[k])
                    / counts.pairs[k]);
    Finding<FractionError> error =
        FractionError.of(covariance, fraction, (double) volume.shape().voxels(), phase.name());
    return new TwoPointCorrelation(
        phase,
        fraction,
        along,
        radial(counts, k -> counts.both[k] / counts.pairs[k]),
        covariance,
        surface(volume, pairs),
        error.map(e -> e.correlationLength(covariance)),
        error);
  }

  /** Leaves out classes without lags, as there are for long voxels. */
  private static CorrelationCurve radial(PairCounts counts, IntToDoubleFunction value) {
    int[] filled =
        IntStream.range(0, counts.pairs.length).filter(k -> counts.pairs[k] > 0).toArray();
    double[] lags = new double[filled.length];
    double[] values = new double[filled.length];
    double[] pairs = new double[filled.length];
    for (int i = 0; i < filled.length; i++) {
      int k = filled[i];
      lags[i] = counts.lengths[k] / counts.pairs[k];
      values[i] = value.applyAsDouble(k);
      pairs[i] = counts.pairs[k];
    }
    return new CorrelationCurve(lags, values, pairs);
  }

  private static CorrelationCurve along(
      LabelVolume volume, AxisPairs counts, Axis axis, int steps) {
    double[] lags = new double[steps + 1];
    double[] values = new double[steps + 1];
    double[] pairs = new double[steps + 1];
    for (int k = 0; k <= steps; k++) {
      lags[k] = k * volume.voxelSize().along(axis);
      pairs[k] = counts.pairs(axis, k);
      values[k] = counts.both(axis, k) / pairs[k];
    }
    return new CorrelationCurve(lags, values, pairs);
  }

  private static Finding<Double> surface(LabelVolume volume, AxisPairs counts) {
    GridShape shape = volume.shape();
    double slopes = 0;
    int axes = 0;
    for (Axis axis : Axis.values()) {
      int layers = shape.along(axis);
      if (layers > 1) {
        double one = half(counts, axis, 1);
        double slope = layers == 2 ? one : 2 * one - half(counts, axis, 2) / 2;
        slopes += slope / volume.voxelSize().along(axis);
        axes++;
      }
    }
    return axes == 0
        ? Finding.undefined("a single voxel has no neighbours")
        : Finding.of(FACTOR[axes] * slopes / axes);
  }

  /** Returns S₂(0) − S₂(r). */
  private static double half(AxisPairs counts, Axis axis, int lag) {
    return 0.5 * counts.unlike(axis, lag) / counts.pairs(axis, lag);
  }
}
