package org.voxelyte.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.generation.BodyIds;
import org.voxelyte.generation.Generator;
import org.voxelyte.generation.LayerShares;
import org.voxelyte.generation.Recipe;
import org.voxelyte.generation.Structure;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.report.ObliqueView;
import org.voxelyte.report.StructureJson;
import org.voxelyte.study.OutputNames;
import org.voxelyte.study.RecipeFile;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a structure from a recipe. */
@Command(
    name = "generate",
    description =
        "Make an electrode from a recipe (docs/generation.md): packed spheres, ellipsoids and"
            + " polyhedra, electrolyte, voids, binder, carbon, to exact fractions.",
    footer = {
      "",
      "Example:  voxelyte generate recipes/bielefeld-2020-mono.yaml --seed 7 -o mono.tif"
    })
final class GenerateCommand implements Callable<Integer> {
  private static final long USUAL_SEED = 1;

  /** Digits of the width of gaps, which voxels limit. */
  private static final int SHOWN_DIGITS = 3;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RECIPE.yaml", description = "The recipe.")
  private Path file;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the random numbers; default: that of the recipe, else 1.")
  private Long seed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.tif",
      required = true,
      description = "Volume to write: .tif, .nrrd, .npy, .raw or .vti.")
  private Path output;

  @Option(
      names = "--ids",
      paramLabel = "FILE",
      description =
          "Write which particle each voxel belongs to, a file for each phase with particles, named"
              + " after it where there are several; default: of packed phases, OUT-ids.tif.")
  private Path ids;

  @Option(
      names = "--view",
      paramLabel = "FILE.png",
      description = "Draw the structure in three dimensions.")
  private Path view;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    common.requireWritable();
    long start = System.nanoTime();
    RecipeFile.Seeded read = RecipeFile.read(file);
    Recipe recipe = read.recipe();
    long chosen = Optional.ofNullable(seed).or(read::seed).orElse(USUAL_SEED);
    requireDifferent();
    VolumeWriter.requireWritable(output);
    if (ids != null) {
      VolumeWriter.requireWritable(ids);
    }
    if (view != null) {
      requirePng(view);
    }
    Structure structure =
        common.run(
            task -> {
              Structure made = made(recipe, chosen, task);
              VolumeWriter.write(made.volume(), output, task);
              writeIds(made, task);
              if (view != null) {
                ObliqueView.write(made.volume(), view, task);
              }
              return made;
            });
    double seconds = (System.nanoTime() - start) * 1e-9;
    common.print(text(recipe, structure, chosen));
    common.writeJson(
        StructureJson.of(
            spec.root().commandLine().getParseResult().originalArgs(),
            file.toString(),
            read.sha256(),
            recipe,
            chosen,
            structure,
            seconds));
    return 0;
  }

  private static void requirePng(Path view) throws IOException {
    if (!view.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new IOException("cannot write " + view + ": the view is a PNG; call it FILE.png");
    }
    AtomicFiles.requireTarget(view);
  }

  /** Of two files of one name the second would take the place of the first. */
  private void requireDifferent() {
    Map<Path, String> taken = new HashMap<>(Map.of(output.toAbsolutePath().normalize(), "-o"));
    Map<String, Optional<Path>> others = new LinkedHashMap<>();
    others.put("--ids", Optional.ofNullable(ids));
    others.put("--view", Optional.ofNullable(view));
    others.forEach(
        (option, target) ->
            target.ifPresent(
                path -> {
                  String other = taken.put(path.toAbsolutePath().normalize(), option);
                  if (other != null) {
                    throw new ParameterException(
                        spec.commandLine(),
                        other + " and " + option + " both write " + path + "; give them two names");
                  }
                }));
  }

  /** Makes the structure; what cannot be made is told with the recipe that wants it. */
  private Structure made(Recipe recipe, long chosen, TaskContext task) throws IOException {
    try {
      return new Generator(recipe).make(chosen, task);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void writeIds(Structure structure, TaskContext task) throws IOException {
    List<Structure.Made> wanted =
        structure.phases().stream()
            .filter(made -> made.ids().isPresent())
            .filter(made -> ids != null || made.cutShare().isPresent())
            .toList();
    Path named = ids != null ? ids : OutputNames.with(output, "-ids");
    for (Structure.Made made : wanted) {
      BodyIds of = made.ids().orElseThrow();
      Phase phase = made.phase();
      String which = wanted.size() == 1 ? "" : OutputNames.suffix(phase, phase.name());
      VolumeWriter.writeIds(
          new VolumeWriter.Ids(
              "particle",
              structure.volume().shape(),
              structure.volume().voxelSize(),
              of.particles(),
              z -> of.slice(structure.volume(), phase, z)),
          OutputNames.with(named, which),
          task);
    }
  }

  private String text(Recipe recipe, Structure structure, long chosen) {
    Table table = new Table("phase", "label", "voxels", "share", "particles", "note");
    for (Phase phase : recipe.phases()) {
      long voxels = structure.volume().count(phase.label());
      Optional<Structure.Made> made =
          structure.phases().stream().filter(each -> each.phase().equals(phase)).findFirst();
      table.row(
          phase.name(),
          Integer.toString(phase.label()),
          Long.toString(voxels),
          Quantity.number(100.0 * voxels / recipe.shape().voxels()) + " %",
          made.filter(each -> each.particles() > 0)
              .map(each -> Integer.toString(each.particles()))
              .orElse(""),
          made.map(GenerateCommand::note).orElse(""));
    }
    StringBuilder text = new StringBuilder(table.toString());
    text.append("\n").append(recipe.shape()).append(" voxels of ");
    text.append(Quantity.length(recipe.voxel())).append(", seed ").append(chosen).append("\n");
    structure
        .overlap()
        .ifPresent(
            overlap ->
                text.append(
                    overlap.isNone()
                        ? "packed particles do not overlap\n"
                        : overlap.pairs()
                            + " pairs overlap, by up to "
                            + Quantity.number(100 * overlap.largest())
                            + " % of their distance; "
                            + Quantity.number(100 * overlap.share())
                            + " % of the volume\n"));
    structure
        .order()
        .filter(order -> order.bonds() > 0)
        .ifPresent(
            order ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "order of packed spheres: Q6 %.3f (fcc 0.575, none 0)%n",
                        order.global())));
    text.append("volume: ").append(output).append("\n");
    return text.toString();
  }

  private static String note(Structure.Made made) {
    String placed = placed(made);
    String layers = made.layers().map(GenerateCommand::layers).orElse("");
    return placed + (placed.isEmpty() || layers.isEmpty() ? "" : ", ") + layers;
  }

  private static String layers(LayerShares layers) {
    int last = layers.shares().size() - 1;
    return String.format(
        Locale.ROOT,
        "%.1f to %.1f %% along %s (asked %.1f to %.1f)",
        100 * layers.shares().get(0),
        100 * layers.shares().get(last),
        layers.gradient().axis().key(),
        100 * layers.asked().get(0),
        100 * layers.asked().get(last));
  }

  private static String placed(Structure.Made made) {
    if (made.cutShare().isPresent()) {
      return "cut "
          + Quantity.number(Math.round(1000 * made.cutShare().getAsDouble()) / 1000.0)
          + " voxels deep";
    }
    if (made.overlappedShare().isPresent() && made.particles() > 0) {
      return Quantity.number(Math.round(1000 * made.overlappedShare().getAsDouble()) / 10.0)
          + " % overlapped";
    }
    if (made.ballDiameter().isPresent()) {
      double diameter =
          BigDecimal.valueOf(made.ballDiameter().getAsDouble())
              .round(new MathContext(SHOWN_DIGITS))
              .doubleValue();
      return "where balls larger than " + Quantity.length(diameter) + " do not fit";
    }
    return "";
  }
}
