package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class RepresentativeVolumeTest {
  private static final double ROUNDING = 1e-12;
  private static final VolumeScalar FRACTION = VolumeScalar.fraction(Structures.PHASE_1);

  private static RepresentativeVolume of(
      LabelVolume volume, VolumeScalar scalar, BoxOptions options, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return RepresentativeVolume.of(volume, List.of(scalar), options, task).get(0);
    }
  }

  /** Voxels that know nothing of each other: the spread in m of them is √((1 − ε) / (ε m)). */
  @Test
  void noiseSpreadsAsTheRootOfItsVoxels_seed2() {
    LabelVolume noise = Structures.random(new GridShape(64, 64, 64), 0.3, 2);
    RepresentativeVolume found = of(noise, FRACTION, new BoxOptions(8, 200, 0.05, 4), 2);
    double ratio = Math.sqrt(0.7 / 0.3);
    assertThat(found.sizes()).hasSize(11);
    for (BoxStatistics boxes : found.sizes()) {
      if (2 * boxes.shape().nx() < 32) {
        // A spread of 200 boxes is known to 5 %.
        assertThat(boxes.relativeSpread().get())
            .isCloseTo(ratio / Math.sqrt((double) boxes.shape().voxels()), withinPercentage(17));
      }
    }
    assertThat(found.size().get())
        .isCloseTo(Math.cbrt(Math.pow(ratio / 0.05, 2)), withinPercentage(10));
    BoxStatistics whole = found.sizes().get(10);
    assertThat(whole.centred().get()).isEqualTo(VolumeFraction.of(noise, Structures.PHASE_1));
    assertThat(whole.edge()).isEqualTo(64, within(ROUNDING * 100));
    assertThat(whole.spread().reason())
        .isEqualTo("boxes of more than half of the edges overlap too much");
  }

  /** Two random places of boxes of half the edges have (2/3)³ of their voxels in common. */
  @Test
  void boxesOfHalfTheEdgesSpreadLessSinceTheyOverlap_seeds1To60() {
    double variances = 0;
    int seeds = 60;
    for (long seed = 1; seed <= seeds; seed++) {
      LabelVolume noise = Structures.random(new GridShape(24, 24, 24), 0.5, seed);
      List<BoxStatistics> sizes = of(noise, FRACTION, new BoxOptions(5, 30, 0.05, seed), 1).sizes();
      BoxStatistics half = sizes.get(sizes.size() - 4);
      assertThat(half.shape().nx()).isEqualTo(12);
      variances += Math.pow(half.spread().get().standardDeviation().get(), 2) / seeds;
    }
    assertThat(variances / (0.25 / (12 * 12 * 12))).isEqualTo(19 / 27.0, within(0.12));
  }

  /** The spread of random boxes is what the two-point correlation says of boxes of their size. */
  @Test
  void overlappingBallsSpreadAsTheirCorrelationSays_seed3() {
    BooleanSpheres material = new BooleanSpheres(0.7, 5);
    LabelVolume piece = material.piece(new GridShape(120, 120, 120), 3);
    RepresentativeVolume found =
        of(piece, VolumeScalar.fraction(Structures.PHASE_0), new BoxOptions(8, 60, 0.05, 1), 2);
    for (BoxStatistics boxes : found.sizes()) {
      if (boxes.spread().isDefined() && boxes.shape().nx() < 40) {
        // 9 % for 60 boxes, and some overlap.
        assertThat(boxes.spread().get().standardDeviation().get())
            .isCloseTo(Math.sqrt(material.fractionVariance(boxes.shape())), withinPercentage(30));
      }
    }
  }

  @ParameterizedTest(name = "{0} × {1} × {2}")
  @CsvSource({"50, 40, 30", "60, 50, 1", "1, 33, 47", "5, 5, 5", "2, 2, 2", "9, 1, 1", "1, 1, 1"})
  void boxesKeepTheProportionsAndEndWithTheVolume(int nx, int ny, int nz) {
    GridShape whole = new GridShape(nx, ny, nz);
    LabelVolume volume = Structures.random(whole, new VoxelSize(1, 2, 3), new int[] {0, 1}, 5);
    RepresentativeVolume found = of(volume, FRACTION, BoxOptions.DEFAULT, 1);
    assertThat(found.sizes().get(found.sizes().size() - 1).shape()).isEqualTo(whole);
    for (BoxStatistics boxes : found.sizes()) {
      boolean half = whole.voxels() > 1;
      for (Axis axis : Axis.values()) {
        int n = whole.along(axis);
        assertThat(boxes.shape().along(axis)).isBetween(1, n);
        half &= n == 1 || 2 * boxes.shape().along(axis) <= n;
      }
      assertThat(boxes.spread().isDefined()).isEqualTo(half);
      boxes.spread().value().ifPresent(spread -> assertThat(spread.values()).isEqualTo(20));
    }
    if (Math.min(nx, ny) > 20) {
      assertThat(found.sizes()).hasSizeGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void oneOrMoreThreadsTryTheSameBoxesAndAnotherSeedOthers() {
    LabelVolume volume = new BooleanSpheres(0.7, 4).piece(new GridShape(40, 36, 44), 8);
    for (VolumeScalar scalar :
        List.of(
            FRACTION,
            VolumeScalar.connectedFraction(Structures.PHASE_1),
            VolumeScalar.specificSurface(Structures.PHASE_1))) {
      RepresentativeVolume one = of(volume, scalar, BoxOptions.DEFAULT, 1);
      assertThat(of(volume, scalar, BoxOptions.DEFAULT, 2)).isEqualTo(one);
      assertThat(of(volume, scalar, new BoxOptions(8, 20, 0.05, 2), 1).sizes())
          .isNotEqualTo(one.sizes());
    }
  }

  @Test
  void scalarsAreThoseOfTheWholeVolume_seed8() {
    LabelVolume volume = new BooleanSpheres(0.2, 4).piece(new GridShape(30, 36, 44), 8);
    try (TaskContext task = TaskContext.silent(2)) {
      double connected = Connectivity.of(volume, Structures.PHASE_1, task).largestClusterFraction();
      double area = SurfaceArea.crofton(volume, Structures.PHASE_1, task);
      List<RepresentativeVolume> found =
          RepresentativeVolume.of(
              volume,
              List.of(
                  VolumeScalar.connectedFraction(Structures.PHASE_1),
                  VolumeScalar.specificSurface(Structures.PHASE_1)),
              BoxOptions.DEFAULT,
              task);
      assertThat(connected).isLessThan(1);
      assertThat(last(found.get(0))).isEqualTo(connected);
      assertThat(last(found.get(1))).isEqualTo(area / volume.volume());
      LabelVolume mirrored = LabelOperations.mirror(volume, Axis.X, task);
      RepresentativeVolume other = of(mirrored, FRACTION, BoxOptions.DEFAULT, 1);
      assertThat(last(other)).isEqualTo(VolumeFraction.of(volume, Structures.PHASE_1));
    }
  }

  private static double last(RepresentativeVolume found) {
    return found.sizes().get(found.sizes().size() - 1).centred().get();
  }

  /** Layers as thick as a quarter: no box of half of the edges sees their mean. */
  @Test
  void aSizeThatTheVolumeDoesNotHoldIsUndefined() {
    LabelVolume layers =
        Structures.of(new GridShape(40, 40, 40), VoxelSize.cube(1e-7), (x, y, z) -> z / 15 % 2);
    RepresentativeVolume thick = of(layers, FRACTION, BoxOptions.DEFAULT, 1);
    BoxStatistics half = thick.sizes().get(thick.sizes().size() - 4);
    assertThat(thick.size().reason())
        .isEqualTo(
            "the spread was still %.0f %% in the largest boxes (2 µm); the volume is too small for"
                + " 5 %%",
            100 * half.relativeSpread().get());
    assertThat(of(layers, FRACTION, new BoxOptions(8, 20, 0.025, 1), 1).size().reason())
        .endsWith("the volume is too small for 2.5 %");
    LabelVolume full = Structures.of(new GridShape(40, 40, 40), (x, y, z) -> 0);
    RepresentativeVolume none = of(full, FRACTION, BoxOptions.DEFAULT, 1);
    assertThat(none.size().reason()).isEqualTo("of the boxes up to 20 m the mean value is 0");
    assertThat(none.sizes().get(0).relativeSpread().reason()).isEqualTo("the mean value is 0");
    RepresentativeVolume absent =
        of(full, VolumeScalar.connectedFraction(Structures.PHASE_1), BoxOptions.DEFAULT, 1);
    assertThat(absent.sizes().get(0).left()).isEqualTo(20);
    assertThat(absent.sizes().get(0).spread().reason())
        .isEqualTo("less than two have a value (1 has no voxels)");
    assertThat(absent.size().reason())
        .isEqualTo("of the boxes up to 20 m less than two have a value (1 has no voxels)");
    LabelVolume voxel = Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 1);
    assertThat(of(voxel, FRACTION, BoxOptions.DEFAULT, 1).size().reason())
        .isEqualTo("the volume has no boxes of half of its edges");
    RepresentativeVolume all =
        of(full, VolumeScalar.fraction(Structures.PHASE_0), BoxOptions.DEFAULT, 1);
    assertThat(all.size().get()).isEqualTo(all.sizes().get(0).edge());
  }

  /** How much there is to do is told before the first box, and no box tells its own stages. */
  @Test
  void tellsHowMuchOfTheBoxesIsDone() {
    LabelVolume volume = Structures.random(new GridShape(32, 32, 32), 0.5, 1);
    for (int threads = 1; threads <= 2; threads++) {
      Set<String> stages = new TreeSet<>();
      List<Long> done = new ArrayList<>();
      List<Long> totals = new ArrayList<>();
      try (TaskContext task =
          new TaskContext(
              threads,
              (stage, part, total) -> {
                stages.add(stage);
                done.add(part);
                totals.add(total);
              })) {
        RepresentativeVolume.of(
            volume,
            List.of(FRACTION, VolumeScalar.specificSurface(Structures.PHASE_1)),
            new BoxOptions(5, 10, 0.05, 1),
            task);
      }
      long voxels = 0;
      for (BoxStatistics size : of(volume, FRACTION, new BoxOptions(5, 10, 0.05, 1), 1).sizes()) {
        voxels += size.shape().voxels() * (size.spread().isDefined() ? 11 : 1);
      }
      assertThat(stages)
          .containsExactly(
              String.format(
                  Locale.ROOT,
                  "2 scalars in 58 boxes, %.1f × the volume in all",
                  voxels / (32.0 * 32 * 32)));
      assertThat(done).isSorted().startsWith(0L);
      assertThat(totals).containsOnly(voxels);
    }
  }

  @Test
  void badOptionsAreRefused() {
    List<String> sentences = new ArrayList<>();
    for (Runnable bad :
        List.<Runnable>of(
            () -> new BoxOptions(4, 20, 0.05, 1),
            () -> new BoxOptions(8, 1, 0.05, 1),
            () -> new BoxOptions(8, 20, 1, 1))) {
      try {
        bad.run();
      } catch (IllegalArgumentException e) {
        sentences.add(e.getMessage());
      }
    }
    assertThat(sentences)
        .containsExactly(
            "boxes need at least 5 sizes, got 4",
            "a spread needs at least 2 boxes, got 1",
            "the relative spread must be in (0, 1), got 1.0");
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(
              () -> RepresentativeVolume.of(volume, List.of(FRACTION), BoxOptions.DEFAULT, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
