package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.VoxelSize;

class FeretDiametersTest {
  private static FeretDiameters measure(int[] points, VoxelSize size, Axis thin) {
    return FeretDiameters.of(ConvexHull.of(points, points.length / 3), points, size, thin);
  }

  /**
   * No point is outside a triangle, each is a neighbour of its neighbours, and Euler's sum is 2.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hullsAreClosedAndHoldAllPoints(long seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      // Few places, so that many points share planes and lines.
      int span = 2 + random.nextInt(trial % 10 == 0 ? 60 : 6);
      int[] points = new int[3 * (4 + random.nextInt(trial % 10 == 0 ? 400 : 40))];
      for (int i = 0; i < points.length; i++) {
        points[i] = random.nextInt(span);
      }
      System.arraycopy(new int[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, 0, points, 0, 12);
      ConvexHull hull = ConvexHull.of(points, points.length / 3);
      for (ConvexHull.Triangle triangle : hull.triangles()) {
        long level = triangle.along(points, triangle.vertex[0]);
        assertThat(triangle.nx != 0 || triangle.ny != 0 || triangle.nz != 0).isTrue();
        for (int p = 0; p < points.length / 3; p++) {
          assertThat(triangle.along(points, p)).isLessThanOrEqualTo(level);
        }
        for (int k = 0; k < 3; k++) {
          ConvexHull.Triangle beyond = triangle.neighbour[k];
          int begin = triangle.vertex[k];
          int end = triangle.vertex[(k + 1) % 3];
          boolean back = false;
          for (int j = 0; j < 3; j++) {
            back |=
                beyond.vertex[j] == end
                    && beyond.vertex[(j + 1) % 3] == begin
                    && beyond.neighbour[j] == triangle;
          }
          assertThat(back).isTrue();
        }
      }
      assertThat(hull.triangles().size()).isEqualTo(2 * hull.vertices().length - 4);
    }
  }

  /** The largest over all pairs; the smallest against widths normal to all pairs of edges. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void equalsAllPairsOfPointsAndOfDifferences(long seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 25; trial++) {
      VoxelSize size = new VoxelSize(1, 0.5 + random.nextDouble(), 0.5 + random.nextDouble());
      int span = 3 + random.nextInt(7);
      int[] points = new int[3 * (5 + random.nextInt(8))];
      for (int i = 0; i < points.length; i++) {
        points[i] = random.nextInt(span);
      }
      System.arraycopy(new int[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, 0, points, 0, 12);
      int n = points.length / 3;
      double most = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double[] d = difference(points, size, i, j);
          most = Math.max(most, Math.sqrt(dot(d, d)));
        }
      }
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < n * n; a++) {
        for (int b = 0; b < a; b++) {
          double[] u = difference(points, size, a / n, a % n);
          double[] v = difference(points, size, b / n, b % n);
          double[] normal = {
            u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
          };
          double length = Math.sqrt(dot(normal, normal));
          if (length > 1e-9) {
            least = Math.min(least, width(points, size, normal) / length);
          }
        }
      }
      FeretDiameters found = measure(points, size, null);
      assertThat(found.maximum()).isCloseTo(most, within(1e-12));
      assertThat(found.minimum()).isCloseTo(least, within(1e-9));
    }
  }

  private static double[] difference(int[] points, VoxelSize size, int i, int j) {
    return new double[] {
      (points[3 * i] - points[3 * j]) * size.x(),
      (points[3 * i + 1] - points[3 * j + 1]) * size.y(),
      (points[3 * i + 2] - points[3 * j + 2]) * size.z()
    };
  }

  private static double dot(double[] u, double[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }

  private static double width(int[] points, VoxelSize size, double[] normal) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.length / 3; i++) {
      double along = dot(normal, difference(points, size, i, 0));
      least = Math.min(least, along);
      most = Math.max(most, along);
    }
    return most - least;
  }

  /**
   * A regular tetrahedron of edge √2 a is narrowest between two edges, a; its sides lie farther.
   */
  @Test
  void aTetrahedronIsNarrowestBetweenItsEdges() {
    int[] points = {0, 0, 0, 5, 5, 0, 5, 0, 5, 0, 5, 5};
    FeretDiameters found = measure(points, VoxelSize.cube(1), null);
    assertThat(found.maximum()).isCloseTo(5 * Math.sqrt(2), within(1e-12));
    assertThat(found.minimum()).isCloseTo(5, within(1e-12));
  }

  /** A triangle with legs 3 and 4 as a layer: widths in it only, the height on the long side. */
  @Test
  void inALayerPlanesAreNormalToIt() {
    int[] flat = {0, 0, 3, 0, 0, 4};
    for (Axis thin : Axis.values()) {
      int[] points = new int[18];
      for (int i = 0; i < 6; i++) {
        int along = 0;
        for (int axis = 0; axis < 3; axis++) {
          points[3 * i + axis] = axis == thin.ordinal() ? i / 3 : flat[2 * (i % 3) + along++];
        }
      }
      FeretDiameters found = measure(points, VoxelSize.cube(2), thin);
      assertThat(found.maximum()).isCloseTo(10, within(1e-12));
      assertThat(found.minimum()).isCloseTo(2 * 12 / 5.0, within(1e-12));
    }
  }

  @Test
  void pointsInOnePlaneHaveNoHull() {
    int[] plane = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 2, 2, 0};
    assertThatThrownBy(() -> ConvexHull.of(plane, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plane");
    int[] line = {0, 0, 0, 1, 1, 1, 2, 2, 2, 5, 5, 5};
    assertThatThrownBy(() -> ConvexHull.of(line, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line");
  }
}
