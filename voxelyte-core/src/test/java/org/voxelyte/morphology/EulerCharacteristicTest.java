package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
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

class EulerCharacteristicTest {
  private static final PhaseGroup GROUP = new PhaseGroup("solid", Set.of(1));
  private static final Neighbourhood[] BOTH = {Neighbourhood.FACES, Neighbourhood.CORNERS};

  private static PhaseTopology measure(LabelVolume volume, Neighbourhood neighbourhood) {
    try (TaskContext task = TaskContext.silent(2)) {
      return EulerCharacteristic.of(volume, GROUP, neighbourhood, task);
    }
  }

  private static void assertTopology(
      LabelVolume volume, long objects, long tunnels, long cavities) {
    for (Neighbourhood neighbourhood : BOTH) {
      PhaseTopology found = measure(volume, neighbourhood);
      assertThat(found.objects()).isEqualTo(objects);
      assertThat(found.tunnels()).isEqualTo(tunnels);
      assertThat(found.cavities()).isEqualTo(cavities);
      assertThat(found.eulerCharacteristic()).isEqualTo(objects - tunnels + cavities);
    }
  }

  /** Objects away from the outer faces: the density counts them as they are. */
  private static void assertDensity(LabelVolume volume, double euler) {
    for (Neighbourhood neighbourhood : BOTH) {
      assertThat(measure(volume, neighbourhood).eulerPerVolume().get() * volume.volume())
          .isEqualTo(euler, within(1e-9));
    }
  }

  @Test
  void ballAndShell() {
    GridShape shape = new GridShape(30, 30, 30);
    double[] centre = {15.1, 14.8, 15.2};
    LabelVolume ball = Structures.ball(shape, VoxelSize.cube(1), centre, 11);
    assertTopology(ball, 1, 0, 0);
    assertDensity(ball, 1);
    LabelVolume inner = Structures.ball(shape, VoxelSize.cube(1), centre, 7);
    LabelVolume shell =
        Structures.of(
            shape, (x, y, z) -> ball.label(x, y, z) == 1 && inner.label(x, y, z) == 0 ? 1 : 0);
    assertTopology(shell, 1, 0, 1);
    assertDensity(shell, 2);
  }

  @ParameterizedTest(name = "tilted by {0}")
  @ValueSource(doubles = {0, 0.3, 0.8})
  void torusHasGenusOne(double tilt) {
    LabelVolume torus = Structures.torus(40, 13, 4, tilt);
    assertTopology(torus, 1, 1, 0);
    assertDensity(torus, 0);
  }

  /** A cubic frame: 8 corners, 12 edges, so 12 − 8 + 1 = 5 tunnels. */
  @Test
  void frameOfACube() {
    LabelVolume frame =
        Structures.of(
            new GridShape(12, 12, 12),
            (x, y, z) -> (edge(x) ? 1 : 0) + (edge(y) ? 1 : 0) + (edge(z) ? 1 : 0) >= 2 ? 1 : 0);
    assertTopology(frame, 1, 5, 0);
  }

  private static boolean edge(int i) {
    return i < 3 || i >= 9;
  }

  @Test
  void touchingCubesAreOneOrTwo() {
    GridShape shape = new GridShape(4, 4, 4);
    LabelVolume alongEdge =
        Structures.of(shape, (x, y, z) -> z == 1 && x == y && (x == 1 || x == 2) ? 1 : 0);
    LabelVolume atCorner =
        Structures.of(shape, (x, y, z) -> x == y && y == z && (x == 1 || x == 2) ? 1 : 0);
    for (LabelVolume volume : new LabelVolume[] {alongEdge, atCorner}) {
      assertThat(measure(volume, Neighbourhood.FACES).eulerCharacteristic()).isEqualTo(2);
      assertThat(measure(volume, Neighbourhood.CORNERS).eulerCharacteristic()).isEqualTo(1);
    }
  }

