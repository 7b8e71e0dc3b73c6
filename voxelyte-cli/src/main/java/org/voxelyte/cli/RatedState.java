package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.electrochemistry.CompositeElectrode;
import org.voxelyte.electrochemistry.RatedElectrode;
import org.voxelyte.report.RateReport;
import org.voxelyte.report.RateReport.Origins;
import org.voxelyte.study.MeasuredElectrode;
import org.voxelyte.volume.Axis;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * An electrode put together from what was typed and, where there is one, a measured result.
 *
 * @param rated the electrode
 * @param origins where each number comes from
 * @param source the measured result
 */
record RatedState(RatedElectrode rated, Origins origins, Optional<RateReport.Source> source) {
  private static final String GIVEN = "given";

  /** Takes everything from the options. */
  static RatedState given(RateOptions options, CommandSpec command) {
    List<String> missing = new ArrayList<>();
    require(missing, options.sigma(), "--sigma 3.2mS/cm");
    require(missing, options.tortuosityFactor(), "--tortuosity-factor 4");
    require(missing, options.thickness(), "--thickness 100um");
    require(missing, options.voidFraction(), "--void 0.15");
    require(missing, options.active(), "--active 0.70");
    if (!missing.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "rate needs "
              + String.join(", ", missing)
              + ", or the results.json of analyze or conductivity");
    }
    boolean rest = options.electrolyte() == null;
    if (rest && options.active() == 1) {
      throw new ParameterException(
          command.commandLine(),
          "--active 1 leaves no electrolyte in the solid; give a share below 1");
    }
    double electrolyte = rest ? 1 - options.active() : options.electrolyte();
    return Arguments.parsed(
        command,
        () ->
            new RatedState(
                new RatedElectrode(
                    electrode(
                        options.thickness(),
                        electrolyte,
                        options.active(),
                        options.voidFraction(),
                        options.sigma(),
                        options.tortuosityFactor()),
                    options.material(),
                    options.loss()),
                new Origins(
                    GIVEN,
                    GIVEN,
                    GIVEN,
                    GIVEN,
                    GIVEN,
                    rest ? "default: the rest of the solid" : GIVEN,
                    options.capacityOrigin(),
                    options.densityOrigin(),
                    options.lossOrigin()),
                Optional.empty()));
  }

  /** The same with the share of the active material checked before the rest is taken of it. */
  private static CompositeElectrode electrode(
      double thickness,
      double electrolyte,
      double active,
      double voidFraction,
      double sigma,
      double tortuosityFactor) {
    if (!(active > 0 && active <= 1)) {
      throw new IllegalArgumentException(
          "--active is a share of the solid, above 0 and at most 1, got " + active);
    }
    return new CompositeElectrode(
        thickness, electrolyte, active, voidFraction, sigma, tortuosityFactor);
  }

  private static void require(List<String> missing, Object value, String example) {
    if (value == null) {
      missing.add(example);
    }
  }

  /**
   * Takes what was measured; options give what the file lacks, or another thickness, composition of
   * the solid or conductivity.
   *
   * @throws IOException if the file is no result, or lacks what no option gives
   */
  static RatedState measured(Path file, Axis axis, RateOptions options, CommandSpec command)
      throws IOException {
    if (options.tortuosityFactor() != null || options.electrolyte() != null) {
      throw new ParameterException(
          command.commandLine(),
          "tortuosity factor and share of the electrolyte come from "
              + file
              + "; drop --tortuosity-factor and --electrolyte, or the file");
    }
    MeasuredElectrode found = MeasuredElectrode.read(file, axis);
    String from = "measured, drive " + found.drive() + " along " + axis.key();
    double sigma = sigma(file, found, options);
    double pores =
        chosen(options.voidFraction(), found.voidFraction(), file, "the void", "--void 0.15");
    OptionalDouble ofSolid =
        found.activeFraction().isPresent()
            ? OptionalDouble.of(found.activeFraction().getAsDouble() / (1 - pores))
            : OptionalDouble.empty();
    double active = chosen(options.active(), ofSolid, file, "the active material", "--active 0.70");
    double thickness = options.thickness() == null ? found.thickness() : options.thickness();
    try {
      return new RatedState(
          new RatedElectrode(
              electrode(
                  thickness,
                  found.electrolyteFraction() / (1 - pores),
                  active,
                  pores,
                  sigma,
                  found.tortuosityFactor()),
              options.material(),
              options.loss()),
          new Origins(
              options.sigma() == null ? from : GIVEN,
              from,
              options.thickness() == null ? "length of the volume along " + axis.key() : GIVEN,
              options.voidFraction() == null ? "measured" : GIVEN,
              options.active() == null ? "measured" : GIVEN,
              "measured, " + found.electrolyte(),
              options.capacityOrigin(),
              options.densityOrigin(),
              options.lossOrigin()),
          Optional.of(found.source()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static double sigma(Path file, MeasuredElectrode found, RateOptions options)
      throws IOException {
    if (options.sigma() == null) {
      return found
          .bulkConductivity()
          .orElseThrow(
              () ->
                  new IOException(
                      file
                          + " drove "
                          + found.electrolyte()
                          + " alone, without its conductivity; give it as --sigma 3.2mS/cm"));
    }
    if (!found.soleConductor()) {
      throw new IOException(
          file
              + ": other phases than "
              + found.electrolyte()
              + " conducted too, so --sigma cannot replace its conductivity; drop it, or drive"
              + " again with the other value");
    }
    return options.sigma();
  }

  private static double chosen(
      Double given, OptionalDouble measured, Path file, String what, String option)
      throws IOException {
    if (given != null) {
      return given;
    }
    return measured.orElseThrow(
        () ->
            new IOException(
                file
                    + " does not tell the share of "
                    + what
                    + "; give it as "
                    + option
                    + ", or the results.json of analyze with roles of the phases"));
  }
}
