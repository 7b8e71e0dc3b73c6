package org.voxelyte.transport;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The phase that a tortuosity factor refers to: the one asked for, else the only one that conducts,
 * else that with the largest ε σ.
 */
final class ReferencePhase {
  private ReferencePhase() {}

  /**
   * Chooses the phase.
   *
   * @throws IllegalArgumentException if nothing conducts, a label with a conductivity is not in the
   *     volume, or the phase asked for insulates
   */
  static Phase choose(
      LabelVolume volume, Conductivities conductivities, Optional<Phase> reference) {
    for (int label : conductivities.byLabel().keySet()) {
      if (volume.phases().stream().noneMatch(phase -> phase.label() == label)) {
        throw new IllegalArgumentException(
            "a conductivity is given for label "
                + label
                + ", which is not in "
                + volume.provenance().file()
                + "; there are "
                + names(volume.phases()));
      }
    }
    List<Phase> conducting =
        volume.phases().stream().filter(phase -> conductivities.of(phase.label()) > 0).toList();
    if (conducting.isEmpty()) {
      throw new IllegalArgumentException(
          "no phase of "
              + volume.provenance().file()
              + " conducts; give at least one of "
              + names(volume.phases())
              + " a conductivity above 0");
    }
    if (reference.isPresent()) {
      Phase phase = reference.get();
      if (conducting.stream().noneMatch(other -> other.label() == phase.label())) {
        throw new IllegalArgumentException(
            "the tortuosity factor cannot refer to '"
                + phase.name()
                + "', which insulates; choose one of "
                + names(conducting));
      }
      return phase;
    }
    List<Phase> present = conducting.stream().filter(phase -> volume.count(phase) > 0).toList();
    if (present.size() == 1) {
      return present.get(0);
    }
    // The first of equals: the lowest label.
    return conducting.stream()
        .sorted(
            Comparator.comparingDouble(
                phase -> -conductivities.of(phase.label()) * volume.count(phase)))
        .findFirst()
        .orElseThrow();
  }

  private static String names(List<Phase> phases) {
    return phases.stream()
        .map(
            phase ->
                phase.name().equals(Integer.toString(phase.label()))
                    ? phase.name()
                    : phase.name() + " (" + phase.label() + ")")
        .collect(Collectors.joining(", "));
  }
}
