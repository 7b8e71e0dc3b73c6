package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskContext;

/** Places at which packings begin: even on the whole, random near by. */
class EvenPlacesTest {
  private static final int COUNT = 1000;

  private static double[][] places(long seed) {
    EvenPlaces places = new EvenPlaces(new double[] {1, 1, 1}, COUNT, new SplittableRandom(seed));
    double[][] all = new double[COUNT][3];
    for (int i = 0; i < COUNT; i++) {
      SplittableRandom random = new SplittableRandom(seed * 7919 + i);
      for (int axis = 0; axis < 3; axis++) {
        all[i][axis] = places.at(i, axis, random);
      }
    }
    return all;
  }

  /**
   * Variance of the number of places in the octants of a box, of independent ones 0.875·count/8.
   */
  private static double varianceInOctants(double[][] places, int from, int to) {
    int[] counts = new int[8];
    for (int i = from; i < to; i++) {
      int octant = 0;
      for (int axis = 0; axis < 3; axis++) {
        assertThat(places[i][axis]).isBetween(0.0, Math.nextDown(1.0));
        octant = 2 * octant + (places[i][axis] < 0.5 ? 0 : 1);
      }
      counts[octant]++;
    }
    double mean = (to - from) / 8.0;
    double squares = 0;
    for (int count : counts) {
      squares += (count - mean) * (count - mean);
    }
    return squares / 8;
  }

  @Test
  void octantsHoldNearlyTheSameNumberSeeds1To20() {
    double whole = 0;
    double first = 0;
    for (long seed = 1; seed <= 20; seed++) {
      double[][] places = places(seed);
      whole += varianceInOctants(places, 0, COUNT) / 20;
      first += varianceInOctants(places, 0, 200) / 20;
    }
    // Independent places would have 109 and 22.
    assertThat(whole).isLessThan(25);
    assertThat(first).isLessThan(12);
  }

  @Test
  void theSeedMovesThem() {
    assertThat(places(1)[0][0]).isNotEqualTo(places(2)[0][0]);
  }

  /**
   * At 40 % of the box, which needs little pushing, slabs hold nearly the same share of spheres.
   */
  @Test
  void aLoosePackingIsEvenSeed3() {
    double radius = StrictMath.cbrt(0.4 * 3 / (4 * Math.PI * 500));
    double[] radii = new double[500];
    java.util.Arrays.fill(radii, radius);
    try (TaskContext task = TaskContext.silent(1)) {
      PackedSpheres packed =
          new SpherePacking(PackingOptions.DEFAULT)
              .pack(PackingBox.periodic(1, 1, 1), radii, 3, task);
      int[] slabs = new int[5];
      for (int i = 0; i < packed.count(); i++) {
        slabs[(int) (5 * packed.z(i))]++;
      }
      for (int slab : slabs) {
        assertThat(slab).isBetween(85, 115);
      }
    }
  }
}
