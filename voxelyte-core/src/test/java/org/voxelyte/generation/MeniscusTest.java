package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

class MeniscusTest {
  private static final int FREE = 0;
  private static final int ACTIVE = 2;
  private static final int BINDER = 3;
  private static final double VOXEL = 0.2e-6;

  private static TaskContext task(int threads) {
    return TaskContext.silent(threads);
  }

  private static VoxelCanvas canvas(GridShape shape, boolean periodic, double... balls) {
    VoxelSize size = VoxelSize.cube(VOXEL);
    VoxelCanvas canvas =
        new VoxelCanvas(periodic ? VoxelGrid.periodic(shape, size) : VoxelGrid.walled(shape, size));
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < balls.length; i += 4) {
      bodies.add(
          new Ball(
              balls[i] * VOXEL, balls[i + 1] * VOXEL, balls[i + 2] * VOXEL, balls[i + 3] * VOXEL));
    }
    ExactCut cut = new ExactCut(canvas.grid(), bodies);
    long covered = cut.take(canvas, FREE, ACTIVE, 0, "AM", task(1)).covered();
    cut.take(canvas, FREE, ACTIVE, covered, "AM", task(1));
    return canvas;
  }

  /** Two spheres of 24 voxels on the x axis of the box, a voxel apart. */
  private static VoxelCanvas twoSpheres() {
    return canvas(new GridShape(70, 48, 48), false, 22.5, 24, 24, 12, 47.5, 24, 24, 12);
  }

  private static byte[][] labels(VoxelCanvas canvas) {
    byte[][] copy = new byte[canvas.grid().shape().nz()][];
    Arrays.setAll(copy, z -> canvas.slice(z).clone());
    return copy;
  }

  @Test
  void betweenTwoSpheresItIsARingAboutTheirAxis() {
    VoxelCanvas canvas = twoSpheres();
    Meniscus.Result result = new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, 400, "NBR", task(2));
    assertThat(result.voxels()).isEqualTo(400);
    assertThat(canvas.counts(task(1))[BINDER]).isEqualTo(400);
    double[] sums = new double[6];
    for (int z = 0; z < 48; z++) {
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 70; x++) {
          if (canvas.label(x, y, z) != BINDER) {
            continue;
          }
          double dx = x + 0.5 - 35;
          double dy = y + 0.5 - 24;
          double dz = z + 0.5 - 24;
          // All of it is in the neck: where both surfaces are less than the ball away.
          assertThat(Math.sqrt(dy * dy + dz * dz)).isLessThan(8.5);
          assertThat(Math.abs(dx)).isLessThan(4);
          double[] moments = {dx, dy, dz, dy * dy, dz * dz, dy * dz};
          for (int k = 0; k < 6; k++) {
            sums[k] += moments[k] / 400;
          }
        }
      }
    }
    // The last class of equal width and distance is filled by chance, so it is not quite even.
    assertThat(sums[0]).isCloseTo(0, within(0.15));
    assertThat(sums[1]).isCloseTo(0, within(0.3));
    assertThat(sums[2]).isCloseTo(0, within(0.3));
    assertThat(sums[3] / sums[4]).isCloseTo(1, within(0.12));
    assertThat(sums[5] / sums[3]).isCloseTo(0, within(0.12));
  }

  @Test
  void wholeClassesOfWidthAreMirrorImages() {
    // The most voxels that a ball of some diameter does not reach: one more takes a wider one.
    long count = 150;
    double diameter = fill(twoSpheres(), count).ballDiameter();
    while (fill(twoSpheres(), count + 1).ballDiameter() == diameter) {
      count++;
    }
    VoxelCanvas canvas = twoSpheres();
    assertThat(fill(canvas, count).ballDiameter()).isEqualTo(diameter);
    for (int z = 0; z < 48; z++) {
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 70; x++) {
          int label = canvas.label(x, y, z);
          assertThat(canvas.label(69 - x, y, z)).isEqualTo(label);
          assertThat(canvas.label(x, 47 - y, z)).isEqualTo(label);
          assertThat(canvas.label(x, z, y)).isEqualTo(label);
        }
      }
    }
  }

  private static Meniscus.Result fill(VoxelCanvas canvas, long target) {
    return new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, target, "NBR", task(2));
  }

  @Test
  void itsSurfaceIsConcave() {
    VoxelCanvas canvas = twoSpheres();
    // The solid's share about free voxels at the surface: about a sphere there is less than about a
    // plane, in a hollow more. The ring is small, so that it is bent less about the axis.
    double ofSpheres = curvature(canvas, ACTIVE);
    new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, 250, "NBR", task(2));
    double ofBinder = curvature(canvas, BINDER);
    double flat = flatShare();
    assertThat(ofSpheres).isLessThan(flat - 0.02);
    assertThat(ofBinder).isGreaterThan(flat + 0.02);
  }

  /** Mean share of solid in a ball of 4 voxels about free voxels with a face to the label. */
  private static double curvature(VoxelCanvas canvas, int label) {
    GridShape shape = canvas.grid().shape();
    double sum = 0;
    int count = 0;
    for (int z = 5; z < shape.nz() - 5; z++) {
      for (int y = 5; y < shape.ny() - 5; y++) {
        for (int x = 5; x < shape.nx() - 5; x++) {
          if (canvas.label(x, y, z) == FREE
              && (canvas.label(x - 1, y, z) == label
                  || canvas.label(x + 1, y, z) == label
                  || canvas.label(x, y - 1, z) == label
                  || canvas.label(x, y + 1, z) == label
                  || canvas.label(x, y, z - 1) == label
                  || canvas.label(x, y, z + 1) == label)) {
            sum += solidShare(canvas, x, y, z);
            count++;
          }
        }
      }
    }
    return sum / count;
  }

  private static double solidShare(VoxelCanvas canvas, int x, int y, int z) {
    int solid = 0;
    int all = 0;
    for (int dz = -4; dz <= 4; dz++) {
      for (int dy = -4; dy <= 4; dy++) {
        for (int dx = -4; dx <= 4; dx++) {
          if (dx * dx + dy * dy + dz * dz <= 16) {
            all++;
            solid += canvas.label(x + dx, y + dy, z + dz) == FREE ? 0 : 1;
          }
        }
      }
    }
    return (double) solid / all;
  }

  /**
   * The same at a plane in all directions: half of the ball less a slice of half a voxel, about.
   */
  private static double flatShare() {
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.walled(new GridShape(40, 40, 40), VoxelSize.cube(1)));
    for (int z = 0; z < 40; z++) {
      for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 40; x++) {
          if (0.81 * (x - 20) + 0.52 * (y - 20) + 0.27 * (z - 20) < 0) {
            canvas.set(x, y, z, ACTIVE);
          }
        }
      }
    }
    return curvature(canvas, ACTIVE);
  }

  @Test
  void binderGoesIntoASlitAndNotOntoASphereBesideIt() {
    // The slit is 3 voxels wide.
    VoxelCanvas canvas = canvas(new GridShape(60, 44, 44), false, 20, 22, 22, 12);
    int slit = 0;
    for (int z = 0; z < 44; z++) {
      for (int y = 0; y < 44; y++) {
        for (int x = 50; x < 60; x++) {
          canvas.set(x, y, z, x < 53 ? FREE : ACTIVE);
          slit += x < 53 ? 1 : 0;
        }
        canvas.set(49, y, z, ACTIVE);
      }
    }
    new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, slit, "NBR", task(2));
    for (int z = 0; z < 44; z++) {
      for (int y = 0; y < 44; y++) {
        for (int x = 0; x < 60; x++) {
          assertThat(canvas.label(x, y, z) == BINDER).isEqualTo(x >= 50 && x < 53);
        }
      }
    }
  }

  @Test
  void periodicBoxesAreWrapped() {
    // The same two spheres, once in the middle and once across all faces.
    GridShape shape = new GridShape(40, 28, 28);
    VoxelCanvas inside = canvas(shape, true, 11.5, 14, 14, 8, 28.5, 14, 14, 8);
    VoxelCanvas across = canvas(shape, true, 31.5, 4, 23, 8, 8.5, 4, 23, 8);
    Meniscus menisci = new Meniscus(ACTIVE);
    double one = menisci.fill(inside, FREE, BINDER, 300, "NBR", task(2)).ballDiameter();
    double other = menisci.fill(across, FREE, BINDER, 300, "NBR", task(2)).ballDiameter();
    assertThat(other).isEqualTo(one);
    int unequal = 0;
    for (int z = 0; z < 28; z++) {
      for (int y = 0; y < 28; y++) {
        for (int x = 0; x < 40; x++) {
          int moved = across.label((x + 20) % 40, (y + 18) % 28, (z + 9) % 28);
          unequal += inside.label(x, y, z) == moved ? 0 : 1;
        }
      }
    }
    // What differs is the part of the last class, which is drawn by place.
    assertThat(unequal).isLessThan(80);
  }

  @Test
  void threadsDoNotMatter() {
    List<byte[][]> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      VoxelCanvas canvas = twoSpheres();
      new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, 777, "NBR", task(threads));
      results.add(labels(canvas));
    }
    assertThat(results.get(1)).isDeepEqualTo(results.get(0));
    assertThat(results.get(2)).isDeepEqualTo(results.get(0));
  }

  @Test
  void allAndNothingCanBeFilledAndMoreIsRefused() {
    VoxelCanvas canvas = canvas(new GridShape(20, 20, 20), true, 10, 10, 10, 8);
    long free = canvas.counts(task(1))[FREE];
    Meniscus menisci = new Meniscus(ACTIVE);
    Meniscus.Result none = menisci.fill(canvas, FREE, BINDER, 0, "NBR", task(1));
    assertThat(none).isEqualTo(new Meniscus.Result(0, 0));
    assertThat(canvas.counts(task(1))[FREE]).isEqualTo(free);
    assertThatThrownBy(() -> menisci.fill(canvas, FREE, BINDER, free + 1, "NBR", task(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NBR cannot fill " + (free + 1) + " voxels: there are " + free);
    assertThatThrownBy(() -> menisci.fill(canvas, FREE, ACTIVE, 5, "NBR", task(1)))
        .hasMessageContaining("NBR needs three labels");
    assertThatThrownBy(() -> new Meniscus(7).fill(canvas, FREE, BINDER, 5, "NBR", task(1)))
        .hasMessageContaining("label 7, which has no voxels; put it first");
    assertThatThrownBy(() -> new Meniscus(256)).hasMessageContaining("got 256");
    menisci.fill(canvas, FREE, BINDER, free, "NBR", task(1));
    assertThat(canvas.counts(task(1))[FREE]).isZero();
    assertThat(canvas.counts(task(1))[BINDER]).isEqualTo(free);
  }

  @Test
  void otherPhasesKeepTheirVoxels() {
    VoxelCanvas canvas = twoSpheres();
    for (int z = 0; z < 24; z++) {
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 70; x++) {
          if (canvas.label(x, y, z) == FREE) {
            canvas.set(x, y, z, 9);
          }
        }
      }
    }
    long others = canvas.counts(task(1))[9];
    new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, 300, "NBR", task(1));
    assertThat(canvas.counts(task(1))[9]).isEqualTo(others);
    assertThat(canvas.counts(task(1))[BINDER]).isEqualTo(300);
  }

  @Test
  void isCancelled() {
    TaskContext task = task(1);
    VoxelCanvas canvas = twoSpheres();
    task.cancel();
    assertThatThrownBy(() -> new Meniscus(ACTIVE).fill(canvas, FREE, BINDER, 9, "NBR", task))
        .isInstanceOf(TaskCancelledException.class);
  }
}
