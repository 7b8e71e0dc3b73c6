package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Measures the interface of every pair of phases that touch, by voxel faces and by the Crofton
 * estimator; {@link SurfaceArea} gives equation, boundary and errors.
 */
public final class InterfaceAreas {
  private InterfaceAreas() {}

  /**
   * Returns the interfaces in order of the lower, then of the higher label. Phases touch where they
   * share a voxel face; a pair that meets in edges or corners only has no interface.
   */
  public static List<InterfaceArea> of(LabelVolume volume, TaskContext task) {
    List<Phase> phases = volume.phases();
    int[] classOfLabel = new int[LabelVolume.MAX_LABEL + 1];
    for (int i = 0; i < phases.size(); i++) {
      classOfLabel[phases.get(i).label()] = i;
    }
    task.progress("measuring interfaces", 0, 0);
    NeighbourPairs pairs = NeighbourPairs.count(volume, classOfLabel, phases.size(), task);
    List<InterfaceArea> areas = new ArrayList<>();
    for (int a = 0; a < phases.size(); a++) {
      for (int b = a + 1; b < phases.size(); b++) {
        long faces = pairs.faces(a, b);
        if (faces > 0) {
          areas.add(area(volume, phases.get(a), phases.get(b), faces, pairs, a, b));
        }
      }
    }
    return List.copyOf(areas);
  }

  private static InterfaceArea area(
      LabelVolume volume, Phase a, Phase b, long faces, NeighbourPairs pairs, int i, int j) {
    double crofton = pairs.croftonArea(i, j);
    double voxel = volume.voxelSize().volume();
    return new InterfaceArea(
        a,
        b,
        faces,
        pairs.faceArea(i, j),
        crofton,
        crofton / volume.volume(),
        crofton / (volume.count(a) * voxel),
        crofton / (volume.count(b) * voxel));
  }
}
