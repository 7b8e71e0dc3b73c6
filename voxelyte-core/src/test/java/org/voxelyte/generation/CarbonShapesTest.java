package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.generation.Agglomerates.Attachment;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

/** Agglomerates and flakes. */
class CarbonShapesTest {
  private static final int FREE = 0;
  private static final int ACTIVE = 2;
  private static final int CARBON = 4;

  private static TaskContext task(int threads) {
    return TaskContext.silent(threads);
  }

  private static VoxelCanvas empty(int n) {
    return new VoxelCanvas(VoxelGrid.periodic(new GridShape(n, n, n), VoxelSize.cube(1)));
  }

  /** Active material up to a height. */
  private static VoxelCanvas withFloor(int n, int height) {
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.walled(new GridShape(n, n, n), VoxelSize.cube(1)));
    for (int z = 0; z < height; z++) {
      Arrays.fill(canvas.slice(z), (byte) ACTIVE);
    }
    return canvas;
  }

  private static byte[][] labels(VoxelCanvas canvas) {
    byte[][] copy = new byte[canvas.grid().shape().nz()][];
    Arrays.setAll(copy, z -> canvas.slice(z).clone());
    return copy;
  }

  private static List<List<Ball>> agglomerates(Filled filled) {
    List<List<Ball>> all = new ArrayList<>();
    for (int i = 0; i < filled.bodies().size(); i++) {
      if (filled.owners()[i] == all.size()) {
        all.add(new ArrayList<>());
      }
      all.get(all.size() - 1).add((Ball) filled.bodies().get(i));
    }
    return all;
  }

  private static double distance(Ball a, Ball b) {
    double dx = a.x() - b.x();
    double dy = a.y() - b.y();
    double dz = a.z() - b.z();
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  @ParameterizedTest
  @EnumSource(Attachment.class)
  void spheresOfAnAgglomerateTouchAndDoNotOverlapSeed1(Attachment attachment) {
    VoxelCanvas canvas = empty(50);
    Filled filled =
        Agglomerates.within(new Agglomerates.Shape(3, 25, attachment), 1)
            .grow(canvas, FREE, CARBON, 5000, "carbon black", task(2));
    assertThat(canvas.counts(task(1))[CARBON]).isEqualTo(5000);
    List<List<Ball>> all = agglomerates(filled);
    for (List<Ball> spheres : all.subList(0, all.size() - 1)) {
      assertThat(spheres).hasSize(25);
      for (int i = 1; i < 25; i++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < i; j++) {
          nearest = Math.min(nearest, distance(spheres.get(i), spheres.get(j)));
        }
        assertThat(nearest).isCloseTo(3, within(1e-8));
      }
    }
    assertThat(all.get(all.size() - 1)).hasSizeLessThanOrEqualTo(25);
    assertThat(all).hasSizeGreaterThan(10);
  }

  @Test
  void diffusionMakesMoreOpenAgglomeratesSeed2() {
    double random = gyration(Attachment.RANDOM);
    double diffusion = gyration(Attachment.DIFFUSION);
    // A ball of 150 spheres that fill half of it has √(3/5) · ½ · 300^⅓ = 2.6
    // diameters.
    assertThat(diffusion).isGreaterThan(1.25 * random);
    assertThat(random).isBetween(2.6, 4.0);
  }

  /** Mean radius of gyration of agglomerates of 150 spheres over the diameter. */
  private static double gyration(Attachment attachment) {
    Filled filled =
        Agglomerates.within(new Agglomerates.Shape(2, 150, attachment), 2)
            .grow(empty(64), FREE, CARBON, 12_000, "carbon black", task(2));
    List<List<Ball>> all = agglomerates(filled);
    double sum = 0;
    for (List<Ball> spheres : all.subList(0, all.size() - 1)) {
      double squares = 0;
      for (Ball a : spheres) {
        for (Ball b : spheres) {
          squares += distance(a, b) * distance(a, b);
        }
      }
      sum += Math.sqrt(squares / 2) / spheres.size() / 2;
    }
    return sum / (all.size() - 1);
  }

  @Test
  void onASurfaceTheFirstSphereTouchesItSeed3() {
    VoxelCanvas canvas = withFloor(40, 10);
    long active = canvas.counts(task(1))[ACTIVE];
    Filled filled =
        Agglomerates.on(ACTIVE, new Agglomerates.Shape(4, 8, Attachment.RANDOM), 3)
            .grow(canvas, FREE, CARBON, 4000, "carbon black", task(2));
    assertThat(canvas.counts(task(1))[ACTIVE]).isEqualTo(active);
    for (List<Ball> spheres : agglomerates(filled)) {
      // A radius above the floor at 10, and up to a tenth of a voxel that keeps it clear.
      assertThat(spheres.get(0).z()).isBetween(11.95, 12.1 + 1e-9);
    }
  }

  @Test
  void agglomeratesWithoutRoomAreRefused() {
    VoxelCanvas canvas = empty(40);
    canvas.fill(ACTIVE);
    for (int k = 0; k < 40; k++) {
      canvas.set(k, k, k, FREE);
    }
    Agglomerates.Shape pair = new Agglomerates.Shape(3, 2, Attachment.RANDOM);
    assertThatThrownBy(
            () ->
                Agglomerates.within(pair, 1)
                    .grow(canvas, FREE, CARBON, 30, "carbon black", task(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("carbon black fills 0 of 30 voxels");
    VoxelCanvas coarse =
        new VoxelCanvas(VoxelGrid.periodic(new GridShape(8, 8, 8), VoxelSize.cube(1e-7)));
    assertThatThrownBy(
            () ->
                Agglomerates.within(new Agglomerates.Shape(4e-8, 9, Attachment.RANDOM), 1)
                    .grow(coarse, FREE, CARBON, 10, "carbon black", task(1)))
        .hasMessageContaining("primary particles of carbon black have a diameter of 40 nm")
        .hasMessageContaining("less than a voxel of 100 nm");
    assertThatThrownBy(() -> new Agglomerates.Shape(1, 0, Attachment.RANDOM))
        .hasMessageContaining("1 to 10000 primary particles, got 0");
  }

  @Test
  void flakesPointEverywhereAlikeAndHaveTheirVolumeSeed4() {
    VoxelCanvas canvas = empty(80);
    Filled filled = Flakes.within(9, 2, 4).put(canvas, FREE, CARBON, 100_000, "graphite", task(2));
    assertThat(canvas.counts(task(1))[CARBON]).isEqualTo(100_000);
    double[] squares = new double[3];
    double volume = 0;
    for (Body flake : filled.bodies()) {
      double[] step = {1e-3, 0, 0};
      for (int axis = 0; axis < 3; axis++) {
        // Below the middle plane the depth falls by the step's part along the axis of the disc.
        double depth = flake.depth(flake.x() + step[0], flake.y() + step[1], flake.z() + step[2]);
        double along = (1 - depth) / 1e-3;
        squares[axis] += along * along / filled.bodies().size();
        step = new double[] {step[2], step[0], step[1]};
      }
      volume += flake.volume();
    }
    assertThat(filled.bodies()).hasSizeGreaterThan(800);
    for (double square : squares) {
      assertThat(square).isCloseTo(1.0 / 3, within(4 * Math.sqrt(4.0 / 45 / 800)));
    }
    double covered = 100_000 / (1 - filled.overlappedShare() - filled.blockedShare());
    assertThat(covered / volume).isCloseTo(1, within(0.01));
  }

  @Test
  void onASurfaceFlakesLieFlatSeed5() {
    VoxelCanvas canvas = withFloor(40, 10);
    Filled filled = Flakes.on(ACTIVE, 8, 2, 5).put(canvas, FREE, CARBON, 900, "graphite", task(2));
    // Layers 10 and 11: the flake begins a tenth of a voxel above the floor.
    assertThat(VoxelCanvas.count(canvas.slice(10))[CARBON]).isGreaterThan(400);
    for (int z = 12; z < 40; z++) {
      assertThat(VoxelCanvas.count(canvas.slice(z))[CARBON]).isZero();
    }
    assertThat(filled.blockedShare()).isLessThan(0.01);
  }

  @Test
  void flakesAreRefusedThatVoxelsCannotShow() {
    VoxelCanvas coarse =
        new VoxelCanvas(VoxelGrid.periodic(new GridShape(8, 8, 8), VoxelSize.cube(1e-6)));
    assertThatThrownBy(
            () -> Flakes.within(5e-6, 0.5e-6, 1).put(coarse, FREE, CARBON, 10, "graphite", task(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flakes of graphite have a thickness of 500 nm")
        .hasMessageContaining("use voxels of at most 500 nm, or a larger thickness");
    assertThatThrownBy(() -> Flakes.within(1, 2, 1))
        .hasMessageContaining("at most as thick as wide");
    assertThatThrownBy(() -> Flakes.within(-1, 2, 1)).hasMessageContaining("got -1.0 m");
  }

  @Test
  void threadsDoNotMatterSeed6() {
    List<byte[][]> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      VoxelCanvas canvas = withFloor(40, 10);
      Agglomerates.on(ACTIVE, new Agglomerates.Shape(3, 12, Attachment.DIFFUSION), 6)
          .grow(canvas, FREE, CARBON, 3000, "carbon black", task(threads));
      Flakes.on(ACTIVE, 8, 2, 7).put(canvas, FREE, 5, 1000, "graphite", task(threads));
      results.add(labels(canvas));
    }
    assertThat(results.get(1)).isDeepEqualTo(results.get(0));
    assertThat(results.get(2)).isDeepEqualTo(results.get(0));
  }

  @Test
  @Timeout(20)
  void agglomeratesLargerThanAllTogetherOrThanTheBoxAreRefused() {
    // 3000 spheres of 0.4 µm have 100 µm³ and are about 13 µm wide; the box has 10 µm.
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.periodic(new GridShape(50, 50, 50), VoxelSize.cube(0.2e-6)));
    Agglomerates.Shape many = new Agglomerates.Shape(0.4e-6, 3000, Attachment.DIFFUSION);
    assertThatThrownBy(
            () -> Agglomerates.within(many, 1).grow(canvas, FREE, CARBON, 6250, "black", task(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an agglomerate of black, of 3000 primary particles, has 12566 vox")
        .hasMessageContaining("all of black together 6250");
    assertThatThrownBy(
            () -> Agglomerates.within(many, 1).grow(canvas, FREE, CARBON, 30000, "black", task(1)))
        .hasMessageContaining("µm wide, and the shortest side of the box is 10 µm");
    // 3000 of them side by side need (3000/0.64)^⅓ = 16.7 diameters.
    Agglomerates.Shape dense = new Agglomerates.Shape(3, 3000, Attachment.RANDOM);
    assertThatThrownBy(
            () -> Agglomerates.within(dense, 1).grow(empty(50), FREE, CARBON, 90_000, "b", task(1)))
        .hasMessageContaining("is at least about 50.2");
  }

  /** Cancelled by another thread while the first agglomerates grow. */
  @Test
  @Timeout(30)
  void aLargeAgglomerateIsCancelledWithin() {
    AtomicBoolean placing = new AtomicBoolean();
    TaskContext[] holder = new TaskContext[1];
    holder[0] =
        new TaskContext(
            1,
            (stage, done, total) -> {
              if (stage.startsWith("placing") && placing.getAndSet(true)) {
                Thread canceller =
                    new Thread(
                        () -> {
                          sleep(200);
                          holder[0].cancel();
                        });
                canceller.setDaemon(true);
                canceller.start();
              }
            });
    Agglomerates.Shape huge = new Agglomerates.Shape(2, 10_000, Attachment.DIFFUSION);
    VoxelCanvas canvas = empty(120);
    assertThatThrownBy(
            () -> Agglomerates.within(huge, 1).grow(canvas, FREE, CARBON, 60_000, "b", holder[0]))
        .isInstanceOf(TaskCancelledException.class);
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isCancelled() {
    TaskContext task = task(1);
    VoxelCanvas canvas = empty(20);
    task.cancel();
    assertThatThrownBy(() -> Flakes.within(4, 2, 1).put(canvas, FREE, CARBON, 9, "flakes", task))
        .isInstanceOf(TaskCancelledException.class);
    Agglomerates.Shape pair = new Agglomerates.Shape(3, 2, Attachment.RANDOM);
    assertThatThrownBy(
            () -> Agglomerates.within(pair, 1).grow(canvas, FREE, CARBON, 9, "black", task))
        .isInstanceOf(TaskCancelledException.class);
  }
}
