package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.generation.Ingredient.Overlapping;
import org.voxelyte.morphology.DistanceMap;
import org.voxelyte.task.InsufficientMemoryException;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/** Whole structures of small recipes: exact amounts, whose voxels they are, the same everywhere. */
class GeneratorTest {
  private static final double VOXEL = 0.2e-6;
  private static final Phase VOIDS = new Phase(0, "void", PhaseRole.VOID);
  private static final ParticleSizes TWO_MICRON = new ParticleSizes.Mono(2e-6);
  private static final Ingredient SPHERES =
      ingredient("NMC", 2, new ParticleShape.Sphere(TWO_MICRON), new Amount.OfSolid(0.55));
  private static final Ingredient ELECTROLYTE =
      free(
          "LPS",
          1,
          new ParticleShape.Polyhedron(7, new ParticleSizes.Mono(1.2e-6)),
          new Amount.Rest());

  private static final Ingredient ELECTROLYTE_REST =
      free(
          "LPSCl",
          3,
          new ParticleShape.Polyhedron(7, new ParticleSizes.Mono(1.2e-6)),
          new Amount.Rest());

  private static Ingredient ingredient(String name, int label, ParticleShape shape, Amount amount) {
    return new Ingredient(
        Phase.named(label, name), shape, amount, Overlapping.NONE, Optional.empty());
  }

  private static Ingredient free(String name, int label, ParticleShape shape, Amount amount) {
    return new Ingredient(
        Phase.named(label, name), shape, amount, Overlapping.FREE, Optional.empty());
  }

  private static Recipe recipe(Ingredient... ingredients) {
    return recipe(
        new VoidSpace(VOIDS, OptionalDouble.of(0.15), Optional.empty()), List.of(ingredients));
  }

  private static Recipe recipe(VoidSpace voids, List<Ingredient> ingredients) {
    return new Recipe(
        new GridShape(40, 36, 44), VOXEL, Set.of(Axis.X), voids, ingredients, List.of());
  }

