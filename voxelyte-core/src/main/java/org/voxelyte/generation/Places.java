package org.voxelyte.generation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/** Where bodies begin. */
interface Places {
  /** Returns x, y, z of a place drawn at random, m. */
  double[] draw(SplittableRandom random);

  /** Places anywhere in the box, with a density by rejection. */
  static Places inBox(VoxelGrid grid, DensityProfile density) {
    return random -> {
      while (true) {
        double[] parts = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        if (density.isEven() || random.nextDouble() < density.at(parts[density.axis().ordinal()])) {
          for (Axis axis : Axis.values()) {
            parts[axis.ordinal()] *= grid.length(axis);
          }
          return parts;
        }
      }
    };
  }

  /**
   * The centres of the voxels that have a label now. The density is left aside: what is left free
   * is to be filled.
   */
  static Places atVoxels(VoxelCanvas canvas, byte label, TaskContext task) {
    VoxelGrid grid = canvas.grid();
    GridShape shape = grid.shape();
    long[] before = new long[shape.nz() + 1];
    task.forEach(shape.nz(), z -> before[z + 1] = VoxelCanvas.count(canvas.slice(z))[label & 0xff]);
    for (int z = 0; z < shape.nz(); z++) {
      before[z + 1] += before[z];
    }
    return random -> {
      long rank = random.nextLong(before[shape.nz()]);
      int found = Arrays.binarySearch(before, rank);
      int z = found >= 0 ? found : -found - 2;
      while (before[z + 1] == before[z]) {
        z++;
      }
      byte[] labels = canvas.slice(z);
      int left = (int) (rank - before[z]);
      int i = 0;
      while (labels[i] != label || left-- > 0) {
        i++;
      }
      int x = i % shape.nx();
      int y = i / shape.nx();
      return new double[] {
        (x + 0.5) * grid.voxelSize().x(),
        (y + 0.5) * grid.voxelSize().y(),
        (z + 0.5) * grid.voxelSize().z()
      };
    };
  }
}
