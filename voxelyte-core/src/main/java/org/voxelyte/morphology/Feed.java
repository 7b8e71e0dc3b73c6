package org.voxelyte.morphology;

import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * Where carriers enter a volume and what they move in: electrons from the collector, ions from the
 * separator.
 *
 * @param labels of the phases that conduct, taken together; at least one
 * @param axis normal to the face
 * @param last whether it is the last layer along the axis, else the first
 */
public record Feed(Set<Integer> labels, Axis axis, boolean last) {
  /** Checks the labels. */
  public Feed {
    labels = Set.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("a feed needs the label of at least one conducting phase");
    }
    ComponentLabelling.members(labels);
  }

  /** Sets a bit for each voxel in a cluster, by faces, that touches the face. */
  void mark(LabelVolume volume, byte[][] marks, int bit, TaskContext task) {
    RunClusters clusters =
        RunClusters.find(volume, ComponentLabelling.members(labels), Neighbourhood.FACES, task);
    RunClusters.Measures measures = clusters.measure(task);
    NetworkClass touching = last ? NetworkClass.LAST_ONLY : NetworkClass.FIRST_ONLY;
    task.forEach(
        marks.length,
        z -> {
          int[] ids = new int[marks[z].length];
          clusters.readIds(z, ids);
          int lastId = 0;
          boolean fed = false;
          for (int i = 0; i < ids.length; i++) {
            if (ids[i] == 0) {
              continue;
            }
            if (ids[i] != lastId) {
              lastId = ids[i];
              NetworkClass reached = measures.along(axis, lastId);
              fed = reached == touching || reached == NetworkClass.SPANNING;
            }
            if (fed) {
              marks[z][i] |= (byte) bit;
            }
          }
        });
  }
}
