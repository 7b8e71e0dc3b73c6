package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.Sides;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/** The conduction measure in study files. */
final class ConductionCodec {
  /** Key of the conductivities of which the carrier is not said. */
  private static final String UNNAMED = "together";

  private static final String[] KEYS = {
    "axes",
    "each_phase_alone",
    UNNAMED,
    "ionic",
    "electronic",
    "contacts",
    "particles",
    "sides",
    "tensor",
    "reference",
    "relative_error",
    "max_iterations",
    "fields",
    "error_bars",
    "network"
  };

  private ConductionCodec() {}

  /**
   * Reads a measure.
   *
   * @param file the study file, from whose folder a relative name of fields counts
   */
  static ConductionMeasure read(YamlNode node, Path file) throws IOException {
    node.keys(KEYS);
    ConductionMeasure.Drives drives = drives(node);
    List<ConductionMeasure.Contact> contacts = contacts(node);
    ParticleMeasure particles = ParticleCodec.read(node, file);
    Sides sides = sides(node);
    Optional<String> reference = node.optionalText("reference");
    Optional<YamlNode> error = node.optional("relative_error");
    Optional<YamlNode> iterations = node.optional("max_iterations");
    double relativeError =
        error.isPresent() ? error.get().number() : ConductionOptions.DEFAULT.relativeError();
    int maxIterations =
        iterations.isPresent()
            ? iterations.get().integer()
            : ConductionOptions.DEFAULT.maxIterations();
    ConductionMeasure.Findings findings = findings(node, file);
    return node.make(
        () ->
            ConductionMeasure.of(drives)
                .withContacts(contacts)
                .withParticles(particles)
                .withSides(sides)
                .referringTo(reference)
                .withOptions(new ConductionOptions(relativeError, maxIterations))
                .withFindings(findings));
  }

  private static ConductionMeasure.Drives drives(YamlNode node) throws IOException {
    List<Axis> axes = new ArrayList<>();
    for (YamlNode axis : node.get("axes").items()) {
      String letter = axis.text();
      axes.add(axis.make(() -> Axis.of(letter)));
    }
    boolean alone = flag(node, "each_phase_alone");
    List<ConductivitySet> sets = new ArrayList<>();
    Optional<YamlNode> together = node.optional(UNNAMED);
    if (together.isPresent()) {
      conductivities(together.get(), Optional.empty()).ifPresent(sets::add);
    }
    for (Carrier carrier : Carrier.values()) {
      Optional<YamlNode> values = node.optional(carrier.key());
      if (values.isPresent()) {
        conductivities(values.get(), Optional.of(carrier)).ifPresent(sets::add);
      }
    }
    return node.make(() -> new ConductionMeasure.Drives(axes, alone, sets));
  }

