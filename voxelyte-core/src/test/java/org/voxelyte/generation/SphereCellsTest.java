package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SphereCellsTest {
  private static final double STRETCH = 1.2;

  @ParameterizedTest(name = "{0} spheres, ratio {1}, periodic {2}{3}{4}, z {5}")
  @CsvSource({
    "200, 1, true, true, true, 9",
    "300, 30, true, true, true, 9",
    "300, 8, false, false, false, 9",
    "150, 3, true, false, true, 2",
    "60, 4, true, true, false, 2",
    "3, 1, true, true, true, 2"
  })
  void findsWhatBruteForceFinds(
      int count, double ratio, boolean x, boolean y, boolean z, double lengthZ) {
    SplittableRandom random = new SplittableRandom(11);
    PackingBox box = new PackingBox(7, 2, lengthZ, x, y, z);
    double[] radius = new double[count];
    double[][] centre = new double[3][count];
    double[] length = {7, 2, lengthZ};
    for (int i = 0; i < count; i++) {
      radius[i] = Math.pow(ratio, -random.nextDouble());
      for (int axis = 0; axis < 3; axis++) {
        centre[axis][i] = length[axis] * random.nextDouble();
      }
    }
    Spheres spheres = new Spheres(box, 1, centre, radius);
    SphereCells cells = new SphereCells(spheres);
    for (int i = 0; i < count; i++) {
      Set<String> found = new TreeSet<>();
      cells.visit(
          i,
          STRETCH,
          (other, image) ->
              assertThat(
                      found.add(
                          other
                              + " "
                              + SphereCells.shift(image, 0)
                              + SphereCells.shift(image, 1)
                              + SphereCells.shift(image, 2)))
                  .as("met once")
                  .isTrue());
      assertThat(found).isEqualTo(bruteForce(spheres, i));
    }
  }

  private static Set<String> bruteForce(Spheres spheres, int i) {
    Set<String> found = new TreeSet<>();
    for (int j = 0; j < spheres.count; j++) {
      for (int code = 0; code < SphereCells.IMAGES && j != i; code++) {
        double squared = 0;
        boolean exists = true;
        for (int axis = 0; axis < 3; axis++) {
          int shift = SphereCells.shift(code, axis);
          exists &= shift == 0 || spheres.periodic[axis];
          double d =
              spheres.centre[axis][j] + shift * spheres.length[axis] - spheres.centre[axis][i];
          squared += d * d;
        }
        double near = STRETCH * (spheres.radius[i] + spheres.radius[j]);
        if (exists && Math.sqrt(squared) < near) {
          found.add(
              j
                  + " "
                  + SphereCells.shift(code, 0)
                  + SphereCells.shift(code, 1)
                  + SphereCells.shift(code, 2));
        }
      }
    }
    return found;
  }
}
