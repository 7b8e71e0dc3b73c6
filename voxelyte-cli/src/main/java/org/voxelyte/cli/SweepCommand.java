package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.sweep.PlanFile;
import org.voxelyte.sweep.SeriesFile;
import org.voxelyte.sweep.SeriesFolder;
import org.voxelyte.sweep.StructureCase;
import org.voxelyte.sweep.SweepFolder;
import org.voxelyte.sweep.SweepOrigin;
import org.voxelyte.sweep.SweepPlan;
import org.voxelyte.sweep.SweepRow;
import org.voxelyte.sweep.SweepRunner;
import org.voxelyte.sweep.SweepSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and measures many structures. */
@Command(
    name = "sweep",
    description =
        "Run a study over many structures (docs/sweep.md): vary a recipe, measure each structure,"
            + " keep every finished row, draw and fit. Run it again to go on after an"
            + " interruption.",
    footer = {"", "Example:  voxelyte sweep studies/quick.yaml -o quick-study"})
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STUDY.yaml", description = "The plan of the study.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for rows and report; default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("voxelyte-sweep");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change an entry of the recipe or the measures of all points, or realisations, such as"
              + " voxel='0.4 um'; may be repeated.")
  private List<String> settings = List.of();

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    common.requireWritable();
    long start = System.nanoTime();
    for (String setting : settings) {
      if (!setting.matches("[^=]+=.+")) {
        throw new ParameterException(
            spec.commandLine(), "--set must be KEY=VALUE, got '" + setting + "'");
      }
    }
    Optional<SweepSeries> series = SeriesFile.read(file, settings);
    List<SweepRow> rows = series.isPresent() ? run(series.get()) : run(start);
    long failed = rows.stream().filter(row -> row.failure().isPresent()).count();
    common.print(
        rows.size()
            + " structures, "
            + (failed == 0 ? "none failed" : failed + " failed; see the column failed of rows.csv")
            + "\nrows: "
            + (series.isPresent()
                ? folder.resolve("results.json")
                : folder.resolve("rows.csv") + " and " + SweepFolder.PARQUET)
            + "\nreport: "
            + folder.resolve("report.html")
            + "\n");
    common.writeJson(Files.readString(folder.resolve("results.json")));
    if (failed == rows.size()) {
      throw new IOException(
          file + ": every structure failed; the first: " + rows.get(0).failure().orElseThrow());
    }
    return 0;
  }

  private List<SweepRow> run(SweepSeries series) throws IOException {
    SweepOrigin origin = SweepOrigin.of(command(), file);
    AtomicFiles.createFolder(folder);
    return common.run(task -> new SeriesFolder(series, origin).run(folder, task));
  }

  private List<SweepRow> run(long start) throws IOException {
    SweepPlan plan = PlanFile.read(file, settings);
    SweepOrigin origin = SweepOrigin.of(command(), file);
    AtomicFiles.createFolder(folder);
    return common.run(
        task -> {
          List<SweepRow> rows =
              new SweepRunner(new StructureCase(plan.file()))
                  .run(plan, folder.resolve(SweepFolder.LOG), task);
          double seconds = (System.nanoTime() - start) * 1e-9;
          SweepFolder.write(plan, rows, origin, folder, seconds, task);
          return rows;
        });
  }

  private List<String> command() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }
}
