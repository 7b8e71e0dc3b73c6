package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.Reach;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.DiscretisationError;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.NarrowPassages;
import org.voxelyte.transport.PowerShare;
import org.voxelyte.transport.Representativeness;
import org.voxelyte.volume.Axis;

/**
 * The tables as comma-separated values: RFC 4180, UTF-8, a decimal point, units in the header;
 * undefined values are empty, infinite ones "Infinity".
 */
final class Tables {
  /** Names of all tables that there may be. */
  static final List<String> NAMES =
      List.of(
          "phases.csv",
          "morphology.csv",
          "interfaces.csv",
          "conductivity.csv",
          "power.csv",
          "tensor.csv",
          "network.csv",
          "particle-currents.csv",
          "profile_x.csv",
          "profile_y.csv",
          "profile_z.csv");

  private Tables() {}

  /** Returns the text of each file by its name; tables without rows are left out. */
  static Map<String, String> of(Analysis analysis) {
    Map<String, String> files = new LinkedHashMap<>();
    if (!analysis.fractions().isEmpty()) {
      files.put("phases.csv", phases(analysis));
    }
    if (!analysis.interfaces().isEmpty()) {
      files.put("interfaces.csv", interfaces(analysis));
    }
    if (analysis.conduction().stream().anyMatch(c -> !c.driven().isEmpty())) {
      files.put("conductivity.csv", conductivity(analysis));
    }
    if (analysis.conduction().stream()
        .flatMap(c -> c.axes().stream())
        .anyMatch(axis -> !axis.power().isEmpty())) {
      files.put("power.csv", power(analysis));
    }
    if (analysis.conduction().stream().anyMatch(c -> c.tensor().isPresent())) {
      files.put("tensor.csv", tensor(analysis));
    }
    if (analysis.conduction().stream().anyMatch(NetworkRow::in)) {
      files.put("network.csv", network(analysis));
    }
    if (analysis.conduction().stream()
        .flatMap(c -> c.drivenAxes().stream())
        .anyMatch(axis -> !axis.particles().isEmpty())) {
      files.put("particle-currents.csv", ParticleTable.of(analysis.conduction()));
    }
    files.putAll(morphology(analysis));
    for (FractionProfile profile : analysis.profiles()) {
      files.put("profile_" + profile.axis().key() + ".csv", profile(profile));
    }
    return files;
  }

  private static Map<String, String> morphology(Analysis analysis) {
    Map<String, String> files = new LinkedHashMap<>();
    if (!analysis.fractions().isEmpty()) {
      files.put("morphology.csv", MorphologyTables.csv(analysis.metrics()));
    }
    List<Curve> curves = analysis.morphology().curves();
    for (Curve curve : curves) {
      files.computeIfAbsent(curve.key() + ".csv", f -> MorphologyTables.csv(curve.key(), curves));
    }
    for (MorphologyFindings.Table table : analysis.morphology().tables()) {
      files.put(table.file(), MorphologyTables.csv(table));
    }
    return files;
  }

  private static String phases(Analysis analysis) {
    Csv csv = new Csv();
    csv.row("label", "name", "role", "voxels", "volume_fraction", "fraction_of_solid");
    csv.more("clusters_6", "clusters_18", "clusters_26", "largest_cluster_fraction");
    for (String share :
        List.of("spanning_fraction", "reach_first", "reach_last", "isolated_fraction")) {
      for (Axis axis : Axis.values()) {
        csv.more(share + "_" + axis.key());
      }
    }
    for (PhaseFraction fraction : analysis.fractions()) {
      csv.row(
          fraction.phase().label(),
          fraction.phase().name(),
          fraction.phase().role().key(),
          fraction.voxels(),
          fraction.ofVolume(),
          fraction.ofSolid().orElse(Double.NaN));
      for (PhaseConnectivity clusters : analysis.connectivity()) {
        if (clusters.phase().label() == fraction.phase().label()) {
          csv.more(clusters.clusters6(), clusters.clusters18(), clusters.clusters26());
          csv.more(clusters.largestClusterFraction());
          List<Reach> reach = new ArrayList<>();
          for (Axis axis : Axis.values()) {
            reach.add(clusters.reach().getOrDefault(axis, Reach.UNDEFINED));
          }
          reach.forEach(r -> csv.more(r.spanning()));
          reach.forEach(r -> csv.more(r.first()));
          reach.forEach(r -> csv.more(r.last()));
          reach.forEach(r -> csv.more(r.isolated()));
        }
      }
    }
    return csv.text();
  }

