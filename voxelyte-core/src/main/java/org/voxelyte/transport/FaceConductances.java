package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * The conductance of every kind of voxel face: the one place where materials enter the network.
 *
 * <p>Between voxels of conductivities σ₁ and σ₂ with edge h along the normal of their face of area
 * A, and with specific contact resistance ρ between their phases: G = A / (h/(2σ₁) + h/(2σ₂) + ρ);
 * between a voxel and an electrode on its outer face: G = A / (h/(2σ)). What lies on either side is
 * told by a code: {@link #INSULATOR}, a material 1 … {@link #materials()} in order of labels, or
 * {@link #electrode()}. Values are divided by {@link #unit()}, so that the largest is 1 and floats
 * keep their range.
 */
final class FaceConductances {
  /** The code of what does not conduct, and of what lies beyond an insulated side. */
  static final byte INSULATOR = 0;

  /** The largest number of materials: codes are bytes. */
  private static final int MOST = 253;

  private final int materials;
  private final byte[] codeOfLabel = new byte[LabelVolume.MAX_LABEL + 1];
  private final double[][] tables;
  private final float[][] floatTables;
  private final double unit;

  FaceConductances(LabelVolume volume, Conductivities conductivities, Axis drive) {
    this(volume, conductivities, ContactResistances.NONE, drive);
  }

  FaceConductances(
      LabelVolume volume, Conductivities conductivities, ContactResistances contacts, Axis drive) {
    List<Double> sigma = new ArrayList<>();
    List<Integer> label = new ArrayList<>();
    sigma.add(0.0);
    label.add(-1);
    for (Phase phase : volume.phases()) {
      double value = conductivities.of(phase.label());
      if (value > 0 && volume.count(phase) > 0) {
        codeOfLabel[phase.label()] = (byte) sigma.size();
        sigma.add(value);
        label.add(phase.label());
      }
    }
    this.materials = sigma.size() - 1;
    if (materials > MOST) {
      throw new IllegalArgumentException(
          materials + " phases conduct, at most " + MOST + " can; merge some of them");
    }
    int codes = codes();
    this.tables = new double[Axis.values().length][codes * codes];
    VoxelSize size = volume.voxelSize();
    double largest = 0;
    for (Axis axis : Axis.values()) {
      double areaPerEdge = size.faceArea(axis) / size.along(axis);
      double[] table = tables[axis.ordinal()];
      for (int a = 1; a <= materials; a++) {
        for (int b = 1; b <= materials; b++) {
          double contact = contacts.between(label.get(a), label.get(b)) / size.along(axis);
          table[a * codes + b] = areaPerEdge / (0.5 / sigma.get(a) + 0.5 / sigma.get(b) + contact);
        }
        table[a * codes + electrode()] = axis == drive ? areaPerEdge * 2 * sigma.get(a) : 0;
      }
      for (double g : table) {
        largest = Math.max(largest, g);
      }
    }
    this.unit = largest > 0 ? largest : 1;
    this.floatTables = new float[tables.length][codes * codes];
    for (int axis = 0; axis < tables.length; axis++) {
      for (int i = 0; i < tables[axis].length; i++) {
        tables[axis][i] /= unit;
        floatTables[axis][i] = (float) tables[axis][i];
      }
    }
  }

  /** Returns the number of conducting labels that have voxels. */
  int materials() {
    return materials;
  }

  /** Returns the number of codes: materials, insulator, electrode. */
  int codes() {
    return materials + 2;
  }

  /** Returns the code of an electrode. */
  int electrode() {
    return materials + 1;
  }

  /** Returns the code of each label; not to be changed. */
  byte[] codeOfLabel() {
    return codeOfLabel;
  }

  /** Returns whether a label conducts. */
  boolean conducts(int label) {
    return codeOfLabel[label] != INSULATOR;
  }

  /**
   * Returns conductances across faces normal to an axis, at a · codes() + b: a is a material, b any
   * code; 0 where b does not conduct.
   */
  double[] table(Axis axis) {
    return tables[axis.ordinal()];
  }

  /** Returns the same as floats. */
  float[] floatTable(Axis axis) {
    return floatTables[axis.ordinal()];
  }

  /** Returns what the values have been divided by, S. */
  double unit() {
    return unit;
  }
}
