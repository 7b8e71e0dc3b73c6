package org.voxelyte.study;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxelyte.generation.Amount;
import org.voxelyte.generation.Generator;
import org.voxelyte.generation.Ingredient;
import org.voxelyte.generation.Ingredient.Overlapping;
import org.voxelyte.generation.ParticleShape;
import org.voxelyte.generation.ParticleSizes;
import org.voxelyte.generation.Recipe;
import org.voxelyte.generation.Structure;
import org.voxelyte.generation.Weighting;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.PhaseRole;

/** Recipes as people write them, right and wrong, and what is made of them. */
class RecipeFileTest {
  private static final String RECIPE =
      """
      recipe: 1
      box: [6 um, 5 um, 4000 nm]
      voxel: 0.2 um
      periodic: [x, y]
      void: 0.15
      seed: 7
      put:
        NMC: {role: active, shape: sphere, diameter: 2 um, of_solid: 0.45}
        NBR: {shape: meniscus, around: NMC, ratio: {to: NMC, is: 0.05}}
        LPS: {shape: polyhedron, diameter: 1 um}
      coatings:
        - {between: [NMC, LPS], thickness: 10 nm, conductivity: 1e-6 S/cm}
      """;

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, text);
    return file;
  }

  private Recipe read(String text) throws IOException {
    return RecipeFile.read(write(text)).recipe();
  }

  /** Reads the recipe with other sizes of NMC. */
  private ParticleSizes sizes(String diameter) throws IOException {
    Recipe recipe = read(RECIPE.replace("diameter: 2 um", "diameter: " + diameter));
    return ((ParticleShape.Sphere) recipe.ingredients().get(0).shape()).sizes();
  }

  @Test
  void readsWhatStandsThere() throws IOException {
    RecipeFile.Seeded read = RecipeFile.read(write(RECIPE));
    Recipe recipe = read.recipe();
    assertThat(read.seed()).isEqualTo(Optional.of(7L));
    assertThat(recipe.shape()).hasToString("30 × 25 × 20");
    assertThat(recipe.periodic()).containsExactlyInAnyOrder(Axis.X, Axis.Y);
    assertThat(recipe.voids().fraction()).hasValue(0.15);
    List<Ingredient> put = recipe.ingredients();
    assertThat(put).extracting(Ingredient::name).containsExactly("NMC", "NBR", "LPS");
    assertThat(put).extracting(each -> each.phase().label()).containsExactly(1, 2, 3);
    assertThat(put)
        .extracting(each -> each.phase().role())
        .containsExactly(PhaseRole.ACTIVE, PhaseRole.BINDER, PhaseRole.ELECTROLYTE);
    assertThat(put.get(0).overlap()).isEqualTo(Overlapping.NONE);
    assertThat(put.get(2).overlap()).isEqualTo(Overlapping.FREE);
    assertThat(put.get(1).amount()).isEqualTo(new Amount.Ratio("NMC", 0.05));
    assertThat(put.get(2).amount()).isEqualTo(new Amount.Rest());
    // 1e-8 m through 1e-4 S/m.
    assertThat(recipe.coatings().get(0).resistance()).isCloseTo(1e-4, within(1e-18));
  }

  @Test
  void readsDistributionsOfSizes() throws IOException {
    assertThat(sizes("3 um")).isEqualTo(new ParticleSizes.Mono(3e-6));
    assertThat(sizes("{trimodal: 3 um}")).isEqualTo(ParticleSizes.Modes.trimodal(3e-6));
    assertThat(sizes("{modes: [{diameter: 2 um, volume: 3}, {diameter: 1 um, volume: 1}]}"))
        .isEqualTo(
            new ParticleSizes.Modes(
                List.of(new ParticleSizes.Mode(2e-6, 3), new ParticleSizes.Mode(1e-6, 1)),
                Weighting.VOLUME));
    assertThat(sizes("{lognormal: 2 um, sigma: 0.3, by: volume, smallest: 1 um, largest: 3 um}"))
        .isEqualTo(new ParticleSizes.LogNormal(2e-6, 0.3, Weighting.VOLUME, 1e-6, 3e-6));
    Files.writeString(
        folder.resolve("sizes.csv"), "# sieve\ndiameter_um,cumulative\n1,0\n2,40\n4,100\n");
    assertThat(sizes("{table: sizes.csv, by: volume}"))
        .isEqualTo(
            new ParticleSizes.Table(
                List.of(
                    new ParticleSizes.Point(1e-6, 0),
                    new ParticleSizes.Point(2e-6, 0.4),
                    new ParticleSizes.Point(4e-6, 1)),
                Weighting.VOLUME));
  }

  /** Tables as spreadsheets of other countries and systems write them. */
  @Test
  void tablesOfSizesMayBeginWithAByteOrderMark() throws IOException {
    Files.writeString(
        folder.resolve("sizes.csv"), "\ufeffdiameter_µm;cumulative\r\n1;0\r\n4;100\r\n");
    assertThat(sizes("{table: sizes.csv}"))
        .isEqualTo(
            new ParticleSizes.Table(
                List.of(new ParticleSizes.Point(1e-6, 0), new ParticleSizes.Point(4e-6, 1)),
                Weighting.NUMBER));
  }

  @Test
  void tablesThatCannotBeReadAreASentence() throws IOException {
    Path table = folder.resolve("sizes.csv");
    Files.write(table, "diameter_µm,cumulative\n1,0\n4,1\n".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> sizes("{table: sizes.csv}"))
        .hasMessageContaining("sizes.csv: no text in UTF-8; save it as UTF-8");
    Files.writeString(table, "diameter_um,cumulative\n1,0\n2,50\n4,99.8\n");
    assertThatThrownBy(() -> sizes("{table: sizes.csv}"))
        .hasMessageContaining("sizes.csv: the cumulative share ends at 99.8; it must end at 1, or");
  }

  @Test
  void aTabIsToldWithItsLine() {
    assertThatThrownBy(() -> read("recipe: 1\n\tvoxel: 0.2 um\n"))
        .hasMessageContaining("recipe.yaml, line 2: no YAML: ")
        .hasMessageContaining("TAB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "voxel: 0.2 um | voxel: -0.4 um | recipe.yaml: voxel must be positive, is -400 nm",
        "voxel: 0.2 um | voxel: 0 um | recipe.yaml: voxel must be positive, is 0 m",
        "role: active | role: active, label: 300 | put.NMC.label: label must be in 0 … 255",
        "voxel: 0.2 um | voxel: 0.3 um | box[1] must be a whole number of voxels",
        "voxel: 0.2 um | voxel: 0.2 | voxel",
        "periodic: [x, y] | periodic: [x, q] | periodic",
        "void: 0.15 | void: 1.5 | void must be in [0, 1)",
        "void: 0.15 | voids: 0.15 | unknown key 'voids'",
        "shape: sphere | shape: spheres | put.NMC.shape must be one of agglomerate",
        "of_solid: 0.45 | of_solid: 45 | of_solid must be in (0, 1), got 45",
        "of_solid: 0.45 | of_solid: 0.45, of_volume: 0.4 | two amounts",
        "of_solid: 0.45 | of_solid: 0.99 | multiply the amounts by at most 0.9619",
        "around: NMC | around: LPS | NBR lies on LPS, which must be put before it",
        "to: NMC | to: LCO | LCO, which the recipe does not put",
        "role: active | role: anode | role must be void",
        "diameter: 2 um | diameter: {modes: []} | at least one diameter",
        "diameter: 2 um | diameter: {table: none.csv} | which is no file",
        "diameter: 2 um | radius: 2 um | unknown key 'radius'",
        "diameter: 1 um | diameter: 1 um, faces: 3 | 4 to 30 faces",
        "diameter: 1 um | diameter: 1 um, overlap: some | none, least or free",
        "[NMC, LPS] | [NMC, LCO] | LCO",
        "role: active | role: void | has the role void",
        "thickness: 10 nm | thickness: 10 nm, resistance: 40 ohm.cm2 | and a thickness; keep one",
        "seed: 7 | shaken: -1 | rounds of shaking must not be negative, got -1",
        "seed: 7 | shaken: some | shaken",
        "recipe: 1 | recipe: 2 | reads format 1"
      })
  void tellsWhatIsWrongAndWhere(String right, String wrong, String words) {
    assertThatThrownBy(() -> read(RECIPE.replace(right, wrong)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("recipe.yaml")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diameter: 2 um, overlap: least | NMC cannot be shaken, only spheres without overlap can",
        "diameter: 2 um, overlap: free | nothing is packed, so nothing can be shaken"
      })
  void onlySpheresWithoutOverlapAreShaken(String sizes, String words) {
    String shaken = RECIPE.replace("seed: 7", "shaken: 30").replace("diameter: 2 um", sizes);
    assertThatThrownBy(() -> read(shaken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(words);
  }

  @Test
  void shakingMovesTheSpheresAndKeepsTheAmounts() throws IOException {
    assertThat(read(RECIPE).shaken()).isZero();
    Recipe shaken = read(RECIPE.replace("seed: 7", "shaken: 30"));
    assertThat(shaken.shaken()).isEqualTo(30);
    try (TaskContext task = TaskContext.silent(2)) {
      Structure moved = new Generator(shaken).make(7, task);
      Structure packed = new Generator(read(RECIPE)).make(7, task);
      assertThat(moved.volume().count(1)).isEqualTo(packed.volume().count(1));
      assertThat(moved.overlap().orElseThrow().isNone()).isTrue();
      assertThat(moved.volume().slice(9)).isNotEqualTo(packed.volume().slice(9));
    }
  }

  @Test
  void whatWouldNotBeReadIsRefused() {
    String coating = RECIPE.substring(RECIPE.indexOf("  - {between"));
    assertThatThrownBy(() -> read(RECIPE + coating)).hasMessageContaining("two coatings lie");
    assertThatThrownBy(() -> read(RECIPE + "---\nrecipe: 1\n")).hasMessageContaining("no YAML");
  }

  @Test
  void aMissingFileIsASentence() {
    assertThatThrownBy(() -> RecipeFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such recipe");
  }

  @Test
  void whatIsReadCanBeMade() throws IOException {
    Recipe recipe = read(RECIPE);
    try (TaskContext task = TaskContext.silent(2)) {
      Structure structure = new Generator(recipe).make(7, task);
      assertThat(structure.volume().count(0)).isEqualTo(2250);
      assertThat(structure.volume().count(1)).isEqualTo(Math.round(0.45 * 12_750));
    }
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "recipes"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  /** As they are, but in a box just wider than the largest particle, of coarse voxels. */
  @ParameterizedTest
  @MethodSource("shipped")
  void shippedRecipesAreMadeInASmallBox(Path file) throws IOException {
    Recipe whole = RecipeFile.read(file).recipe();
    ObjectNode document = (ObjectNode) YamlFiles.read(file, "recipe", "");
    boolean fibres =
        whole.ingredients().stream().anyMatch(each -> each.shape() instanceof ParticleShape.Fibre);
    double edge = fibres ? 0.3 : 0.4;
    int voxels = fibres ? 40 : 42;
    document.put("voxel", edge + " um");
    ArrayNode box = document.putArray("box");
    for (int axis = 0; axis < 3; axis++) {
      box.add(Math.round(10 * voxels * edge) / 10.0 + " um");
    }
    Recipe small = RecipeFile.read(document, file).recipe();
    Structure structure;
    try (TaskContext task = TaskContext.silent(2)) {
      structure = new Generator(small).make(1, task);
    }
    long all = small.shape().voxels();
    long solid = 0;
    for (Structure.Made made : structure.phases()) {
      solid += made.voxels();
      assertThat(structure.volume().count(made.phase())).isEqualTo(made.voxels()).isPositive();
    }
    double pores = whole.voids().fraction().orElseThrow();
    assertThat(solid).isEqualTo(all - Math.round(pores * all));
    assertThat(structure.phases().get(0).particles()).isPositive();
    assertThat(structure.overlap().orElseThrow().isNone()).isTrue();
  }
}
