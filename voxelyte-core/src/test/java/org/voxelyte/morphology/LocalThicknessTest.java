package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class LocalThicknessTest {
  /** Roundings to single precision, relative: three of squared distances and one of the root. */
  private static final double ROUNDING = 4e-7;

  private static LocalThickness measure(LabelVolume volume, Phase phase, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return LocalThickness.of(volume, phase, task).get();
    }
  }

  private static LocalThickness measure(LabelVolume volume) {
    return measure(volume, Structures.PHASE_1, 2);
  }

  @ParameterizedTest(name = "{0} balls or noise, edges {2} {3} {4}, seed {1}")
  @CsvSource({
    "12, 1, 1, 1, 1",
    "60, 2, 1, 1, 1",
    "30, 3, 35e-9, 35e-9, 100e-9",
    "30, 4, 0.7, 2.3, 1.1",
    "30, 5, 1, 1.5, 2",
    "30, 6, 1, 1.4142135623730951, 1",
    "0, 7, 1, 1, 1",
    "0, 8, 1, 2, 3",
    "0, 9, 0.3, 0.3, 1"
  })
  void isThatOfTheLargestOfAllBalls(
      int balls, long seed, double edgeX, double edgeY, double edgeZ) {
    Random random = new Random(seed);
    VoxelSize size = new VoxelSize(edgeX, edgeY, edgeZ);
    LabelVolume blobs = Structures.periodicBalls(24, 5, balls, seed);
    LabelVolume volume =
        Structures.of(
            blobs.shape(),
            size,
            (x, y, z) -> balls > 0 ? blobs.label(x, y, z) : random.nextDouble() < 0.97 ? 1 : 2);
    for (Phase phase : volume.phases()) {
      agreesWithBruteForce(volume, phase);
    }
  }

  @Test
  void isThatOfTheLargestOfAllBallsInEveryShape_seed11() {
    for (GridShape shape : Structures.SHAPES) {
      for (double fraction : new double[] {0.5, 0.9, 0.99}) {
        LabelVolume volume = Structures.random(shape, fraction, 11);
        if (volume.count(1) > 0 && volume.count(0) > 0) {
          agreesWithBruteForce(volume, Structures.PHASE_1);
        }
      }
    }
  }

  /** Balls much larger than voxels, of which vectors longer than neighbours tell the needless. */
  @ParameterizedTest(name = "edges {1} {2} {3}, seed {0}")
  @CsvSource({"1, 1, 1, 1", "2, 1, 1, 1.5", "3, 0.9, 1.1, 1", "4, 1, 1, 1"})
  void isThatOfTheLargestOfAllBallsFarFromSurfaces(
      long seed, double edgeX, double edgeY, double edgeZ) {
    Random random = new Random(seed);
    double slope = random.nextDouble();
    GridShape shape = new GridShape(20, 40, 22);
    LabelVolume volume =
        Structures.of(
            shape,
            new VoxelSize(edgeX, edgeY, edgeZ),
            (x, y, z) -> 0.4 * x + y + slope * z > 4 + random.nextInt(2) ? 1 : 0);
    agreesWithBruteForce(volume, Structures.PHASE_1);
  }

  private static void agreesWithBruteForce(LabelVolume volume, Phase phase) {
    ScalarField found = measure(volume, phase, 2).map();
    ScalarField distance = PlainBalls.distances(volume, phase);
    ScalarField expected = PlainBalls.largestOver(distance);
    GridShape shape = volume.shape();
    for (int z = 0; z < shape.nz(); z++) {
      for (int i = 0; i < shape.sliceVoxels(); i++) {
        double value = expected.slice(z)[i];
        if (value == 0) {
          assertThat(found.slice(z)[i]).isNaN();
        } else {
          assertThat((double) found.slice(z)[i]).isCloseTo(value, within(ROUNDING * value));
        }
      }
    }
  }

  @Test
  void hasTheMeansOfTheTwoPhaseSample() throws IOException {
    LabelVolume sample = Structures.twoPhaseSample();
    assertThat(measure(sample, Structures.PHASE_0, 2).mean() / 100e-9)
        .isCloseTo(6.472, within(0.0005));
    assertThat(measure(sample, Structures.PHASE_1, 2).mean() / 100e-9)
        .isCloseTo(5.184, within(0.0005));
  }

  @ParameterizedTest(name = "radius {0} voxels")
  @ValueSource(doubles = {5.5, 9, 14.3})
  void aBallIsAsThickAsItsDiameterEverywhere(double radius) {
    LabelVolume ball =
        Structures.ball(
            new GridShape(33, 33, 33), VoxelSize.cube(1), new double[] {16.5, 16.5, 16.5}, radius);
    allAre(measure(ball), 2 * radius, 1);
    LocalThickness thickness = measure(ball);
    assertThat(thickness.mean()).isCloseTo(2 * radius + 0.5, within(0.6));
  }

  @Test
  void aSlabIsAsThickAsItsLayersOneMoreIfTheyAreOdd() {
    for (int layers = 1; layers <= 6; layers++) {
      int last = 2 + layers;
      LabelVolume slab =
          Structures.of(
              new GridShape(20, 3, 12),
              new VoxelSize(1, 2, 0.5),
              (x, y, z) -> z > 2 && z <= last ? 1 : 0);
      LocalThickness found = measure(slab);
      double expected = 0.5 * (layers % 2 == 0 ? layers : layers + 1);
      assertThat(found.sizes().diameters()).containsExactly(expected);
      assertThat(found.standardDeviation()).isZero();
      assertThat(found.sizes().voxels()).containsExactly(60L * layers);
    }
  }

  /** Thick as far as the volume goes: the ball about a voxel at the face covers it all. */
  @Test
  void theOuterFacesAreNoSurface() {
    for (Axis axis : Axis.values()) {
      int n = 40;
      LabelVolume half =
          Structures.of(
              new GridShape(n, n, n), (x, y, z) -> new int[] {x, y, z}[axis.ordinal()] > 4 ? 1 : 0);
      assertThat(measure(half).sizes().diameters()).containsExactly(2.0 * (n - 5));
    }
  }

  @Test
  void aCylinderIsAsThickAsItsDiameter() {
    double radius = 7.5;
    LabelVolume cylinder =
        Structures.of(
            new GridShape(21, 21, 15),
            (x, y, z) -> (x - 10) * (x - 10) + (y - 10) * (y - 10) < radius * radius ? 1 : 0);
    allAre(measure(cylinder), 2 * radius, 1);
  }

  @Test
  void aTorusIsAsThickAsItsTube() {
    double tube = 6.5;
    LabelVolume torus =
        Structures.of(
            new GridShape(55, 55, 17),
            (x, y, z) -> {
              double off = Math.hypot(x - 27, y - 27) - 18;
              return off * off + (z - 8) * (z - 8) < tube * tube ? 1 : 0;
            });
    LocalThickness found = measure(torus);
    assertThat(found.mean()).isCloseTo(2 * tube, within(0.5));
    assertThat(found.standardDeviation()).isLessThan(0.5);
  }

  /**
   * A sheet about the gyroid, |g| < 0.6 with g = sin x cos y + sin y cos z + sin z cos x: |∇g| is
   * 1.41 to 1.73 at g = 0, so the sheet is 0.69 to 0.85 of the unit thick in first order.
   */
  @Test
  void aGyroidSheetIsAsThickAsItsGradientTells() {
    double unit = 48 / (2 * Math.PI);
    LabelVolume sheet =
        Structures.of(
            new GridShape(48, 48, 48),
            (x, y, z) -> {
              double a = x / unit;
              double b = y / unit;
              double c = z / unit;
              double g =
                  Math.sin(a) * Math.cos(b) + Math.sin(b) * Math.cos(c) + Math.sin(c) * Math.cos(a);
              return Math.abs(g) < 0.6 ? 1 : 0;
            });
    LocalThickness found = measure(sheet);
    assertThat(found.mean()).isBetween(0.69 * unit, 0.85 * unit + 1);
    assertThat(found.sizes().quantile(0.1).get()).isGreaterThan(0.69 * unit - 0.5);
    assertThat(found.sizes().quantile(0.9).get()).isLessThan(0.95 * unit + 1);
  }

  /** Each voxel within so much of the diameter. */
  private static void allAre(LocalThickness found, double diameter, double tolerance) {
    double[] diameters = found.sizes().diameters();
    assertThat(diameters[0]).isCloseTo(diameter, within(tolerance));
    assertThat(diameters[diameters.length - 1]).isCloseTo(diameter, within(tolerance));
  }

  @Test
  void axesMayBeSwappedAndTheVolumeScaled_seed3() {
    LabelVolume volume = Structures.periodicBalls(30, 4, 30, 3);
    SizeDistribution expected = measure(volume).sizes();
    try (TaskContext task = TaskContext.silent(2)) {
      for (Axis[] pair : new Axis[][] {{Axis.X, Axis.Y}, {Axis.X, Axis.Z}, {Axis.Y, Axis.Z}}) {
        LabelVolume swapped = LabelOperations.swapAxes(volume, pair[0], pair[1], task);
        assertThat(measure(swapped).sizes()).usingRecursiveComparison().isEqualTo(expected);
      }
    }
    int last = volume.shape().nx() - 1;
    LabelVolume mirrored =
        Structures.of(volume.shape(), (x, y, z) -> volume.label(last - x, y, last - z));
    assertThat(measure(mirrored).sizes()).usingRecursiveComparison().isEqualTo(expected);
    LabelVolume doubled =
        Structures.of(volume.shape(), VoxelSize.cube(2), (x, y, z) -> volume.label(x, y, z));
    assertThat(measure(doubled).mean()).isCloseTo(2 * measure(volume).mean(), within(1e-9));
  }

  @Test
  void oneOrMoreThreadsFindTheSameBits_seed7() {
    LabelVolume volume = Structures.periodicBalls(40, 6, 30, 7);
    LocalThickness one = measure(volume, Structures.PHASE_1, 1);
    LocalThickness three = measure(volume, Structures.PHASE_1, 3);
    for (int z = 0; z < 40; z++) {
      assertThat(three.map().slice(z)).isEqualTo(one.map().slice(z));
    }
    assertThat(three.sizes()).usingRecursiveComparison().isEqualTo(one.sizes());
  }

  @Test
  void aPhaseWithoutVoxelsOrWithoutSurfaceHasNone() {
    LabelVolume full = Structures.of(new GridShape(3, 4, 5), (x, y, z) -> 1);
    try (TaskContext task = TaskContext.silent(1)) {
      assertThat(LocalThickness.of(full, Structures.PHASE_1, task).reason())
          .isEqualTo("1 fills the volume and has no surface in it");
      assertThat(LocalThickness.of(full, Structures.PHASE_0, task).reason())
          .isEqualTo("0 has no voxels");
    }
  }

  @Test
  void aSingleVoxelIsAsThickAsTwiceItsLeastEdge() {
    LabelVolume one =
        Structures.of(
            new GridShape(3, 3, 3),
            new VoxelSize(3, 1, 2),
            (x, y, z) -> x == 1 && y == 1 && z == 1 ? 1 : 0);
    assertThat(measure(one).sizes().diameters()).containsExactly(2);
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> LocalThickness.of(volume, Structures.PHASE_1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