  private static Structure make(Recipe recipe, long seed, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return new Generator(recipe).make(seed, task);
    }
  }

  private static List<byte[]> bytes(LabelVolume volume) {
    List<byte[]> slices = new ArrayList<>();
    for (int z = 0; z < volume.shape().nz(); z++) {
      slices.add(volume.slice(z));
    }
    return slices;
  }

  private static void requireExact(Recipe recipe, Structure structure) {
    Apportionment wanted = Apportionment.of(recipe);
    for (int i = 0; i < recipe.ingredients().size(); i++) {
      Phase phase = recipe.ingredients().get(i).phase();
      assertThat(structure.volume().count(phase)).as(phase.name()).isEqualTo(wanted.count(i));
      assertThat(structure.phases().get(i).voxels()).isEqualTo(wanted.count(i));
    }
    assertThat(structure.volume().count(VOIDS)).isEqualTo(wanted.voids());
  }

  @Test
  void theMemoryThatIsNeededIsToldBeforeItIsTaken() {
    GridShape huge = new GridShape(40_000, 40_000, 40_000);
    assertThatThrownBy(() -> new VoxelCanvas(VoxelGrid.walled(huge, VoxelSize.cube(1e-6))))
        .isInstanceOf(InsufficientMemoryException.class)
        .hasMessageContaining("a structure of 40000 × 40000 × 40000 voxels needs 64000.0 GB");
  }

  @Test
  void packedSpheresElectrolyteAndVoidAreMetToTheVoxel() {
    Recipe recipe = recipe(SPHERES, ELECTROLYTE);
    Structure structure = make(recipe, 3, 2);
    requireExact(recipe, structure);
    assertThat(structure.overlap()).hasValue(Overlap.NONE);
    assertThat(Math.abs(structure.phases().get(0).cutShare().orElseThrow())).isLessThan(0.2);
  }

  @Test
  void everyShapeIsMetToTheVoxel() {
    Recipe recipe =
        recipe(
            ingredient(
                "A",
                1,
                new ParticleShape.Prism(
                    5, new NormalLength(1.5e-6, 0.2e-6), new NormalLength(1e-6, 0.1e-6)),
                new Amount.OfVolume(0.15)),
            ingredient(
                "B",
                2,
                new ParticleShape.Spheroid(new ParticleSizes.Mono(1.4e-6), 1, 1, 0.6),
                new Amount.OfVolume(0.1)),
            free("N", 3, new ParticleShape.Meniscus("A"), new Amount.Ratio("A", 0.05)),
            free(
                "F",
                4,
                new ParticleShape.Fibre(
                    0.6e-6, new NormalLength(3e-6, 0.5e-6), OptionalDouble.of(5e-6), Site.ANYWHERE),
                new Amount.OfVolume(0.03)),
            free(
                "G",
                5,
                new ParticleShape.Flake(1.6e-6, 0.4e-6, Site.on("A")),
                new Amount.OfVolume(0.02)),
            free(
                "C",
                6,
                new ParticleShape.Agglomerate(0.5e-6, 10, Site.on("B")),
                new Amount.OfVolume(0.02)),
            free(
                "E",
                7,
                new ParticleShape.Polyhedron(7, new ParticleSizes.Mono(1.2e-6)),
                new Amount.Rest()));
    Structure one = make(recipe, 5, 1);
    requireExact(recipe, one);
    for (int threads : new int[] {2, 3}) {
      assertThat(bytes(make(recipe, 5, threads).volume()))
          .usingElementComparator(java.util.Arrays::compare)
          .isEqualTo(bytes(one.volume()));
    }
  }

  /** A study over ratios may begin at 0: the others are as if the phase were not in the recipe. */
  @Test
  void aRatioOfZeroIsNoneOfThatPhase() {
    Structure without = make(recipe(SPHERES, ELECTROLYTE), 3, 2);
    Ingredient packed =
        ingredient(
            "P",
            5,
            new ParticleShape.Sphere(new ParticleSizes.Mono(1e-6)),
            new Amount.Ratio(SPHERES.name(), 0));
    Ingredient binder =
        free("N", 6, new ParticleShape.Meniscus(SPHERES.name()), new Amount.Ratio("P", 0));
    Structure with = make(recipe(SPHERES, ELECTROLYTE, packed, binder), 3, 2);
    assertThat(bytes(with.volume()))
        .usingElementComparator(java.util.Arrays::compare)
        .isEqualTo(bytes(without.volume()));
    assertThat(with.phases().get(2).voxels()).isZero();
    assertThat(with.phases().get(3).voxels()).isZero();
    assertThat(with.phases().get(3).ballDiameter()).isEmpty();
    assertThat(with.volume().phases()).hasSize(5);
  }

  /** The more binder, the wider the places that it must fill. */
  @Test
  void menisciTellHowWideTheyAre() {
    double before = 0;
    for (double ratio : new double[] {0.02, 0.1, 0.4}) {
      Ingredient binder =
          free(
              "N",
              5,
              new ParticleShape.Meniscus(SPHERES.name()),
              new Amount.Ratio(SPHERES.name(), ratio));
      Structure structure = make(recipe(SPHERES, ELECTROLYTE, binder), 3, 2);
      assertThat(structure.phases().get(0).ballDiameter()).isEmpty();
      double diameter = structure.phases().get(2).ballDiameter().orElseThrow();
      assertThat(diameter).isGreaterThan(before);
      before = diameter;
    }
  }

  @Test
  void theSeedDecides() {
    Recipe recipe = recipe(SPHERES, ELECTROLYTE);
    List<byte[]> first = bytes(make(recipe, 1, 2).volume());
    assertThat(bytes(make(recipe, 1, 1).volume()))
        .usingElementComparator(java.util.Arrays::compare)
        .isEqualTo(first);
    assertThat(bytes(make(recipe, 2, 2).volume()))
        .usingElementComparator(java.util.Arrays::compare)
        .isNotEqualTo(first);
  }

  @Test
  void everyVoxelOfAPackedPhaseBelongsToAParticle() {
    Structure structure = make(recipe(SPHERES, ELECTROLYTE), 3, 2);
    Structure.Made made = structure.phases().get(0);
    try (TaskContext task = TaskContext.silent(2)) {
      ComponentVolume ids = made.ids().orElseThrow().volume(structure.volume(), made.phase(), task);
      long owned = 0;
      for (int z = 0; z < 44; z++) {
        int[] slice = ids.slice(z);
        byte[] labels = structure.volume().slice(z);
        for (int i = 0; i < slice.length; i++) {
          assertThat(slice[i] > 0).isEqualTo(labels[i] == 2);
          owned += slice[i] > 0 ? 1 : 0;
        }
      }
      assertThat(owned).isEqualTo(made.voxels());
    }
    double sphere = Math.PI / 6 * Math.pow(2e-6 / VOXEL, 3);
    assertThat((double) made.voxels() / made.particles()).isBetween(0.97 * sphere, 1.03 * sphere);
  }

  /** A ball of the voids' size fits into the largest of them, and none into the electrolyte's. */
  @Test
  void roundVoidsAreCutFromTheRest() {
    Recipe recipe =
        recipe(
            new VoidSpace(
                VOIDS, OptionalDouble.of(0.1), Optional.of(new ParticleSizes.Mono(1.6e-6))),
            List.of(SPHERES, ELECTROLYTE));
    Structure structure = make(recipe, 4, 2);
    requireExact(recipe, structure);
    try (TaskContext task = TaskContext.silent(1)) {
      double deepest = 0;
      var depths = DistanceMap.of(structure.volume(), VOIDS, task);
      for (int z = 0; z < 44; z++) {
        for (float depth : depths.slice(z)) {
          deepest = Math.max(deepest, depth);
        }
      }
      assertThat(deepest).isGreaterThan(0.6e-6);
    }
  }

  @Test
  void aGradientPutsMoreWhereItIsLarger() {
    Ingredient graded =
        new Ingredient(
            Phase.named(1, "LPS"),
            new ParticleShape.Polyhedron(7, new ParticleSizes.Mono(1e-6)),
            new Amount.OfVolume(0.3),
            Overlapping.FREE,
            Optional.of(new Gradient(Axis.Z, 0, 1)));
    LabelVolume volume =
        make(
                recipe(
                    new VoidSpace(VOIDS, OptionalDouble.empty(), Optional.empty()),
                    List.of(graded)),
                1,
                2)
            .volume();
    long[] halves = new long[2];
    for (int z = 0; z < 44; z++) {
      for (byte label : volume.slice(z)) {
        halves[z / 22] += label;
      }
    }
    // Centres are three times as many in the second half; overlap takes a little of that.
    assertThat((double) halves[1] / halves[0]).isBetween(1.8, 3.6);
  }

  @Test
  void whatJamsIsPackedWithTheLeastOverlap() {
    VoidSpace rest = new VoidSpace(VOIDS, OptionalDouble.empty(), Optional.empty());
    ParticleShape shape = new ParticleShape.Spheroid(new ParticleSizes.Mono(1.6e-6), 1, 1, 1.5);
    for (Overlapping overlap : List.of(Overlapping.LEAST, Overlapping.NONE)) {
      Ingredient crowded =
          new Ingredient(
              Phase.named(1, "NMC"), shape, new Amount.OfVolume(0.76), overlap, Optional.empty());
      Recipe recipe =
          new Recipe(
              new GridShape(16, 15, 14),
              VOXEL,
              Set.of(Axis.X, Axis.Y, Axis.Z),
              rest,
              List.of(crowded),
              List.of());
      if (overlap == Overlapping.NONE) {
        assertThatThrownBy(() -> make(recipe, 6, 2)).hasMessageContaining("were packed to 0.");
      } else {
        Structure structure = make(recipe, 6, 2);
        requireExact(recipe, structure);
        Overlap found = structure.overlap().orElseThrow();
        assertThat(found.pairs()).isPositive();
        assertThat(found.share()).isBetween(1e-4, 0.05);
      }
    }
  }

  @Test
  void refusesWhatCannotBePacked() {
    assertThatThrownBy(
            () ->
                make(
                    recipe(
                        new VoidSpace(VOIDS, OptionalDouble.empty(), Optional.empty()),
                        List.of(
                            ingredient(
                                "NMC",
                                2,
                                new ParticleShape.Sphere(new ParticleSizes.Mono(20e-6)),
                                new Amount.OfVolume(0.5)))),
                    1,
                    1))
        .hasMessageContaining("NMC")
        .hasMessageContaining("less than half a particle");
    assertThatThrownBy(
            () ->
                make(
                    recipe(
                        free(
                            "CF",
                            1,
                            new ParticleShape.Fibre(
                                0.1e-6,
                                NormalLength.exactly(2e-6),
                                OptionalDouble.empty(),
                                Site.ANYWHERE),
                            new Amount.OfSolid(1))),
                    1,
                    1))
        .hasMessageContaining("100 nm");
  }

  /** A slip of a unit must not end in a full box, in bodies without voxels or without memory. */
  @ParameterizedTest
  @CsvSource({
    "30e-6, shortest side of the box",
    "1e-3, shortest side",
    "0.1e-6, less than a voxel"
  })
  void refusesParticlesThatTheBoxCannotShow(double diameter, String words) {
    ParticleSizes sizes = new ParticleSizes.Mono(diameter);
    Ingredient grains =
        free("LPS", 1, new ParticleShape.Polyhedron(7, sizes), new Amount.OfSolid(0.5));
    VoidSpace none = new VoidSpace(VOIDS, OptionalDouble.of(0), Optional.empty());
    assertThatThrownBy(() -> make(recipe(none, List.of(grains, ELECTROLYTE_REST)), 1, 1))
        .hasMessageContaining("LPS")
        .hasMessageContaining(words);
    VoidSpace round = new VoidSpace(VOIDS, OptionalDouble.of(0.2), Optional.of(sizes));
    assertThatThrownBy(() -> make(recipe(round, List.of(SPHERES, ELECTROLYTE)), 1, 1))
        .hasMessageContaining("void")
        .hasMessageContaining(words);
  }

  /** What round voids are cut from fills everything, so a packing or a binder cannot be it. */
  @Test
  void refusesRoundVoidsInWhatDoesNotFill() {
    VoidSpace round = new VoidSpace(VOIDS, OptionalDouble.of(0.2), Optional.of(TWO_MICRON));
    Ingredient some =
        ingredient("NMC", 2, new ParticleShape.Sphere(TWO_MICRON), new Amount.OfVolume(0.1));
    for (Ingredient last :
        List.of(
            ingredient("LPS", 1, new ParticleShape.Sphere(TWO_MICRON), new Amount.Rest()),
            free("LPS", 1, new ParticleShape.Meniscus("NMC"), new Amount.Rest()))) {
      assertThatThrownBy(() -> recipe(round, List.of(some, last)))
          .hasMessageContaining("round voids are cut from LPS")
          .hasMessageContaining("overlap: free");
    }
  }

  @Test
  void phasesThatArePackedTogetherOverlapAlike() {
    Ingredient least =
        new Ingredient(
            Phase.named(1, "LPS"),
            new ParticleShape.Sphere(TWO_MICRON),
            new Amount.OfSolid(0.1),
            Overlapping.LEAST,
            Optional.empty());
    assertThatThrownBy(() -> recipe(SPHERES, least))
        .hasMessageContaining("NMC and LPS are packed together");
  }

  /** The number of bodies is the nearest, so their size is off by as little as can be. */
  @Test
  void prismsAreScaledLittle() {
    ParticleShape prism =
        new ParticleShape.Prism(5, NormalLength.exactly(3e-6), NormalLength.exactly(2.5e-6));
    Ingredient lco = ingredient("LCO", 1, prism, new Amount.OfVolume(0.1));
    double one = BodyDraw.one(lco, IndexedRandom.of(1, 0)).volume();
    for (double wanted : new double[] {0.6, 1.2, 1.4, 1.6, 3.3, 10.5}) {
      List<ConvexBody> bodies = BodyDraw.toVolume(lco, wanted * one, 1);
      assertThat(bodies).hasSize((int) Math.max(1, Math.round(wanted)));
      double sum = bodies.stream().mapToDouble(ConvexBody::volume).sum();
      assertThat(sum / one).isCloseTo(wanted, within(1e-9));
    }
  }

  /** Streams of neighbours that were shifted copies once gave all bodies like orientations. */
  @Test
  void orientationsOfNeighboursHaveNothingInCommon() {
    int count = 2000;
    double[] first = new double[count];
    double[] second = new double[count];
    for (int i = 0; i < count; i++) {
      SplittableRandom random = IndexedRandom.of(1, i);
      first[i] = random.nextDouble() - 0.5;
      second[i] = random.nextDouble() - 0.5;
    }
    double correlation = 0;
    for (int i = 0; i + 1 < count; i++) {
      correlation += 12 * second[i] * first[i + 1] / count;
    }
    assertThat(correlation).isCloseTo(0, within(4 / Math.sqrt(count)));
  }

  @Test
  void canBeCancelled() {
    try (TaskContext task =
        new TaskContext(
            1,
            (stage, done, total) -> {
              if (stage.contains("LPS")) {
                throw new TaskCancelledException();
              }
            })) {
      assertThatThrownBy(() -> new Generator(recipe(SPHERES, ELECTROLYTE)).make(1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
