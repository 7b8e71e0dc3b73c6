package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/**
 * Phases taken together, such as all grades of active material; between phases of a group there is
 * no surface.
 *
 * @param name how people call it
 * @param labels labels of its phases, 0 … 255
 */
public record PhaseGroup(String name, Set<Integer> labels) {
  /** Checks name and labels. */
  public PhaseGroup {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a group of phases needs a name");
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("the group " + name + " needs at least one phase");
    }
    ComponentLabelling.members(labels);
    labels = Set.copyOf(labels);
  }

  /** Returns a group of one phase, with its name. */
  public static PhaseGroup of(Phase phase) {
    return new PhaseGroup(phase.name(), Set.of(phase.label()));
  }

  /** Returns a group for each phase of a volume, in order of labels. */
  public static List<PhaseGroup> ofPhases(LabelVolume volume) {
    return volume.phases().stream().map(PhaseGroup::of).toList();
  }

  /**
   * Returns a group for each role that a phase of the volume has, in order of roles and named as
   * its phases, "small + large"; then one for each phase without a role.
   */
  public static List<PhaseGroup> ofRoles(LabelVolume volume) {
    List<PhaseGroup> groups = new ArrayList<>();
    for (PhaseRole role : PhaseRole.values()) {
      List<Phase> phases = volume.phases().stream().filter(p -> p.role() == role).toList();
      if (role == PhaseRole.UNSPECIFIED || phases.size() == 1) {
        phases.forEach(phase -> groups.add(of(phase)));
      } else if (!phases.isEmpty()) {
        Set<Integer> labels = new TreeSet<>();
        phases.forEach(phase -> labels.add(phase.label()));
        String name = phases.stream().map(Phase::name).collect(Collectors.joining(" + "));
        groups.add(new PhaseGroup(name, labels));
      }
    }
    return List.copyOf(groups);
  }

  /** Returns the number of voxels in a volume. */
  public long voxels(LabelVolume volume) {
    return labels.stream().mapToLong(volume::count).sum();
  }

  boolean meets(PhaseGroup other) {
    return labels.stream().anyMatch(other.labels::contains);
  }
}
