package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * {@link #electrode()}. A label whose particles have contacts is several materials, one of each
 * colour. Values are divided by {@link #unit()}, so that the largest, that toward an electrode at
 * any end, is 1 and floats keep their range. They are the same for a drive along any axis between
 * insulated sides: an electrode's are there whether an axis is driven or not.
 */
final class FaceConductances {
  /** The code of what does not conduct, and of what lies beyond an insulated side. */
  static final byte INSULATOR = 0;

  /** The largest number of materials: codes are bytes. */
  private static final int MOST = 253;

  /** Conductance of a face, in relation to the largest, that a contact may bring it down to. */
  private static final double LEAST = 1e-13;

  /** Materials that are no wires. */
  private final int labels;

  private final int materials;
  private final int[] firstWire = new int[Axis.values().length];
  private final byte[] codeOfLabel;
  private final double[][] tables;
  private final float[][] floatTables;
  private final double unit;
  private final VoxelSize size;
  private final ContactResistances contacts;

  /** Label of each code; −1 where there is none. Wires have that of their material. */
  private final int[] labelOf;

  /** Half of the resistivity of each code, Ω m; 0 of wires and electrodes. */
  private final double[] half;

  /** Creates the table of a volume with insulated sides and no contact resistances. */
  FaceConductances(LabelVolume volume, Conductivities conductivities, Axis drive) {
    this(volume, conductivities, ContactResistances.NONE, Ends.between(drive, Ends.INSULATED));
  }

  FaceConductances(
      LabelVolume volume, Conductivities conductivities, ContactResistances contacts, Ends[] ends) {
    this(volume, conductivities, contacts, new int[LabelVolume.MAX_LABEL + 1], ends);
  }

  /**
   * Creates the table of a volume.
   *
   * @param colours number of materials by label, if above 1: those of its particles that touch
   * @param ends what lies beyond along x, y, z
   */
  FaceConductances(
      LabelVolume volume,
      Conductivities conductivities,
      ContactResistances contacts,
      int[] colours,
      Ends[] ends) {
    this.codeOfLabel = new byte[LabelVolume.MAX_LABEL + 1];
    List<Double> sigma = new ArrayList<>();
    List<Integer> label = new ArrayList<>();
    sigma.add(0.0);
    label.add(-1);
    for (Phase phase : volume.phases()) {
      double value = conductivities.of(phase.label());
      if (value > 0 && volume.count(phase) > 0) {
        codeOfLabel[phase.label()] = (byte) sigma.size();
        for (int colour = 0; colour < Math.max(1, colours[phase.label()]); colour++) {
          sigma.add(value);
          label.add(phase.label());
        }
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
          Arrays.stream(colours).anyMatch(number -> number > 1)
              ? labels
                  + " kinds of particles and phases touch, at most "
                  + MOST / kinds
                  + " can; split the phases into fewer particles"
              : labels + " phases conduct, at most " + MOST / kinds + " can; merge some of them");
    }
    int codes = codes();
    this.tables = new double[Axis.values().length][codes * codes];
    this.size = volume.voxelSize();
    this.contacts = contacts;
    this.labelOf = new int[codes];
    this.half = new double[codes];
    Arrays.fill(labelOf, -1);
    for (int code = 1; code <= materials; code++) {
      labelOf[code] = label.get((code - 1) % labels + 1);
      half[code] = code <= labels ? 0.5 / sigma.get(code) : 0;
    }
    double largest = 0;
    for (Axis axis : Axis.values()) {
      double areaPerEdge = size.faceArea(axis) / size.along(axis);
      double[] table = tables[axis.ordinal()];
      for (int a = 1; a <= labels; a++) {
        for (int b = 1; b <= labels; b++) {
          double contact = contact(a, b) / size.along(axis);
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
        double toElectrode = areaPerEdge * 2 * sigma.get(a);
        boolean repeats = ends[axis.ordinal()] == Ends.PERIODIC;
        table[a * codes + electrode()] = repeats ? 0 : toElectrode;
        largest = Math.max(largest, toElectrode);
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
    refuseInsulatingContacts();
  }

  private void refuseInsulatingContacts() {
    for (Axis axis : Axis.values()) {
      for (int a = 1; a <= labels; a++) {
        for (int b = 1; b < a; b++) {
          if (series(axis, a, b).shareOfContact() > 0.5 && table(axis)[a * codes() + b] < LEAST) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "the contact resistance of %s is so large beside the voxels that it cannot be"
                        + " solved accurately; give at most about %.0e ohm.m2, which insulates as"
                        + " well",
                    labelOf[a] == labelOf[b]
                        ? "particles of label " + labelOf[a]
                        : "labels " + labelOf[b] + " and " + labelOf[a],
                    size.faceArea(axis) / (LEAST * unit)));
          }
        }
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
    this.size = faces.size;
    this.contacts = faces.contacts;
    this.labelOf = faces.labelOf;
    this.half = faces.half;
  }

  /**
   * What lies in series across a face, as shares of its resistance.
   *
   * @param labelOfA label on the first side
   * @param labelOfB that on the second; −1 if it is an electrode
   * @param shareOfA half a voxel of the first
   * @param shareOfB half a voxel of the second
   * @param shareOfContact the contact between them
   */
  record Series(
      int labelOfA, int labelOfB, double shareOfA, double shareOfB, double shareOfContact) {}

  /** Returns what a face between two codes is made of. */
  Series series(Axis axis, int a, int b) {
    boolean both = labelOf[a] >= 0 && labelOf[b] >= 0;
    double contact = both ? contact(a, b) / size.along(axis) : 0;
    double all = half[a] + half[b] + contact;
    return new Series(labelOf[a], labelOf[b], half[a] / all, half[b] / all, contact / all);
  }

  /** Returns the specific resistance between materials or their wires, Ω m². */
  private double contact(int a, int b) {
    if (labelOf[a] != labelOf[b]) {
      return contacts.between(labelOf[a], labelOf[b]);
    }
    return (a - b) % labels == 0 ? 0 : contacts.betweenParticles(labelOf[a]);
  }

  /** Returns the same for a volume that has codes for labels. */
  FaceConductances ofCodes() {
    return new FaceConductances(this);
  }

  /** Returns whether voxels of a label of the volume given conduct. */
  boolean hasLabel(int label) {
    return Arrays.stream(labelOf).anyMatch(other -> other == label);
  }

  /** Returns the code of the wire along an axis that ends at a material. */
  int wire(Axis axis, int material) {
    return firstWire[axis.ordinal()] + material;
  }

  /** Returns the number of conducting labels that have voxels, and of kinds of wires. */
  int materials() {
    return materials;
  }

  /** Returns whether one material conducts, so that presence tells all. */
  boolean uniform() {
    return materials == 1;
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
