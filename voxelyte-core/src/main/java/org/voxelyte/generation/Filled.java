package org.voxelyte.generation;

import java.util.List;
import org.voxelyte.task.TaskContext;

/**
 * What a filling put where.
 *
 * @param voxels voxels that were filled, exactly as many as were wanted
 * @param drawn things that were drawn until then, those without room included
 * @param overlappedShare of the voxels that the bodies cover in the box, the share that bodies
 *     before had filled already
 * @param blockedShare of these, the share that belongs to other labels and was left to them
 * @param bodies the bodies, in order; of the last one only its innermost voxels may have been
 *     filled
 * @param owners index of the thing that each body is a part of, from 0, without gaps
 */
public record Filled(
    long voxels,
    long drawn,
    double overlappedShare,
    double blockedShare,
    List<Body> bodies,
    int[] owners) {
  /** Returns the number of things, such as particles or fibres, that fill voxels. */
  public int things() {
    return owners.length == 0 ? 0 : owners[owners.length - 1] + 1;
  }

  /** Returns which thing each voxel belongs to. */
  public BodyIds ids(VoxelGrid grid, TaskContext task) {
    return new BodyIds(grid, bodies, owners, task);
  }
}
