package org.voxelyte.transport;

import java.util.function.IntFunction;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The currents through all faces of a solved network, in double and from the solver's own
 * potentials: I = g (φ − φ′).
 *
 * <p>Differences of a potential kept in single precision are rounding alone where a phase conducts
 * so well that it has hardly any potential difference; those taken here are not. Every voxel of the
 * network is visited once, slab by slab; each face between two voxels is met from either side, with
 * opposite signs.
 */
final class FaceCurrents {
  /** Faces of a voxel, in the order −x, +x, −y, +y, −z, +z. */
  static final int FACES = 6;

  private final Checkerboard board;
  private final GridShape shape;
  private final double[] potential;
  private final double[][] ownShare = new double[Axis.values().length][];

  /** Takes a voxel of the network. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes a voxel.
     *
     * @param out currents out of it by its faces, A for 1 V, in the order of {@link #FACES}; those
     *     from the first electrode and into the last one are among them; to be read before this
     *     returns
     * @param power heat of the voxel, W for 1 V: of its halves of the faces' resistances, and of
     *     half of each contact; the sum over all voxels is the power of the network
     */
    void voxel(int x, int y, int z, double[] out, double power);
  }

  /**
   * Creates the pass.
   *
   * @param shape of the volume; layers of wires beyond it are no voxels and are not visited
   * @param potential of the black voxels, for 1 V between the electrodes
   */
  FaceCurrents(Checkerboard board, GridShape shape, double[] potential) {
    this.board = board;
    this.shape = shape;
    this.potential = potential;
    FaceConductances faces = board.faces();
    int codes = faces.codes();
    for (Axis axis : Axis.values()) {
      double[] share = new double[codes * codes];
      for (int a = 1; a < codes; a++) {
        for (int b = 1; b < codes; b++) {
          share[a * codes + b] = share(faces.series(axis, a, b));
        }
      }
      ownShare[axis.ordinal()] = share;
    }
  }

  /** A wire has no resistance of its own, so all of the contact at it is that of the voxel. */
  private static double share(FaceConductances.Series series) {
    boolean wire = series.labelOfB() >= 0 && series.shareOfB() == 0;
    return series.shareOfA() + (wire ? 1 : 0.5) * series.shareOfContact();
  }

  /** Returns half of the sum of the magnitudes: the current through a voxel, A for 1 V. */
  static double through(double[] out) {
    double sum = 0;
    for (double current : out) {
      sum += Math.abs(current);
    }
    return 0.5 * sum;
  }

  /** Returns the number of slabs of slices, the same for any number of threads. */
  int slabs() {
    return board.slabs();
  }

  /**
   * Visits all voxels, slabs in parallel, slices of a slab in order.
   *
   * @param ofSlab the visitor of each slab, made before its first voxel
   */
  void forEach(TaskContext task, IntFunction<Visitor> ofSlab) {
    task.forEach(
        board.slabs(),
        slab ->
            new Sweep(ofSlab.apply(slab), task)
                .run(board.slabStart(slab), Math.min(shape.nz(), board.slabStart(slab + 1))));
  }

  private final class Sweep extends PotentialSweep {
    private final Visitor visitor;
    private final TaskContext task;
    private final double[] out = new double[FACES];
    private double power;

    Sweep(Visitor visitor, TaskContext task) {
      super(FaceCurrents.this.board, potential, 1);
      this.visitor = visitor;
      this.task = task;
    }

    @Override
    protected void finish(int z) {
      task.checkCancelled();
      visitPlane(Checkerboard.BLACK, z);
      visitPlane(Checkerboard.RED, z);
    }

    private void visitPlane(int colour, int z) {
      int stride = board.stride();
      byte[] codes = codes(colour, z);
      for (int y = 0; y < shape.ny(); y++) {
        int offset = Checkerboard.offset(colour, y, z);
        int at = board.at(y, 0);
        for (int x = offset; x < shape.nx(); x += 2) {
          int i = at + x / 2;
          if (codes[i] != 0) {
            power = 0;
            out[0] = current(0, colour, z, i, z, i + offset - 1);
            out[1] = current(0, colour, z, i, z, i + offset);
            out[2] = current(1, colour, z, i, z, i - stride);
            out[3] = current(1, colour, z, i, z, i + stride);
            out[4] = current(2, colour, z, i, z - 1, i);
            out[5] = current(2, colour, z, i, z + 1, i);
            visitor.voxel(x, y, z, out, power * board.faces().unit());
          }
        }
      }
    }

    /** Returns the current out by a face and adds the voxel's own heat at it. */
    private double current(int axis, int colour, int z, int i, int otherZ, int other) {
      byte own = codes(colour, z)[i];
      byte code = codes(1 - colour, otherZ)[other];
      double g = conductance(axis, own, code);
      if (g == 0) {
        return 0;
      }
      double drop = values(colour, z)[i] - values(1 - colour, otherZ)[other];
      double current = g * drop;
      int kind = (own & 0xff) * board.faces().codes() + (code & 0xff);
      power += current * drop * ownShare[axis][kind];
      return current * board.faces().unit();
    }
  }
}
