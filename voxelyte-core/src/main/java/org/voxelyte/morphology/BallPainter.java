package org.voxelyte.morphology;

import java.util.function.IntFunction;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * Gives each voxel the squared radius of the largest ball that covers it, of one ball about each
 * voxel.
 *
 * <p>Balls are painted by falling radius, and only where nothing is painted yet, so the first coat
 * is the last. A bit per voxel, and for tiles of 8 × 8, tell where that is, so that painted tiles
 * are passed over many at a time and of others only the bare voxels are touched. Slabs of slices
 * are painted on their own, each with every ball that reaches it, in the order of radii. Only the
 * balls of {@link BallRidge} are needed, and of the squares one slice at a time.
 *
 * <p>Memory beside the balls: {@value #BYTES_PER_VOXEL} bytes a voxel of the slab in work.
 */
final class BallPainter {
  /** Slices of a slab. */
  private static final int SLAB = 16;

  /** Of a slab in work: paint, a bit for what is bare, and a slice or two of squares. */
  private static final int BYTES_PER_VOXEL = 5;

  /** Balls between checks for cancellation. */
  private static final int CHECK = 1 << 14;

  private final GridShape shape;
  private final SquaredDistances lattice;
  private final IntFunction<float[]> squares;
  private final BallInclusion inclusion;
  private final RidgeBalls balls;

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
   * @param squares gives of a slice the squared radii of the balls about each voxel, 0 for none,
   *     none above that of the lattice; asked more than once and from any thread
   * @param inclusion that of the lattice
   */
  BallPainter(
      SquaredDistances lattice,
      IntFunction<float[]> squares,
      BallInclusion inclusion,
      TaskContext task) {
    this.shape = lattice.shape;
    this.lattice = lattice;
    this.squares = squares;
    this.inclusion = inclusion;
    this.balls = BallRidge.find(lattice, squares, inclusion, task);
  }

  /** Returns the balls that are painted. */
  RidgeBalls balls() {
    return balls;
  }

  /** Returns how many slabs a volume has. */
  static int slabs(GridShape shape) {
    return (shape.nz() + SLAB - 1) / SLAB;
  }

  /** Returns the bytes that slabs take while each thread paints one. */
  static long bytes(GridShape shape, int threads) {
    long slices = Math.min(shape.nz(), (long) SLAB * Math.min(threads, slabs(shape)));
    return BYTES_PER_VOXEL * slices * shape.sliceVoxels();
  }

  /** Paints every slice, what the balls about its voxels may cover; slabs in parallel. */
  void paint(Coat coat, String what, TaskContext task) {
    int slabs = slabs(shape);
    task.forEach(
        slabs,
        slab -> {
          task.progress(what, slab, slabs);
          paint(slab, squares, coat, task);
        });
  }

  /**
   * Paints the slices of a slab, from 0.
   *
   * @param bare gives of a slice values above 0 for the voxels to be painted
   */
  void paint(int slab, IntFunction<float[]> bare, Coat coat, TaskContext task) {
    int from = slab * SLAB;
    new Slab(from, Math.min(shape.nz(), from + SLAB), bare).paint(coat, task);
  }

  /** Some slices, and what of them is bare. */
  private final class Slab {
    private final int from;
    private final IntFunction<float[]> bareAt;
    private final BareVoxels bare;

    /**
     * A bit for each slice that a ball has reached: what is bare of it is known, and it has paint.
     */
    private int begun;

    private final float[][] painted;
    private final BallTiles tiles;

    Slab(int from, int to, IntFunction<float[]> bareAt) {
      this.from = from;
      this.bareAt = bareAt;
      this.bare = new BareVoxels(shape, to - from);
      this.painted = new float[to - from][];
      this.tiles = new BallTiles(lattice, inclusion);
    }

    void paint(Coat coat, TaskContext task) {
      FallingBalls falling = new FallingBalls(balls);
      for (long count = 0; falling.hasBall(); count++) {
        if (count % CHECK == 0) {
          task.checkCancelled();
        }
        tiles.set(falling.square());
        // The balls that follow in the same slice reach no farther.
        if (paint(falling)) {
          falling.next();
        } else {
          falling.leaveSlice();
        }
      }
      for (int k = 0; k < painted.length; k++) {
        float[] own = squares.apply(from + k);
        float[] slice = painted[k] == null ? new float[own.length] : painted[k];
        for (int i = 0; i < slice.length; i++) {
          slice[i] = Math.max(slice[i], own[i]);
        }
        painted[k] = null;
        coat.accept(from + k, slice);
      }
    }

    /** Paints a ball; returns false if it does not reach the slab. */
    private boolean paint(FallingBalls falling) {
      int z = falling.slice() - from;
      int first = Math.max(0, z - tiles.reachZ());
      int last = Math.min(painted.length - 1, z + tiles.reachZ());
      if (first > last) {
        return false;
      }
      int reached = -1 << first & -1 >>> (Integer.SIZE - 1 - last);
      for (int fresh = reached & ~begun; fresh != 0; fresh &= fresh - 1) {
        int k = Integer.numberOfTrailingZeros(fresh);
        bare.add(k, bareAt.apply(from + k));
        painted[k] = new float[shape.sliceVoxels()];
      }
      begun |= reached;
      int x = falling.index() % shape.nx();
      int y = falling.index() / shape.nx();
      bare.paint(x, y, z, reached, tiles.about(x, y), painted, falling.square());
      return true;
    }
  }
}
