package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class PorosityTest {
  private static final VoxelSize LONG_VOXELS = new VoxelSize(2e-7, 3e-7, 5e-7);
  private static final PhaseGroup VOID = new PhaseGroup("void", Set.of(0));
  private static final PhaseGroup ACTIVE = new PhaseGroup("AM", Set.of(1));

  private static final int[] LABELS = {0, 0, 0, 0, 1, 2};

  private static Finding<PorosityParts> find(LabelVolume volume, double radius) {
    try (TaskContext task = TaskContext.silent(2)) {
      return Porosity.of(volume, VOID, ACTIVE, radius, task);
    }
  }

  private static PorosityParts measure(LabelVolume volume, double radius) {
    return find(volume, radius).get();
  }

  /**
   * A pore of 8 voxels in active material, one of 4 between active material and electrolyte, one of
   * 6 at the outer face.
   */
  @Test
  void poresByWhatSurroundsThem() {
    LabelVolume volume =
        Structures.of(
            new GridShape(12, 10, 10),
            (x, y, z) -> {
              boolean middle = y >= 4 && y < 6 && z >= 4 && z < 6;
              boolean pore = middle && (x >= 2 && x < 4 || x == 7 || x == 11);
              boolean end = y >= 4 && y < 7 && z >= 4 && z < 6 && x == 11;
              return pore || end ? 0 : x < 8 ? 1 : 2;
            });
    PorosityParts parts = measure(volume, 0.5);
    assertThat(parts.pores()).isEqualTo(3);
    assertThat(parts.closedPores()).isEqualTo(2);
    assertThat(parts.enclosedPores()).isEqualTo(1);
    assertThat(parts.closed().voxels()).isEqualTo(12);
    assertThat(parts.closed().ofVoid()).isEqualTo(12 / 18.0);
    VoidShare enclosed = parts.enclosed().get();
    assertThat(enclosed.voxels()).isEqualTo(8);
    assertThat(enclosed.ofVoid()).isEqualTo(8 / 18.0);
    assertThat(enclosed.ofActiveMaterial().get()).isEqualTo(8.0 / (800 - 12));
    assertThat(enclosed.ofVolume()).isEqualTo(8 / 1200.0);
    // No voxel is nearer than half an edge, so there are no cracks.
    assertThat(parts.cracks().get().voxels()).isZero();
    assertThat(parts.inner().get()).isEqualTo(enclosed);
  }

  /**
   * Active material below z = 10 with a slit one voxel wide from z = 4. A ball of radius 2 about
   * (5, y, 11) keeps clear, √5 from the lips, and covers the slit down to z = 9.
   */
  @ParameterizedTest(name = "radius {0} voxels leaves {1} layers")
  @CsvSource({"0.9, 0", "1, 5", "2, 5", "2.3, 6", "3, 5"})
  void slitThatReachesTheSurface(double radius, int layers) {
    double edge = 1e-7;
    LabelVolume volume =
        Structures.of(
            new GridShape(11, 3, 20),
            VoxelSize.cube(edge),
            (x, y, z) -> z < 10 && (x != 5 || z < 4) ? 1 : 0);
    PorosityParts parts = measure(volume, radius * edge);
    assertThat(parts.closed().voxels()).isZero();
    assertThat(parts.enclosed().get().voxels()).isZero();
    assertThat(parts.cracks().get().voxels()).isEqualTo(3L * layers);
    assertThat(parts.inner().get()).isEqualTo(parts.cracks().get());
    assertThat(parts.crackRadius()).isEqualTo(radius * edge);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheSlowWayForEachShapeAndNumberOfThreads(long seed) {
    int[] labels = seed == 1 ? new int[] {0, 1} : new int[] {0, 1, 1, 1, 2};
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, LONG_VOXELS, labels, seed);
      if (volume.count(0) == 0 || volume.count(1) == 0 || shape.voxels() > 1000) {
        continue;
      }
      for (double radius : new double[] {3.1e-7, 5e-7, 8e-7}) {
        long[] expected = slow(volume, radius);
        for (int threads = 1; threads <= 3; threads++) {
          try (TaskContext task = TaskContext.silent(threads)) {
            PorosityParts found = Porosity.of(volume, VOID, ACTIVE, radius, task).get();
            assertThat(found.closed().voxels()).isEqualTo(expected[0]);
            assertThat(found.enclosed().get().voxels()).isEqualTo(expected[1]);
            assertThat(found.cracks().get().voxels()).isEqualTo(expected[2]);
            assertThat(found.inner().get().voxels()).isEqualTo(expected[3]);
            assertThat(found.inner().get().voxels())
                .isBetween(Math.max(expected[1], expected[2]), expected[1] + expected[2]);
          }
        }
      }
    }
  }

  private static long[] slow(LabelVolume volume, double radius) {
    FloodFill fill =
        new FloodFill(volume, ComponentLabelling.members(Set.of(0)), Neighbourhood.FACES);
    boolean[] open = new boolean[fill.sizes.size() + 1];
    boolean[] touched = new boolean[fill.sizes.size() + 1];
    GridShape s = volume.shape();
    boolean[][][] centre = new boolean[s.nz()][s.ny()][s.nx()];
    forEach(
        s,
        (x, y, z) -> {
          int id = fill.ids[z][s.index(x, y)];
          open[id] |=
              s.nx() > 1 && (x == 0 || x == s.nx() - 1)
                  || s.ny() > 1 && (y == 0 || y == s.ny() - 1)
                  || s.nz() > 1 && (z == 0 || z == s.nz() - 1);
          boolean[] clear = {true};
          forEach(
              s,
              (i, j, k) -> {
                int steps = Math.abs(i - x) + Math.abs(j - y) + Math.abs(k - z);
                touched[id] |= steps == 1 && volume.label(i, j, k) == 2;
                clear[0] &= volume.label(i, j, k) != 1 || !near(i - x, j - y, k - z, radius);
              });
          centre[z][y][x] = clear[0];
        });
    long[] voxels = new long[4];
    forEach(
        s,
        (x, y, z) -> {
          if (volume.label(x, y, z) != 0) {
            return;
          }
          int id = fill.ids[z][s.index(x, y)];
          boolean[] crack = {true};
          forEach(
              s, (i, j, k) -> crack[0] &= !centre[k][j][i] || !near(i - x, j - y, k - z, radius));
          boolean enclosed = !open[id] && !touched[id];
          voxels[0] += open[id] ? 0 : 1;
          voxels[1] += enclosed ? 1 : 0;
          voxels[2] += crack[0] ? 1 : 0;
          voxels[3] += enclosed || crack[0] ? 1 : 0;
        });
    return voxels;
  }

  /** All layers along an axis together hold the voxels that were counted. */
  @ParameterizedTest(name = "normal {0}, seed 6")
  @EnumSource(Axis.class)
  void layersTogetherShowEachPart_seed6(Axis normal) {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 1, 1, 2}, 6);
    double radius = 3.1e-7;
    long[] voxels = new long[PorosityClass.values().length];
    PorosityParts parts = measure(volume, radius);
    try (TaskContext task = TaskContext.silent(2)) {
      for (int layer = 0; layer < shape.along(normal); layer++) {
        ShownPorosity shown =
            Porosity.shown(volume, VOID, ACTIVE, radius, normal, layer, task).get();
        assertThat(shown.parts()).isEqualTo(parts);
        for (byte found : shown.classes().labels()) {
          voxels[found]++;
        }
      }
    }
    long enclosed = voxels[PorosityClass.ENCLOSED.ordinal()];
    long cracks = voxels[PorosityClass.CRACK.ordinal()];
    assertThat(enclosed).isPositive().isEqualTo(parts.enclosed().get().voxels());
    assertThat(enclosed + cracks).isEqualTo(parts.inner().get().voxels());
    assertThat(cracks).isPositive();
    assertThat(voxels[PorosityClass.ACTIVE.ordinal()]).isEqualTo(volume.count(1));
    assertThat(voxels[PorosityClass.OTHER.ordinal()]).isEqualTo(volume.count(2));
    long closed = voxels[PorosityClass.CLOSED.ordinal()];
    assertThat(closed).isBetween(1L, parts.closed().voxels() - enclosed);
    long open = voxels[PorosityClass.OPEN.ordinal()];
    assertThat(open + closed + cracks + enclosed).isEqualTo(volume.count(0));
  }

  private static boolean near(int i, int j, int k, double radius) {
    double x = i * LONG_VOXELS.x();
    double y = j * LONG_VOXELS.y();
    double z = k * LONG_VOXELS.z();
    return x * x + y * y + z * z <= radius * radius * (1 + 1e-9);
  }

  @FunctionalInterface
  private interface At {
    void visit(int x, int y, int z);
  }

  private static void forEach(GridShape shape, At at) {
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          at.visit(x, y, z);
        }
      }
    }
  }

  @Test
  void noneBelowTheVoxelAndAllWhereNoBallFits_seed4() {
    LabelVolume volume = Structures.random(new GridShape(12, 11, 10), LONG_VOXELS, LABELS, 4);
    assertThat(measure(volume, 1.9e-7).cracks().get().voxels()).isZero();
    assertThat(measure(volume, 1e-4).cracks().get().ofVoid()).isEqualTo(1);
  }

  @Test
  void swappedMirroredAndRelabelledItIsTheSame_seed5() {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 1, 2}, 5);
    LabelVolume other =
        Structures.of(shape, LONG_VOXELS, (x, y, z) -> 200 + volume.label(x, 7 - y, z));
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume turned = LabelOperations.swapAxes(other, Axis.X, Axis.Z, task);
      PorosityParts found =
          Porosity.of(
                  turned,
                  new PhaseGroup("void", Set.of(200)),
                  new PhaseGroup("AM", Set.of(201)),
                  4e-7,
                  task)
              .get();
      assertThat(found).isEqualTo(measure(volume, 4e-7));
    }
  }

  /** In an image, pores are closed by what surrounds them in its plane. */
  @Test
  void imageOfOneLayer() {
    LabelVolume image =
        Structures.of(
            new GridShape(9, 5, 1), (x, y, z) -> y == 2 && (x == 2 || x == 6) ? 0 : x < 5 ? 1 : 2);
    PorosityParts parts = measure(image, 0.5);
    assertThat(parts.closedPores()).isEqualTo(2);
    assertThat(parts.enclosedPores()).isEqualTo(1);
    assertThat(parts.enclosed().get().ofVoid()).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void undefinedHasAReason() {
    LabelVolume full = Structures.of(new GridShape(4, 4, 4), (x, y, z) -> 1);
    assertThat(find(full, 1).reason()).isEqualTo("there is no void");
    LabelVolume empty = Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 0);
    PorosityParts parts = measure(empty, 1);
    assertThat(parts.closed().ofActiveMaterial().reason()).isEqualTo("there is no AM");
    for (Finding<VoidShare> share : List.of(parts.enclosed(), parts.cracks(), parts.inner())) {
      assertThat(share.reason()).isEqualTo("there is no AM");
    }
  }

  @Test
  void refusesBadArgumentsAndStopsWhenCancelled() {
    LabelVolume volume = Structures.random(new GridShape(9, 9, 9), 0.5, 6);
    for (double radius : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> measure(volume, radius))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the radius of cracks must be a positive length, got " + radius + " m");
    }
    try (TaskContext task = TaskContext.silent(2)) {
      assertThatThrownBy(() -> Porosity.of(volume, VOID, VOID, 1, task))
          .hasMessage("void and void share a phase; give each its own");
      task.cancel();
      assertThatThrownBy(() -> Porosity.of(volume, VOID, ACTIVE, 1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
