package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

class SpherePackingTest {
  private static final double RADIUS = 2.5e-6;

  /** Of the coordinates of one packing, on the first machine that made it. */
  private static final int FIRST_HASH = 637774989;

  private static double[] equal(int count) {
    double[] radii = new double[count];
    Arrays.fill(radii, RADIUS);
    return radii;
  }

  private static double volume(double[] radii) {
    return 4 * Math.PI / 3 * Arrays.stream(radii).map(r -> r * r * r).sum();
  }

  private static PackingBox cube(double[] radii, double fraction, boolean periodic) {
    double edge = Math.cbrt(volume(radii) / fraction);
    return new PackingBox(edge, edge, edge, periodic, periodic, periodic);
  }

  private static PackedSpheres pack(PackingBox box, double[] radii, long seed) {
    try (TaskContext task = TaskContext.silent(2)) {
      return new SpherePacking(PackingOptions.DEFAULT).pack(box, radii, seed, task);
    }
  }

  private static double[] coordinates(PackedSpheres packed) {
    double[] all = new double[3 * packed.count()];
    for (int i = 0; i < packed.count(); i++) {
      all[3 * i] = packed.x(i);
      all[3 * i + 1] = packed.y(i);
      all[3 * i + 2] = packed.z(i);
    }
    return all;
  }

  private static double[] lengths(PackingBox box) {
    return new double[] {box.lengthX(), box.lengthY(), box.lengthZ()};
  }

  private static boolean[] periodic(PackingBox box) {
    return new boolean[] {box.periodicX(), box.periodicY(), box.periodicZ()};
  }

  /** All pairs and images, without any search. */
  private interface PairVisitor {
    void pair(int i, int j, double dx, double dy, double dz);
  }

  private static void pairs(PackedSpheres packed, PairVisitor visitor) {
    double[] at = coordinates(packed);
    double[] length = lengths(packed.box());
    boolean[] periodic = periodic(packed.box());
    for (int i = 0; i < packed.count(); i++) {
      for (int j = i + 1; j < packed.count(); j++) {
        for (int x = periodic[0] ? -1 : 0; x <= (periodic[0] ? 1 : 0); x++) {
          for (int y = periodic[1] ? -1 : 0; y <= (periodic[1] ? 1 : 0); y++) {
            for (int z = periodic[2] ? -1 : 0; z <= (periodic[2] ? 1 : 0); z++) {
              visitor.pair(
                  i,
                  j,
                  at[3 * j] + x * length[0] - at[3 * i],
                  at[3 * j + 1] + y * length[1] - at[3 * i + 1],
                  at[3 * j + 2] + z * length[2] - at[3 * i + 2]);
            }
          }
        }
      }
    }
  }

  /** Checks with all pairs that no two overlap, and that all are where they may be. */
  private static void requireNoOverlap(PackedSpheres packed) {
    double[] least = {Double.POSITIVE_INFINITY};
    pairs(
        packed,
        (i, j, dx, dy, dz) -> {
          double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
          least[0] = Math.min(least[0], distance - packed.radius(i) - packed.radius(j));
        });
    assertThat(least[0]).isGreaterThanOrEqualTo(0);
    assertThat(packed.overlap()).isEqualTo(Overlap.NONE);
    double[] at = coordinates(packed);
    double[] length = lengths(packed.box());
    boolean[] periodic = periodic(packed.box());
    for (int k = 0; k < at.length; k++) {
      double margin = periodic[k % 3] ? 0 : packed.radius(k / 3);
      assertThat(at[k]).isBetween(margin, length[k % 3] - margin);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.4, 0.6, 0.63, 0.64})
  void equalSpheresDoNotOverlap(double fraction) {
    double[] radii = equal(500);
    PackedSpheres packed = pack(cube(radii, fraction, true), radii, 1);
    requireNoOverlap(packed);
    assertThat(packed.fraction()).isCloseTo(fraction, within(1e-12));
    assertThat(packed.count()).isEqualTo(500);
    assertThat(packed.radius(499)).isEqualTo(RADIUS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.55, 0.58})
  void wallsKeepWholeSpheresInside(double fraction) {
    double[] radii = equal(500);
    requireNoOverlap(pack(cube(radii, fraction, false), radii, 2));
  }

