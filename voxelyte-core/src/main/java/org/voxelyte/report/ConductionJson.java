package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.PowerShare;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** Conduction in the machine-readable results: a method for each finding. */
final class ConductionJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConductionJson() {}

  /** Adds what was found of conduction; nothing if nothing was driven. */
  static void add(ObjectNode root, Analysis analysis) {
    if (analysis.conduction().isEmpty()) {
      return;
    }
    ArrayNode array = root.putArray("conductivity");
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.axes()) {
        ObjectNode entry = array.addObject();
        drive(entry, conduction, axis, analysis.phases());
        power(entry, axis);
        particles(entry, axis);
        axis.network()
            .ifPresent(
                found -> NetworkJson.add(entry.putObject("network"), analysis, conduction, axis));
        solution(entry, axis);
        ErrorJson.add(entry, axis);
      }
    }
    tensors(root, analysis.conduction().stream().filter(c -> !c.alone()).toList());
  }

  /** What was driven, and σ_eff and τ² of it. */
  private static void drive(
      ObjectNode entry, ConductionCase conduction, DrivenAxis axis, List<Phase> phases) {
    EffectiveConductivity result = axis.result();
    entry.put("drive", conduction.drive());
    entry.put("alone", conduction.alone());
    entry.put("carrier", conduction.carrier().map(Carrier::key).orElse(null));
    entry.put("axis", axis.axis().key());
    entry.set("effective_S_per_m", ResultsJson.number(result.effective()));
    entry.set("tortuosity_factor", ResultsJson.number(result.tortuosityFactor()));
    entry.put("reference", result.reference().name());
    entry.set("phase_fraction", ResultsJson.number(result.phaseFraction()));
    ObjectNode given = entry.putObject("conductivities_S_per_m");
    for (Phase phase : phases) {
      given.set(phase.name(), ResultsJson.number(conduction.conductivities().of(phase.label())));
    }
    if (conduction.sides() != Sides.INSULATED) {
      entry.put("sides", conduction.sides().key());
    }
    if (!conduction.contacts().byPair().isEmpty()) {
      entry.set("contacts", contacts(conduction.contacts(), phases));
    }
  }

  private static ArrayNode contacts(ContactResistances contacts, List<Phase> phases) {
    Map<Integer, String> names =
        phases.stream().collect(Collectors.toMap(Phase::label, Phase::name));
    ArrayNode array = NODES.arrayNode();
    contacts
        .byPair()
        .forEach(
            (pair, resistance) ->
                array
                    .addObject()
                    .put("a", names.get(pair.a()))
                    .put("b", names.get(pair.b()))
                    .set("specific_resistance_ohm_m2", ResultsJson.number(resistance)));
    return array;
  }

  private static void power(ObjectNode entry, DrivenAxis axis) {
    if (axis.power().isEmpty()) {
      return;
    }
    ArrayNode array = entry.putArray("power");
    for (PowerShare share : axis.power()) {
      array
          .addObject()
          .put("a", share.a().name())
          .put("b", share.b().name())
          .put("contact", share.contact())
          .set("share", ResultsJson.number(share.share()));
    }
  }

  private static void particles(ObjectNode entry, DrivenAxis axis) {
    if (axis.particles().isEmpty()) {
      return;
    }
    ArrayNode array = entry.putArray("particles");
    for (ParticleFlow flow : axis.particles()) {
      ObjectNode node = array.addObject();
      node.put("phase", flow.currents().phase().name());
      node.put("count", flow.count());
      node.put("method", flow.method());
      flow.file().ifPresent(file -> node.put("file", file));
      flow.sha256().ifPresent(hash -> node.put("sha256", hash));
      node.put("without_current", flow.idle());
      node.set("median_current_share", ResultsJson.number(flow.median()));
      node.set("largest_current_share", ResultsJson.number(flow.largest()));
    }
  }

  /** How well it was solved, and at what cost. */
  private static void solution(ObjectNode entry, DrivenAxis axis) {
    EffectiveConductivity result = axis.result();
    boolean driven = axis.isDriven();
    entry.set("relative_error_estimate", ResultsJson.number(result.relativeErrorEstimate()));
    entry.set("relative_residual", ResultsJson.number(result.relativeResidual()));
    entry.set("flux_imbalance", ResultsJson.number(result.fluxImbalance()));
    entry.put("iterations", driven ? result.iterations() : null);
    entry.put("unknowns", driven ? result.unknowns() : null);
    entry.set("seconds", ResultsJson.number(driven ? result.seconds() : Double.NaN));
    entry.put("peak_memory_bytes", driven ? result.peakMemoryBytes() : null);
  }

  /** The tensor of the first set at the root; of several sets, all in a list too. */
  private static void tensors(ObjectNode root, List<ConductionCase> sets) {
    if (sets.stream().allMatch(set -> set.tensor().isEmpty())) {
      return;
    }
    sets.get(0).tensor().ifPresent(tensor -> tensor(root, tensor));
    if (sets.size() > 1) {
      ArrayNode array = root.putArray("tensors");
      for (ConductionCase set : sets) {
        if (set.tensor().isPresent()) {
          ObjectNode entry = array.addObject();
          entry.put("drive", set.drive());
          entry.put("carrier", set.carrier().map(Carrier::key).orElse(null));
          tensor(entry, set.tensor().get());
        }
      }
    }
  }

  private static void tensor(ObjectNode root, ConductivityTensor tensor) {
    ArrayNode rows = root.putArray("tensor_S_per_m");
    for (Axis a : Axis.values()) {
      ArrayNode row = rows.addArray();
      for (Axis b : Axis.values()) {
        row.add(ResultsJson.number(tensor.of(a, b)));
      }
    }
    ArrayNode values = root.putArray("tensor_principal_S_per_m");
    ArrayNode axes = root.putArray("tensor_principal_axes");
    for (ConductivityTensor.Principal principal : tensor.principal()) {
      values.add(ResultsJson.number(principal.value()));
      axes.addArray()
          .add(ResultsJson.number(principal.x()))
          .add(ResultsJson.number(principal.y()))
          .add(ResultsJson.number(principal.z()));
    }
    root.set("tensor_relative_error_estimate", ResultsJson.number(tensor.relativeErrorEstimate()));
    root.put("tensor_iterations", tensor.iterations());
    root.put("tensor_unknowns", tensor.unknowns());
  }
}