  private static String interfaces(Analysis analysis) {
    Csv csv = new Csv();
    csv.row("a", "b", "faces", "crofton_area_m2", "faces_area_m2", "area_per_volume_per_m");
    csv.more("area_per_volume_of_a_per_m", "area_per_volume_of_b_per_m");
    for (InterfaceArea pair : analysis.interfaces()) {
      csv.row(pair.a().name(), pair.b().name(), pair.faces());
      csv.more(pair.croftonArea(), pair.faceArea(), pair.perVolume());
      csv.more(pair.perVolumeOfA(), pair.perVolumeOfB());
    }
    return csv.text();
  }

  private static String conductivity(Analysis analysis) {
    Csv csv = new Csv();
    csv.row("drive", "axis", "effective_S_per_m", "tortuosity_factor", "reference");
    csv.more("phase_fraction", "relative_error_estimate", "relative_residual", "flux_imbalance");
    csv.more("iterations", "unknowns", "seconds", "peak_memory_bytes");
    csv.more("carrier", "sides", "contacts_ohm_m2");
    csv.more("discretisation_error_relative", "representativeness_relative");
    csv.more("coarser_effective_S_per_m", "refined_effective_S_per_m");
    csv.more("sub_boxes", "sub_box_mean_S_per_m", "sub_box_standard_deviation_S_per_m");
    csv.more("spanning_share_by_faces", "spanning_share_by_corners", "narrow_power_share");
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        EffectiveConductivity r = axis.result();
        csv.row(conduction.drive(), r.axis().key(), r.effective(), r.tortuosityFactor());
        csv.more(r.reference().name(), r.phaseFraction(), r.relativeErrorEstimate());
        csv.more(r.relativeResidual(), r.fluxImbalance(), r.iterations(), r.unknowns());
        csv.more(r.seconds(), r.peakMemoryBytes());
        csv.more(carrier(conduction), conduction.sides().key(), contacts(analysis, conduction));
        errorBars(csv, axis.bars());
      }
    }
    return csv.text();
  }

  /** Empty where it was not said. */
  private static String carrier(ConductionCase conduction) {
    return conduction.carrier().map(Carrier::key).orElse("");
  }

  /** "AM|SE=0.004;AM|C=1.0E-4"; empty for none. */
  private static String contacts(Analysis analysis, ConductionCase conduction) {
    return conduction.contacts().byPair().entrySet().stream()
        .map(
            contact ->
                analysis.phase(contact.getKey().a()).name()
                    + "|"
                    + analysis.phase(contact.getKey().b()).name()
                    + "="
                    + contact.getValue())
        .collect(Collectors.joining(";"));
  }

  private static String power(Analysis analysis) {
    Csv csv = new Csv();
    csv.row("drive", "carrier", "axis", "a", "b", "share", "contact");
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.axes()) {
        for (PowerShare share : axis.power()) {
          csv.row(conduction.drive(), carrier(conduction), axis.axis().key());
          csv.more(share.a().name(), share.b().name(), share.share(), share.contact() ? 1 : 0);
        }
      }
    }
    return csv.text();
  }

  private static String tensor(Analysis analysis) {
    Csv csv = new Csv();
    csv.row("drive", "carrier", "xx_S_per_m", "yy_S_per_m", "zz_S_per_m");
    csv.more("xy_S_per_m", "xz_S_per_m", "yz_S_per_m");
    for (int k = 1; k <= Axis.values().length; k++) {
      String principal = "principal_" + k;
      csv.more(principal + "_S_per_m", principal + "_x", principal + "_y", principal + "_z");
    }
    csv.more("relative_error_estimate", "iterations", "unknowns");
    for (ConductionCase conduction : analysis.conduction()) {
      if (conduction.tensor().isPresent()) {
        ConductivityTensor tensor = conduction.tensor().get();
        csv.row(conduction.drive(), carrier(conduction), tensor.xx(), tensor.yy(), tensor.zz());
        csv.more(tensor.xy(), tensor.xz(), tensor.yz());
        for (ConductivityTensor.Principal principal : tensor.principal()) {
          csv.more(principal.value(), principal.x(), principal.y(), principal.z());
        }
        csv.more(tensor.relativeErrorEstimate(), tensor.iterations(), tensor.unknowns());
      }
    }
    return csv.text();
  }

  private static String network(Analysis analysis) {
    Csv csv = new Csv();
    csv.row("drive", "carrier", "axis");
    NetworkRow.COLUMNS.forEach(csv::more);
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        if (axis.network().isPresent()) {
          csv.row(conduction.drive(), carrier(conduction), axis.axis().key());
          NetworkRow.of(analysis, axis).values().forEach(csv::more);
        }
      }
    }
    return csv.text();
  }

  private static void errorBars(Csv csv, ErrorBars bars) {
    double nan = Double.NaN;
    Optional<DiscretisationError> grid = bars.discretisation();
    Optional<Representativeness> sample = bars.representativeness();
    Optional<NarrowPassages> passages = bars.passages();
    csv.more(grid.map(DiscretisationError::relative).orElse(nan));
    csv.more(sample.map(Representativeness::relative).orElse(nan));
    csv.more(grid.map(DiscretisationError::coarser).orElse(nan));
    csv.more(grid.map(error -> error.refined().orElse(nan)).orElse(nan));
    csv.more(sample.<Object>map(Representativeness::boxes).orElse(""));
    csv.more(sample.map(Representativeness::mean).orElse(nan));
    csv.more(sample.map(Representativeness::standardDeviation).orElse(nan));
    csv.more(passages.map(NarrowPassages::spanningByFaces).orElse(nan));
    csv.more(passages.map(NarrowPassages::spanningByCorners).orElse(nan));
    csv.more(passages.map(found -> found.narrowPower().orElse(nan)).orElse(nan));
  }

  private static String profile(FractionProfile profile) {
    Csv csv = new Csv();
    csv.row(profile.axis().key() + "_m");
    profile.phases().forEach(phase -> csv.more("fraction of " + phase.name()));
    int layers = profile.fractions().isEmpty() ? 0 : profile.fractions().get(0).length;
    for (int i = 0; i < layers; i++) {
      csv.row((i + 0.5) * profile.spacing());
      for (double[] fractions : profile.fractions()) {
        csv.more(fractions[i]);
      }
    }
    return csv.text();
  }

  /** Collects rows. */
  static final class Csv {
    private final StringBuilder text = new StringBuilder();

    /** Starts a row. */
    void row(Object... cells) {
      if (!text.isEmpty()) {
        text.append("\r\n");
      }
      for (int i = 0; i < cells.length; i++) {
        text.append(i == 0 ? "" : ",").append(cell(cells[i]));
      }
    }

    /** Adds cells to the row. */
    void more(Object... cells) {
      for (Object cell : cells) {
        text.append(',').append(cell(cell));
      }
    }

    String text() {
      return text + "\r\n";
    }

    private static String cell(Object value) {
      if (value instanceof Double number && Double.isNaN(number)) {
        return "";
      }
      String cell = value.toString();
      boolean quote = cell.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
      return quote ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
  }
}
