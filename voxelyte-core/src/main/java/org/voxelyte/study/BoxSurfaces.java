package org.voxelyte.study;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.voxelyte.morphology.PhaseSurface;
import org.voxelyte.morphology.PhaseSurfaces;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** The surfaces of all phases of a box, counted once for all scalars that ask for one. */
final class BoxSurfaces {
  private final Map<LabelVolume, List<PhaseSurface>> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Returns the surface of a phase; empty if the box does not know the phase. */
  Optional<PhaseSurface> of(LabelVolume box, Phase phase, TaskContext task) {
    List<PhaseSurface> surfaces = known.get(box);
    if (surfaces == null) {
      surfaces = PhaseSurfaces.of(box, task);
      known.put(box, surfaces);
    }
    return surfaces.stream().filter(s -> s.group().labels().contains(phase.label())).findFirst();
  }
}