  @Test
  void trimodalPacksBeyondEqualSpheres() {
    double[] radii = new double[600];
    double[] sizes = {1, Math.sqrt(2) - 1, Math.sqrt(1.5) - 1, Math.sqrt(1.5) - 1};
    Arrays.setAll(radii, i -> RADIUS * sizes[i % 4]);
    PackedSpheres packed = pack(cube(radii, 0.66, true), radii, 3);
    requireNoOverlap(packed);
    assertThat(packed.fraction()).isCloseTo(0.66, within(1e-12));
  }

  /** Seven tenths are more than the gaps of random large spheres hold; those of a crystal do. */
  @Test
  void trimodalFillsSevenTenthsInOrder() {
    double[] radii = new double[400];
    double[] sizes = {1, Math.sqrt(2) - 1, Math.sqrt(1.5) - 1, Math.sqrt(1.5) - 1};
    Arrays.setAll(radii, i -> RADIUS * sizes[i % 4]);
    try (TaskContext task = TaskContext.silent(2)) {
      PackingOptions options = PackingOptions.DEFAULT.withAgitatedSteps(3000);
      PackedSpheres packed =
          new SpherePacking(options).pack(cube(radii, 0.70, true), radii, 2, task);
      requireNoOverlap(packed);
      assertThat(packed.fraction()).isCloseTo(0.70, within(1e-12));
      assertThat(BondOrder.of(packed, task).global()).isGreaterThan(0.15);
      // Where overlap is allowed, it is taken before order is.
      PackedSpheres random =
          new SpherePacking(options.withAllowedOverlap(1))
              .pack(cube(radii, 0.70, true), radii, 2, task);
      assertThat(random.overlap().share()).isBetween(1e-6, 1e-3);
      assertThat(BondOrder.of(random, task).global()).isLessThan(0.15);
    }
  }

  @Test
  void radiiOfRatioThirtyPack() {
    SplittableRandom random = new SplittableRandom(4);
    double[] radii = new double[1500];
    Arrays.setAll(radii, i -> RADIUS * Math.pow(30, -random.nextDouble()));
    radii[0] = RADIUS;
    radii[1] = RADIUS / 30;
    requireNoOverlap(pack(cube(radii, 0.65, true), radii, 4));
  }

