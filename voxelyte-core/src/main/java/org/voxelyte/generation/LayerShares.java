package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * How a phase with a gradient came out, counted in voxels: its share of each of some layers of
 * nearly the same thickness across the axis.
 *
 * @param gradient as it was asked for
 * @param shares voxels of the phase by voxels of the layer, from the first layer to the last
 * @param asked shares of the same layers if the voxels followed the gradient of the centres; where
 *     free bodies overlap each other they do not
 */
public record LayerShares(Gradient gradient, List<Double> shares, List<Double> asked) {
  /** Number of layers, fewer where there are fewer voxels. */
  static final int LAYERS = 10;

  /** Copies the lists. */
  public LayerShares {
    shares = List.copyOf(shares);
    asked = List.copyOf(asked);
  }

  /** Counts the voxels of a label. */
  static LayerShares of(LabelVolume volume, int label, Gradient gradient, TaskContext task) {
    GridShape shape = volume.shape();
    Axis axis = gradient.axis();
    int layers = Math.min(LAYERS, shape.along(axis));
    long[][] found = new long[shape.nz()][layers];
    task.forEach(
        shape.nz(),
        z -> {
          byte[] labels = volume.slice(z);
          for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) == label) {
              int at =
                  switch (axis) {
                    case X -> i % shape.nx();
                    case Y -> i / shape.nx();
                    case Z -> z;
                  };
              found[z][layer(at, layers, shape.along(axis))]++;
            }
          }
        });
    long[] wide = new long[layers];
    for (int at = 0; at < shape.along(axis); at++) {
      wide[layer(at, layers, shape.along(axis))]++;
    }
    double slab = (double) shape.voxels() / shape.along(axis);
    double mean = (double) volume.count(label) / shape.voxels();
    List<Double> shares = new ArrayList<>();
    List<Double> asked = new ArrayList<>();
    long before = 0;
    for (int k = 0; k < layers; k++) {
      long count = 0;
      for (long[] ofSlice : found) {
        count += ofSlice[k];
      }
      shares.add(count / (slab * wide[k]));
      // A straight line's mean over a layer is its value in the middle.
      asked.add(mean * gradient.at((before + 0.5 * wide[k]) / shape.along(axis)));
      before += wide[k];
    }
    return new LayerShares(gradient, shares, asked);
  }

  private static int layer(int at, int layers, int length) {
    return (int) ((long) at * layers / length);
  }
}
