package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

class ChordLengthsTest {
  private static final double ROUNDING = 1e-12;

  private static ChordLengths of(LabelVolume volume, Phase phase, Axis axis, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return ChordLengths.of(volume, phase, axis, task);
    }
  }

  /** 1 1 0 1 0 1 1 1 0 1: a cut chord of 2, whole ones of 1 and 3, a cut one of 1. */
  @Test
  void oneLine() {
    int[] line = {1, 1, 0, 1, 0, 1, 1, 1, 0, 1};
    LabelVolume volume =
        Structures.of(new GridShape(10, 1, 1), VoxelSize.cube(0.5), (x, y, z) -> line[x]);
    ChordLengths found = of(volume, Structures.PHASE_1, Axis.X, 1);
    assertThat(found.counts()).containsExactly(0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(found.cut()).isEqualTo(2);
    assertThat(found.whole()).isEqualTo(2);
    assertThat(found.mean().get()).isEqualTo(1);
    assertThat(found.standardDeviation().get()).isEqualTo(0.5);
    assertThat(found.lengthWeightedMean().get()).isEqualTo(0.5 * (1 + 9) / 4);
    assertThat(found.meanIntercept().get()).isEqualTo(0.5 * 7 / 3, within(ROUNDING));
    // A chord of 1 has 8 places, one of 3 has 6.
    assertThat(found.corrected().get()[1]).isEqualTo(6.0 / 14, within(ROUNDING));
    assertThat(found.corrected().get()[3]).isEqualTo(8.0 / 14, within(ROUNDING));
    ChordLengths across = of(volume, Structures.PHASE_1, Axis.Z, 1);
    assertThat(across.cut()).isEqualTo(7);
    assertThat(across.whole()).isZero();
    assertThat(across.meanIntercept().reason())
        .isEqualTo("1 has no chord along z that ends inside the volume");
    assertThat(across.corrected().reason()).isEqualTo("1 has no whole chord along z");
  }

  @ParameterizedTest(name = "along {0}, seed 6")
  @EnumSource(Axis.class)
  void agreesWithFollowingEachLine(Axis axis) {
    LabelVolume volume =
        Structures.random(
            new GridShape(21, 24, 19), new VoxelSize(1, 2, 3), new int[] {0, 1, 1}, 6);
    ChordLengths found = of(volume, Structures.PHASE_1, axis, 2);
    int n = volume.shape().along(axis);
    long[] counts = new long[n + 1];
    long cut = 0;
    LabelVolume turned;
    try (TaskContext task = TaskContext.silent(1)) {
      turned = axis == Axis.X ? volume : LabelOperations.swapAxes(volume, Axis.X, axis, task);
    }
    for (int z = 0; z < turned.shape().nz(); z++) {
      for (int y = 0; y < turned.shape().ny(); y++) {
        for (int from = 0; from < n; from++) {
          if (turned.label(from, y, z) == 1 && (from == 0 || turned.label(from - 1, y, z) != 1)) {
            int to = from;
            while (to < n && turned.label(to, y, z) == 1) {
              to++;
            }
            if (from == 0 || to == n) {
              cut++;
            } else {
              counts[to - from]++;
            }
          }
        }
      }
    }
    assertThat(found.counts()).isEqualTo(counts);
    assertThat(found.cut()).isEqualTo(cut);
    assertThat(found.spacing()).isEqualTo(volume.voxelSize().along(axis));
    ChordLengths one = of(volume, Structures.PHASE_1, axis, 1);
    assertThat(one.counts()).isEqualTo(found.counts());
    assertThat(one.lengthWeightedMean()).isEqualTo(found.lengthWeightedMean());
    assertThat(found.lengthWeightedMean().get()).isGreaterThan(found.mean().get());
    try (TaskContext task = TaskContext.silent(1)) {
      LabelVolume mirrored = LabelOperations.mirror(volume, axis, task);
      assertThat(of(mirrored, Structures.PHASE_1, axis, 1).counts()).isEqualTo(counts);
    }
  }

  /** Chords of the void are exponential: each voxel more has the same chance. */
  @Test
  void voidsOfOverlappingBalls_seeds1To6() {
    BooleanSpheres material = new BooleanSpheres(0.6, 8);
    double[] shares = new double[81];
    double intercept = 0;
    double mean = 0;
    for (long seed = 1; seed <= 6; seed++) {
      LabelVolume piece = material.piece(new GridShape(80, 80, 80), seed);
      for (Axis axis : Axis.values()) {
        ChordLengths found = of(piece, Structures.PHASE_0, axis, 2);
        intercept += found.meanIntercept().get() / 18;
        mean += found.mean().get() / 18;
        double[] corrected = found.corrected().get();
        for (int k = 0; k < shares.length; k++) {
          shares[k] += corrected[k] / 18;
        }
      }
    }
    // In voxels a chord ends with the chance 1 − S₂(1) / S₂(0); that is half a voxel more.
    double onLattice = 1 / (1 - material.both(1) / material.voidFraction());
    assertThat(onLattice - material.meanVoidChord()).isEqualTo(0.5, within(0.1));
    assertThat(intercept).isCloseTo(onLattice, withinPercentage(4));
    // Left out are the long ones.
    assertThat(mean).isLessThan(0.95 * material.meanVoidChord());
    double[] bins = new double[4];
    for (int k = 1; k <= 40; k++) {
      bins[(k - 1) / 10] += shares[k];
    }
    double decay = Math.exp(-10 / material.meanVoidChord());
    for (int i = 1; i < bins.length; i++) {
      assertThat(bins[i] / bins[i - 1]).isEqualTo(decay, within(0.05));
    }
    assertThat(Arrays.stream(shares).sum()).isEqualTo(1, within(ROUNDING));
  }

  @Test
  void whatIsNotThereIsUndefined() {
    LabelVolume full = Structures.of(new GridShape(5, 5, 5), (x, y, z) -> 1);
    ChordLengths one = of(full, Structures.PHASE_1, Axis.Y, 1);
    assertThat(one.cut()).isEqualTo(25);
    assertThat(one.mean().isDefined()).isFalse();
    ChordLengths none = of(full, Structures.PHASE_0, Axis.Y, 1);
    assertThat(none.cut()).isZero();
    assertThat(none.meanIntercept().isDefined()).isFalse();
  }

  @Test
  void canBeCancelled() {
    LabelVolume full = Structures.of(new GridShape(5, 5, 5), (x, y, z) -> 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> ChordLengths.of(full, Structures.PHASE_1, Axis.X, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
