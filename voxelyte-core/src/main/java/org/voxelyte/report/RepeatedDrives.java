package org.voxelyte.report;

import java.util.List;
import java.util.Optional;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/**
 * Phases driven alone that a set of conductivities drives as well: where one phase conducts and no
 * contact resists, fields, networks, τ² and error bars are the same for any σ. A report shows and
 * warns of them once, with the set.
 */
final class RepeatedDrives {
  private RepeatedDrives() {}

  /** Returns the analysis without the drives of phases alone that repeat a set. */
  static Analysis without(Analysis analysis) {
    return analysis.with(
        analysis.conduction().stream().filter(c -> ofSet(analysis, c).isEmpty()).toList());
  }

  /** Returns the words for a drive in tables, with the set that it repeats. */
  static String name(Analysis analysis, ConductionCase conduction) {
    return ofSet(analysis, conduction)
        .map(set -> conduction.drive() + " (same as " + set.drive() + ")")
        .orElse(conduction.drive());
  }

  /** Returns the first set that a drive of a phase alone repeats along the same axes. */
  private static Optional<ConductionCase> ofSet(Analysis analysis, ConductionCase conduction) {
    if (!conduction.alone()) {
      return Optional.empty();
    }
    List<Phase> phase = conducting(analysis, conduction);
    return analysis.conduction().stream()
        .filter(set -> !set.alone() && conducting(analysis, set).equals(phase))
        .filter(set -> set.sides() == conduction.sides() && axes(set).equals(axes(conduction)))
        .filter(set -> !resists(set))
        .findFirst();
  }

  private static List<Phase> conducting(Analysis analysis, ConductionCase conduction) {
    return analysis.phases().stream()
        .filter(phase -> conduction.conductivities().of(phase.label()) > 0)
        .toList();
  }

  private static List<Axis> axes(ConductionCase conduction) {
    return conduction.driven().stream().map(EffectiveConductivity::axis).toList();
  }

  private static boolean resists(ConductionCase set) {
    return set.contacts().byPair().entrySet().stream()
        .anyMatch(contact -> contact.getValue() > 0 && set.conducts(contact.getKey()));
  }
}
