package org.voxelyte.transport;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Reads potentials and currents of a solved network voxel by voxel, in any order: what a path
 * needs. Nothing is stored beside the solution; red voxels are relaxed when they are asked for.
 */
final class VoxelProbe {
  private static final int FACES = FaceCurrents.FACES;

  private final Checkerboard board;
  private final LabelVolume volume;
  private final GridShape shape;
  private final double[] potentials;
  private final int codes;

  /**
   * Creates a probe.
   *
   * @param volume the voxels; the board may have layers of wires beyond
   * @param potentials of the black voxels, for 1 V
   */
  VoxelProbe(Checkerboard board, LabelVolume volume, double[] potentials) {
    this.board = board;
    this.volume = volume;
    this.shape = volume.shape();
    this.potentials = potentials;
    this.codes = board.faces().codes();
  }

  /** A voxel with its potential and what flows out of it; to be read before the next one. */
  final class Voxel {
    int x;
    int y;
    int z;
    double potential;

    /**
     * Code of its material: that of its label or, where its particles have contacts, its colour.
     */
    int material;

    /** Currents out by the faces, A for 1 V. */
    final double[] out = new double[FACES];

    /** Potential of the voxel's side of each face, and of the far side: they differ at contacts. */
    final double[] near = new double[FACES];

    final double[] far = new double[FACES];

    /** Material beyond each face; 0 at electrodes and where nothing conducts. */
    final int[] beyond = new int[FACES];

    /** Goes to a voxel of the network. */
    void at(int newX, int newY, int newZ) {
      x = newX;
      y = newY;
      z = newZ;
      potential = VoxelProbe.this.potential(x, y, z);
      material = code(x, y, z);
      for (int face = 0; face < FACES; face++) {
        look(face);
      }
    }

    private void look(int face) {
      int axis = face >> 1;
      Axis normal = Axis.values()[axis];
      int sign = (face & 1) * 2 - 1;
      int[] at = {x, y, z};
      at[axis] += sign;
      boolean inside = at[axis] >= 0 && at[axis] < shape.along(normal);
      int code = 0;
      double other = 0;
      beyond[face] = FaceConductances.INSULATOR;
      if (!inside && normal == board.drive()) {
        code = board.faces().electrode();
        other = sign < 0 ? 1 : 0;
      } else if (inside || board.ends(normal) == Ends.PERIODIC) {
        at[axis] = Math.floorMod(at[axis], shape.along(normal));
        code = code(at[0], at[1], at[2]);
        if (code != 0) {
          other = VoxelProbe.this.potential(at[0], at[1], at[2]);
          beyond[face] = code;
        }
      }
      out[face] = 0;
      near[face] = potential;
      far[face] = potential;
      if (code != 0) {
        double drop = potential - other;
        FaceConductances.Series series = board.faces().series(normal, material, code);
        out[face] =
            board.faces().unit() * board.faces().table(normal)[material * codes + code] * drop;
        near[face] = potential - drop * series.shareOfA();
        // Without a contact both are one potential, to the last bit.
        far[face] = series.shareOfContact() == 0 ? near[face] : other + drop * series.shareOfB();
      }
    }

    /** Returns the magnitude of the current density at a place in the voxel, 0 … 1 along axes. */
    double density(double[] place) {
      double square = 0;
      for (Axis axis : Axis.values()) {
        int k = axis.ordinal();
        double flow = -out[2 * k] + (out[2 * k + 1] + out[2 * k]) * place[k];
        double density = flow / volume.voxelSize().faceArea(axis);
        square += density * density;
      }
      return Math.sqrt(square);
    }

    /** Returns the label. */
    int label() {
      return volume.label(x, y, z);
    }
  }

  /** Returns whether a voxel is of the network. */
  boolean contains(int x, int y, int z) {
    return code(x, y, z) != 0;
  }

  /** Returns the code of a voxel, of a wire, or 0. */
  private int code(int x, int y, int z) {
    VoxelMask mask = board.mask(x + y + z & 1);
    int k = x >> 1;
    long word = mask.words(z)[y * mask.wordsPerRow() + k / VoxelMask.WORD];
    return (word >>> k & 1) == 0
        ? 0
        : board.faces().codeOfLabel()[board.volume().label(x, y, z)] & 0xff;
  }

  /** Returns the potential of a voxel or a wire of the network. */
  private double potential(int x, int y, int z) {
    if ((x + y + z & 1) == Checkerboard.BLACK) {
      VoxelMask mask = board.mask(Checkerboard.BLACK);
      int k = x >> 1;
      int w = y * mask.wordsPerRow() + k / VoxelMask.WORD;
      return potentials[mask.first(z)[w] + Long.bitCount(mask.words(z)[w] & (1L << k) - 1)];
    }
    int own = code(x, y, z);
    GridShape grown = board.shape();
    double sum = 0;
    double diagonal = 0;
    for (int face = 0; face < FACES; face++) {
      int axis = face >> 1;
      Axis normal = Axis.values()[axis];
      int sign = (face & 1) * 2 - 1;
      int[] at = {x, y, z};
      at[axis] += sign;
      boolean inside = at[axis] >= 0 && at[axis] < grown.along(normal);
      double[] table = board.faces().table(normal);
      if (!inside && normal == board.drive()) {
        double g = table[own * codes + board.faces().electrode()];
        diagonal += g;
        sum += sign < 0 ? g : 0;
      } else if (inside || board.ends(normal) == Ends.PERIODIC) {
        at[axis] = Math.floorMod(at[axis], grown.along(normal));
        int code = code(at[0], at[1], at[2]);
        double g = code == 0 ? 0 : table[own * codes + code];
        if (g > 0) {
          diagonal += g;
          sum += g * potential(at[0], at[1], at[2]);
        }
      }
    }
    return sum / diagonal;
  }
}
