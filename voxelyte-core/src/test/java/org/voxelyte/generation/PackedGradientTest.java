package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.generation.Ingredient.Overlapping;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/**
 * Packed particles with a gradient: it is kept, nothing overlaps, and what cannot be is refused.
 */
class PackedGradientTest {
  private static final int COUNT = 2000;
  private static final int LAYERS = 8;

  /**
   * Of chi-square with seven degrees of freedom, 95 %: what independent places would stay below.
   */
  private static final double LIKELY = 14.07;

  private static final Gradient RISING = new Gradient(Axis.Z, 1, 3);
  private static final Gradient FALLING = new Gradient(Axis.Z, 3, 1);

  private static double[] radii(int count, double... sizes) {
    double[] radii = new double[count];
    for (int i = 0; i < count; i++) {
      radii[i] = 1e-6 * sizes[i * sizes.length / count];
    }
    return radii;
  }

  private static PackingBox box(double[] radii, double fraction, boolean periodic) {
    double volume = 4 * Math.PI / 3 * Arrays.stream(radii).map(r -> r * r * r).sum();
    double edge = Math.cbrt(volume / fraction);
    return new PackingBox(edge, edge, edge, true, true, periodic);
  }

  private static PackedSpheres pack(
      PackingBox box, double[] radii, List<Gradient> gradients, long seed) {
    try (TaskContext task = TaskContext.silent(2)) {
      return new SpherePacking(PackingOptions.DEFAULT).pack(box, radii, gradients, seed, task);
    }
  }

  /** Spheres whose centres lie in each layer of what the walls leave. */
  private static double[] layers(PackedSpheres packed, int from, int to) {
    double[] counts = new double[LAYERS];
    for (int i = from; i < to; i++) {
      double margin = packed.box().periodicZ() ? 0 : packed.radius(i);
      double part = (packed.z(i) - margin) / (packed.box().lengthZ() - 2 * margin);
      counts[Math.min(LAYERS - 1, (int) (part * LAYERS))]++;
    }
    return counts;
  }

  private static double chiSquare(double[] counts, Gradient gradient) {
    double all = Arrays.stream(counts).sum();
    double sum = 0;
    for (int k = 0; k < LAYERS; k++) {
      double expected = all / LAYERS * gradient.at((k + 0.5) / LAYERS);
      sum += (counts[k] - expected) * (counts[k] - expected) / expected;
    }
    return sum;
  }

  /** All pairs, without any search. */
  private static void requireNoOverlap(PackedSpheres packed) {
    double edge = packed.box().lengthX();
    for (int i = 0; i < packed.count(); i++) {
      for (int j = 0; j < i; j++) {
        double x = packed.x(i) - packed.x(j);
        double y = packed.y(i) - packed.y(j);
        double z = packed.z(i) - packed.z(j);
        x -= edge * Math.rint(x / edge);
        y -= edge * Math.rint(y / edge);
        z -= packed.box().periodicZ() ? edge * Math.rint(z / edge) : 0;
        double sum = packed.radius(i) + packed.radius(j);
        assertThat(x * x + y * y + z * z).isGreaterThanOrEqualTo(sum * sum * (1 - 1e-12));
      }
    }
  }

  @ParameterizedTest(name = "{0} of the box, {1} : {2}, periodic {3}, seed {4}")
  @CsvSource({
    "0.3, 1, 3, false, 1",
    "0.4, 1, 3, true, 2",
    "0.4, 3, 1, false, 3",
    "0.45, 2, 1, true, 4",
    "0.3, 0, 1, false, 5",
    "0.55, 1, 1.2, true, 6"
  })
  void centresOfEqualSpheresFollowTheGradient(
      double fraction, double first, double last, boolean periodic, long seed) {
    double[] radii = radii(COUNT, 1);
    Gradient gradient = new Gradient(Axis.Z, first, last);
    PackedSpheres packed =
        pack(box(radii, fraction, periodic), radii, Collections.nCopies(COUNT, gradient), seed);
    requireNoOverlap(packed);
    assertThat(packed.count()).isEqualTo(COUNT);
    assertThat(packed.overlap()).isEqualTo(Overlap.NONE);
    assertThat(chiSquare(layers(packed, 0, COUNT), gradient)).isLessThan(LIKELY);
  }

  @Test
  void eachSizeFollowsTheGradientSeed7() {
    double[] radii = radii(COUNT, 1, 0.414, 0.225, 0.225);
    PackedSpheres packed =
        pack(box(radii, 0.42, false), radii, Collections.nCopies(COUNT, RISING), 7);
    requireNoOverlap(packed);
    for (int k = 0; k < 4; k++) {
      double[] counts = layers(packed, k * COUNT / 4, (k + 1) * COUNT / 4);
      assertThat(chiSquare(counts, RISING)).as("size " + k).isLessThan(LIKELY);
    }
  }

