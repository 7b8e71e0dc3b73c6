package org.voxelyte.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * What conducts in one drive, resolved for a volume.
 *
 * @param name in words
 * @param alone whether a single phase is driven with 1 S/m
 * @param label that of the phase that is driven alone; −1 for several
 * @param conductivities S/m by label
 * @param contacts Ω m² by pair of labels
 */
record Drive(
    String name,
    boolean alone,
    int label,
    Conductivities conductivities,
    ContactResistances contacts) {
  /**
   * Returns the drives of a measure, those of phases together first.
   *
   * @throws IllegalArgumentException if a phase is not in the volume, or something is given twice
   */
  static List<Drive> of(ConductionMeasure measure, LabelVolume volume) {
    measure.reference().ifPresent(volume::phase);
    List<Drive> drives = new ArrayList<>();
    if (!measure.drives().together().isEmpty()) {
      drives.add(together(measure, volume));
    }
    if (measure.drives().eachPhaseAlone()) {
      volume.phases().forEach(phase -> drives.add(alone(phase)));
    }
    return drives;
  }

  private static Drive together(ConductionMeasure measure, LabelVolume volume) {
    Map<Integer, Double> byLabel = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    measure
        .drives()
        .together()
        .forEach(
            (name, sigma) -> {
              Phase phase = volume.phase(name);
              if (byLabel.putIfAbsent(phase.label(), sigma) != null) {
                throw new IllegalArgumentException(
                    "the conductivity of phase '" + phase.name() + "' is given twice; drop one");
              }
              names.add(phase.name());
            });
    return new Drive(
        String.join(" + ", names),
        false,
        -1,
        new Conductivities(byLabel),
        contacts(measure, volume));
  }

  private static Drive alone(Phase phase) {
    return new Drive(
        phase.name() + " alone",
        true,
        phase.label(),
        Conductivities.unit(phase),
        ContactResistances.NONE);
  }

  private static ContactResistances contacts(ConductionMeasure measure, LabelVolume volume) {
    Map<ContactResistances.Pair, Double> byPair = new LinkedHashMap<>();
    for (ConductionMeasure.Contact contact : measure.contacts()) {
      Phase a = volume.phase(contact.a());
      Phase b = volume.phase(contact.b());
      if (a.label() == b.label()) {
        throw new IllegalArgumentException(
            "a contact resistance lies between two phases, got '"
                + a.name()
                + "' twice; contacts between particles of one phase need particle labels");
      }
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
    return new ContactResistances(byPair);
  }

  /** Returns the labels of the phases that conduct. */
  Set<Integer> conducting(LabelVolume volume) {
    return volume.phases().stream()
        .map(Phase::label)
        .filter(label -> conductivities.of(label) > 0)
        .collect(Collectors.toSet());
  }
}