  @ParameterizedTest(name = "{0} spheres at {1}")
  @CsvSource({"1, 0.52", "2, 0.6", "3, 0.5", "4, 0.7", "5, 0.42"})
  void fewSpheresPack(int count, double fraction) {
    double[] radii = equal(count);
    requireNoOverlap(pack(cube(radii, fraction, true), radii, 5));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sphereAsWideAsTheBoxFits(boolean periodic) {
    double edge = 2 * RADIUS;
    PackingBox box = new PackingBox(edge, edge, edge, periodic, periodic, periodic);
    PackedSpheres packed = pack(box, equal(1), 6);
    requireNoOverlap(packed);
    assertThat(packed.fraction()).isCloseTo(Math.PI / 6, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void layerOneSphereThickPacks(boolean periodic) {
    double[] radii = equal(200);
    double thickness = 2 * RADIUS;
    // Periodic layers touch their own images; discs cover 3/4 of the plane.
    double edge = Math.sqrt(200 * Math.PI * RADIUS * RADIUS / 0.75);
    PackingBox box = new PackingBox(edge, edge, thickness, true, true, periodic);
    requireNoOverlap(pack(box, radii, 7));
  }

  @Test
  void threadsDoNotChangeABit() {
    double[] radii = equal(600);
    PackingBox box = cube(radii, 0.64, true);
    double[][] found = new double[3][];
    for (int k = 0; k < 3; k++) {
      try (TaskContext task = TaskContext.silent(1 << k)) {
        PackedSpheres packed = new SpherePacking(PackingOptions.DEFAULT).pack(box, radii, 8, task);
        assertThat(packed.agitatedSteps()).as("agitation is tried too").isPositive();
        found[k] = coordinates(packed);
      }
    }
    assertThat(found[1]).isEqualTo(found[0]);
    assertThat(found[2]).isEqualTo(found[0]);
  }

  /** Only + − × / and square roots are used, which are the same everywhere. */
  @Test
  void bytesAreThoseOfTheFirstMachine() {
    double[] radii = equal(300);
    PackedSpheres packed = pack(PackingBox.periodic(3.2e-5, 3.2e-5, 3.2e-5), radii, 9);
    assertThat(packed.fraction()).isCloseTo(0.599, within(0.001));
    assertThat(Arrays.hashCode(coordinates(packed))).isEqualTo(FIRST_HASH);
  }

  @Test
  void anotherSeedIsAnotherPacking() {
    double[] radii = equal(100);
    PackingBox box = cube(radii, 0.5, true);
    assertThat(coordinates(pack(box, radii, 1))).isEqualTo(coordinates(pack(box, radii, 1)));
    assertThat(coordinates(pack(box, radii, 2))).isNotEqualTo(coordinates(pack(box, radii, 1)));
  }

  @Test
  void twiceTheLengthsIsTwiceThePacking() {
    double[] radii = equal(200);
    PackingBox box = cube(radii, 0.6, true);
    double[] twice = Arrays.stream(radii).map(r -> 2 * r).toArray();
    PackingBox large = PackingBox.periodic(2 * box.lengthX(), 2 * box.lengthY(), 2 * box.lengthZ());
    double[] small = coordinates(pack(box, radii, 10));
    assertThat(coordinates(pack(large, twice, 10)))
        .isEqualTo(Arrays.stream(small).map(c -> 2 * c).toArray());
  }

  /**
   * Near jamming equal spheres touch six others on average, rattlers fewer; the radial distribution
   * has its first peak at d and a second one split into √3 d and 2 d: C. S. O'Hern et al., Phys.
   * Rev. E 68, 011306 (2003), doi:10.1103/PhysRevE.68.011306.
   */
  @Test
  void radialDistributionOfADensePackingHasItsPeaks() {
    double[] radii = equal(1500);
    PackedSpheres packed = pack(cube(radii, 0.64, true), radii, 11);
    double d = 2 * RADIUS;
    int bins = 125;
    double width = 0.02;
    double[] counts = new double[bins];
    double[] contact = new double[4];
    pairs(
        packed,
        (i, j, dx, dy, dz) -> {
          double r = Math.sqrt(dx * dx + dy * dy + dz * dz) / d;
          if (r < bins * width) {
            counts[(int) (r / width)]++;
          }
          if (r < 1.01) {
            contact[0] += dx * dx / (r * r * d * d);
            contact[1] += dy * dy / (r * r * d * d);
            contact[2] += dz * dz / (r * r * d * d);
            contact[3]++;
          }
        });
    double density = 1500 / (packed.box().volume() / (d * d * d));
    double[] g = new double[bins];
    int highest = 0;
    for (int k = 0; k < bins; k++) {
      double shell = 4 * Math.PI / 3 * (Math.pow((k + 1) * width, 3) - Math.pow(k * width, 3));
      g[k] = 2 * counts[k] / (1500 * density * shell);
      highest = g[k] > g[highest] ? k : highest;
    }
    assertThat(highest).as("first peak at contact").isEqualTo(50);
    assertThat(g[50]).isGreaterThan(10);
    assertThat(Arrays.stream(g, 0, 50).sum()).as("nothing nearer").isZero();
    double root = mean(g, 1.68, 1.76);
    double between = mean(g, 1.80, 1.88);
    double two = mean(g, 1.92, 2.00);
    double beyond = mean(g, 2.02, 2.10);
    double gap = mean(g, 1.30, 1.50);
    assertThat(root).isGreaterThan(1.2 * gap);
    assertThat(two).isGreaterThan(1.02 * between).isGreaterThan(1.3 * beyond);
    assertThat(root).isGreaterThan(beyond);
    assertThat(2 * contact[3] / 1500).as("contacts").isBetween(5.0, 7.5);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(contact[axis] / contact[3]).as("isotropy").isCloseTo(1.0 / 3, within(0.02));
    }
  }

  private static double mean(double[] g, double from, double to) {
    return Arrays.stream(g, (int) Math.round(from / 0.02), (int) Math.round(to / 0.02))
        .average()
        .orElseThrow();
  }

  @Test
  void spheresFillTheBoxEvenly() {
    double[] radii = equal(1500);
    PackedSpheres packed = pack(cube(radii, 0.6, true), radii, 12);
    double[] at = coordinates(packed);
    for (int axis = 0; axis < 3; axis++) {
      double third = packed.box().lengthX() / 3;
      int[] counts = new int[3];
      for (int i = 0; i < packed.count(); i++) {
        counts[(int) (at[3 * i + axis] / third)]++;
      }
      // Dense packings hardly fluctuate: far less than the √500 of independent places.
      for (int count : counts) {
        assertThat(count).isBetween(480, 520);
      }
    }
  }

  @Test
  void overlapThatIsAllowedIsReportedAsItIs() {
    double[] radii = equal(300);
    PackingOptions options = new PackingOptions(1, 1000, 0);
    try (TaskContext task = TaskContext.silent(2)) {
      PackedSpheres packed =
          new SpherePacking(options).pack(cube(radii, 0.72, true), radii, 13, task);
      double[] found = new double[3];
      pairs(
          packed,
          (i, j, dx, dy, dz) -> {
            double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (distance < 2 * RADIUS) {
              found[0] = Math.max(found[0], 1 - distance / (2 * RADIUS));
              found[1]++;
              double depth = 2 * RADIUS - distance;
              found[2] += Math.PI * depth * depth * (distance + 4 * RADIUS) / 12;
            }
          });
      assertThat(packed.overlap().largest())
          .isCloseTo(found[0], within(1e-12))
          .isBetween(0.01, 0.2);
      assertThat((double) packed.overlap().pairs()).isEqualTo(found[1]);
      assertThat(packed.overlap().share())
          .isCloseTo(found[2] / packed.box().volume(), within(1e-12))
          .isBetween(1e-4, 0.02);
    }
  }

  @Test
  void tellsHowFarItGotWithoutOverlap() {
    double[] radii = equal(200);
    PackingOptions options = new PackingOptions(0, 1000, 0);
    try (TaskContext task = TaskContext.silent(2)) {
      assertThatThrownBy(
              () -> new SpherePacking(options).pack(cube(radii, 0.70, true), radii, 14, task))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("spheres of 0.7000 of the box")
          .hasMessageMatching(".*without overlap 0\\.6[2-6]\\d\\d was reached.*");
    }
  }

  @Test
  void refusesWhatCannotBe() {
    double[] radii = equal(10);
    assertThatThrownBy(() -> pack(cube(radii, 1.1, true), radii, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.100 times the volume of the box");
    assertThatThrownBy(() -> pack(cube(radii, 0.75, true), radii, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the densest fills 0.7405");
    assertThatThrownBy(() -> pack(new PackingBox(1, 1, 4e-6, true, true, true), equal(1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("diameter 5 µm")
        .hasMessageContaining("4 µm long along z");
    assertThatThrownBy(() -> pack(cube(radii, 0.3, true), new double[] {1e-6, Double.NaN}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("radii must be positive");
    assertThatThrownBy(() -> pack(cube(radii, 0.3, true), new double[0], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one sphere");
    assertThatThrownBy(() -> new PackingBox(1, 0, 1, true, true, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0.0 m");
    assertThatThrownBy(() -> new PackingOptions(Double.NaN, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PackingOptions(0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PackingOptions(0, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1200})
  void stopsWhenCancelled(int step) {
    double[] radii = equal(300);
    TaskContext[] holder = new TaskContext[1];
    try (TaskContext task =
        new TaskContext(
            2,
            (stage, done, total) -> {
              if (done >= step) {
                holder[0].cancel();
              }
            })) {
      holder[0] = task;
      assertThatThrownBy(
              () ->
                  new SpherePacking(PackingOptions.DEFAULT)
                      .pack(cube(radii, 0.7, true), radii, 15, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
