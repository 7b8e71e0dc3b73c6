package org.voxelyte.morphology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/** The slow way to label clusters: fill from each voxel not yet reached, in order of voxels. */
final class FloodFill {
  final int[][] ids;
  final List<Long> sizes = new ArrayList<>();

  FloodFill(LabelVolume volume, boolean[] member, Neighbourhood neighbourhood) {
    GridShape shape = volume.shape();
    ids = new int[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          if (member[volume.label(x, y, z)] && ids[z][shape.index(x, y)] == 0) {
            fill(volume, member, neighbourhood, x, y, z);
          }
        }
      }
    }
  }

  private void fill(
      LabelVolume volume, boolean[] member, Neighbourhood neighbourhood, int x0, int y0, int z0) {
    GridShape shape = volume.shape();
    int id = sizes.size() + 1;
    long size = 0;
    ArrayDeque<int[]> queue = new ArrayDeque<>();
    queue.add(new int[] {x0, y0, z0});
    ids[z0][shape.index(x0, y0)] = id;
    while (!queue.isEmpty()) {
      int[] p = queue.remove();
      size++;
      for (int i = 0; i < 27; i++) {
        int dx = i % 3 - 1;
        int dy = i / 3 % 3 - 1;
        int dz = i / 9 - 1;
        int differing = dx * dx + dy * dy + dz * dz;
        int allowed =
            switch (neighbourhood) {
              case FACES -> 1;
              case EDGES -> 2;
              case CORNERS -> 3;
            };
        int x = p[0] + dx;
        int y = p[1] + dy;
        int z = p[2] + dz;
        boolean inside =
            x >= 0 && y >= 0 && z >= 0 && x < shape.nx() && y < shape.ny() && z < shape.nz();
        if (differing <= allowed
            && inside
            && member[volume.label(x, y, z)]
            && ids[z][shape.index(x, y)] == 0) {
          ids[z][shape.index(x, y)] = id;
          queue.add(new int[] {x, y, z});
        }
      }
    }
    sizes.add(size);
  }
}
