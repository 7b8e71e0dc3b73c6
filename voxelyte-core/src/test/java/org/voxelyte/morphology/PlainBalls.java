package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/** Distances and covering balls by trying every voxel with every other, in double precision. */
final class PlainBalls {
  /** Squares that agree so far are equal: exactly so, were it not for rounding. */
  private static final double EQUAL = 1 - 1e-6;

  private PlainBalls() {}

  /** Returns the distance to the nearest voxel of another label, 0 outside the phase. */
  static ScalarField distances(LabelVolume volume, Phase phase) {
    GridShape shape = volume.shape();
    float[][] distances = new float[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int i = 0; i < shape.sliceVoxels(); i++) {
        if ((volume.slice(z)[i] & 0xff) != phase.label()) {
          continue;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int w = 0; w < shape.nz(); w++) {
          for (int j = 0; j < shape.sliceVoxels(); j++) {
            if ((volume.slice(w)[j] & 0xff) != phase.label()) {
              least = Math.min(least, square(volume.voxelSize(), shape, i, z, j, w));
            }
          }
        }
        distances[z][i] = (float) Math.sqrt(least);
      }
    }
    return new ScalarField("distance", "m", shape, volume.voxelSize(), distances);
  }

  /** Returns twice the radius of the largest ball over each voxel, 0 where there is none. */
  static ScalarField largestOver(ScalarField radii) {
    GridShape shape = radii.shape();
    float[][] diameters = new float[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int i = 0; i < shape.sliceVoxels(); i++) {
        double radius = radii.slice(z)[i];
        for (int w = 0; radius > 0 && w < shape.nz(); w++) {
          for (int j = 0; j < shape.sliceVoxels(); j++) {
            if (2 * radius > diameters[w][j]
                && square(radii.voxelSize(), shape, i, z, j, w) < radius * radius * EQUAL) {
              diameters[w][j] = (float) (2 * radius);
            }
          }
        }
      }
    }
    return new ScalarField("diameter", "m", shape, radii.voxelSize(), diameters);
  }

  private static double square(VoxelSize size, GridShape shape, int i, int z, int j, int w) {
    double dx = (i % shape.nx() - j % shape.nx()) * size.x();
    double dy = (i / shape.nx() - j / shape.nx()) * size.y();
    double dz = (z - w) * size.z();
    return dx * dx + dy * dy + dz * dz;
  }
}
