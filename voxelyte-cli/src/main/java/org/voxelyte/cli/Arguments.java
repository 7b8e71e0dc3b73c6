package org.voxelyte.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.ParticleMeasure;
import org.voxelyte.study.Step;
import org.voxelyte.transport.Carrier;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Parses what people type into what a study is made of. Every refusal says how to write it. */
final class Arguments {
  private Arguments() {}

  /** Returns the value, or ends with a usage error that carries the sentence of its refusal. */
  static <T> T parsed(CommandSpec command, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** The same, the sentence beginning with the name of the option. */
  static <T> T parsed(CommandSpec command, String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  /**
   * Takes the newest value of an option that may be repeated: the parser hands over all so far at
   * each occurrence, which keeps the order among different options.
   */
  static <T> void newest(CommandSpec command, List<T> soFar, Function<T, ?> take) {
    if (soFar != null && !soFar.isEmpty()) {
      parsed(command, () -> take.apply(soFar.get(soFar.size() - 1)));
    }
  }

  static VoxelSize voxelSize(String text) {
    String[] edges = text.split(",", -1);
    if (edges.length == 1) {
      return VoxelSize.cube(length(edges[0]));
    }
    if (edges.length == 3) {
      return new VoxelSize(length(edges[0]), length(edges[1]), length(edges[2]));
    }
    throw new IllegalArgumentException(
        "--voxel takes one edge or three, x,y,z: 100nm or 35.6nm,35.6nm,100nm; got '" + text + "'");
  }

  static double length(String text) {
    return Quantity.parse(text, Dimension.LENGTH);
  }

  static Phase phase(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "--phase is written LABEL=NAME or LABEL=NAME:ROLE, as 85=NMC:active; got '" + text + "'");
    }
    return phase(label(text.substring(0, equals), "--phase"), text.substring(equals + 1));
  }

  private static Phase phase(int label, String nameAndRole) {
    int colon = nameAndRole.lastIndexOf(':');
    if (colon < 0) {
      return Phase.named(label, nameAndRole.strip());
    }
    return new Phase(
        label,
        nameAndRole.substring(0, colon).strip(),
        PhaseRole.of(nameAndRole.substring(colon + 1).strip()));
  }

  private static int label(String text, String option) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + " needs a label from 0 to 255, got '" + text + "'", e);
    }
  }

  /** Adds "SE=2.7mS/cm" to a map of S/m by phase name. */
  static Double addConductivity(Map<String, Double> conductivities, String option, String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          option + " is written PHASE=VALUE with a unit, as SE=2.7mS/cm; got '" + text + "'");
    }
    String phase = text.substring(0, equals).strip();
    double sigma = Quantity.parse(text.substring(equals + 1), Dimension.CONDUCTIVITY);
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException(option + " must not be negative, got '" + text + "'");
    }
    if (conductivities.putIfAbsent(phase, sigma) != null) {
      throw new IllegalArgumentException(option + " gives " + phase + " twice; drop one");
    }
    return sigma;
  }

  /** Reads "AM|SE=40ohm.cm2", or "ionic:AM|SE=40ohm.cm2". */
  static ConductionMeasure.Contact contact(String text) {
    Optional<Carrier> carrier =
        Arrays.stream(Carrier.values())
            .filter(c -> text.strip().startsWith(c.key() + ":"))
            .findFirst();
    String contact = text.substring(carrier.isPresent() ? text.indexOf(':') + 1 : 0);
    int equals = contact.lastIndexOf('=');
    int bar = contact.indexOf('|');
    if (bar < 1 || equals < bar + 2) {
      throw new IllegalArgumentException(
          "--contact is written 'A|B=VALUE' with a unit and in quotes, as 'AM|SE=40ohm.cm2'; got '"
              + text
              + "'");
    }
    return new ConductionMeasure.Contact(
        contact.substring(0, bar).strip(),
        contact.substring(bar + 1, equals).strip(),
        Quantity.parse(contact.substring(equals + 1), Dimension.AREA_RESISTANCE),
        carrier);
  }

  static ParticleMeasure.Source particles(String text) {
    int equals = text.indexOf('=');
    String phase = equals < 0 ? text.strip() : text.substring(0, equals).strip();
    String file = equals < 0 ? "" : text.substring(equals + 1).strip();
    if (phase.isEmpty() || equals >= 0 && file.isEmpty()) {
      throw new IllegalArgumentException(
          "--particles is written PHASE or PHASE=FILE, as AM or AM=ids.tif; got '" + text + "'");
    }
    return new ParticleMeasure.Source(
        phase, Optional.of(file).filter(name -> !name.isEmpty()), Optional.empty());
  }

  static List<Axis> axes(String text) {
    if (text.equalsIgnoreCase("all")) {
      return List.of(Axis.values());
    }
    try {
      return Arrays.stream(text.split(",", -1)).map(Axis::of).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--axis must be x, y, z or all, got '" + text + "'", e);
    }
  }

  static Step crop(String text) {
    String[] ranges = text.split(",", -1);
    String form = "--crop is written X0:X1,Y0:Y1,Z0:Z1, as 0:99,0:99,10:59; got '" + text + "'";
    if (ranges.length != 3) {
      throw new IllegalArgumentException(form);
    }
    int[] bounds = new int[6];
    for (int i = 0; i < 3; i++) {
      String[] ends = ranges[i].split(":", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException(form);
      }
      try {
        bounds[2 * i] = Integer.parseInt(ends[0].strip());
        bounds[2 * i + 1] = Integer.parseInt(ends[1].strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(form, e);
      }
    }
    return new Step.Crop(
        Box.between(bounds[0], bounds[1], bounds[2], bounds[3], bounds[4], bounds[5]));
  }

  static Step mirror(String axis) {
    return new Step.Mirror(Axis.of(axis));
  }

  static Step swap(String text) {
    String[] axes = text.split(",", -1);
    if (axes.length != 2) {
      throw new IllegalArgumentException("--swap names two axes, as x,z; got '" + text + "'");
    }
    return new Step.SwapAxes(Axis.of(axes[0].strip()), Axis.of(axes[1].strip()));
  }

  static Step relabel(String text) {
    Map<Integer, Integer> labels = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      String[] ends = pair.split("=", -1);
      if (ends.length != 2
          || labels.put(label(ends[0], "--relabel"), label(ends[1], "--relabel")) != null) {
        throw new IllegalArgumentException(
            "--relabel is written OLD=NEW, as 170=2, or 1=2,2=1; got '" + text + "'");
      }
    }
    return new Step.Relabel(labels);
  }

  static Step merge(String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "--merge is written A+B=NAME or A+B=NAME:ROLE, as NMC+CBD=solid; got '" + text + "'");
    }
    List<String> phases =
        Arrays.stream(text.substring(0, equals).split("\\+", -1)).map(String::strip).toList();
    Phase named = phase(0, text.substring(equals + 1));
    return new Step.Merge(phases, named.name(), named.role());
  }
}