  @Test
  void oppositeGradientsKeepApartAndTheRestStaysEvenSeed8() {
    double[] radii = radii(COUNT, 1);
    List<Gradient> gradients = new ArrayList<>(Collections.nCopies(800, RISING));
    gradients.addAll(Collections.nCopies(800, FALLING));
    gradients.addAll(Collections.nCopies(400, Gradient.EVEN));
    PackedSpheres packed = pack(box(radii, 0.5, true), radii, gradients, 8);
    requireNoOverlap(packed);
    assertThat(chiSquare(layers(packed, 0, 800), RISING)).isLessThan(LIKELY);
    assertThat(chiSquare(layers(packed, 800, 1600), FALLING)).isLessThan(LIKELY);
    assertThat(chiSquare(layers(packed, 1600, COUNT), Gradient.EVEN)).isLessThan(LIKELY);
    // The test can tell one from the other.
    assertThat(chiSquare(layers(packed, 0, 800), FALLING)).isGreaterThan(10 * LIKELY);
    assertThat(chiSquare(layers(packed, 0, 800), Gradient.EVEN)).isGreaterThan(4 * LIKELY);
  }

  @Test
  void theMirroredGradientIsTheMirroredPackingOnTheWhole() {
    double[] radii = radii(COUNT, 1);
    PackingBox box = box(radii, 0.4, false);
    double[] up = layers(pack(box, radii, Collections.nCopies(COUNT, RISING), 9), 0, COUNT);
    double[] down = layers(pack(box, radii, Collections.nCopies(COUNT, FALLING), 9), 0, COUNT);
    double sum = 0;
    for (int k = 0; k < LAYERS; k++) {
      double difference = up[k] - down[LAYERS - 1 - k];
      sum += difference * difference / (up[k] + down[LAYERS - 1 - k]);
    }
    assertThat(sum).isLessThan(LIKELY);
  }

  @Test
  void otherAxesStayEvenSeed10() {
    double[] radii = radii(COUNT, 1);
    Gradient alongX = new Gradient(Axis.X, 0.5, 1.5);
    PackedSpheres packed =
        pack(box(radii, 0.4, true), radii, Collections.nCopies(COUNT, alongX), 10);
    assertThat(chiSquare(layers(packed, 0, COUNT), Gradient.EVEN)).isLessThan(LIKELY);
    double left = 0;
    for (int i = 0; i < COUNT; i++) {
      left += packed.x(i) < packed.box().lengthX() / 2 ? 1 : 0;
    }
    // ∫ of 0.5 … 1.0 over the first half; five standard errors.
    assertThat(left / COUNT).isCloseTo(0.375, within(5 * Math.sqrt(0.375 * 0.625 / COUNT)));
  }

  @Test
  void threadsDoNotChangeABitOfAnAgitatedGradient() {
    double[] radii = radii(600, 1);
    PackingBox box = box(radii, 0.6, true);
    List<Gradient> gradients = Collections.nCopies(600, new Gradient(Axis.Y, 1, 1.15));
    double[][] found = new double[2][600];
    for (int k = 0; k < 2; k++) {
      try (TaskContext task = TaskContext.silent(1 + k)) {
        PackedSpheres packed =
            new SpherePacking(PackingOptions.DEFAULT).pack(box, radii, gradients, 11, task);
        Arrays.setAll(found[k], packed::y);
      }
    }
    assertThat(found[1]).isEqualTo(found[0]);
  }

  @Test
  void aGradientOfNoSlopeIsNone() {
    double[] radii = radii(100, 1);
    PackingBox box = box(radii, 0.5, true);
    PackedSpheres even = pack(box, radii, Collections.nCopies(100, Gradient.EVEN), 12);
    PackedSpheres plain = pack(box, radii, List.of(), 12);
    for (int i = 0; i < 100; i++) {
      assertThat(even.z(i)).isEqualTo(plain.z(i));
    }
  }

