package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * Gives each voxel the squared radius of the largest ball that covers it, of one ball about each
 * voxel.
 *
 * <p>Balls are painted by falling radius, and only where nothing is painted yet, so the first coat
 * is the last. A bit per voxel and one per tile of 8 × 8 tell where that is, so that painted tiles
 * are passed over 64 at a time and of others only the bare voxels are touched. Slabs of slices are
 * painted in parallel, each with every ball that reaches it, in the order of radii. Only the balls
 * of {@link BallRidge} are needed.
 *
 * <p>Memory beside squares and balls: a slab per thread, 5 bytes a voxel of it.
 */
final class BallPainter {
  /** Slices of a slab. */
  private static final int SLAB = 16;

  /** Balls between checks for cancellation. */
  private static final int CHECK = 1 << 14;

  private final GridShape shape;
  private final SquaredDistances lattice;
  private final float[][] squares;
  private final BallInclusion inclusion;
  private final int[][] centres;

  /** Receives a painted slice. */
  @FunctionalInterface
  interface Coat {
    /**
     * Takes the squares of slice z, 0 where no ball is; the array may be kept. Called from any
     * thread, once a slice.
     */
    void accept(int z, float[] slice);
  }

  /**
   * Chooses the balls.
   *
   * @param lattice gives shape and edges of the voxels
   * @param squares squared radii of the balls about each voxel, 0 for none, none infinite
   */
  BallPainter(SquaredDistances lattice, float[][] squares, TaskContext task) {
    this.shape = lattice.shape;
    this.lattice = lattice;
    this.squares = squares;
    this.inclusion = new BallInclusion(lattice, largest(squares, task), task);
    this.centres = BallRidge.find(lattice, squares, inclusion, task);
  }

  static float largest(float[][] squares, TaskContext task) {
    float[] largest = new float[squares.length];
    task.forEach(
        squares.length,
        z -> {
          for (float square : squares[z]) {
            largest[z] = Math.max(largest[z], square);
          }
        });
    float most = 0;
    for (float square : largest) {
      most = Math.max(most, square);
    }
    return most;
  }

  /** Returns the number of balls that are painted. */
  long balls() {
    return Arrays.stream(centres).mapToLong(slice -> slice.length).sum();
  }

  /** Paints every slice. */
  void paint(Coat coat, String what, TaskContext task) {
    int slabs = (shape.nz() + SLAB - 1) / SLAB;
    Thread caller = Thread.currentThread();
    task.progress(what, 0, slabs);
    task.forEach(
        slabs,
        slab -> {
          if (Thread.currentThread() == caller) {
            task.progress(what, slab, slabs);
          }
          int from = slab * SLAB;
          new Slab(from, Math.min(shape.nz(), from + SLAB)).paint(coat, task);
        });
  }

  /** Some slices, and what of them is bare. */
  private final class Slab {
    private final int from;
    private final BareVoxels[] bare;
    private final float[][] painted;
    private final BallRows rows;

    Slab(int from, int to) {
      this.from = from;
      this.bare = new BareVoxels[to - from];
      this.painted = new float[to - from][];
      for (int k = 0; k < bare.length; k++) {
        bare[k] = new BareVoxels(shape, squares[from + k]);
        painted[k] = new float[shape.sliceVoxels()];
      }
      this.rows = new BallRows(lattice, inclusion);
    }

    void paint(Coat coat, TaskContext task) {
      FallingBalls balls = new FallingBalls(squares, centres);
      for (long count = 0; balls.hasBall(); count++) {
        if (count % CHECK == 0) {
          task.checkCancelled();
        }
        rows.set(balls.square());
        // The balls that follow in the same slice reach no farther.
        if (paint(balls)) {
          balls.next();
        } else {
          balls.leaveSlice();
        }
      }
      for (int k = 0; k < bare.length; k++) {
        float[] slice = painted[k];
        float[] own = squares[from + k];
        for (int i = 0; i < slice.length; i++) {
          slice[i] = Math.max(slice[i], own[i]);
        }
        coat.accept(from + k, slice);
        painted[k] = null;
      }
    }

    /** Paints a ball; returns false if it does not reach the slab. */
    private boolean paint(FallingBalls balls) {
      int z = balls.slice();
      int reach = rows.reachZ();
      int first = Math.max(from, z - reach);
      int last = Math.min(from + bare.length - 1, z + reach);
      if (first > last) {
        return false;
      }
      int x = balls.index() % shape.nx();
      int y = balls.index() / shape.nx();
      for (int at = first; at <= last; at++) {
        int[] reachX = rows.at(Math.abs(at - z));
        bare[at - from].paint(x, y, reachX, painted[at - from], balls.square());
      }
      return true;
    }
  }
}
