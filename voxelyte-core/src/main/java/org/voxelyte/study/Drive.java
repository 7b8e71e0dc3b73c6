package org.voxelyte.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * What conducts in one drive, resolved for a volume.
 *
 * @param name in words
 * @param alone the phase that is driven alone with 1 S/m; empty: a set of conductivities
 * @param carrier what carries the current, if it was said
 * @param conductivities S/m by label
 * @param contacts Ω m² by pair of labels
 * @param reference the phase that the tortuosity factor is to refer to, if one was chosen
 */
record Drive(
    String name,
    Optional<Phase> alone,
    Optional<Carrier> carrier,
    Conductivities conductivities,
    ContactResistances contacts,
    Optional<Phase> reference) {
  /**
   * Returns the drives of a measure, those of phases together first.
   *
   * @throws IllegalArgumentException if a phase is not in the volume, something is given twice, or
   *     the reference conducts in none of several sets
   */
  static List<Drive> of(ConductionMeasure measure, LabelVolume volume) {
    Optional<Phase> reference = measure.reference().map(volume::phase);
    List<Drive> drives = new ArrayList<>();
    for (ConductivitySet set : measure.drives().sets()) {
      drives.add(together(set, measure, volume));
    }
    drives = referring(drives, reference);
    if (measure.drives().eachPhaseAlone()) {
      for (Phase phase : volume.phases()) {
        drives.add(alone(phase));
      }
    }
    return drives;
  }

  private static Drive together(
      ConductivitySet set, ConductionMeasure measure, LabelVolume volume) {
    Map<Integer, Double> byLabel = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    set.byPhase()
        .forEach(
            (name, sigma) -> {
              Phase phase = volume.phase(name);
              if (byLabel.putIfAbsent(phase.label(), sigma) != null) {
                throw new IllegalArgumentException(
                    "the conductivity of phase '" + phase.name() + "' is given twice; drop one");
              }
              names.add(phase.name());
            });
    String phases = String.join(" + ", names);
    return new Drive(
        set.carrier().map(carrier -> carrier.key() + ": " + phases).orElse(phases),
        Optional.empty(),
        set.carrier(),
        new Conductivities(byLabel),
        contacts(measure.contacts(), set.carrier(), volume),
        Optional.empty());
  }

  /**
   * Lets τ² refer to a phase. Of several sets it does so in those where the phase conducts; a
   * single one in which it insulates is left for the solver to refuse.
   */
  private static List<Drive> referring(List<Drive> drives, Optional<Phase> reference) {
    if (reference.isEmpty()) {
      return drives;
    }
    Phase phase = reference.get();
    List<Drive> referring = new ArrayList<>();
    for (Drive d : drives) {
      boolean refers = drives.size() == 1 || d.conductivities.of(phase.label()) > 0;
      referring.add(
          refers
              ? new Drive(d.name, d.alone, d.carrier, d.conductivities, d.contacts, reference)
              : d);
    }
    if (!drives.isEmpty() && referring.stream().allMatch(d -> d.reference.isEmpty())) {
      throw new IllegalArgumentException(
          "the tortuosity factor cannot refer to '"
              + phase.name()
              + "', which insulates in every set of conductivities; choose a phase that conducts");
    }
    return referring;
  }

  private static Drive alone(Phase phase) {
    return new Drive(
        phase.name() + " alone",
        Optional.of(phase),
        Optional.empty(),
        Conductivities.unit(phase),
        ContactResistances.NONE,
        Optional.empty());
  }

  /** Returns the contacts of a set: those for its carrier precede those for all. */
  private static ContactResistances contacts(
      List<ConductionMeasure.Contact> given, Optional<Carrier> carrier, LabelVolume volume) {
    Map<ContactResistances.Pair, Double> forAll = new LinkedHashMap<>();
    Map<ContactResistances.Pair, Double> forCarrier = new LinkedHashMap<>();
    for (ConductionMeasure.Contact contact : given) {
      if (contact.carrier().isEmpty()) {
        add(forAll, contact, volume);
      } else if (contact.carrier().equals(carrier)) {
        add(forCarrier, contact, volume);
      }
    }
    forAll.putAll(forCarrier);
    return new ContactResistances(forAll);
  }

  private static void add(
      Map<ContactResistances.Pair, Double> byPair,
      ConductionMeasure.Contact contact,
      LabelVolume volume) {
    Phase a = volume.phase(contact.a());
    Phase b = volume.phase(contact.b());
    ContactResistances.Pair pair = new ContactResistances.Pair(a.label(), b.label());
    if (byPair.putIfAbsent(pair, contact.resistance()) != null) {
      throw new IllegalArgumentException(
          "the contact resistance of '"
              + a.name()
              + "' and '"
              + b.name()
              + "' is given twice; drop one");
    }
  }

  /** Returns what tells the files of this drive from those of others; empty for a set unnamed. */
  String fileSuffix() {
    if (alone.isPresent()) {
      return OutputNames.suffix(alone.get(), name);
    }
    return carrier.map(c -> "-" + c.key()).orElse("");
  }

  /** Returns the labels of the phases that conduct. */
  Set<Integer> conducting(LabelVolume volume) {
    return volume.phases().stream()
        .map(Phase::label)
        .filter(label -> conductivities.of(label) > 0)
        .collect(Collectors.toSet());
  }
}