  @Test
  void refusesWhatCannotBeAsDenseAnywhere() {
    double[] radii = radii(100, 1);
    PackingBox box = box(radii, 0.5, true);
    assertThatThrownBy(() -> pack(box, radii, Collections.nCopies(100, RISING), 13))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the gradient wants 0.7500 of the volume where it is densest, and no packing of equal"
                + " spheres fills more than 0.7405 without overlap, a random one about 0.64; lower"
                + " the fraction to 0.4267 or make the gradient no steeper than 1 : 1.78");
    // That is then possible: 1.78 / 2.78 · 2 · 0.5 = 0.64.
    assertThat(0.5 * new Gradient(Axis.Z, 1, 1.78).at(1)).isCloseTo(0.64, within(0.001));
    List<Gradient> mixed = new ArrayList<>(Collections.nCopies(50, new Gradient(Axis.Z, 0, 1)));
    mixed.addAll(Collections.nCopies(50, RISING));
    assertThatThrownBy(() -> pack(box, radii, mixed, 13)).hasMessageEndingWith("to 0.3657");
  }

  @Test
  void tellsHowFarTheGradientGot() {
    double[] radii = radii(300, 1);
    Gradient gradient = new Gradient(Axis.Z, 1, 1.1);
    PackingBox box = box(radii, 0.68, true);
    try (TaskContext task = TaskContext.silent(2)) {
      SpherePacking packing = new SpherePacking(new PackingOptions(0, 1000, 0));
      assertThatThrownBy(
              () -> packing.pack(box, radii, Collections.nCopies(300, gradient), 14, task))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              "spheres of 0\\.6800 .* without overlap (0\\.6[0-4]\\d\\d) was reached with the"
                  + " gradient: lower the fraction to \\1.*");
    }
  }

  @Test
  void prismsAndEllipsoidsFollowTheGradientSeed15() {
    SplittableRandom random = new SplittableRandom(15);
    PackingBox box = new PackingBox(30e-6, 30e-6, 60e-6, true, true, false);
    List<ConvexBody> bodies = new ArrayList<>();
    double volume = 0;
    while (volume < 0.3 * box.volume()) {
      bodies.add(
          random.nextBoolean()
              ? ConvexPolyhedron.prism(5, 2e-6, 2.5e-6)
              : new Ellipsoid(0, 0, 0, 2.4e-6, 1.6e-6, 1.6e-6, Rotation.NONE));
      volume += bodies.get(bodies.size() - 1).volume();
    }
    try (TaskContext task = TaskContext.silent(2)) {
      BodyPacking.Packing packing =
          new BodyPacking(box)
              .pack(bodies, Collections.nCopies(bodies.size(), RISING), false, 15, task);
      assertThat(packing.bodies()).hasSameSizeAs(bodies);
      assertThat(BodyPacking.overlaps(box, packing.bodies(), task)).isZero();
      double[] counts = new double[LAYERS];
      for (int i = 0; i < bodies.size(); i++) {
        double margin = bodies.get(i).inradius();
        double part = (packing.bodies().get(i).z() - margin) / (box.lengthZ() - 2 * margin);
        counts[Math.max(0, Math.min(LAYERS - 1, (int) (part * LAYERS)))]++;
      }
      assertThat(chiSquare(counts, RISING)).isLessThan(LIKELY);
    }
    assertThatThrownBy(
            () ->
                new BodyPacking(new PackingBox(20e-6, 20e-6, 40e-6, true, true, false))
                    .pack(bodies.subList(0, 500), Collections.nCopies(500, RISING), false, 1, null))
        .hasMessageMatching("the gradient wants bodies of 1\\.\\d+ of the volume .* lower the.*");
  }

  @Test
  void placesOfAGradientInvertItsShares() {
    for (Gradient gradient : List.of(RISING, FALLING, Gradient.EVEN, new Gradient(Axis.X, 0, 1))) {
      assertThat(gradient.quantile(0)).isZero();
      assertThat(gradient.quantile(1)).isEqualTo(1);
      for (double part = 0.05; part < 1; part += 0.1) {
        double place = gradient.quantile(part);
        // The mean of a straight line up to there.
        assertThat(place * (gradient.at(0) + gradient.at(place)) / 2)
            .isCloseTo(part, within(1e-12));
      }
    }
    assertThat(FALLING.quantile(0.3)).isCloseTo(1 - RISING.quantile(0.7), within(1e-15));
  }

  @Test
  void aRecipeReportsTheLayersOfItsGradient() {
    Ingredient spheres =
        new Ingredient(
            Phase.named(1, "NMC"),
            new ParticleShape.Sphere(new ParticleSizes.Mono(1.2e-6)),
            new Amount.OfVolume(0.35),
            Overlapping.NONE,
            Optional.of(FALLING));
    Recipe recipe =
        new Recipe(
            new GridShape(40, 40, 75),
            0.2e-6,
            Set.of(Axis.X, Axis.Y, Axis.Z),
            new VoidSpace(
                new Phase(0, "void", PhaseRole.VOID), OptionalDouble.empty(), Optional.empty()),
            List.of(spheres),
            List.of());
    try (TaskContext task = TaskContext.silent(2)) {
      Structure structure = new Generator(recipe).make(16, task);
      LayerShares layers = structure.phases().get(0).layers().orElseThrow();
      assertThat(layers.shares()).hasSize(10);
      long[] voxels = new long[10];
      long[] wide = new long[10];
      for (int z = 0; z < 75; z++) {
        wide[z * 10 / 75]++;
        for (byte label : structure.volume().slice(z)) {
          voxels[z * 10 / 75] += label;
        }
      }
      for (int k = 0; k < 10; k++) {
        assertThat(layers.shares().get(k)).isEqualTo((double) voxels[k] / (wide[k] * 1600));
        assertThat(layers.shares().get(k)).isCloseTo(layers.asked().get(k), within(0.06));
      }
      assertThat(layers.asked().get(0))
          .isCloseTo(0.35 * 1.5 * (1 - 4.0 / 75 * 2 / 3), within(1e-6));
      double mean = 0;
      for (int k = 0; k < 10; k++) {
        mean += layers.asked().get(k) * wide[k] / 75;
      }
      assertThat(mean).isCloseTo(0.35, within(1e-12));
    }
  }
}
