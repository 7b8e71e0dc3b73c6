package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * How far both methods are from lengths that are known, and how fast that falls with the size of
 * voxels. The Eikonal equation comes out with an error that halves when voxels do: the differences
 * are of second order, but where a way leaves a point or an edge they begin as first ones. Chamfer
 * lengths are never below the true ones, and their error stays.
 */
class EikonalErrorTest {
  private static final AxisDirection UP = new AxisDirection(Axis.Z, true);

  /** Sums in single precision, relative. */
  private static final double ROUNDING = 1e-5;

  /** By how much the mean error falls when voxels are halved: a first order is 2. */
  private static final double LEAST_FALL = 1.85;

  private static final double MOST_FALL = 2.4;

  /** Relative errors. */
  private record Errors(double least, double mean, double most) {}

  /** Returns the true length to a voxel, m; NaN where it does not count. */
  @FunctionalInterface
  private interface Truth {
    double at(int x, int y, int z);
  }

  private static Errors errors(LabelVolume volume, GeodesicMethod method, Truth truth) {
    ScalarField map;
    try (TaskContext task = TaskContext.silent(2)) {
      map = Geodesics.map(volume, Structures.PHASE_1, UP, method, task);
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    long count = 0;
    for (int z = 0; z < volume.shape().nz(); z++) {
      for (int y = 0; y < volume.shape().ny(); y++) {
        for (int x = 0; x < volume.shape().nx(); x++) {
          double exact = truth.at(x, y, z);
          if (!Double.isNaN(exact) && !Float.isNaN(map.value(x, y, z))) {
            double error = map.value(x, y, z) / exact - 1;
            least = Math.min(least, error);
            most = Math.max(most, error);
            sum += error;
            count++;
          }
        }
      }
    }
    assertThat(count).isPositive();
    return new Errors(least, sum / count, most);
  }

  private static Stream<Arguments> points() {
    // What chamfer ways are too long by at most follows from the edges of the voxels.
    return Stream.of(
        Arguments.of(VoxelSize.cube(1), 0.129),
        Arguments.of(new VoxelSize(1, 2, 1.5), 0.155),
        Arguments.of(new VoxelSize(1, 1, 3), 0.23));
  }

  /** Open space above one voxel, within 45° of the axis and from half a unit away. */
  private static Errors point(VoxelSize edges, int n, GeodesicMethod method) {
    double h = 1.0 / n;
    VoxelSize size = new VoxelSize(edges.x() * h, edges.y() * h, edges.z() * h);
    LabelVolume open =
        Structures.of(
            new GridShape(2 * n + 1, 2 * n + 1, n + 1),
            size,
            (x, y, z) -> z > 0 || x == n && y == n ? 1 : 0);
    return errors(
        open,
        method,
        (x, y, z) -> {
          double aside = Math.hypot((x - n) * size.x(), (y - n) * size.y());
          double up = z * size.z();
          return up >= aside && Math.hypot(up, aside) >= 0.5 ? Math.hypot(up, aside) : Double.NaN;
        });
  }

  @ParameterizedTest(name = "edges {0}")
  @MethodSource("points")
  void fromAPoint(VoxelSize edges, double mostOfChamfer) {
    Errors coarse = point(edges, 12, GeodesicMethod.EIKONAL);
    Errors fine = point(edges, 24, GeodesicMethod.EIKONAL);
    isOfFirstOrder(coarse, fine);
    assertThat(fine.least()).isGreaterThan(-ROUNDING);
    assertThat(fine.mean()).isLessThan(0.03);
    staysAbove(
        point(edges, 12, GeodesicMethod.CHAMFER),
        point(edges, 24, GeodesicMethod.CHAMFER),
        mostOfChamfer);
  }

  /**
   * A channel of width 2 and length 3; from 1 to 1.5 half of it is blocked. Behind that the way
   * goes straight to the edge that is farther up, and straight on from there.
   */
  private static Errors baffle(double edgeAlong, int n, GeodesicMethod method) {
    double h = 1.0 / n;
    VoxelSize size = new VoxelSize(h, h, edgeAlong * h);
    int begin = (int) Math.round(n / edgeAlong);
    int end = (int) Math.round(1.5 * n / edgeAlong);
    LabelVolume channel =
        Structures.of(
            new GridShape(2 * n, 1, (int) Math.round(3 * n / edgeAlong)),
            size,
            (x, y, z) -> z >= begin && z < end && x < n ? 0 : 1);
    // Lengths begin at the centres of the first layer.
    double edge = (end - 0.5) * size.z();
    return errors(
        channel,
        method,
        (x, y, z) ->
            z >= end && x < n
                ? edge + Math.hypot((n - x - 0.5) * h, z * size.z() - edge)
                : Double.NaN);
  }

  @ParameterizedTest(name = "edge along the channel {0}")
  @CsvSource({"1, 0.020, 0.048", "2, 0.029, 0.082", "0.5, 0.016, 0.102"})
  void behindABaffle(double edgeAlong, double mostOfEikonal, double mostOfChamfer) {
    Errors coarse = baffle(edgeAlong, 16, GeodesicMethod.EIKONAL);
    Errors fine = baffle(edgeAlong, 32, GeodesicMethod.EIKONAL);
    isOfFirstOrder(coarse, fine);
    assertThat(fine.least()).isGreaterThan(-ROUNDING);
    assertThat(fine.most()).isLessThan(mostOfEikonal);
    Errors chamfer = baffle(edgeAlong, 32, GeodesicMethod.CHAMFER);
    assertThat(chamfer.least()).isGreaterThan(-ROUNDING);
    assertThat(chamfer.most()).isBetween(0.9 * mostOfChamfer, mostOfChamfer);
    assertThat(chamfer.mean()).isGreaterThan(2 * fine.mean());
  }

  /**
   * A straight channel that leans over by an angle, of width 1 across and length 6 along z: from
   * the last of its inlet voxels the way to each outlet voxel is straight.
   */
  private static Errors leaning(double degrees, int n, GeodesicMethod method) {
    double h = 1.0 / n;
    double slope = Math.tan(Math.toRadians(degrees));
    double width = 1 / Math.cos(Math.toRadians(degrees));
    int layers = 6 * n;
    LabelVolume channel =
        Structures.of(
            new GridShape((int) Math.ceil((layers * slope + width * n) + 1), 1, layers),
            VoxelSize.cube(h),
            (x, y, z) -> {
              double from = (x + 0.5 - z * slope) * h;
              return from >= 0 && from < width ? 1 : 0;
            });
    int inlet = (int) Math.ceil(width * n - 0.5) - 1;
    return errors(
        channel,
        method,
        (x, y, z) -> z == layers - 1 ? Math.hypot((x - inlet) * h, z * h) : Double.NaN);
  }

  @ParameterizedTest(name = "{0}°")
  @CsvSource({"30, 0.073", "45, 0.021", "60, 0.064"})
  void throughAChannelThatLeansOver(double degrees, double leastMeanOfChamfer) {
    Errors coarse = leaning(degrees, 8, GeodesicMethod.EIKONAL);
    Errors fine = leaning(degrees, 16, GeodesicMethod.EIKONAL);
    // The stairs of the walls add to it, so that it falls somewhat faster at these widths.
    assertThat(coarse.mean() / fine.mean()).isGreaterThan(LEAST_FALL);
    assertThat(coarse.most()).isLessThan(0.015);
    assertThat(fine.most()).isLessThan(0.006);
    assertThat(fine.least()).isGreaterThan(-0.001);
    for (int n : new int[] {8, 16}) {
      Errors chamfer = leaning(degrees, n, GeodesicMethod.CHAMFER);
      assertThat(chamfer.least()).isGreaterThan(-ROUNDING);
      assertThat(chamfer.mean()).isGreaterThan(leastMeanOfChamfer);
      assertThat(chamfer.most()).isLessThan(0.0825);
    }
  }

  private static void isOfFirstOrder(Errors coarse, Errors fine) {
    assertThat(coarse.mean() / fine.mean()).isBetween(LEAST_FALL, MOST_FALL);
    assertThat(fine.most()).isLessThan(coarse.most());
  }

  private static void staysAbove(Errors coarse, Errors fine, double most) {
    assertThat(fine.least()).isGreaterThan(-ROUNDING);
    assertThat(fine.most()).isBetween(0.9 * most, most);
    assertThat(fine.mean()).isBetween(0.95 * coarse.mean(), 1.05 * coarse.mean());
  }
}
