package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The fraction of each phase in every layer along an axis.
 *
 * @param axis the axis
 * @param spacing distance of layers, m
 * @param phases the phases
 * @param fractions for each phase its fraction of the layer, layer after layer
 */
public record FractionProfile(
    Axis axis, double spacing, List<Phase> phases, List<double[]> fractions) {
  /** Copies the lists. */
  public FractionProfile {
    phases = List.copyOf(phases);
    fractions = List.copyOf(fractions);
  }

  /** Computes voxels of the phase in the layer / voxels of the layer, void included. */
  public static FractionProfile along(LabelVolume volume, Axis axis, TaskContext task) {
    GridShape shape = volume.shape();
    int layers = shape.along(axis);
    int[] indexOfLabel = new int[LabelVolume.MAX_LABEL + 1];
    for (int p = 0; p < volume.phases().size(); p++) {
      indexOfLabel[volume.phases().get(p).label()] = p;
    }
    long[][] counts = new long[volume.phases().size()][layers];
    task.forEach(
        shape.nz(),
        z -> {
          int[][] ofSlice = count(volume.slice(z), shape, axis, indexOfLabel, counts.length);
          synchronized (counts) {
            for (int p = 0; p < counts.length; p++) {
              for (int i = 0; i < ofSlice[p].length; i++) {
                counts[p][axis == Axis.Z ? z : i] += ofSlice[p][i];
              }
            }
          }
        });
    double layerVoxels = (double) shape.voxels() / layers;
    List<double[]> fractions = new ArrayList<>();
    for (long[] count : counts) {
      double[] fraction = new double[layers];
      for (int i = 0; i < layers; i++) {
        fraction[i] = count[i] / layerVoxels;
      }
      fractions.add(fraction);
    }
    return new FractionProfile(axis, volume.voxelSize().along(axis), volume.phases(), fractions);
  }

  /** Counts labels of a slice per layer; along z the slice is one layer. */
  private static int[][] count(
      byte[] slice, GridShape shape, Axis axis, int[] indexOfLabel, int phases) {
    int layers = axis == Axis.Z ? 1 : shape.along(axis);
    int[][] counts = new int[phases][layers];
    int i = 0;
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        int layer =
            switch (axis) {
              case X -> x;
              case Y -> y;
              case Z -> 0;
            };
        counts[indexOfLabel[slice[i++] & 0xff]][layer]++;
      }
    }
    return counts;
  }
}