  /** An empty map is no set. */
  private static Optional<ConductivitySet> conductivities(YamlNode node, Optional<Carrier> carrier)
      throws IOException {
    Map<String, Double> byPhase = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      String text = entry.getValue().text();
      byPhase.put(
          entry.getKey(),
          entry.getValue().make(() -> Quantity.parse(text, Dimension.CONDUCTIVITY)));
    }
    return byPhase.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConductivitySet(carrier, byPhase));
  }

  private static List<ConductionMeasure.Contact> contacts(YamlNode node) throws IOException {
    List<ConductionMeasure.Contact> contacts = new ArrayList<>();
    Optional<YamlNode> contactNodes = node.optional("contacts");
    if (contactNodes.isPresent()) {
      for (YamlNode contact : contactNodes.get().items()) {
        contacts.add(contact(contact.keys("between", "resistance", "carrier")));
      }
    }
    return contacts;
  }

  private static ConductionMeasure.Contact contact(YamlNode node) throws IOException {
    List<String> phases = node.get("between").texts();
    if (phases.size() != 2) {
      throw node.get("between").error("must list two phases, such as [AM, SE]");
    }
    Optional<YamlNode> carrierNode = node.optional("carrier");
    Optional<Carrier> carrier = Optional.empty();
    if (carrierNode.isPresent()) {
      String key = carrierNode.get().text();
      carrier = Optional.of(carrierNode.get().make(() -> Carrier.of(key)));
    }
    Optional<Carrier> given = carrier;
    String text = node.get("resistance").text();
    return node.get("resistance")
        .make(
            () ->
                new ConductionMeasure.Contact(
                    phases.get(0),
                    phases.get(1),
                    Quantity.parse(text, Dimension.AREA_RESISTANCE),
                    given));
  }

  private static Sides sides(YamlNode node) throws IOException {
    Optional<YamlNode> sides = node.optional("sides");
    if (sides.isEmpty()) {
      return Sides.INSULATED;
    }
    String key = sides.get().text();
    return sides.get().make(() -> Sides.of(key));
  }

  private static ConductionMeasure.Findings findings(YamlNode node, Path file) throws IOException {
    boolean tensor = flag(node, "tensor");
    Optional<String> fields =
        node.optionalText("fields")
            .map(name -> file.toAbsolutePath().normalize().resolveSibling(name).toString());
    Optional<YamlNode> bars = node.optional("error_bars");
    ErrorScope scope = ErrorScope.NONE;
    if (bars.isPresent()) {
      String key = bars.get().text();
      scope = bars.get().make(() -> ErrorScope.of(key));
    }
    Optional<YamlNode> network = node.optional("network");
    return ConductionMeasure.Findings.NONE
        .withTensor(tensor)
        .withFields(fields)
        .withErrorBars(scope)
        .withNetwork(
            network.isPresent() ? NetworkCodec.read(network.get(), file) : NetworkMeasure.NONE);
  }

  /** An absent flag is not set. */
  private static boolean flag(YamlNode node, String key) throws IOException {
    Optional<YamlNode> flag = node.optional(key);
    return flag.isPresent() && flag.get().bool();
  }

  /**
   * Returns the measure as YAML has it; what is at its default is left out.
   *
   * @param file the study file, relative to whose folder the name of fields is noted
   */
  static Map<String, Object> write(ConductionMeasure conduction, Path file) {
    Map<String, Object> map = new LinkedHashMap<>();
    ConductionMeasure.Drives drives = conduction.drives();
    map.put("axes", drives.axes().stream().map(Axis::key).toList());
    map.put("each_phase_alone", drives.eachPhaseAlone());
    for (ConductivitySet set : drives.sets()) {
      Map<String, String> byPhase = new LinkedHashMap<>();
      set.byPhase().forEach((phase, sigma) -> byPhase.put(phase, sigma + " S/m"));
      map.put(set.carrier().map(Carrier::key).orElse(UNNAMED), byPhase);
    }
    if (!conduction.contacts().isEmpty()) {
      map.put("contacts", conduction.contacts().stream().map(ConductionCodec::write).toList());
    }
    if (!conduction.particles().equals(ParticleMeasure.NONE)) {
      map.put("particles", ParticleCodec.write(conduction.particles(), file));
    }
    if (conduction.sides() != Sides.INSULATED) {
      map.put("sides", conduction.sides().key());
    }
    if (conduction.findings().tensor()) {
      map.put("tensor", true);
    }
    conduction.reference().ifPresent(reference -> map.put("reference", reference));
    map.put("relative_error", conduction.options().relativeError());
    map.put("max_iterations", conduction.options().maxIterations());
    if (conduction.findings().errorBars() != ErrorScope.NONE) {
      map.put("error_bars", conduction.findings().errorBars().key());
    }
    conduction
        .findings()
        .fields()
        .ifPresent(fields -> map.put("fields", SourceLocation.relativize(fields, file)));
    if (!conduction.findings().network().equals(NetworkMeasure.NONE)) {
      map.put("network", NetworkCodec.write(conduction.findings().network(), file));
    }
    return map;
  }

  private static Map<String, Object> write(ConductionMeasure.Contact contact) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("between", List.of(contact.a(), contact.b()));
    map.put("resistance", contact.resistance() + " ohm.m2");
    contact.carrier().ifPresent(carrier -> map.put("carrier", carrier.key()));
    return map;
  }
}
