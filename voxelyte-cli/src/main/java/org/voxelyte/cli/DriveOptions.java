package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.study.ConductivitySet;
import org.voxelyte.transport.Carrier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The conductivities that are driven together: one set without a name, one of each carrier. */
final class DriveOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final Map<String, Double> unnamed = new LinkedHashMap<>();
  private final Map<Carrier, Map<String, Double>> named = new EnumMap<>(Carrier.class);

  @Option(
      names = "--sigma",
      paramLabel = "PHASE=VALUE",
      description =
          "Conductivity with unit, as SE=2.7mS/cm; phases without one insulate. May be repeated.")
  void sigma(List<String> texts) {
    Arguments.newest(command, texts, text -> Arguments.addConductivity(unnamed, "--sigma", text));
  }

  @Option(
      names = "--ionic",
      paramLabel = "PHASE=VALUE",
      description =
          "Ionic conductivity, as SE=2.7mS/cm; a set of its own, driven beside those of --sigma and"
              + " --electronic. May be repeated.")
  void ionic(List<String> texts) {
    add(Carrier.IONIC, texts);
  }

  @Option(
      names = "--electronic",
      paramLabel = "PHASE=VALUE",
      description =
          "Electronic conductivity, as AM=1S/m; a set of its own, driven beside those of --sigma"
              + " and --ionic. May be repeated.")
  void electronic(List<String> texts) {
    add(Carrier.ELECTRONIC, texts);
  }

  private void add(Carrier carrier, List<String> texts) {
    Map<String, Double> set = named.computeIfAbsent(carrier, c -> new LinkedHashMap<>());
    Arguments.newest(
        command, texts, text -> Arguments.addConductivity(set, "--" + carrier.key(), text));
  }

  /** Returns the sets that were given; may be none. */
  List<ConductivitySet> sets() {
    List<ConductivitySet> sets = new ArrayList<>();
    if (!unnamed.isEmpty()) {
      sets.add(ConductivitySet.of(unnamed));
    }
    named.forEach((carrier, set) -> sets.add(ConductivitySet.of(carrier, set)));
    return sets;
  }

  /** Returns the sets that were given, or ends with a usage error if there is none. */
  List<ConductivitySet> required() {
    List<ConductivitySet> sets = sets();
    if (sets.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "nothing is to be driven; give --sigma, --ionic or --electronic PHASE=VALUE, as --sigma"
              + " SE=2.7mS/cm");
    }
    return sets;
  }
}
