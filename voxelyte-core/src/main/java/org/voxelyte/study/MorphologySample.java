package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.ScalarField;

/**
 * The volume that morphology is found of, and what its phases do.
 *
 * @param measure what is wanted
 * @param volume the labels
 * @param present the phases that have voxels, in order of labels; of a box those of the volume that
 *     it is cut from, so that a box without a phase says what it has of it: no surface, not nothing
 */
record MorphologySample(MorphologyMeasure measure, LabelVolume volume, List<Phase> present) {
  private static final double VOXELS_OF_CRACKS = 2;

  /** Takes a volume as it is. */
  MorphologySample(MorphologyMeasure measure, LabelVolume volume) {
    this(
        measure,
        volume,
        volume.phases().stream().filter(phase -> volume.count(phase) > 0).toList());
  }

  /** Returns a box of the volume, or all of it, of which numbers are wanted and no files. */
  MorphologySample box(LabelVolume piece) {
    return new MorphologySample(measure.withoutFiles(), piece, present);
  }

  /** Returns the phases of roles, in order of labels; those without voxels too. */
  List<Phase> of(PhaseRole first, PhaseRole... more) {
    Set<PhaseRole> roles = EnumSet.of(first, more);
    return volume.phases().stream().filter(phase -> roles.contains(phase.role())).toList();
  }

  /** Returns all phases of a role that have voxels, together. */
  Finding<PhaseGroup> group(PhaseRole role, PhaseRole... more) {
    List<Phase> named = of(role, more);
    List<Phase> phases = named.stream().filter(present::contains).toList();
    if (!named.isEmpty() && phases.stream().allMatch(phase -> volume.count(phase) == 0)) {
      return Finding.undefined(
          names(named) + (named.size() == 1 ? " has no voxels" : " have no voxels"));
    }
    if (named.isEmpty()) {
      return Finding.undefined(
          "no phase has the role "
              + role.key()
              + "; say which with --phase LABEL=NAME:"
              + role.key());
    }
    return Finding.of(
        new PhaseGroup(
            names(named), phases.stream().map(Phase::label).collect(Collectors.toSet())));
  }

  /**
   * Returns what a role is called: its phases, those without voxels too, so that volumes with the
   * same phases agree; the role itself if it has none.
   */
  String name(PhaseRole role) {
    List<Phase> named = of(role);
    return named.isEmpty() ? role.key() : names(named);
  }

  /** Returns the labels of the phases of a role, of those without voxels too. */
  Set<Integer> labels(PhaseRole role) {
    return of(role).stream().map(Phase::label).collect(Collectors.toSet());
  }

  /** Returns why there is nothing of a phase or of some together; empty if one has voxels. */
  Optional<String> absent(PhaseGroup group) {
    return present().stream().anyMatch(phase -> group.labels().contains(phase.label()))
        ? Optional.empty()
        : Optional.of(
            group.name() + (group.labels().size() == 1 ? " has no voxels" : " have no voxels"));
  }

  /** Returns a group without voxels, of a label that no phase has; undefined if all occur. */
  Finding<PhaseGroup> nothing(String name, String otherwise) {
    for (int label = 0; label <= LabelVolume.MAX_LABEL; label++) {
      int tried = label;
      if (volume.phases().stream().noneMatch(phase -> phase.label() == tried)) {
        return Finding.of(new PhaseGroup(name, Set.of(label)));
      }
    }
    return Finding.undefined(otherwise);
  }

  /** Returns what conducts electrons: active material and carbon. */
  Finding<PhaseGroup> electrons() {
    return group(PhaseRole.ACTIVE, PhaseRole.CARBON);
  }

  /** Returns half the width up to which a gap is a crack, m. */
  double crackRadius() {
    return measure.crackRadius().orElse(VOXELS_OF_CRACKS * volume.longestVoxelEdge());
  }

  /** Returns the axes with more than one layer. */
  List<Axis> axes() {
    return Arrays.stream(Axis.values()).filter(axis -> volume.shape().along(axis) > 1).toList();
  }

  /** Returns names of phases, joined by a plus. */
  static String names(List<Phase> phases) {
    return phases.stream().map(Phase::name).collect(Collectors.joining(" + "));
  }

  /** Returns the name of a map of a phase: "path-length-85-NMC". */
  static String fileName(String what, Phase phase) {
    return what + OutputNames.suffix(phase, phase.name());
  }

  /** Returns the normal of cuts that contain the feeding axis; of an image, that of the image. */
  Axis cutNormal() {
    List<Axis> axes = axes();
    if (axes.size() < 3) {
      return Arrays.stream(Axis.values())
          .filter(axis -> !axes.contains(axis))
          .reduce((a, b) -> b)
          .orElseThrow();
    }
    return measure.feed().axis() == Axis.Y ? Axis.X : Axis.Y;
  }

  /** Writes a field into the folder of maps if there is one. */
  void write(ScalarField field, String name, TaskContext task) throws IOException {
    if (measure.maps().isPresent()) {
      VolumeWriter.write(field, Path.of(measure.maps().get()).resolve(name + ".tif"), task);
    }
  }
}
