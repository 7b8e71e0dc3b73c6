package org.voxelyte.io;

import java.io.IOException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Ids of particles read from a file, as they are there.
 *
 * @param ids 0 where there is no particle; ids that do not occur have no voxels
 * @param provenance the file and its hashes
 */
public record IdReading(ComponentVolume ids, Provenance provenance) {
  /** The largest id: what is kept per particle has an entry for each id below. */
  public static final int LARGEST = (1 << 22) - 1;

  /** Ids of a pass, and the largest of them. */
  record Slices(int[][] ids, int largest, FileHashes hashes) {
    ComponentVolume volume(GridShape shape, VoxelSize voxelSize, TaskContext task) {
      return ComponentVolume.counted(shape, voxelSize, ids, largest, task);
    }
  }

  static Slices read(String location, SliceSource source, TaskContext task) throws IOException {
    VolumeHeader header = source.header();
    int[][] ids = new int[header.shape().nz()][];
    int[] largest = new int[ids.length];
    FileHashes hashes =
        SlicePass.run(
            location,
            source,
            task,
            (z, slice) -> {
              int[] own = new int[header.shape().sliceVoxels()];
              for (int i = 0; i < own.length; i++) {
                double value = header.type().value(slice, i);
                if (!(value >= 0 && value <= LARGEST && value == Math.rint(value))) {
                  throw new IOException(
                      location
                          + " has the value "
                          + value
                          + ", ids of particles are whole numbers from 0 to "
                          + LARGEST
                          + "; number the particles anew");
                }
                own[i] = (int) value;
                largest[z] = Math.max(largest[z], own[i]);
              }
              ids[z] = own;
            });
    int most = 0;
    for (int id : largest) {
      most = Math.max(most, id);
    }
    return new Slices(ids, most, hashes);
  }
}
