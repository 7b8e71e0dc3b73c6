package org.voxelyte.morphology;

import java.util.List;
import java.util.SplittableRandom;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Overlapping balls of label 1 about the points of a Poisson process, which also lie outside of the
 * volume: a piece of an endless homogeneous material of which all is known.
 *
 * @param intensity η, volumes of balls per volume
 * @param radius R, in voxels of edge 1
 */
record BooleanSpheres(double intensity, double radius) {
  LabelVolume piece(GridShape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] edges = {shape.nx() + 2 * radius, shape.ny() + 2 * radius, shape.nz() + 2 * radius};
    double mean =
        intensity * edges[0] * edges[1] * edges[2] / (4 * Math.PI / 3 * Math.pow(radius, 3));
    // As many points as steps of unit mean length fit on a line of that length.
    int number = 0;
    for (double at = -Math.log(1 - random.nextDouble()); at < mean; number++) {
      at -= Math.log(1 - random.nextDouble());
    }
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int i = 0; i < number; i++) {
      double cx = random.nextDouble() * edges[0] - radius;
      double cy = random.nextDouble() * edges[1] - radius;
      double cz = random.nextDouble() * edges[2] - radius;
      for (int z = first(cz); z <= last(cz, shape.nz()); z++) {
        for (int y = first(cy); y <= last(cy, shape.ny()); y++) {
          for (int x = first(cx); x <= last(cx, shape.nx()); x++) {
            double dx = x + 0.5 - cx;
            double dy = y + 0.5 - cy;
            double dz = z + 0.5 - cz;
            if (dx * dx + dy * dy + dz * dz <= radius * radius) {
              slices[z][shape.index(x, y)] = 1;
            }
          }
        }
      }
    }
    return new LabelVolume(
        shape,
        VoxelSize.cube(1),
        slices,
        List.of(Structures.PHASE_0, Structures.PHASE_1),
        Provenance.generated("Boolean spheres, seed " + seed));
  }

  private int first(double centre) {
    return Math.max(0, (int) Math.floor(centre - radius - 0.5));
  }

  private int last(double centre, int voxels) {
    return Math.min(voxels - 1, (int) Math.ceil(centre + radius - 0.5));
  }

  double voidFraction() {
    return Math.exp(-intensity);
  }

  /** S₂ of the void. */
  double both(double lag) {
    double steps = Math.min(lag, 2 * radius) / radius;
    return Math.exp(-intensity * (1 + 0.75 * steps - steps * steps * steps / 16));
  }

  double specificSurface() {
    return 3 * intensity * voidFraction() / radius;
  }

  double meanVoidChord() {
    return 4 * radius / (3 * intensity);
  }

  /** The variance of the void's fraction in a piece, by summing over all lags. */
  double fractionVariance(GridShape shape) {
    double sum = 0;
    int reach = (int) Math.ceil(2 * radius);
    double square = voidFraction() * voidFraction();
    for (int dz = -Math.min(reach, shape.nz() - 1); dz <= Math.min(reach, shape.nz() - 1); dz++) {
      for (int dy = -Math.min(reach, shape.ny() - 1); dy <= Math.min(reach, shape.ny() - 1); dy++) {
        for (int dx = -Math.min(reach, shape.nx() - 1);
            dx <= Math.min(reach, shape.nx() - 1);
            dx++) {
          double lag = Math.sqrt((double) dx * dx + dy * dy + dz * dz);
          double pairs =
              (double) (shape.nx() - Math.abs(dx))
                  * (shape.ny() - Math.abs(dy))
                  * (shape.nz() - Math.abs(dz));
          sum += pairs * (both(lag) - square);
        }
      }
    }
    return sum / ((double) shape.voxels() * shape.voxels());
  }
}
