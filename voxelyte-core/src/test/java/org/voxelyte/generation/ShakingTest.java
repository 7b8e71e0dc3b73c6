package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

/** Shaken spheres against the hard-sphere fluid, and all pairs of them without any search. */
class ShakingTest {
  private static final double RADIUS = 2.5e-6;

  private static double[] equal(int count) {
    double[] radii = new double[count];
    Arrays.fill(radii, RADIUS);
    return radii;
  }

  private static PackingBox cube(double[] radii, double fraction, boolean periodic) {
    double volume = 4 * Math.PI / 3 * Arrays.stream(radii).map(r -> r * r * r).sum();
    double edge = Math.cbrt(volume / fraction);
    return new PackingBox(edge, edge, edge, periodic, periodic, periodic);
  }

  private static PackedSpheres pack(PackingBox box, double[] radii, int rounds, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return new SpherePacking(PackingOptions.DEFAULT.withShakenRounds(rounds))
          .pack(box, radii, 1, task);
    }
  }

  private static double[] coordinates(PackedSpheres packed) {
    double[] all = new double[3 * packed.count()];
    for (int i = 0; i < packed.count(); i++) {
      all[3 * i] = packed.x(i);
      all[3 * i + 1] = packed.y(i);
      all[3 * i + 2] = packed.z(i);
    }
    return all;
  }

  /** Returns the gaps of all pairs as shares of the sum of their radii, nearest images. */
  private static double[] gaps(PackedSpheres packed) {
    double[] at = coordinates(packed);
    double length = packed.box().lengthX();
    boolean periodic = packed.box().periodicX();
    double[] gaps = new double[packed.count() * (packed.count() - 1) / 2];
    int n = 0;
    for (int i = 0; i < packed.count(); i++) {
      for (int j = i + 1; j < packed.count(); j++) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = at[3 * i + axis] - at[3 * j + axis];
          d -= periodic ? length * Math.rint(d / length) : 0;
          squared += d * d;
        }
        double sum = packed.radius(i) + packed.radius(j);
        gaps[n++] = Math.sqrt(squared) / sum - 1;
      }
    }
    return gaps;
  }

  private static double contacts(PackedSpheres packed, double gap) {
    return 2.0 * Arrays.stream(gaps(packed)).filter(g -> g < gap).count() / packed.count();
  }

  /**
   * Neighbours within 2 % of a diameter by the contact value of N. F. Carnahan and K. E. Starling,
   * J. Chem. Phys. 51, 635 (1969), doi:10.1063/1.1672048, and the slope there of the Percus–Yevick
   * fluid.
   */
  @ParameterizedTest
  @CsvSource({"0.2, 0.12", "0.4, 0.08", "0.48, 0.08"})
  void neighboursAreThoseOfTheHardSphereFluid(double fraction, double tolerance) {
    double[] radii = equal(1000);
    double gap = 0.02;
    double hollow = 1 - fraction;
    double contact = (1 - fraction / 2) / (hollow * hollow * hollow);
    double slope = -4.5 * fraction * (1 + fraction) / (hollow * hollow * hollow);
    // 24 φ ∫ r² (g + g′ (r − 1)) dr from 1 to 1 + gap
    double fluid =
        24 * fraction * (contact * (gap + gap * gap) + slope * gap * gap / 2 * (1 + 4 * gap / 3));
    double sum = 0;
    PackingBox box = cube(radii, fraction, true);
    for (int seed = 1; seed <= 3; seed++) {
      try (TaskContext task = TaskContext.silent(2)) {
        sum +=
            contacts(
                new SpherePacking(PackingOptions.DEFAULT.withShakenRounds(60))
                    .pack(box, radii, seed, task),
                gap);
      }
    }
    assertThat(sum / 3).isCloseTo(fluid, within(tolerance * fluid));
    assertThat(contacts(pack(box, radii, 0, 2), gap))
        .as("as they were packed")
        .isGreaterThan(1.5 * fluid);
  }

  @ParameterizedTest
  @CsvSource({"0.1, true", "0.5, true", "0.64, true", "0.3, false", "0.55, false"})
  void noTwoOverlapAndAllStayInTheBox(double fraction, boolean periodic) {
    double[] radii = equal(400);
    for (int i = 0; i < radii.length; i += 2) {
      radii[i] = RADIUS / 3;
    }
    PackingBox box = cube(radii, fraction, periodic);
    PackedSpheres packed = pack(box, radii, 40, 2);
    assertThat(Arrays.stream(gaps(packed)).min().orElseThrow()).isNotNegative();
    assertThat(packed.overlap()).isEqualTo(Overlap.NONE);
    double[] at = coordinates(packed);
    for (int k = 0; k < at.length; k++) {
      double margin = periodic ? 0 : packed.radius(k / 3);
      assertThat(at[k]).isBetween(margin, box.lengthX() - margin);
    }
    assertThat(at).isNotEqualTo(coordinates(pack(box, radii, 0, 2)));
  }

  /** A sphere that has no room at first begins in the middle, and ends anywhere. */
  @Test
  void aSphereAloneReachesEveryPlaceBetweenWalls() {
    double[] radii = equal(1);
    PackingBox box = new PackingBox(4 * RADIUS, 4 * RADIUS, 4 * RADIUS, false, false, false);
    double sum = 0;
    double squares = 0;
    int seeds = 400;
    try (TaskContext task = TaskContext.silent(1)) {
      SpherePacking packing = new SpherePacking(PackingOptions.DEFAULT.withShakenRounds(400));
      for (int seed = 0; seed < seeds; seed++) {
        for (double at : coordinates(packing.pack(box, radii, seed, task))) {
          double place = (at - RADIUS) / (2 * RADIUS);
          assertThat(place).isBetween(0.0, 1.0);
          sum += place;
          squares += place * place;
        }
      }
    }
    double mean = sum / (3 * seeds);
    assertThat(mean).isCloseTo(0.5, within(0.03));
    assertThat(squares / (3 * seeds) - mean * mean).isCloseTo(1.0 / 12, within(0.008));
  }

  @Test
  void threadsDoNotMatterAndNoRoundsChangeNothing() {
    double[] radii = equal(700);
    PackingBox box = cube(radii, 0.45, true);
    assertThat(coordinates(pack(box, radii, 20, 1)))
        .isEqualTo(coordinates(pack(box, radii, 20, 4)));
    try (TaskContext task = TaskContext.silent(2)) {
      PackedSpheres plain = new SpherePacking(PackingOptions.DEFAULT).pack(box, radii, 1, task);
      assertThat(coordinates(pack(box, radii, 0, 2))).isEqualTo(coordinates(plain));
    }
  }

  @Test
  void cancelsBetweenRounds() {
    double[] radii = equal(50);
    PackingBox box = cube(radii, 0.3, true);
    double[][] centre = new double[3][50];
    try (TaskContext task = TaskContext.silent(1)) {
      Shaking shaking = new Shaking(new Spheres(box, 1, centre, radii));
      task.cancel();
      assertThatThrownBy(() -> shaking.run(5, 1, task)).isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() -> PackingOptions.DEFAULT.withShakenRounds(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be negative, got -1");
    assertThatThrownBy(() -> PackingOptions.DEFAULT.withAllowedOverlap(1).withShakenRounds(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without overlap");
  }
}
