package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * The conductance of every kind of voxel face: the one place where materials enter the network.
 *
 * <p>Between voxels of conductivities σ₁ and σ₂ with edge h along the normal of their face of area
 * A: G = A / (h/(2σ₁) + h/(2σ₂)); between a voxel and an electrode on its outer face: G = A /
 * (h/(2σ)). Conducting labels are numbered 0 … materials − 1 in order of labels. Values are divided
 * by {@link #unit()}, so that the largest is 1 and floats keep their range.
 */
final class FaceConductances {
  /** Stands for a label that does not conduct. */
  static final int INSULATOR = -1;

  private final int materials;
  private final int[] materialOfLabel = new int[LabelVolume.MAX_LABEL + 1];
  private final double[][] between;
  private final double[] electrode;
  private final double unit;

  FaceConductances(LabelVolume volume, Conductivities conductivities, Axis drive) {
    List<Double> sigma = new ArrayList<>();
    Arrays.fill(materialOfLabel, INSULATOR);
    for (Phase phase : volume.phases()) {
      double value = conductivities.of(phase.label());
      if (value > 0 && volume.count(phase) > 0) {
        materialOfLabel[phase.label()] = sigma.size();
        sigma.add(value);
      }
    }
    this.materials = sigma.size();
    this.between = new double[Axis.values().length][materials * materials];
    this.electrode = new double[materials];
    VoxelSize size = volume.voxelSize();
    double largest = 0;
    for (Axis axis : Axis.values()) {
      double areaPerEdge = size.faceArea(axis) / size.along(axis);
      for (int a = 0; a < materials; a++) {
        for (int b = 0; b < materials; b++) {
          double g = areaPerEdge / (0.5 / sigma.get(a) + 0.5 / sigma.get(b));
          between[axis.ordinal()][a * materials + b] = g;
          largest = Math.max(largest, g);
        }
        if (axis == drive) {
          electrode[a] = areaPerEdge * 2 * sigma.get(a);
          largest = Math.max(largest, electrode[a]);
        }
      }
    }
    this.unit = largest > 0 ? largest : 1;
    for (double[] values : between) {
      divide(values, unit);
    }
    divide(electrode, unit);
  }

  private static void divide(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }

  /** Returns the number of conducting labels that have voxels. */
  int materials() {
    return materials;
  }

  /** Returns the material of a label, or {@link #INSULATOR}. */
  int material(int label) {
    return materialOfLabel[label];
  }

  /** Returns conductances across faces normal to an axis, at a · materials + b. */
  double[] between(Axis axis) {
    return between[axis.ordinal()];
  }

  /** Returns the conductance from a voxel's centre to the electrode on its face. */
  double toElectrode(int material) {
    return electrode[material];
  }

  /** Returns what the values have been divided by, S. */
  double unit() {
    return unit;
  }
}
