package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

class TriplePhaseBoundariesTest {
  /** Rounding only: sums of the same terms in another order. */
  private static final double ROUNDING_PERCENT = 1e-9;

  private static final VoxelSize LONG_VOXELS = new VoxelSize(2e-7, 3e-7, 5e-7);

  private static List<TriplePhaseBoundary> measure(LabelVolume volume) {
    try (TaskContext task = TaskContext.silent(2)) {
      return TriplePhaseBoundaries.of(volume, task);
    }
  }

  /** What a straight line comes out at, over its length. */
  private static double onPlanes(VoxelSize size, double... direction) {
    VoxelSize reciprocal = new VoxelSize(1 / size.x(), 1 / size.y(), 1 / size.z());
    double[] weights = DirectionWeights.of(reciprocal);
    double length = Math.hypot(Math.hypot(direction[0], direction[1]), direction[2]);
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double[] normal = LatticeDirection.ALL.get(k).unit(reciprocal);
      double cosine =
          normal[0] * direction[0] + normal[1] * direction[1] + normal[2] * direction[2];
      sum += 2 * weights[k] * Math.abs(cosine / length);
    }
    return sum;
  }

  /** Three sectors that meet along an axis: exact by edges, known by sections. */
  @ParameterizedTest(name = "{0} × {1} × {2} along {3}")
  @CsvSource({
    "6, 8, 10, Z",
    "6, 8, 10, X",
    "6, 8, 10, Y",
    "2, 2, 1, Z",
    "1, 4, 4, X",
    "2, 2, 2, Y"
  })
  void threeSectorsAlongAnAxis(int nx, int ny, int nz, Axis axis) {
    LabelVolume volume =
        Structures.of(
            new GridShape(nx, ny, nz),
            LONG_VOXELS,
            (x, y, z) -> {
              boolean first = axis == Axis.X ? 2 * y < ny : 2 * x < nx;
              boolean second = axis == Axis.Z ? 2 * y < ny : 2 * z < nz;
              return first ? 1 : second ? 2 : 3;
            });
    double length = volume.length(axis);
    double[] along = new double[3];
    along[axis.ordinal()] = 1;
    assertThat(measure(volume))
        .singleElement()
        .satisfies(
            boundary -> {
              assertThat(boundary.a()).isEqualTo(Phase.unnamed(1));
              assertThat(boundary.b()).isEqualTo(Phase.unnamed(2));
              assertThat(boundary.c()).isEqualTo(Phase.unnamed(3));
              assertThat(boundary.edges()).isEqualTo(volume.shape().along(axis));
              assertThat(boundary.staircaseLength())
                  .isCloseTo(length, withinPercentage(ROUNDING_PERCENT));
              assertThat(boundary.sectionLength())
                  .isCloseTo(
                      length * onPlanes(LONG_VOXELS, along), withinPercentage(ROUNDING_PERCENT));
              assertThat(boundary.staircasePerVolume())
                  .isCloseTo(length / volume.volume(), withinPercentage(ROUNDING_PERCENT));
              assertThat(boundary.perVolume() * volume.volume())
                  .isCloseTo(boundary.sectionLength(), withinPercentage(ROUNDING_PERCENT));
            });
  }

  @Test
  void directionsOfCubicVoxels() {
    assertThat(onPlanes(VoxelSize.cube(1), 0, 0, 1)).isEqualTo(0.927, within(0.001));
    assertThat(onPlanes(VoxelSize.cube(1), 0, 1, 1)).isEqualTo(0.933, within(0.001));
    assertThat(onPlanes(VoxelSize.cube(1), 1, 1, 1)).isEqualTo(0.961, within(0.001));
  }

  /** Four sectors: each triple has half of the points, and all of the edges. */
  @Test
  void fourSectors() {
    LabelVolume volume =
        Structures.of(new GridShape(6, 8, 10), (x, y, z) -> (x < 3 ? 0 : 1) + (y < 4 ? 0 : 2));
    List<TriplePhaseBoundary> boundaries = measure(volume);
    assertThat(boundaries).hasSize(4);
    for (TriplePhaseBoundary boundary : boundaries) {
      assertThat(boundary.edges()).isEqualTo(10);
      assertThat(boundary.sectionLength())
          .isCloseTo(5 * onPlanes(VoxelSize.cube(1), 0, 0, 1), withinPercentage(ROUNDING_PERCENT));
    }
  }

  /**
   * Three sectors about lines in random directions, cut from a cylinder of phase 0. A wedge of 60°
   * adds 6 to 8 % where it is narrower than a voxel.
   */
  @ParameterizedTest(name = "one wedge of {0}°, seeds 1 to 16")
  @CsvSource({"120, 2", "90, 3", "180, 5", "60, 10"})
  void wedgesAboutTiltedLines(double angle, double percent) {
    double length = 40;
    double mean = 0;
    int lines = 16;
    for (int seed = 1; seed <= lines; seed++) {
      LabelVolume wedges = wedges(new Random(seed), angle, length);
      double found = 0;
      double staircase = 0;
      for (TriplePhaseBoundary boundary : measure(wedges)) {
        if (boundary.a().label() > 0) {
          found = boundary.sectionLength();
          staircase = boundary.staircaseLength();
        }
      }
      assertThat(found).isBetween(0.88 * length, 1.25 * length);
      assertThat(staircase).isBetween(0.97 * length, 2 * length);
      mean += found / lines;
    }
    assertThat(mean).isCloseTo(length, withinPercentage(percent));
  }

  private static LabelVolume wedges(Random random, double angle, double length) {
    double[] u = direction(random);
    double[] v = direction(random);
    double along = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    for (int i = 0; i < 3; i++) {
      v[i] -= along * u[i];
    }
    double norm = Math.hypot(Math.hypot(v[0], v[1]), v[2]);
    double[] w = {
      (u[1] * v[2] - u[2] * v[1]) / norm,
      (u[2] * v[0] - u[0] * v[2]) / norm,
      (u[0] * v[1] - u[1] * v[0]) / norm
    };
    int n = (int) length + 8;
    return Structures.of(
        new GridShape(n, n, n),
        (x, y, z) -> {
          double[] d = {x + 0.63 - n / 2.0, y + 0.41 - n / 2.0, z + 0.52 - n / 2.0};
          double t = d[0] * u[0] + d[1] * u[1] + d[2] * u[2];
          double p = (d[0] * v[0] + d[1] * v[1] + d[2] * v[2]) / norm;
          double q = d[0] * w[0] + d[1] * w[1] + d[2] * w[2];
          if (Math.abs(t) > length / 2 || Math.hypot(p, q) > 9) {
            return 0;
          }
          double phi = Math.toDegrees(Math.atan2(q, p));
          return Math.abs(phi) < angle / 2 ? 1 : phi > 0 ? 2 : 3;
        });
  }

  private static double[] direction(Random random) {
    double[] d = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    double norm = Math.hypot(Math.hypot(d[0], d[1]), d[2]);
    return new double[] {d[0] / norm, d[1] / norm, d[2] / norm};
  }

  /** The rim of a ball that floats, half in either liquid: 2πR. */
  @ParameterizedTest(name = "edges {0}, {1}, {2}")
  @CsvSource({"1, 1, 1", "1, 1, 2", "2, 1, 1", "1, 0.7, 1.4"})
  void rimOfABall(double sx, double sy, double sz) {
    VoxelSize size = new VoxelSize(sx, sy, sz);
    double radius = 20;
    GridShape shape = new GridShape((int) (44 / sx) + 1, (int) (44 / sy) + 1, (int) (44 / sz) + 1);
    LabelVolume ball = Structures.ball(shape, size, new double[] {22.2, 22.1, 22.3}, radius);
    LabelVolume floating =
        Structures.of(
            shape, size, (x, y, z) -> ball.label(x, y, z) == 1 ? 1 : (z + 0.5) * sz < 22.3 ? 2 : 3);
    double rim = 2 * Math.PI * radius;
    TriplePhaseBoundary found = measure(floating).get(0);
    assertThat(found.sectionLength()).isCloseTo(rim, withinPercentage(6));
    if (size.isCube()) {
      // A circle in a plane of the lattice has 8R of edges.
      assertThat(found.staircaseLength()).isCloseTo(8 * radius, withinPercentage(4));
    }
  }

  /** All cells of all planes of the volume with its seven mirror images, repeated. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheSlowWayForEachShapeAndNumberOfThreads(long seed) {
    int[] labels = {0, 3, 128, 255};
    for (GridShape shape : Structures.SHAPES) {
      if (shape.voxels() > 1000) {
        continue;
      }
      LabelVolume volume = Structures.random(shape, LONG_VOXELS, labels, seed);
      for (int threads = 1; threads <= 3; threads++) {
        try (TaskContext task = TaskContext.silent(threads)) {
          List<TriplePhaseBoundary> found = TriplePhaseBoundaries.of(volume, task);
          int listed = 0;
          for (int left = 3; left >= 0; left--) {
            Set<Integer> triple = new TreeSet<>(Set.of(0, 3, 128, 255));
            triple.remove(labels[left]);
            long[] edges = slowEdges(volume, triple);
            long number = edges[0] + edges[1] + edges[2];
            if (number == 0) {
              continue;
            }
            TriplePhaseBoundary boundary = found.get(listed++);
            assertThat(List.of(boundary.a().label(), boundary.b().label(), boundary.c().label()))
                .containsExactlyElementsOf(triple);
            assertThat(boundary.edges()).isEqualTo(number);
            assertThat(boundary.staircaseLength())
                .isCloseTo(
                    edges[0] * 2e-7 + edges[1] * 3e-7 + edges[2] * 5e-7,
                    withinPercentage(ROUNDING_PERCENT));
            assertThat(boundary.sectionLength())
                .isCloseTo(slowSections(volume, triple), withinPercentage(ROUNDING_PERCENT));
          }
          assertThat(found).hasSize(listed);
        }
      }
    }
  }

  private static long[] slowEdges(LabelVolume volume, Set<Integer> triple) {
    GridShape shape = volume.shape();
    long[] edges = new long[3];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          for (int axis = 0; axis < 3; axis++) {
            int x1 = x + (axis == 0 ? 0 : 1);
            int y1 = y + (axis == 1 ? 0 : 1);
            int z1 = z + (axis == 2 ? 0 : 1);
            if (x1 < shape.nx() && y1 < shape.ny() && z1 < shape.nz()) {
              Set<Integer> met = new TreeSet<>();
              met.add(volume.label(x, y, z));
              met.add(volume.label(x1, y1, z1));
              met.add(axis == 0 ? volume.label(x, y1, z) : volume.label(x1, y, z));
              met.add(axis == 2 ? volume.label(x, y1, z) : volume.label(x, y, z1));
              edges[axis] += met.containsAll(triple) ? 1 : 0;
            }
          }
        }
      }
    }
    return edges;
  }

  private static double slowSections(LabelVolume volume, Set<Integer> triple) {
    GridShape s = volume.shape();
    VoxelSize size = volume.voxelSize();
    VoxelSize reciprocal = new VoxelSize(1 / size.x(), 1 / size.y(), 1 / size.z());
    double[] weights = DirectionWeights.of(reciprocal);
    double length = 0;
    for (int k = 0; k < weights.length; k++) {
      LatticeDirection n = LatticeDirection.ALL.get(k);
      double points = 0;
      for (int z = 0; z < 2 * s.nz(); z++) {
        for (int y = 0; y < 2 * s.ny(); y++) {
          for (int x = 0; x < 2 * s.nx(); x++) {
            for (int[][] cell : cells(n)) {
              Set<Integer> met = new TreeSet<>();
              for (int[] d : cell) {
                met.add(
                    volume.label(
                        fold(x + d[0], s.nx()), fold(y + d[1], s.ny()), fold(z + d[2], s.nz())));
              }
              points += met.containsAll(triple) ? met.size() == 4 ? 0.5 : 1 : 0;
            }
          }
        }
      }
      length += 2 * weights[k] / n.length(reciprocal) * points / 8;
    }
    return length;
  }

  /** The cells at the origin of the plane with those indices. */
  private static int[][][] cells(LatticeDirection n) {
    int[] h = {n.dx(), n.dy(), n.dz()};
    int zeros = (h[0] == 0 ? 1 : 0) + (h[1] == 0 ? 1 : 0) + (h[2] == 0 ? 1 : 0);
    if (zeros == 0) {
      int[][] up = {{h[0], 0, 0}, {0, h[1], 0}, {0, 0, h[2]}};
      int[][] down = {{-h[0], 0, 0}, {0, -h[1], 0}, {0, 0, -h[2]}};
      return new int[][][] {up, down};
    }
    int[] a = new int[3];
    int[] b = new int[3];
    if (zeros == 2) {
      int axis = h[0] != 0 ? 0 : h[1] != 0 ? 1 : 2;
      a[(axis + 1) % 3] = 1;
      b[(axis + 2) % 3] = 1;
    } else {
      int axis = h[0] == 0 ? 0 : h[1] == 0 ? 1 : 2;
      a[axis] = 1;
      b[(axis + 1) % 3] = h[(axis + 2) % 3];
      b[(axis + 2) % 3] = -h[(axis + 1) % 3];
    }
    int[] sum = {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    return new int[][][] {{{0, 0, 0}, a, b, sum}};
  }

  private static int fold(int i, int n) {
    int within = Math.floorMod(i, 2 * n);
    return within < n ? within : 2 * n - 1 - within;
  }

  @Test
  void oneLayerIsWorthItsThickness_seed4() {
    LabelVolume layer =
        Structures.random(new GridShape(20, 15, 1), LONG_VOXELS, new int[] {0, 1, 2}, 4);
    LabelVolume extruded =
        Structures.of(new GridShape(20, 15, 6), LONG_VOXELS, (x, y, z) -> layer.label(x, y, 0));
    TriplePhaseBoundary one = measure(layer).get(0);
    TriplePhaseBoundary six = measure(extruded).get(0);
    assertThat(six.edges()).isEqualTo(6 * one.edges());
    assertThat(six.perVolume()).isCloseTo(one.perVolume(), withinPercentage(ROUNDING_PERCENT));
  }

  @Test
  void swappedMirroredAndRelabelledItIsTheSame_seed5() {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 2}, 5);
    LabelVolume other =
        Structures.of(shape, LONG_VOXELS, (x, y, z) -> 200 - volume.label(8 - x, y, z));
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume turned = LabelOperations.swapAxes(other, Axis.Y, Axis.Z, task);
      TriplePhaseBoundary expected = measure(volume).get(0);
      TriplePhaseBoundary found = measure(turned).get(0);
      assertThat(found.a().label()).isEqualTo(198);
      assertThat(found.edges()).isEqualTo(expected.edges());
      assertThat(found.sectionLength())
          .isCloseTo(expected.sectionLength(), withinPercentage(ROUNDING_PERCENT));
    }
  }

  @Test
  void fewerThanThreePhasesHaveNone() {
    assertThat(measure(Structures.random(new GridShape(5, 6, 7), 0.5, 6))).isEmpty();
    assertThat(measure(Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 9))).isEmpty();
    assertThat(measure(Structures.of(new GridShape(9, 1, 1), (x, y, z) -> x))).isEmpty();
  }

  /**
   * Bars along x of active material on electrolyte, in void, three of them: the second bar of
   * active material does not reach the last layer, the third bar of electrolyte not the first.
   */
  private static LabelVolume bars() {
    return Structures.of(
        new GridShape(10, 9, 4),
        VoxelSize.cube(2),
        (x, y, z) -> {
          int bar = y / 3;
          if (y % 3 != 1) {
            return 0;
          }
          return z < 2 ? (bar == 2 && x == 0 ? 0 : 2) : bar == 1 && x == 9 ? 0 : 1;
        });
  }

  private static Finding<ActiveTriplePhaseBoundary> active(LabelVolume volume, Feeding feeding) {
    FedNetworks networks =
        new FedNetworks(new PhaseGroup("AM", Set.of(1)), new PhaseGroup("SE", Set.of(2)), feeding);
    try (TaskContext task = TaskContext.silent(2)) {
      return TriplePhaseBoundaries.active(
          volume, List.of(Phase.unnamed(2), Phase.unnamed(0), Phase.unnamed(1)), networks, task);
    }
  }

  @Test
  void activeIsWhatBothNetworksReach() {
    LabelVolume volume = bars();
    ActiveTriplePhaseBoundary found = active(volume, Feeding.along(Axis.X)).get();
    assertThat(found.total()).isEqualTo(measure(volume).get(0));
    // The whole bar: two lines of ten voxels of 2 m.
    assertThat(found.active().edges()).isEqualTo(20);
    assertThat(found.active().staircaseLength()).isEqualTo(40);
    // The shortened bars end in one more edge along y.
    assertThat(found.total().edges()).isEqualTo(20 + 2 * (18 + 1));
    assertThat(found.activeShare().get())
        .isEqualTo(found.active().sectionLength() / found.total().sectionLength());
    assertThat(found.active().a()).isEqualTo(Phase.unnamed(0));
    ActiveTriplePhaseBoundary reversed = active(volume, Feeding.along(Axis.X).reversed()).get();
    assertThat(reversed.active().edges()).isEqualTo(20 + 2 * (18 + 1));
    assertThat(reversed.activeShare().get()).isEqualTo(1);
    // Along y no bar reaches a face.
    assertThat(active(volume, Feeding.along(Axis.Y)).get().active().edges()).isZero();
  }

  /** All triples in one pass are what each is by itself, where four phases meet too. */
  @Test
  void allTriplesAtOnceAreEachByItself_seed3() {
    SplittableRandom random = new SplittableRandom(3);
    LabelVolume volume = Structures.of(new GridShape(9, 8, 7), (x, y, z) -> random.nextInt(5));
    FedNetworks networks =
        new FedNetworks(
            new PhaseGroup("AM", Set.of(1, 4)),
            PhaseGroup.of(Phase.unnamed(2)),
            Feeding.along(Axis.Z));
    try (TaskContext task = TaskContext.silent(2)) {
      List<TriplePhaseBoundary> totals = TriplePhaseBoundaries.of(volume, task);
      assertThat(totals).hasSize(10);
      List<ActiveTriplePhaseBoundary> found =
          TriplePhaseBoundaries.activeOf(volume, totals, networks, task).get();
      for (int i = 0; i < totals.size(); i++) {
        TriplePhaseBoundary total = totals.get(i);
        List<Phase> phases = List.of(total.a(), total.b(), total.c());
        assertThat(found.get(i))
            .isEqualTo(TriplePhaseBoundaries.active(volume, phases, networks, task).get());
      }
      assertThat(found).anyMatch(f -> f.activeShare().get() < 1);
      LabelVolume layer = Structures.of(new GridShape(3, 3, 1), (x, y, z) -> x);
      assertThat(TriplePhaseBoundaries.activeOf(layer, List.of(), networks, task).reason())
          .isEqualTo("the volume has a single layer along z");
    }
  }

  @Test
  void undefinedHasAReason() {
    LabelVolume two = Structures.of(new GridShape(3, 3, 3), (x, y, z) -> x % 2);
    assertThat(active(two, Feeding.along(Axis.X)).reason()).isEqualTo("there is no 2");
    LabelVolume layer = Structures.of(new GridShape(3, 3, 1), (x, y, z) -> x);
    assertThat(active(layer, Feeding.along(Axis.Z)).reason())
        .isEqualTo("the volume has a single layer along z");
    ActiveTriplePhaseBoundary apart = active(layer, Feeding.along(Axis.X)).get();
    assertThat(apart.activeShare().reason()).isEqualTo("the three phases do not meet");
  }

  @Test
  void needsThreePhasesAndStopsWhenCancelled() {
    LabelVolume volume = bars();
    Phase one = Phase.unnamed(1);
    PhaseGroup group = PhaseGroup.of(one);
    FedNetworks networks = new FedNetworks(group, group, Feeding.along(Axis.X));
    try (TaskContext task = TaskContext.silent(2)) {
      assertThatThrownBy(
              () ->
                  TriplePhaseBoundaries.active(
                      volume, List.of(one, one, Phase.unnamed(2)), networks, task))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a triple phase boundary needs three phases, got [1, 1, 2]");
      task.cancel();
      assertThatThrownBy(() -> TriplePhaseBoundaries.of(volume, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
