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

  private final int labels;
  private final int materials;
  private final int[] firstWire = new int[Axis.values().length];
  private final byte[] codeOfLabel;
  private final double[][] tables;
  private final float[][] floatTables;
  private final double unit;

  /** Creates the table of a volume with insulated sides and no contact resistances. */
  FaceConductances(LabelVolume volume, Conductivities conductivities, Axis drive) {
    this(volume, conductivities, ContactResistances.NONE, Ends.between(drive, Ends.INSULATED));
  }

  FaceConductances(
      LabelVolume volume, Conductivities conductivities, ContactResistances contacts, Ends[] ends) {
    this.codeOfLabel = new byte[LabelVolume.MAX_LABEL + 1];
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
    this.labels = sigma.size() - 1;
    boolean[] wired = WireLayers.along(volume.shape(), ends);
    int kinds = 1;
    for (Axis axis : Axis.values()) {
      firstWire[axis.ordinal()] = labels * kinds;
      kinds += wired[axis.ordinal()] ? 1 : 0;
    }
    this.materials = labels * kinds;
    if (materials > MOST) {
      throw new IllegalArgumentException(
          labels + " phases conduct, at most " + MOST / kinds + " can; merge some of them");
    }
    int codes = codes();
    this.tables = new double[Axis.values().length][codes * codes];
    VoxelSize size = volume.voxelSize();
    double largest = 0;
    for (Axis axis : Axis.values()) {
      double areaPerEdge = size.faceArea(axis) / size.along(axis);
      double[] table = tables[axis.ordinal()];
      for (int a = 1; a <= labels; a++) {
        for (int b = 1; b <= labels; b++) {
          double contact = contacts.between(label.get(a), label.get(b)) / size.along(axis);
          table[a * codes + b] = areaPerEdge / (0.5 / sigma.get(a) + 0.5 / sigma.get(b) + contact);
          if (wired[axis.ordinal()]) {
            // The wire begins where b does, so that only the contact lies between it and a.
            int wire = wire(axis, b);
            double half = areaPerEdge / (0.5 / sigma.get(a) + contact);
            table[a * codes + wire] = half;
            table[wire * codes + a] = half;
            // Wires never touch; this says how firmly one may be tied.
            table[wire * codes + wire] = areaPerEdge * 2 * sigma.get(b);
          }
        }
        table[a * codes + electrode()] =
            ends[axis.ordinal()] == Ends.ELECTRODES ? areaPerEdge * 2 * sigma.get(a) : 0;
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

  private FaceConductances(FaceConductances faces) {
    this.labels = faces.labels;
    this.materials = faces.materials;
    System.arraycopy(faces.firstWire, 0, firstWire, 0, firstWire.length);
    this.codeOfLabel = new byte[LabelVolume.MAX_LABEL + 1];
    for (int code = 1; code <= materials; code++) {
      codeOfLabel[code] = (byte) code;
    }
    this.tables = faces.tables;
    this.floatTables = faces.floatTables;
    this.unit = faces.unit;
  }

  /** Returns the same for a volume that has codes for labels. */
  FaceConductances ofCodes() {
    return new FaceConductances(this);
  }

  /** Returns the code of the wire along an axis that ends at a material. */
  int wire(Axis axis, int material) {
    return firstWire[axis.ordinal()] + material;
  }

  /** Returns the number of conducting labels that have voxels, and of kinds of wires. */
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
