package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;

class SizeSwapsTest {
  private static Spheres spheres(boolean periodic) {
    SplittableRandom random = new SplittableRandom(21);
    int count = 400;
    double[] radius = new double[count];
    double[][] centre = new double[3][count];
    for (int i = 0; i < count; i++) {
      radius[i] = 0.3 + 0.7 * random.nextDouble();
      for (int axis = 0; axis < 3; axis++) {
        centre[axis][i] = 8 * random.nextDouble();
      }
    }
    PackingBox box = new PackingBox(8, 8, 8, periodic, periodic, periodic);
    return new Spheres(box, 1, centre, radius);
  }

  /** As another class finds it, from neighbour lists. */
  private static double energy(Spheres spheres, TaskContext task) {
    OverlapForces forces = new OverlapForces(spheres, 0.1);
    forces.refresh(true, task);
    task.forEach(spheres.pieces(), forces::find);
    forces.reduce();
    return forces.energy();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void coldSwapsOnlyLowerTheEnergy(boolean periodic) {
    Spheres spheres = spheres(periodic);
    double[] places = sorted(spheres);
    double[] radii = spheres.radius.clone();
    try (TaskContext task = TaskContext.silent(1)) {
      SizeSwaps swaps = new SizeSwaps(spheres, 1);
      assertThat(swaps.arePossible()).isTrue();
      double last = energy(spheres, task);
      for (int n = 0; n < 5; n++) {
        boolean any = swaps.sweep(1e-12, task);
        double now = energy(spheres, task);
        if (any) {
          assertThat(now).isLessThan(last);
        } else {
          assertThat(now).isEqualTo(last);
        }
        last = now;
      }
      assertThat(spheres.radius).as("spheres keep their sizes").isEqualTo(radii);
      assertThat(sorted(spheres)).as("the places are the same").isEqualTo(places);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void sweepsAreTheSameForAnyThreads(int threads) {
    Spheres one = spheres(true);
    Spheres other = spheres(true);
    try (TaskContext single = TaskContext.silent(1);
        TaskContext task = TaskContext.silent(threads)) {
      assertThat(new SizeSwaps(one, 5).sweep(0.1, single)).isTrue();
      assertThat(new SizeSwaps(other, 5).sweep(0.1, task)).isTrue();
    }
    assertThat(other.centre).isDeepEqualTo(one.centre);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2.01})
  void equalOrTooDifferentSpheresStay(double larger) {
    Spheres spheres = spheres(true);
    for (int i = 0; i < spheres.count; i++) {
      spheres.radius[i] = larger > 0 && i % 2 == 0 ? 0.3 * larger : 0.3;
    }
    assertThat(new SizeSwaps(spheres, 1).arePossible()).isFalse();
  }

  private static double[] sorted(Spheres spheres) {
    double[] x = spheres.centre[0].clone();
    Arrays.sort(x);
    return x;
  }
}
