package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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

class GeodesicsTest {
  /** Sums of up to a few hundred steps in single precision, relative. */
  private static final double ROUNDING = 3e-6;

  /**
   * Between differences of first and second order single precision may choose otherwise than double
   * where both are at the limit: so far off, in one voxel of so many.
   */
  private static final double CHOICE = 0.01;

  private static final int VOXELS_PER_CHOICE = 500;

  private static final double HALF_LAST_DIGIT = 0.5e-4;

  private static final AxisDirection UP = new AxisDirection(Axis.Z, true);

  private static Finding<PathLengths> lengths(
      LabelVolume volume, AxisDirection direction, GeodesicMethod method) {
    try (TaskContext task = TaskContext.silent(2)) {
      return Geodesics.tortuosity(volume, Structures.PHASE_1, direction, method, task).lengths();
    }
  }

  private static List<GeodesicTortuosity> everything(LabelVolume volume, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return Geodesics.tortuosities(
          volume, volume.phases(), AxisDirection.all(), List.of(GeodesicMethod.values()), task);
    }
  }

  private static Stream<Arguments> randomVolumes() {
    List<VoxelSize> sizes =
        List.of(
            VoxelSize.cube(50e-9),
            new VoxelSize(35e-9, 35e-9, 100e-9),
            new VoxelSize(3, 1, 0.4),
            new VoxelSize(0.7, 2.1, 0.9));
    return Stream.of(GeodesicMethod.values())
        .flatMap(
            method ->
                Stream.of(1, 2, 3, 4)
                    .flatMap(
                        seed ->
                            Stream.of(0.3, 0.55, 0.9)
                                .map(
                                    fraction ->
                                        Arguments.of(
                                            method, sizes.get(seed - 1), fraction, seed))));
  }

  @ParameterizedTest(name = "{0}, edges {1}, fraction {2}, seed {3}")
  @MethodSource("randomVolumes")
  void agreesWithTheSlowWay(GeodesicMethod method, VoxelSize size, double fraction, long seed) {
    java.util.Random random = new java.util.Random(seed);
    LabelVolume volume =
        Structures.of(
            new GridShape(24, 24, 24), size, (x, y, z) -> random.nextDouble() < fraction ? 1 : 0);
    for (Axis axis : Axis.values()) {
      assertSameLengths(volume, new AxisDirection(axis, seed % 2 == 0), method);
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesInEveryShape_seed5(GeodesicMethod method) {
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, 0.8, 5);
      for (AxisDirection direction : AxisDirection.all()) {
        assertSameLengths(volume, direction, method);
      }
    }
  }

  private static void assertSameLengths(
      LabelVolume volume, AxisDirection direction, GeodesicMethod method) {
    double[] expected = SlowPaths.of(volume, direction, method);
    try (TaskContext task = TaskContext.silent(2)) {
      ScalarField found = Geodesics.map(volume, Structures.PHASE_1, direction, method, task);
      int choices = 0;
      for (int i = 0; i < expected.length; i++) {
        float value =
            found.slice(i / volume.shape().sliceVoxels())[i % volume.shape().sliceVoxels()];
        if (Double.isInfinite(expected[i])) {
          assertThat(value).isNaN();
        } else {
          double error = Math.abs(value / expected[i] - 1);
          if (!(error <= ROUNDING) && expected[i] > 0 || expected[i] == 0 && value != 0) {
            assertThat(method).isEqualTo(GeodesicMethod.EIKONAL);
            assertThat(error).isLessThan(CHOICE);
            choices++;
          }
        }
      }
      assertThat(choices).isLessThanOrEqualTo(expected.length / VOXELS_PER_CHOICE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStraightChannelIsOne(GeodesicMethod method) {
    VoxelSize size = new VoxelSize(35e-9, 50e-9, 100e-9);
    for (AxisDirection direction : AxisDirection.all()) {
      LabelVolume channel =
          Structures.of(
              new GridShape(11, 12, 13),
              size,
              (x, y, z) ->
                  switch (direction.axis()) {
                    case X -> y > 3 && z < 7 ? 1 : 0;
                    case Y -> x > 3 && z < 7 ? 1 : 0;
                    case Z -> x > 3 && y < 7 ? 1 : 0;
                  });
      PathLengths found = lengths(channel, direction, method).get();
      assertThat(found.mean()).isEqualTo(1);
      assertThat(found.standardDeviation()).isZero();
      assertThat(found.minimum()).isEqualTo(1);
      assertThat(found.maximum()).isEqualTo(1);
      assertThat(found.reachedShare()).isEqualTo(1);
      assertThat(found.histogram().counts()).containsExactly(found.outletVoxels());
    }
  }

  @Test
  void aDiagonalOfCornersIsWalkedByStepsToCornersAlone() {
    LabelVolume diagonal =
        Structures.of(
            new GridShape(9, 9, 9), new VoxelSize(1, 2, 3), (x, y, z) -> x == y && y == z ? 1 : 0);
    assertThat(lengths(diagonal, UP, GeodesicMethod.CHAMFER).get().mean())
        .isCloseTo(Math.sqrt(14) / 3, within(ROUNDING));
    assertThat(lengths(diagonal, UP, GeodesicMethod.EIKONAL))
        .isEqualTo(Finding.undefined("1 does not span z"));
  }

  @ParameterizedTest(name = "phase {0} along {1}")
  @CsvSource({"0, z, 1.0591", "0, y, 1.0590", "0, x, 1.0598", "1, z, 1.1279"})
  void chamferOfTheTwoPhaseSampleIsAsPublished(String phase, String axis, double expected)
      throws IOException {
    LabelVolume sample = Structures.twoPhaseSample();
    double sum = 0;
    try (TaskContext task = TaskContext.silent(2)) {
      for (AxisDirection direction : AxisDirection.both(Axis.of(axis))) {
        sum +=
            Geodesics.tortuosity(
                    sample, sample.phase(phase), direction, GeodesicMethod.CHAMFER, task)
                .lengths()
                .get()
                .mean();
      }
    }
    assertThat(sum / 2).isCloseTo(expected, within(HALF_LAST_DIGIT));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"CHAMFER, 0, 0.0824", "EIKONAL, 0, 0.0076"})
  void fromAPointNothingIsNearerThanStraightNorMuchFarther(
      GeodesicMethod method, double least, double most) {
    int n = 41;
    LabelVolume open =
        Structures.of(new GridShape(n, 1, n), (x, y, z) -> z > 0 || x == n / 2 ? 1 : 0);
    try (TaskContext task = TaskContext.silent(1)) {
      ScalarField map = Geodesics.map(open, Structures.PHASE_1, UP, method, task);
      double largest = 0;
      for (int x = 0; x < n; x++) {
        double straight = Math.hypot(x - n / 2, n - 1);
        double error = map.value(x, 0, n - 1) / straight - 1;
        assertThat(error).isGreaterThanOrEqualTo(least - ROUNDING);
        largest = Math.max(largest, error);
      }
      assertThat(largest).isBetween(most / 2, most);
    }
  }

  @Test
  void outletVoxelsThatNothingLeadsToAreCountedAndNoMore() {
    LabelVolume volume =
        Structures.of(new GridShape(5, 1, 6), (x, y, z) -> x < 2 || z == 5 && x == 4 ? 1 : 0);
    PathLengths found = lengths(volume, UP, GeodesicMethod.EIKONAL).get();
    assertThat(found.outletVoxels()).isEqualTo(3);
    assertThat(found.reachedVoxels()).isEqualTo(2);
    assertThat(found.mean()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasNoWayIsUndefinedAndSaysWhy(GeodesicMethod method) {
    LabelVolume apart =
        Structures.of(new GridShape(4, 4, 4), (x, y, z) -> z == 2 ? 0 : 1)
            .withPhases(List.of(Phase.named(1, "SE"), Phase.named(7, "AM")));
    try (TaskContext task = TaskContext.silent(1)) {
      assertThat(Geodesics.tortuosity(apart, apart.phase("SE"), UP, method, task).lengths())
          .isEqualTo(Finding.undefined("SE does not span z"));
      assertThat(Geodesics.tortuosity(apart, apart.phase("AM"), UP, method, task).lengths())
          .isEqualTo(Finding.undefined("AM has no voxels"));
    }
    LabelVolume page = Structures.of(new GridShape(4, 4, 1), (x, y, z) -> 1);
    assertThat(lengths(page, UP, method))
        .isEqualTo(Finding.undefined("the volume has a single layer along z"));
    assertThat(lengths(page, new AxisDirection(Axis.Y, false), method).get().mean()).isEqualTo(1);
    LabelVolume speck = Structures.of(new GridShape(3, 3, 3), (x, y, z) -> x + y + z == 6 ? 1 : 0);
    assertThat(lengths(speck, UP, method)).isEqualTo(Finding.undefined("1 does not span z"));
  }

  @Test
  void mirroringTurnsDirectionsAndSwappingAxesSwapsThem_seed6() {
    LabelVolume volume =
        Structures.random(
            new GridShape(17, 20, 23), new VoxelSize(1, 2, 1.5), new int[] {0, 1, 1}, 6);
    try (TaskContext task = TaskContext.silent(1)) {
      LabelVolume mirrored = LabelOperations.mirror(volume, Axis.Z, task);
      LabelVolume swapped = LabelOperations.swapAxes(volume, Axis.X, Axis.Z, task);
      for (GeodesicMethod method : GeodesicMethod.values()) {
        double mean = lengths(volume, UP, method).get().mean();
        assertThat(lengths(mirrored, new AxisDirection(Axis.Z, false), method).get().mean())
            .isCloseTo(mean, within(ROUNDING));
        assertThat(lengths(swapped, new AxisDirection(Axis.X, true), method).get().mean())
            .isCloseTo(mean, within(ROUNDING));
      }
    }
  }

  @Test
  void anyLabelWillDo_seed7() {
    LabelVolume volume = Structures.random(new GridShape(9, 10, 11), 0.7, 7);
    try (TaskContext task = TaskContext.silent(1)) {
      LabelVolume other = LabelOperations.relabel(volume, Map.of(1, 255), task);
      for (GeodesicMethod method : GeodesicMethod.values()) {
        double mean = lengths(volume, UP, method).get().mean();
        Finding<PathLengths> found =
            Geodesics.tortuosity(other, other.phase("255"), UP, method, task).lengths();
        assertThat(found.get().mean()).isEqualTo(mean);
      }
    }
  }

  @Test
  void oneOrMoreThreadsFindTheSameBits_seed8() {
    LabelVolume volume = Structures.periodicBalls(30, 6, 30, 8);
    List<GeodesicTortuosity> one = everything(volume, 1);
    List<GeodesicTortuosity> three = everything(volume, 3);
    assertThat(one).hasSize(2 * 6 * 2);
    assertThat(three).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(one);
    assertThat(one.get(0).direction().key()).isEqualTo("+x");
    assertThat(one.get(1).method().key()).isEqualTo("eikonal");
    assertThat(one.get(3).direction().key()).isEqualTo("-x");
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3})
  void handsOutTheMapsThatAreWantedAndNoOthers_seed9(int threads) {
    LabelVolume volume =
        Structures.random(
            new GridShape(11, 12, 1), new VoxelSize(1, 2, 1.5), new int[] {0, 1, 1}, 9);
    List<String> taken = new ArrayList<>();
    try (TaskContext task = TaskContext.silent(threads)) {
      Geodesics.Maps maps =
          new Geodesics.Maps() {
            @Override
            public boolean wants(Phase phase, AxisDirection direction, GeodesicMethod method) {
              return direction.rising() && method == GeodesicMethod.EIKONAL;
            }

            @Override
            public void take(
                Phase phase, AxisDirection direction, GeodesicMethod method, ScalarField map) {
              ScalarField expected = Geodesics.map(volume, phase, direction, method, task);
              assertThat(map.name()).isEqualTo(expected.name());
              assertThat(map.slice(0)).isEqualTo(expected.slice(0));
              taken.add(phase.name() + direction.key() + method.key());
            }
          };
      List<GeodesicTortuosity> found =
          Geodesics.tortuosities(
              volume,
              volume.phases(),
              AxisDirection.all(),
              List.of(GeodesicMethod.values()),
              maps,
              task);
      assertThat(found).usingRecursiveComparison().isEqualTo(everything(volume, 1));
    }
    // None along z, where there is one layer.
    assertThat(taken)
        .containsExactlyInAnyOrder("0+xeikonal", "0+yeikonal", "1+xeikonal", "1+yeikonal");
  }

  /** A map that cannot be written, say on a full disk, is told before all others are made. */
  @Test
  void othersStopWhenOneFails_seed9() {
    LabelVolume volume =
        Structures.random(
            new GridShape(11, 12, 9), new VoxelSize(1, 2, 1.5), new int[] {0, 1, 1}, 9);
    AtomicInteger asked = new AtomicInteger();
    Geodesics.Maps full =
        new Geodesics.Maps() {
          @Override
          public boolean wants(Phase phase, AxisDirection direction, GeodesicMethod method) {
            return true;
          }

          @Override
          public void take(
              Phase phase, AxisDirection direction, GeodesicMethod method, ScalarField map) {
            asked.incrementAndGet();
            throw new IllegalStateException("the disk is full");
          }
        };
    try (TaskContext task = TaskContext.silent(2)) {
      assertThatThrownBy(
              () ->
                  Geodesics.tortuosities(
                      volume,
                      volume.phases(),
                      AxisDirection.all(),
                      List.of(GeodesicMethod.values()),
                      full,
                      task))
          .hasMessageContaining("the disk is full");
    }
    assertThat(asked.get()).isBetween(1, 2);
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.9, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(
              () -> Geodesics.map(volume, Structures.PHASE_1, UP, GeodesicMethod.CHAMFER, task))
          .isInstanceOf(TaskCancelledException.class);
      assertThatThrownBy(
              () ->
                  Geodesics.tortuosity(
                      volume, Structures.PHASE_1, UP, GeodesicMethod.EIKONAL, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
