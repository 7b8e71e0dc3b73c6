package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class ExactCutTest {
  private static final int AM = 2;
  private static final Phase PHASE = Phase.named(AM, "AM");

  private static List<Body> balls(VoxelGrid grid, int count, double radius, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Body> balls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Places on a lattice of 1/64 voxel, so that shifts by whole voxels are exact.
      double[] at = new double[3];
      for (int k = 0; k < 3; k++) {
        at[k] = random.nextInt(64 * grid.shape().nx()) / 64.0;
      }
      balls.add(new Ball(at[0], at[1], at[2], radius * (0.7 + 0.6 * random.nextDouble())));
    }
    return balls;
  }

  private static VoxelGrid unitGrid(int n, boolean x, boolean y, boolean z) {
    return new VoxelGrid(new GridShape(n, n, n), VoxelSize.cube(1), x, y, z);
  }

  private static byte[][] labels(VoxelCanvas canvas) {
    byte[][] copy = new byte[canvas.grid().shape().nz()][];
    Arrays.setAll(copy, z -> canvas.slice(z).clone());
    return copy;
  }

  /** The depth of a voxel by looking at all bodies and 27 images of each. */
  private static double depth(VoxelGrid grid, List<? extends Body> bodies, int x, int y, int z) {
    double deepest = Double.NEGATIVE_INFINITY;
    VoxelSize e = grid.voxelSize();
    GridShape n = grid.shape();
    for (Body body : bodies) {
      for (int kz = grid.periodicZ() ? -1 : 0; kz <= (grid.periodicZ() ? 1 : 0); kz++) {
        for (int ky = grid.periodicY() ? -1 : 0; ky <= (grid.periodicY() ? 1 : 0); ky++) {
          for (int kx = grid.periodicX() ? -1 : 0; kx <= (grid.periodicX() ? 1 : 0); kx++) {
            deepest =
                Math.max(
                    deepest,
                    body.depth(
                        (x + 0.5) * e.x() - kx * (n.nx() * e.x()),
                        (y + 0.5) * e.y() - ky * (n.ny() * e.y()),
                        (z + 0.5) * e.z() - kz * (n.nz() * e.z())));
          }
        }
      }
    }
    return deepest;
  }

  private static byte[][] oracle(VoxelCanvas canvas, List<Body> bodies, int from, long target) {
    record Voxel(double depth, int x, int y, int z) {}
    VoxelGrid grid = canvas.grid();
    List<Voxel> voxels = new ArrayList<>();
    for (int z = 0; z < grid.shape().nz(); z++) {
      for (int y = 0; y < grid.shape().ny(); y++) {
        for (int x = 0; x < grid.shape().nx(); x++) {
          if (canvas.label(x, y, z) == from) {
            voxels.add(new Voxel(depth(grid, bodies, x, y, z), x, y, z));
          }
        }
      }
    }
    voxels.sort(Comparator.comparingDouble(v -> -v.depth));
    byte[][] result = labels(canvas);
    for (Voxel v : voxels.subList(0, (int) target)) {
      result[v.z][grid.shape().index(v.x, v.y)] = AM;
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cutsTheSameAsBruteForceOn24CubedSeed1(int boundaries) {
    VoxelGrid grid =
        new VoxelGrid(
            new GridShape(24, 24, 24),
            boundaries == 3 ? new VoxelSize(1, 1.25, 0.75) : VoxelSize.cube(1),
            boundaries > 0,
            boundaries > 1,
            boundaries > 1);
    List<Body> bodies = balls(grid, 30, 3.3, 1);
    VoxelCanvas canvas = new VoxelCanvas(grid);
    for (int z = 5; z < 9; z++) {
      for (int x = 0; x < 24; x++) {
        canvas.set(x, 11, z, 7);
      }
    }
    for (double share : new double[] {0.85, 1.0, 1.1}) {
      VoxelCanvas painted = new VoxelCanvas(grid);
      for (int z = 0; z < 24; z++) {
        System.arraycopy(canvas.slice(z), 0, painted.slice(z), 0, 576);
      }
      long covered = new ExactCut(grid, bodies).take(painted, 0, AM, 0, "AM", task(1)).covered();
      long target = Math.round(share * covered);
      byte[][] expected = oracle(canvas, bodies, 0, target);
      ExactCut.Result result =
          new ExactCut(grid, bodies).take(painted, 0, AM, target, "AM", task(2));
      assertThat(labels(painted)).isDeepEqualTo(expected);
      assertThat(painted.counts(task(1))[AM]).isEqualTo(target);
      assertThat(painted.counts(task(1))[7]).isEqualTo(4 * 24);
      assertThat(result.depth().getAsDouble()).isEqualTo(least(grid, bodies, painted));
      assertThat(Math.signum(result.depth().getAsDouble())).isEqualTo(share > 1 ? -1.0 : 1.0);
    }
  }

  private static double least(VoxelGrid grid, List<Body> bodies, VoxelCanvas canvas) {
    double least = Double.POSITIVE_INFINITY;
    for (int z = 0; z < grid.shape().nz(); z++) {
      for (int y = 0; y < grid.shape().ny(); y++) {
        for (int x = 0; x < grid.shape().nx(); x++) {
          if (canvas.label(x, y, z) == AM) {
            least = Math.min(least, depth(grid, bodies, x, y, z));
          }
        }
      }
    }
    return least;
  }

  private static TaskContext task(int threads) {
    return TaskContext.silent(threads);
  }

  @Test
  void equallyDeepVoxelsGoByZThenYThenX() {
    VoxelGrid grid = unitGrid(8, false, false, false);
    VoxelCanvas canvas = new VoxelCanvas(grid);
    // The eight voxels about the ball's centre are all √¾ from it.
    new ExactCut(grid, List.of(new Ball(4, 4, 4, 1))).take(canvas, 0, AM, 3, "AM", task(1));
    assertThat(canvas.label(3, 3, 3)).isEqualTo(AM);
    assertThat(canvas.label(4, 3, 3)).isEqualTo(AM);
    assertThat(canvas.label(3, 4, 3)).isEqualTo(AM);
    assertThat(canvas.counts(task(1))[AM]).isEqualTo(3);
  }

  @Test
  void aPeriodicShiftShiftsTheCutSeed2() {
    VoxelGrid grid = unitGrid(24, true, true, true);
    List<Body> bodies = balls(grid, 25, 4, 2);
    int[] shift = {5, -7, 30};
    List<Body> shifted = moved(bodies, b -> new Ball(b.x() + 5, b.y() - 7, b.z() + 30, b.radius()));
    VoxelCanvas canvas = cut(grid, bodies, 5000);
    VoxelCanvas other = cut(grid, shifted, 5000);
    for (int z = 0; z < 24; z++) {
      for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 24; x++) {
          assertThat(
                  other.label(
                      Math.floorMod(x + shift[0], 24),
                      Math.floorMod(y + shift[1], 24),
                      Math.floorMod(z + shift[2], 24)))
              .isEqualTo(canvas.label(x, y, z));
        }
      }
    }
  }

  @Test
  void aMirroredBoxIsCutInTheMirrorSeed3() {
    VoxelGrid grid = unitGrid(24, false, true, false);
    List<Body> bodies = balls(grid, 25, 4, 3);
    List<Body> mirrored =
        moved(bodies, b -> new Ball(24 - b.x(), 24 - b.y(), 24 - b.z(), b.radius()));
    VoxelCanvas canvas = cut(grid, bodies, 4321);
    VoxelCanvas other = cut(grid, mirrored, 4321);
    for (int z = 0; z < 24; z++) {
      for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 24; x++) {
          assertThat(other.label(23 - x, 23 - y, 23 - z)).isEqualTo(canvas.label(x, y, z));
        }
      }
    }
  }

  private static List<Body> moved(List<Body> bodies, UnaryOperator<Ball> move) {
    List<Body> moved = new ArrayList<>();
    bodies.forEach(body -> moved.add(move.apply((Ball) body)));
    return moved;
  }

  private static VoxelCanvas cut(VoxelGrid grid, List<Body> bodies, long target) {
    VoxelCanvas canvas = new VoxelCanvas(grid);
    new ExactCut(grid, bodies).take(canvas, 0, AM, target, "AM", task(1));
    return canvas;
  }

  @Test
  void theCutNearsTheSurfaceAsVoxelsGetFiner() {
    double before = 0.5;
    for (int n : new int[] {12, 24, 48, 96}) {
      VoxelGrid grid = VoxelGrid.periodic(new GridShape(n, n, n), VoxelSize.cube(1.0 / n));
      Ball ball = new Ball(0.912, 0.077, 0.031, 0.4);
      long target = Math.round(ball.volume() * n * n * n);
      ExactCut.Result result =
          new ExactCut(grid, List.of(ball))
              .take(new VoxelCanvas(grid), 0, AM, target, "AM", task(2));
      assertThat((double) result.covered() / target).isCloseTo(1, within(1.5 / (n * Math.sqrt(n))));
      assertThat(Math.abs(result.depth().getAsDouble())).isLessThan(before);
      assertThat(result.voxelShare().getAsDouble())
          .isCloseTo(result.depth().getAsDouble() * n, within(1e-12));
      before = Math.max(1.5 / (n * Math.sqrt(n)), 1e-3);
    }
  }

  @Test
  void polyhedraHaveTheirVolumeTheMoreTheFinerVoxelsAreSeed6() {
    SplittableRandom random = new SplittableRandom(6);
    List<Body> bodies = new ArrayList<>();
    double volume = 0;
    for (int i = 0; i < 27; i++) {
      // One in each of 27 cells, so that none meets another: corners reach 3.5 inradii at most.
      ConvexPolyhedron body = ConvexPolyhedron.random(7, 4e-4, random);
      int row = i / 3 % 3;
      int layer = i / 9;
      bodies.add(body.moved((i % 3 + 0.5) / 3, (row + 0.5) / 3, (layer + 0.5) / 3));
      assertThat(body.reach()).isLessThan(1.0 / 6);
      volume += body.volume();
    }
    for (int n : new int[] {30, 60, 120}) {
      VoxelGrid grid = VoxelGrid.periodic(new GridShape(n, n, n), VoxelSize.cube(1.0 / n));
      ExactCut.Result result =
          new ExactCut(grid, bodies)
              .take(new VoxelCanvas(grid), 0, AM, Math.round(volume * n * n * n), "LPS", task(2));
      // A body of V voxels has some √(V^⅔) of them by chance; there are 27.
      double each = volume * n * n * n / 27;
      double error = Math.cbrt(each) / each / Math.sqrt(27);
      assertThat(result.covered() / (volume * n * n * n)).isCloseTo(1, within(2 * error));
      assertThat(Math.abs(result.voxelShare().getAsDouble())).isLessThan(0.05);
    }
  }

  @Test
  void threadsDoNotMatterSeed4() {
    VoxelGrid grid = unitGrid(40, true, false, true);
    List<Body> bodies = balls(grid, 60, 5, 4);
    List<byte[][]> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      VoxelCanvas canvas = new VoxelCanvas(grid);
      new ExactCut(grid, bodies).take(canvas, 0, AM, 20_000, "AM", task(threads));
      results.add(labels(canvas));
    }
    assertThat(results.get(1)).isDeepEqualTo(results.get(0));
    assertThat(results.get(2)).isDeepEqualTo(results.get(0));
  }

  @Test
  void whatBodiesCannotMakeIsRefusedAndNothingPainted() {
    VoxelGrid grid = unitGrid(24, true, true, true);
    VoxelCanvas canvas = new VoxelCanvas(grid);
    ExactCut cut = new ExactCut(grid, List.of(new Ball(12, 12, 12, 6)));
    for (long target : new long[] {300, 2500, 20_000}) {
      assertThatThrownBy(() -> cut.take(canvas, 0, AM, target, "NMC", task(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the 1 bodies of NMC cover 9")
          .hasMessageContaining(target + " (")
          .hasMessageContaining("ask for about 0.06");
    }
    assertThatThrownBy(() -> cut.take(canvas, 0, AM, -1, "NMC", task(1)))
        .hasMessageContaining("must not be negative, got -1");
    assertThatThrownBy(() -> cut.take(canvas, 0, 256, 900, "NMC", task(1)))
        .hasMessageContaining("0 … 255, got 256");
    assertThat(canvas.counts(task(1))[0]).isEqualTo(24 * 24 * 24);
    ExactCut.Result none = new ExactCut(grid, List.of()).take(canvas, 0, AM, 0, "NMC", task(1));
    assertThat(none.voxels()).isZero();
    assertThat(none.depth()).isEmpty();
    assertThatThrownBy(() -> new ExactCut(grid, List.of()).take(canvas, 0, AM, 1, "NMC", task(1)))
        .hasMessageContaining("the 0 bodies of NMC cover 0 free voxels");
  }

  @Test
  void isCancelled() {
    VoxelGrid grid = unitGrid(8, true, true, true);
    TaskContext task = task(1);
    task.cancel();
    ExactCut cut = new ExactCut(grid, List.of(new Ball(4, 4, 4, 2)));
    assertThatThrownBy(() -> cut.take(new VoxelCanvas(grid), 0, AM, 30, "AM", task))
        .isInstanceOf(TaskCancelledException.class);
  }

  @Test
  void idsAreThoseOfTheDeepestBodySeed5() {
    VoxelGrid grid = unitGrid(24, true, true, false);
    List<Body> bodies = balls(grid, 40, 3.5, 5);
    bodies.add(bodies.get(3));
    VoxelCanvas canvas = cut(grid, bodies, 6000);
    LabelVolume volume = canvas.volume(List.of(PHASE), Provenance.generated("test"));
    ComponentVolume ids = new BodyIds(grid, bodies, task(1)).volume(volume, PHASE, task(2));
    assertThat(ids.clusters()).isEqualTo(41);
    assertThat(ids.size(41)).isZero();
    for (int z = 0; z < 24; z++) {
      for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 24; x++) {
          int expected = 0;
          double deepest = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < bodies.size() && canvas.label(x, y, z) == AM; i++) {
            double depth = depth(grid, List.of(bodies.get(i)), x, y, z);
            if (depth > deepest) {
              deepest = depth;
              expected = i + 1;
            }
          }
          assertThat(ids.id(x, y, z)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void idsRefuseWhatDoesNotBelongTogether() {
    VoxelGrid grid = unitGrid(8, true, true, true);
    List<Body> one = List.of(new Ball(4, 4, 4, 2));
    assertThatThrownBy(() -> new BodyIds(grid, one, new int[2], task(1)))
        .hasMessageContaining("1 bodies and the particles of 2");
    assertThatThrownBy(() -> new BodyIds(grid, one, new int[] {-1}, task(1)))
        .hasMessageContaining("got -1");
    LabelVolume other =
        new VoxelCanvas(unitGrid(9, true, true, true))
            .volume(List.of(PHASE), Provenance.generated("test"));
    assertThatThrownBy(() -> new BodyIds(grid, one, task(1)).slice(other, PHASE, 0))
        .hasMessageContaining("8 × 8 × 8 voxels, the volume has 9 × 9 × 9");
  }
}
