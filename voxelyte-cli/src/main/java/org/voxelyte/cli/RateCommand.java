package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.voxelyte.report.RateReport;
import org.voxelyte.report.RateReport.Origins;
import org.voxelyte.report.RateWriter;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Current density and C-rate that the ions of an electrode allow. */
@Command(
    name = "rate",
    description = {
      "The current density and the C-rate at which the ions of an electrode lose a given voltage"
          + " (Bielefeld et al. 2020, Eq. 12–17): an upper bound, without reaction and diffusion in"
          + " particles.",
      "The numbers are given, or taken from the results.json of analyze or conductivity."
    },
    footer = {
      "",
      "Example:  voxelyte rate --sigma 3.2mS/cm --tortuosity-factor 4 --thickness 100um --void 0.15"
          + " --active 0.70",
      "          voxelyte rate report/results.json --current 5mA/cm2 --c-rate 2 -o rate",
      "          voxelyte rate --table"
    })
final class RateCommand implements Callable<Integer> {
  private static final Origins NO_ORIGINS = new Origins("", "", "", "", "", "", "", "", "");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "results.json of analyze or conductivity, with a drive of the ions.")
  private Path file;

  @Mixin private RateOptions options;

  @Mixin private CommonOptions common;

  private Axis axis = Axis.Z;
  private OptionalDouble wantedCurrent = OptionalDouble.empty();
  private OptionalDouble wantedRate = OptionalDouble.empty();

  @Option(
      names = "--table",
      description = "Also tell the cases of Table 1 of Bielefeld et al. 2020, beside the print.")
  private boolean table;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Write report, results and maps of current density and C-rate into a folder.")
  private Path folder;

  @Option(
      names = "--axis",
      paramLabel = "AXIS",
      description = "Drive that is taken from FILE: x, y or z; default: z.")
  void axis(String text) {
    axis = Arguments.parsed(spec, "--axis", () -> Axis.of(text));
  }

  @Option(
      names = "--current",
      paramLabel = "VALUE",
      description = "Current density whose largest thickness is asked for: 5mA/cm2.")
  void current(String text) {
    wantedCurrent =
        OptionalDouble.of(
            positive(
                "--current",
                Arguments.parsed(
                    spec, "--current", () -> Quantity.parse(text, Dimension.CURRENT_DENSITY))));
  }

  @Option(
      names = "--c-rate",
      paramLabel = "N",
      description = "C-rate, full charges by hour, whose conductivity is asked for: 2.")
  void rate(double wanted) {
    wantedRate = OptionalDouble.of(positive("--c-rate", wanted));
  }

  private double positive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          spec.commandLine(), option + " must be positive, got " + Quantity.number(value));
    }
    return value;
  }

  @Override
  public Integer call() throws IOException {
    common.requireWritable();
    boolean tableAlone = table && file == null && !options.anyGiven();
    if (tableAlone && (folder != null || wantedCurrent.isPresent() || wantedRate.isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          "maps and wanted rates are of an electrode; give its numbers or a results.json, or drop"
              + " -o, --current and --c-rate");
    }
    if (folder == null) {
      print(report(tableAlone));
    } else {
      StudyCommands.intoFolder(
          folder,
          common,
          task -> {
            RateReport report = report(false);
            Path page = RateWriter.write(report, folder, task);
            print(report);
            common.print("\nreport: " + page + "\n");
            return null;
          });
    }
    return 0;
  }

  private RateReport report(boolean tableAlone) throws IOException {
    long start = System.nanoTime();
    List<String> command = spec.root().commandLine().getParseResult().originalArgs();
    Optional<RatedState> state =
        tableAlone
            ? Optional.empty()
            : Optional.of(
                file == null
                    ? RatedState.given(options, spec)
                    : RatedState.measured(file, axis, options, spec));
    return new RateReport(
        command,
        state.map(RatedState::rated),
        state.map(RatedState::origins).orElse(NO_ORIGINS),
        wantedCurrent,
        wantedRate,
        table,
        state.flatMap(RatedState::source),
        (System.nanoTime() - start) * 1e-9);
  }

  private void print(RateReport report) throws IOException {
    StringBuilder text = new StringBuilder();
    if (report.rated().isPresent()) {
      text.append(table("electrode", "", report.inputs())).append('\n');
      text.append(table("estimate", "", report.findings())).append('\n');
      text.append(RateReport.MEANING).append('\n');
    }
    if (report.withTable()) {
      Table cases = new Table(RateReport.caseTitles().toArray(String[]::new));
      RateReport.cases().forEach(row -> cases.row(row.toArray(String[]::new)));
      text.append(text.isEmpty() ? "" : "\n").append(cases);
      text.append('\n').append(RateReport.CASES_NOTE).append('\n');
    }
    common.print(text.toString());
    common.writeJson(RateWriter.json(report));
  }

  private static Table table(String title, String value, List<RateReport.Line> lines) {
    Table table = new Table(title, value, "");
    lines.forEach(line -> table.row(line.quantity(), line.value(), line.from()));
    return table;
  }
}
