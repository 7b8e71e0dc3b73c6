package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.io.VolumeWriter;
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
 */
record MorphologySample(MorphologyMeasure measure, LabelVolume volume) {
  /** Returns the phases that have voxels, in order of labels. */
  List<Phase> present() {
    return volume.phases().stream().filter(phase -> volume.count(phase) > 0).toList();
  }

  /** Returns the phases of roles, in order of labels; those without voxels too. */
  List<Phase> of(PhaseRole first, PhaseRole... more) {
    Set<PhaseRole> roles = EnumSet.of(first, more);
    return volume.phases().stream().filter(phase -> roles.contains(phase.role())).toList();
  }

  /** Returns the axes with more than one layer. */
  List<Axis> axes() {
    return Arrays.stream(Axis.values()).filter(axis -> volume.shape().along(axis) > 1).toList();
  }

  /** Returns names of phases, joined by a plus. */
  static String names(List<Phase> phases) {
    return phases.stream().map(Phase::name).collect(Collectors.joining(" + "));
  }

  /** Writes a field into the folder of maps if there is one. */
  void write(ScalarField field, String name, TaskContext task) throws IOException {
    if (measure.maps().isPresent()) {
      VolumeWriter.write(field, Path.of(measure.maps().get()).resolve(name + ".tif"), task);
    }
  }
}
