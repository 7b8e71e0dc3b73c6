package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class PairCountsTest {
  private static final double ROUNDING = 1e-12;

  private static PairCounts count(LabelVolume volume, double lag, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return PairCounts.of(volume, Structures.PHASE_1, LagClasses.of(volume, lag), task);
    }
  }

  @ParameterizedTest(name = "{0} × {1} × {2}, edges {3} {4} {5}, lags to {6}, seed 3")
  @CsvSource({
    "24, 24, 24, 1, 1, 1, 8",
    "24, 24, 24, 1, 0.6, 1.7, 7.3",
    "24, 24, 24, 3e-8, 3e-8, 1e-7, 3.1e-7",
    "13, 40, 9, 1, 1, 1, 8",
    "9, 5, 33, 1, 1, 1, 30",
    "41, 37, 1, 1, 1.5, 9, 12",
    "1, 1, 30, 1, 1, 1, 12",
    "35, 1, 1, 1, 1, 1, 34",
    "1, 1, 1, 1, 1, 1, 3"
  })
  void equalsCountingEachPair(
      int nx, int ny, int nz, double edgeX, double edgeY, double edgeZ, double lag) {
    GridShape shape = new GridShape(nx, ny, nz);
    VoxelSize size = new VoxelSize(edgeX, edgeY, edgeZ);
    LabelVolume volume = Structures.random(shape, size, new int[] {0, 1, 2}, 3);
    double width = Double.POSITIVE_INFINITY;
    for (Axis axis : Axis.values()) {
      width = shape.along(axis) > 1 ? Math.min(width, size.along(axis)) : width;
    }
    width = shape.voxels() == 1 ? edgeX : width;
    PairCounts found = count(volume, lag, 2);
    double[] pairs = new double[found.pairs.length];
    double[] both = new double[found.pairs.length];
    double[] ends = new double[found.pairs.length];
    double[] lengths = new double[found.pairs.length];
    for (int dz = 1 - nz; dz < nz; dz++) {
      for (int dy = 1 - ny; dy < ny; dy++) {
        for (int dx = 1 - nx; dx < nx; dx++) {
          double length =
              Math.sqrt(
                  Math.pow(dx * edgeX, 2) + Math.pow(dy * edgeY, 2) + Math.pow(dz * edgeZ, 2));
          if (length <= lag * (1 + 1e-9)) {
            int k = (int) Math.rint(length / width);
            double number =
                (double) (nx - Math.abs(dx)) * (ny - Math.abs(dy)) * (nz - Math.abs(dz));
            pairs[k] += number;
            lengths[k] += number * length;
            both[k] += direct(volume, dx, dy, dz, false);
            ends[k] += direct(volume, dx, dy, dz, true);
          }
        }
      }
    }
    assertThat(found.pairs).isEqualTo(pairs);
    assertThat(found.both).isEqualTo(both);
    assertThat(found.ends).isEqualTo(ends);
    assertThat(found.lengths).containsExactly(lengths, within(ROUNDING * shape.voxels() * nz * ny));
    assertThat(count(volume, lag, 1).both).isEqualTo(found.both);
  }

  private static long direct(LabelVolume volume, int dx, int dy, int dz, boolean beginOnly) {
    GridShape shape = volume.shape();
    long both = 0;
    for (int z = Math.max(0, -dz); z < shape.nz() - Math.max(0, dz); z++) {
      for (int y = Math.max(0, -dy); y < shape.ny() - Math.max(0, dy); y++) {
        for (int x = Math.max(0, -dx); x < shape.nx() - Math.max(0, dx); x++) {
          if (volume.label(x, y, z) == 1
              && (beginOnly || volume.label(x + dx, y + dy, z + dz) == 1)) {
            both++;
          }
        }
      }
    }
    return both;
  }

  @ParameterizedTest(name = "{0} × {1} × {2}, seed 4")
  @CsvSource({"24, 24, 24", "150, 5, 3", "3, 70, 4", "64, 2, 2", "65, 3, 1", "1, 1, 1"})
  void alongAxesToo(int nx, int ny, int nz) {
    LabelVolume volume = Structures.random(new GridShape(nx, ny, nz), 0.4, 4);
    Map<Axis, Integer> lags = new EnumMap<>(Map.of(Axis.X, nx - 1, Axis.Y, ny - 1, Axis.Z, nz - 1));
    AxisPairs found;
    try (TaskContext task = TaskContext.silent(2)) {
      found = AxisPairs.of(volume, 1, lags, task);
    }
    for (Axis axis : Axis.values()) {
      for (int lag = 0; lag <= found.largestLag(axis); lag++) {
        int dx = axis == Axis.X ? lag : 0;
        int dy = axis == Axis.Y ? lag : 0;
        int dz = axis == Axis.Z ? lag : 0;
        assertThat(found.both(axis, lag)).isEqualTo(direct(volume, dx, dy, dz, false));
        assertThat(found.pairs(axis, lag)).isEqualTo((long) (nx - dx) * (ny - dy) * (nz - dz));
        long unlike = 0;
        for (int z = 0; z + dz < nz; z++) {
          for (int y = 0; y + dy < ny; y++) {
            for (int x = 0; x + dx < nx; x++) {
              unlike += volume.label(x, y, z) == volume.label(x + dx, y + dy, z + dz) ? 0 : 1;
            }
          }
        }
        assertThat(found.unlike(axis, lag)).isEqualTo(unlike);
      }
    }
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(
              () -> PairCounts.of(volume, Structures.PHASE_1, LagClasses.of(volume, 4), task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
