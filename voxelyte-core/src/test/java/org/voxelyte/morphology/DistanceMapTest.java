package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class DistanceMapTest {
  /** Three roundings to single precision, relative. */
  private static final double ROUNDING = 3e-7;

  private static ScalarField distance(LabelVolume volume, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return DistanceMap.of(volume, Structures.PHASE_1, task);
    }
  }

  @ParameterizedTest(name = "fraction {0}, edges {2} {3} {4}, seed {1}")
  @CsvSource({
    "0.5, 1, 1, 1, 1",
    "0.95, 2, 1, 1, 1",
    "0.99, 3, 0.7e-7, 2.3e-7, 1.1e-7",
    "0.995, 4, 3e-8, 3e-8, 1e-7",
    "0.999, 5, 5, 1, 0.3",
    "1, 6, 1, 2, 3"
  })
  void agreesWithTheNearestOfAllVoxels(
      double fraction, long seed, double edgeX, double edgeY, double edgeZ) {
    VoxelSize size = new VoxelSize(edgeX, edgeY, edgeZ);
    for (GridShape shape : Structures.SHAPES) {
      java.util.Random random = new java.util.Random(seed);
      LabelVolume volume =
          Structures.of(
              shape, size, (x, y, z) -> random.nextDouble() < fraction ? 1 : random.nextInt(2) * 2);
      if (volume.count(1) == 0) {
        continue;
      }
      ScalarField found = distance(volume, 2);
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            double expected = nearest(volume, x, y, z);
            if (Double.isInfinite(expected)) {
              assertThat(found.value(x, y, z)).isInfinite();
            } else {
              assertThat((double) found.value(x, y, z))
                  .isCloseTo(expected, within(ROUNDING * expected));
            }
          }
        }
      }
    }
  }

  private static double nearest(LabelVolume volume, int x, int y, int z) {
    VoxelSize size = volume.voxelSize();
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < volume.shape().nz(); k++) {
      for (int j = 0; j < volume.shape().ny(); j++) {
        for (int i = 0; i < volume.shape().nx(); i++) {
          if (volume.label(i, j, k) != 1) {
            double dx = (x - i) * size.x();
            double dy = (y - j) * size.y();
            double dz = (z - k) * size.z();
            least = Math.min(least, Math.sqrt(dx * dx + dy * dy + dz * dz));
          }
        }
      }
    }
    return volume.label(x, y, z) == 1 ? least : 0;
  }

  @Test
  void aSlabIsAsDeepAsItsLayersAndTheOuterFacesAreNoSurface() {
    LabelVolume slab =
        Structures.of(
            new GridShape(4, 3, 9), new VoxelSize(1, 1, 0.5), (x, y, z) -> z >= 2 ? 1 : 0);
    ScalarField found = distance(slab, 1);
    for (int z = 2; z < 9; z++) {
      assertThat(found.value(3, 2, z)).isEqualTo(0.5f * (z - 1));
    }
  }

  @Test
  void oneOrMoreThreadsFindTheSameBits_seed7() {
    LabelVolume volume = Structures.periodicBalls(40, 6, 30, 7);
    ScalarField one = distance(volume, 1);
    ScalarField three = distance(volume, 3);
    for (int z = 0; z < 40; z++) {
      assertThat(three.slice(z)).isEqualTo(one.slice(z));
    }
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> DistanceMap.of(volume, Structures.PHASE_1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
