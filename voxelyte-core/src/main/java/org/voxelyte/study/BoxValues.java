package org.voxelyte.study;

import java.util.List;
import org.voxelyte.morphology.ByEstimator;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.LocalThickness;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.PhaseSurface;
import org.voxelyte.morphology.PhaseSurfaces;
import org.voxelyte.morphology.VolumeScalar;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The usual scalars of one box, without all that their topics find beside them. Surfaces are
 * counted once for all scalars that ask for one. Used by one thread.
 */
final class BoxValues {
  private final LabelVolume box;
  private final TaskContext task;
  private List<PhaseSurface> surfaces = List.of();

  BoxValues(LabelVolume box, TaskContext task) {
    this.box = box;
    this.task = task;
  }

  Finding<Double> fraction(Phase phase) {
    return VolumeScalar.fraction(phase).measure().of(box, task);
  }

  Finding<Double> connected(Phase phase) {
    return VolumeScalar.connectedFraction(phase).measure().of(box, task);
  }

  Finding<Double> thickness(Phase phase) {
    return LocalThickness.of(box, phase, task).map(LocalThickness::mean);
  }

  /** Returns the surface over the volume of the box, 1/m; 0 of a phase without voxels. */
  Finding<Double> surface(Phase phase) {
    return Finding.of(surfaceOf(phase).perVolume().crofton());
  }

  /** Returns the surface over the volume of the phase, 1/m. */
  Finding<Double> ownSurface(Phase phase) {
    return surfaceOf(phase).perOwnVolume().map(ByEstimator::crofton);
  }

  Finding<Double> coverage(Phase covered, Phase by) {
    return surfaceOf(covered).by(PhaseGroup.of(by)).share().map(ByEstimator::crofton);
  }

  /** Returns the interface over the volume of the box, 1/m; 0 where no voxel faces meet. */
  Finding<Double> interfaceArea(Phase a, Phase b) {
    ByEstimator area = surfaceOf(a).by(PhaseGroup.of(b)).area();
    return Finding.of(area.faces() > 0 ? area.crofton() / box.volume() : 0);
  }

  private PhaseSurface surfaceOf(Phase phase) {
    if (surfaces.isEmpty()) {
      surfaces = PhaseSurfaces.of(box, task);
    }
    PhaseGroup group = PhaseGroup.of(phase);
    return surfaces.stream().filter(s -> s.group().equals(group)).findFirst().orElseThrow();
  }
}
