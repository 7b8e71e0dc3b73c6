package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.Comparison;
import org.voxelyte.report.ComparisonWriter;
import org.voxelyte.study.Measures;
import org.voxelyte.study.MorphologyMeasure;
import org.voxelyte.study.ResultFolder;
import org.voxelyte.study.Study;
import org.voxelyte.study.StudyRunner;
import org.voxelyte.task.TaskContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The morphology of several volumes, a column each. */
@Command(
    name = "compare",
    description = {
      "The morphology of several volumes side by side: a table with a column each, and every"
          + " distribution with a line each.",
      "Phases are the same if their names are; all options count for every volume."
    },
    footer = {
      "",
      "Example:  voxelyte compare pristine.tif cycled.tif --voxel 100nm --phase 0=void --phase"
          + " 1=SE --phase 2=AM -o comparison"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = InputOptions.FILES)
  private List<String> files;

  @Mixin private VolumeOptions volume;

  @Mixin private MorphologyOptions morphology;

  @Mixin private ParticleOptions particles;

  @Mixin private CommonOptions common;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Write report, results, compare.csv and figures into a folder, and the report of each"
              + " volume into a folder in it.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    if (files.size() < 2) {
      throw new ParameterException(
          spec.commandLine(),
          "compare needs at least two volumes, got "
              + files.get(0)
              + " alone; give another, or measure one with morphology");
    }
    if (particles.measure().sources().stream().anyMatch(source -> source.file().isPresent())
        || particles.measure().out().isPresent()
        || morphology.writesMaps()) {
      throw new ParameterException(
          spec.commandLine(),
          "particle ids and maps belong to one volume; read or write them with morphology");
    }
    if (folder == null) {
      common.requireWritable();
      common.run(
          task -> {
            print(run(task));
            return null;
          });
    } else {
      StudyCommands.intoFolder(
          folder,
          common,
          task -> {
            Comparison comparison = run(task);
            Path report = ComparisonWriter.write(comparison, folder, task);
            print(comparison);
            common.print("\nreport: " + report + "\n");
            return null;
          });
    }
    return 0;
  }

  private void print(Comparison comparison) throws IOException {
    common.print(ComparisonText.of(comparison));
    common.writeJson(ComparisonWriter.json(comparison));
  }

  /** Measures one volume after the other; with a folder, each leaves its own report there. */
  private Comparison run(TaskContext task) throws IOException {
    long start = System.nanoTime();
    for (String file : files) {
      // A name that is misspelt is told before the work on those before it.
      VolumeReader.describe(file, task);
    }
    List<String> names = names(files);
    List<Comparison.Volume> volumes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Study study =
          Study.of(
              commandOf(files.get(i)),
              volume.source(files.get(i)),
              volume.steps(),
              new Measures(
                  Optional.of(morphology.measure(MorphologyMeasure.ALL, particles.measure())),
                  Optional.empty()));
      Analysis analysis;
      try {
        analysis = StudyRunner.run(study, task);
      } catch (IllegalArgumentException e) {
        throw new IOException(files.get(i) + ": " + e.getMessage(), e);
      }
      if (folder != null) {
        ResultFolder.write(study, analysis, folder.resolve(names.get(i)), task);
      }
      volumes.add(new Comparison.Volume(names.get(i), analysis));
    }
    return new Comparison(
        spec.root().commandLine().getParseResult().originalArgs(),
        volumes,
        (System.nanoTime() - start) * 1e-9);
  }

  /** Returns what people would type to measure that volume alone as it is measured here. */
  private List<String> commandOf(String file) {
    List<String> command = new ArrayList<>(List.of("morphology", file));
    List<String> given = spec.root().commandLine().getParseResult().originalArgs();
    for (int i = 1; i < given.size(); i++) {
      String argument = given.get(i);
      if (List.of("-o", "--output", "--json").contains(argument)) {
        i++;
      } else if (!files.contains(argument) && !argument.matches("(-o|--output=|--json=).*")) {
        command.add(argument);
      }
    }
    return command;
  }

  /** Files and folders of the comparison itself, beside which each volume has a folder. */
  private static final List<String> OWN =
      List.of("figures", "report.html", "results.json", "compare.csv");

  /** Names of columns: those of the files, with their number where two are alike; each once. */
  static List<String> names(List<String> files) {
    List<String> stems = new ArrayList<>();
    for (String file : files) {
      String name = file.replaceAll("[/\\\\]+$", "").replaceAll(".*[/\\\\:]", "");
      stems.add(name.replaceAll("\\.[A-Za-z0-9]{1,5}$", ""));
    }
    stems.replaceAll(stem -> stem.isBlank() ? "volume" : stem);
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(OWN);
    List<String> names = new ArrayList<>(stems);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < names.size(); i++) {
        String stem = stems.get(i);
        boolean alone =
            stems.stream().filter(stem::equalsIgnoreCase).count() == 1
                && OWN.stream().noneMatch(stem::equalsIgnoreCase);
        if (alone == (pass == 1)) {
          continue; // those that keep their names come first
        }
        String name = alone ? stem : stem + "-" + (i + 1);
        while (!taken.add(name)) {
          name += "-" + (i + 1);
        }
        names.set(i, name);
      }
    }
    return names;
  }
}