  /**
   * A ring of four voxels that touch in edges only has a tunnel with 26 neighbours, none with 6.
   */
  @Test
  void ringOfEdges() {
    LabelVolume ring =
        Structures.of(
            new GridShape(3, 3, 1), (x, y, z) -> Math.abs(x - 1) + Math.abs(y - 1) == 1 ? 1 : 0);
    PhaseTopology corners = measure(ring, Neighbourhood.CORNERS);
    assertThat(corners.objects()).isEqualTo(1);
    assertThat(corners.tunnels()).isEqualTo(1);
    PhaseTopology faces = measure(ring, Neighbourhood.FACES);
    assertThat(faces.objects()).isEqualTo(4);
    assertThat(faces.tunnels()).isZero();
  }

  /** Counting cells of the whole complex, without cubes of voxels and tables. */
  @ParameterizedTest(name = "{0}, seeds 1 to 4")
  @EnumSource(names = {"FACES", "CORNERS"})
  void agreesWithTheCellsForEachShapeAndNumberOfThreads(Neighbourhood neighbourhood) {
    for (GridShape shape : Structures.SHAPES) {
      for (long seed = 1; seed <= 4; seed++) {
        LabelVolume volume = Structures.random(shape, 0.2 * seed, seed);
        long expected =
            neighbourhood == Neighbourhood.FACES ? slowCentres(volume) : slowCubes(volume);
        for (int threads = 1; threads <= 3; threads++) {
          try (TaskContext task = TaskContext.silent(threads)) {
            PhaseTopology found = EulerCharacteristic.of(volume, GROUP, neighbourhood, task);
            assertThat(found.eulerCharacteristic()).isEqualTo(expected);
            assertThat(found.tunnels()).isNotNegative();
          }
        }
      }
    }
  }

