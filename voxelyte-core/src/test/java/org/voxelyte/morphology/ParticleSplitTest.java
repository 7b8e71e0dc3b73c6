package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class ParticleSplitTest {
  private final TaskContext task = TaskContext.silent(2);

  private Particles split(LabelVolume volume, double depth) {
    return new ParticleSplit(depth).split(volume, Structures.PHASE_1, task);
  }

  /** A sphere in voxels. */
  private record Sphere(double x, double y, double z, double radius) {
    boolean holds(int i, int j, int k) {
      return depth(i, j, k) >= 0;
    }

    double depth(int i, int j, int k) {
      return radius - Math.hypot(Math.hypot(i + 0.5 - x, j + 0.5 - y), k + 0.5 - z);
    }
  }

  /** Spheres at random places until 4000 in a row find none, which overlap by a share at most. */
  private static List<Sphere> packing(
      int n, double least, double most, double overlap, Random random) {
    List<Sphere> spheres = new ArrayList<>();
    for (int failures = 0; failures < 4000; failures++) {
      double x = random.nextDouble() * n;
      double y = random.nextDouble() * n;
      double z = random.nextDouble() * n;
      double radius = least + (most - least) * random.nextDouble();
      boolean fits =
          spheres.stream()
              .allMatch(
                  s ->
                      Math.hypot(Math.hypot(s.x - x, s.y - y), s.z - z)
                          >= (1 - overlap) * (s.radius + radius));
      if (fits) {
        spheres.add(new Sphere(x, y, z, radius));
        failures = 0;
      }
    }
    return spheres;
  }

  @ParameterizedTest(name = "radii {0} to {1}, overlap {2}, seed {3}")
  @CsvSource({"5, 10, 0, 1", "5, 10, 0.05, 2", "8, 14, 0.1, 3", "10, 20, 0.1, 5", "6, 20, 0.05, 6"})
  void spheresThatOverlapALittleAreFoundOneByOne(
      double least, double most, double overlap, long seed) {
    int n = 64;
    List<Sphere> spheres = packing(n, least, most, overlap, new Random(seed));
    int[][] nearest = new int[n][n * n];
    LabelVolume volume =
        Structures.of(
            new GridShape(n, n, n),
            (x, y, z) -> {
              int best = 0;
              for (int s = 1; s < spheres.size(); s++) {
                best = spheres.get(s).depth(x, y, z) > spheres.get(best).depth(x, y, z) ? s : best;
              }
              nearest[z][y * n + x] = best;
              return spheres.get(best).holds(x, y, z) ? 1 : 0;
            });
    Particles found = split(volume, 1);
    // Voxels of each sphere in each particle.
    int[][] shared = new int[spheres.size()][found.count() + 1];
    long all = volume.count(1);
    for (int z = 0; z < n; z++) {
      for (int i = 0; i < n * n; i++) {
        if (found.ids().slice(z)[i] > 0) {
          shared[nearest[z][i]][found.ids().slice(z)[i]]++;
        }
      }
    }
    long right = 0;
    long present = 0;
    for (int[] parts : shared) {
      right += Arrays.stream(parts).max().orElseThrow();
      present += Arrays.stream(parts).sum() > 0 ? 1 : 0;
    }
    // Chips that the border cuts off may be too thin to stay or to be one piece.
    assertThat(found.count()).isBetween((int) present - 1, (int) present + 1);
    // Necks are cut where voxels are fewest, not where the spheres cross.
    assertThat(right / (double) all).isGreaterThan(0.99);
  }

  @ParameterizedTest(name = "depth {0}, share of label 1 {1}, seed {2}")
  @CsvSource({"0, 0.6, 11", "0, 0.9, 12", "0.3, 0.9, 13", "0.5, 0.95, 14", "1, 0.97, 15"})
  void hasAParticleForEachMaximumOfTheReconstruction(double depth, double share, long seed) {
    for (GridShape shape : List.of(new GridShape(13, 11, 12), new GridShape(30, 1, 17))) {
      Random random = new Random(seed);
      LabelVolume volume =
          Structures.of(
              shape, new VoxelSize(1, 1.25, 1.5), (x, y, z) -> random.nextDouble() < share ? 1 : 0);
      Particles found = split(volume, depth);
      ScalarField distance = DistanceMap.of(volume, Structures.PHASE_1, task);
      LabelVolume maxima = hMaxima(distance, depth);
      ComponentVolume marks =
          new ComponentLabelling(Neighbourhood.FACES).label(maxima, Structures.PHASE_1, task);
      assertThat(found.count()).isEqualTo(marks.clusters());
      int[] mark = new int[found.count() + 1];
      for (int z = 0; z < shape.nz(); z++) {
        for (int i = 0; i < shape.sliceVoxels(); i++) {
          int id = marks.slice(z)[i];
          int particle = found.ids().slice(z)[i];
          if (id > 0) {
            assertThat(mark[particle]).isIn(0, id);
            mark[particle] = id;
          }
        }
      }
    }
  }

  /** Regional maxima of the reconstruction of distance − depth under distance, to a fixed point. */
  private static LabelVolume hMaxima(ScalarField distance, double depth) {
    GridShape shape = distance.shape();
    double[][][] level = new double[shape.nz()][shape.ny()][shape.nx()];
    boolean[][][] most = new boolean[shape.nz()][shape.ny()][shape.nx()];
    int[][] steps = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    boolean first = true;
    boolean changed = true;
    while (changed || first) {
      changed = false;
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            double top = distance.value(x, y, z);
            double now = first ? top - depth : level[z][y][x];
            if (top > 0 && !first) {
              for (int[] s : steps) {
                if (inside(distance, x + s[0], y + s[1], z + s[2])) {
                  now = Math.max(now, Math.min(top, level[z + s[2]][y + s[1]][x + s[0]]));
                }
              }
            }
            changed |= first || now > level[z][y][x];
            level[z][y][x] = now;
            most[z][y][x] = top > 0;
          }
        }
      }
      first = false;
    }
    changed = true;
    while (changed) {
      changed = false;
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            for (int[] s : steps) {
              if (most[z][y][x] && inside(distance, x + s[0], y + s[1], z + s[2])) {
                double other = level[z + s[2]][y + s[1]][x + s[0]];
                boolean lost = !most[z + s[2]][y + s[1]][x + s[0]];
                if (other > level[z][y][x] || other == level[z][y][x] && lost) {
                  most[z][y][x] = false;
                  changed = true;
                }
              }
            }
          }
        }
      }
    }
    return Structures.of(shape, (x, y, z) -> most[z][y][x] ? 1 : 0);
  }

  private static boolean inside(ScalarField distance, int x, int y, int z) {
    GridShape shape = distance.shape();
    return x >= 0
        && y >= 0
        && z >= 0
        && x < shape.nx()
        && y < shape.ny()
        && z < shape.nz()
        && distance.value(x, y, z) > 0;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 7.3, 14})
  void oneSphereIsOneParticleAlsoInFlatVoxelsAndWhereTheBorderCutsIt(double radius) {
    for (double place : new double[] {15, 15.37, 2, 0}) {
      GridShape shape = new GridShape(30, 30, 60);
      VoxelSize flat = new VoxelSize(1, 1, 0.5);
      LabelVolume ball = Structures.ball(shape, flat, new double[] {place, 15.2, 14.9}, radius);
      assertThat(split(ball, ParticleSplit.usualDepth(ball)).count()).isEqualTo(1);
    }
  }

  @Test
  void aRoughCylinderIsOneParticle_seed21() {
    Random random = new Random(21);
    LabelVolume volume =
        Structures.of(
            new GridShape(28, 28, 70),
            (x, y, z) ->
                Math.hypot(x - 13.6, y - 14.1) < 9 + random.nextDouble() && z > 4 && z < 64
                    ? 1
                    : 0);
    assertThat(split(volume, 1).count()).isEqualTo(1);
    assertThat(split(volume, 0).count()).isGreaterThan(1);
  }

  @Test
  void deeperNecksAreAskedForFewerParticlesAreFound_seed22() {
    LabelVolume volume = Structures.periodicBalls(60, 7, 60, 22);
    int clusters =
        new ComponentLabelling(Neighbourhood.FACES)
            .label(volume, Structures.PHASE_1, task)
            .clusters();
    int before = Integer.MAX_VALUE;
    int first = 0;
    for (double depth : new double[] {0, 0.25, 0.5, 1, 2, 4, 100}) {
      int now = split(volume, depth).count();
      assertThat(now).isLessThanOrEqualTo(before).isGreaterThanOrEqualTo(clusters);
      first = depth == 0 ? now : first;
      before = now;
    }
    assertThat(before).isEqualTo(clusters);
    assertThat(first).isGreaterThan(3 * clusters);
  }

  @Test
  void idsCountFromOneInOrderCoverThePhaseAndAreConnected_seed23() {
    LabelVolume volume = Structures.periodicBalls(40, 6, 40, 23);
    Particles found = split(volume, 0.5);
    int next = 1;
    long voxels = 0;
    for (int z = 0; z < 40; z++) {
      for (int i = 0; i < 1600; i++) {
        int id = found.ids().slice(z)[i];
        assertThat(id > 0).isEqualTo(volume.slice(z)[i] == 1);
        assertThat(id).isLessThanOrEqualTo(next);
        next = Math.max(next, id + 1);
      }
    }
    for (int id = 1; id <= found.count(); id++) {
      int own = id;
      LabelVolume alone =
          Structures.of(volume.shape(), (x, y, z) -> found.ids().id(x, y, z) == own ? 1 : 0);
      assertThat(alone.count(1)).isEqualTo(found.ids().size(id));
      voxels += found.ids().size(id);
      assertThat(
              new ComponentLabelling(Neighbourhood.FACES)
                  .label(alone, Structures.PHASE_1, task)
                  .clusters())
          .isEqualTo(1);
    }
    assertThat(voxels).isEqualTo(volume.count(1));
    assertThat(found.count()).isEqualTo(next - 1);
  }

  @Test
  void oneOrMoreThreadsFindTheSame_seed24() {
    LabelVolume volume = Structures.periodicBalls(40, 6, 50, 24);
    Particles two = split(volume, 0.5);
    for (int threads : new int[] {1, 3}) {
      try (TaskContext other = TaskContext.silent(threads)) {
        Particles found = new ParticleSplit(0.5).split(volume, Structures.PHASE_1, other);
        for (int z = 0; z < 40; z++) {
          assertThat(found.ids().slice(z)).isEqualTo(two.ids().slice(z));
        }
      }
    }
  }

  @Test
  void aPhaseWithoutVoxelsHasNoParticlesAndAFullVolumeIsOne() {
    GridShape shape = new GridShape(5, 4, 3);
    LabelVolume empty = Structures.of(shape, (x, y, z) -> 0);
    assertThat(split(empty, 1).count()).isZero();
    LabelVolume full = Structures.of(shape, (x, y, z) -> 1);
    assertThat(split(full, 0).count()).isEqualTo(1);
  }

  @Test
  void badDepthsAndCancellation() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new ParticleSplit(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("depth");
    }
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext cancelled = TaskContext.silent(2)) {
      cancelled.cancel();
      assertThatThrownBy(() -> new ParticleSplit(1).split(volume, Structures.PHASE_1, cancelled))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void idsOfAnotherVolumeAreKeptWithinThePhaseAndChecked() {
    GridShape shape = new GridShape(3, 2, 1);
    LabelVolume volume = Structures.of(shape, (x, y, z) -> x == 1 ? 0 : 1);
    ComponentVolume ids =
        new ComponentVolume(
            shape, VoxelSize.cube(1), new int[][] {{3, 2, 1, 3, 0, 1}}, new long[] {2, 1, 2});
    Particles own = Particles.of(volume, Structures.PHASE_1, ids, "ids.tif", task);
    assertThat(own.ids().slice(0)).containsExactly(3, 0, 1, 3, 0, 1);
    assertThat(own.count()).isEqualTo(2);
    assertThat(own.ids().sizes()).containsExactly(2L, 0L, 2L);
    assertThatThrownBy(() -> Particles.of(volume, Structures.PHASE_0, ids, "ids.tif", task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 voxels of 0 have particle id 0 in ids.tif");
    LabelVolume other = Structures.of(new GridShape(2, 2, 1), (x, y, z) -> 1);
    assertThatThrownBy(() -> Particles.of(other, Structures.PHASE_1, ids, "ids.tif", task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 × 2 × 1")
        .hasMessageContaining("2 × 2 × 1");
  }
}
