package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/** Fields on voxels from the potential of a network's nodes. */
final class CurrentField {
  private CurrentField() {}

  /** Returns the potential in V, NaN where there is no unknown. */
  static ScalarField potential(
      VoxelNetwork network, VoxelSize size, double[] potential, TaskContext task) {
    GridShape shape = network.shape();
    float[][] slices = new float[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          float[] slice = new float[shape.sliceVoxels()];
          Arrays.fill(slice, Float.NaN);
          NetworkRow row = new NetworkRow(shape.nx());
          for (int y = 0; y < shape.ny(); y++) {
            network.locate(y, z, VoxelNetwork.ALL, row);
            for (int k = 0; k < row.length; k++) {
              slice[shape.index(row.x[k], y)] = (float) potential[row.index[k]];
            }
          }
          slices[z] = slice;
        });
    return new ScalarField("potential", "V", shape, size, slices);
  }

  /**
   * Returns the magnitude of the current density at voxel centres, A/m²: along each axis the mean
   * of the fluxes through the voxel's two faces; 0 where there is no unknown.
   */
  static ScalarField magnitude(
      VoxelNetwork network, VoxelSize size, double[] potential, TaskContext task) {
    GridShape shape = network.shape();
    double[] perCurrent = new double[Axis.values().length];
    for (Axis axis : Axis.values()) {
      perCurrent[axis.ordinal()] = 0.5 * network.faces().unit() / size.faceArea(axis);
    }
    float[][] slices = new float[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          float[] slice = new float[shape.sliceVoxels()];
          NetworkRow row = new NetworkRow(shape.nx());
          for (int y = 0; y < shape.ny(); y++) {
            network.read(y, z, VoxelNetwork.ALL, row);
            for (int k = 0; k < row.length; k++) {
              slice[shape.index(row.x[k], y)] = (float) magnitude(row, k, potential, perCurrent);
            }
          }
          slices[z] = slice;
        });
    return new ScalarField("current density", "A/m²", shape, size, slices);
  }

  private static double magnitude(NetworkRow row, int k, double[] potential, double[] perCurrent) {
    double here = potential[row.index[k]];
    double square = 0;
    for (int axis = 0; axis < perCurrent.length; axis++) {
      int before = k * NetworkRow.FACES + 2 * axis;
      double in = row.conductance[before] * (potential[row.neighbour[before]] - here);
      double out = row.conductance[before + 1] * (here - potential[row.neighbour[before + 1]]);
      double density = (in + out) * perCurrent[axis];
      square += density * density;
    }
    return Math.sqrt(square);
  }
}
