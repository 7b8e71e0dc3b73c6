package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.LabelVolume;

/** Numbers particles in order of their first voxels: x fastest, then y, then z. */
final class ParticleIds {
  private ParticleIds() {}

  /**
   * Replaces ids by those in order of first voxels.
   *
   * @param ids in 0 … most; 0 stays; overwritten, and held by the result
   * @param most the largest id that may occur
   */
  static ComponentVolume number(LabelVolume volume, int[][] ids, int most, TaskContext task) {
    int[] order = new int[most + 1];
    int count = 0;
    for (int[] slice : ids) {
      task.checkCancelled();
      int last = 0;
      for (int id : slice) {
        if (id != last && id != 0 && order[id] == 0) {
          order[id] = ++count;
        }
        last = id;
      }
    }
    for (int[] slice : ids) {
      task.checkCancelled();
      for (int i = 0; i < slice.length; i++) {
        slice[i] = order[slice[i]];
      }
    }
    return ComponentVolume.counted(volume.shape(), volume.voxelSize(), ids, count, task);
  }
}