  /** Each cell of the closed voxels once, by its doubled coordinates. */
  private static long slowCubes(LabelVolume volume) {
    Set<Long> cells = new HashSet<>();
    long euler = 0;
    GridShape shape = volume.shape();
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          for (int i = 0; i < 27 && volume.label(x, y, z) == 1; i++) {
            long cx = 2L * x + i % 3;
            long cy = 2L * y + i / 3 % 3;
            long cz = 2L * z + i / 9;
            if (cells.add(cx + 100 * (cy + 100 * cz))) {
              euler += (cx % 2 + cy % 2 + cz % 2) % 2 == 0 ? 1 : -1;
            }
          }
        }
      }
    }
    return euler;
  }

  /** Each box of 1 or 2 voxels along each axis, all in the group. */
  private static long slowCentres(LabelVolume volume) {
    long euler = 0;
    GridShape shape = volume.shape();
    for (int size = 0; size < 8; size++) {
      int sx = size & 1;
      int sy = size >> 1 & 1;
      int sz = size >> 2;
      for (int z = 0; z < shape.nz() - sz; z++) {
        for (int y = 0; y < shape.ny() - sy; y++) {
          for (int x = 0; x < shape.nx() - sx; x++) {
            boolean all = true;
            for (int i = 0; i < 8; i++) {
              all &= volume.label(x + (i & sx), y + (i >> 1 & sy), z + (i >> 2 & sz)) == 1;
            }
            euler += all ? (sx + sy + sz) % 2 == 0 ? 1 : -1 : 0;
          }
        }
      }
    }
    return euler;
  }

  /**
   * Schwarz' P surface, cos x + cos y + cos z = 0: genus 3 in a cell, so χ of either side is −2. It
   * has mirror planes, so that one octant of the cell gives it exactly.
   */
  @ParameterizedTest(name = "an octant of {0} voxels")
  @ValueSource(ints = {9, 20})
  void primitiveSurface(int n) {
    LabelVolume octant =
        Structures.of(
            new GridShape(n, n, n),
            (x, y, z) -> cosine(x, n) + cosine(y, n) + cosine(z, n) < 0.1 ? 1 : 0);
    assertDensity(octant, -2 / 8.0);
  }

  private static double cosine(int i, int n) {
    return Math.cos(Math.PI * (i + 0.5) / n);
  }

  /**
   * The gyroid's surface has χ = −8 in a cubic cell, either side −4. The volume holds 5³ cells; its
   * mirror image does not continue it, which costs some of the outermost half cells.
   */
  @Test
  void gyroid() {
    LabelVolume gyroid = Structures.gyroid(100, 20, 0);
    for (Neighbourhood neighbourhood : BOTH) {
      double perCell =
          measure(gyroid, neighbourhood).eulerPerVolume().get() * gyroid.volume() / 125;
      assertThat(perCell).isEqualTo(-4, within(0.4));
    }
    assertThat(measure(gyroid, Neighbourhood.CORNERS).cavities()).isZero();
  }

  /** Eight mirror images hold eight times what one is said to hold. */
  @ParameterizedTest(name = "{0} × {1} × {2}, seed 5")
  @CsvSource({"7, 6, 5", "2, 3, 2"})
  void densityIsThatOfTheMirroredVolume(int nx, int ny, int nz) {
    LabelVolume volume = Structures.random(new GridShape(nx, ny, nz), 0.4, 5);
    for (Neighbourhood neighbourhood : BOTH) {
      double density = measure(volume, neighbourhood).eulerPerVolume().get();
      for (int times = 2; times <= 3; times++) {
        assertThat(measure(mirrored(volume, times), neighbourhood).eulerPerVolume().get())
            .isEqualTo(density, within(1e-12));
      }
      // χ of n³ cells alone is a cubic in n, of which the density is the first coefficient.
      long third =
          euler(mirrored(volume, 8), neighbourhood)
              - 3 * euler(mirrored(volume, 6), neighbourhood)
              + 3 * euler(mirrored(volume, 4), neighbourhood)
              - euler(mirrored(volume, 2), neighbourhood);
      assertThat(density * volume.volume()).isEqualTo(third / 48.0, within(1e-9));
    }
  }

  private static long euler(LabelVolume volume, Neighbourhood neighbourhood) {
    return measure(volume, neighbourhood).eulerCharacteristic();
  }

  private static LabelVolume mirrored(LabelVolume volume, int times) {
    GridShape s = volume.shape();
    return Structures.of(
        new GridShape(times * s.nx(), times * s.ny(), times * s.nz()),
        (x, y, z) -> volume.label(fold(x, s.nx()), fold(y, s.ny()), fold(z, s.nz())));
  }

  private static int fold(int i, int n) {
    int within = i % (2 * n);
    return within < n ? within : 2 * n - 1 - within;
  }

  @Test
  void swappedMirroredAndRelabelledItIsTheSame_seed6() {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, 0.35, 6);
    LabelVolume other = Structures.of(shape, (x, y, z) -> volume.label(x, y, 6 - z) == 1 ? 200 : 3);
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume turned = LabelOperations.swapAxes(other, Axis.X, Axis.Y, task);
      for (Neighbourhood neighbourhood : BOTH) {
        PhaseTopology expected = measure(volume, neighbourhood);
        PhaseTopology found =
            EulerCharacteristic.of(
                turned, new PhaseGroup("solid", Set.of(200, 201)), neighbourhood, task);
        assertThat(found.tunnels()).isEqualTo(expected.tunnels());
        assertThat(found.eulerCharacteristic()).isEqualTo(expected.eulerCharacteristic());
        assertThat(found.eulerPerVolume()).isEqualTo(expected.eulerPerVolume());
      }
    }
  }

  @Test
  void degenerateVolumes() {
    LabelVolume full = Structures.of(new GridShape(3, 4, 5), (x, y, z) -> 1);
    assertTopology(full, 1, 0, 0);
    assertDensity(full, 0);
    LabelVolume none = Structures.of(new GridShape(3, 4, 5), (x, y, z) -> 0);
    assertTopology(none, 0, 0, 0);
    LabelVolume voxel = Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 1);
    assertTopology(voxel, 1, 0, 0);
    LabelVolume layer = Structures.of(new GridShape(3, 3, 1), (x, y, z) -> x * y == 1 ? 0 : 1);
    assertTopology(layer, 1, 1, 0);
    assertThat(measure(layer, Neighbourhood.FACES).eulerPerVolume().reason())
        .isEqualTo("the volume has a single layer along z");
  }

  @Test
  void refusesEdgesAndStopsWhenCancelled() {
    LabelVolume volume = Structures.random(new GridShape(9, 9, 9), 0.5, 7);
    assertThatThrownBy(() -> measure(volume, Neighbourhood.EDGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the Euler characteristic needs 6 or 26 neighbours, got 18; take faces or corners");
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> EulerCharacteristic.of(volume, GROUP, Neighbourhood.FACES, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
