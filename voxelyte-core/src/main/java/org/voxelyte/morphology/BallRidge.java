package org.voxelyte.morphology;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * The balls that are enough to paint with: of one ball about each voxel, those that can be the
 * largest one over some voxel other than its centre.
 *
 * <p>Left out are balls that hold nothing but their centre; balls that the ball of one of the 26
 * neighbours holds, or that of a voxel farther from the surface; and balls whose face neighbours
 * all have balls at least as large: each of the latter's voxels, but for the centre, is nearer to
 * one of these. So the largest ball over a voxel is either among those kept or the voxel's own.
 *
 * <p>Slices of squares are asked for as they are needed and held no longer, so that they need not
 * all be there. Memory: that of {@link RidgeBalls}, and per thread a few slices, at most 17.
 */
final class BallRidge {
  /** Slices that are worked on one after another, with those about them. */
  private static final int SLAB = 16;

  private final GridShape shape;
  private final SquaredDistances lattice;
  private final BallInclusion inclusion;

  /** Those about the slice in work. */
  private final float[][] squares;

  /** The tables of the neighbours: bits of the index tell whether they lie apart along x, y, z. */
  private final float[][] near = new float[8][];

  private BallRidge(SquaredDistances lattice, BallInclusion inclusion) {
    this.shape = lattice.shape;
    this.lattice = lattice;
    this.inclusion = inclusion;
    this.squares = new float[shape.nz()][];
    for (int kind = 1; kind < near.length; kind++) {
      near[kind] = inclusion.table(kind & 1, kind >> 1 & 1, kind >> 2);
    }
  }

  /**
   * Finds the balls.
   *
   * @param lattice gives shape and edges of the voxels
   * @param squares gives of a slice the squared radii of the balls about each voxel, 0 for none;
   *     asked from any thread, for some slices more than once
   */
  static RidgeBalls find(
      SquaredDistances lattice,
      IntFunction<float[]> squares,
      BallInclusion inclusion,
      TaskContext task) {
    int nz = lattice.shape.nz();
    RidgeBalls balls = RidgeBalls.ofSlices(nz);
    task.forEach(
        (nz + SLAB - 1) / SLAB,
        slab -> {
          BallRidge ridge = new BallRidge(lattice, inclusion);
          for (int z = slab * SLAB; z < Math.min(nz, (slab + 1) * SLAB); z++) {
            task.checkCancelled();
            ridge.moveTo(z, squares);
            ridge.find(z, balls);
          }
        });
    return balls;
  }

  /** Gets the slices about one, and drops those before. */
  private void moveTo(int z, IntFunction<float[]> from) {
    int reach = inclusion.longest();
    if (z > reach) {
      squares[z - reach - 1] = null;
    }
    for (int at = Math.max(0, z - reach); at <= Math.min(squares.length - 1, z + reach); at++) {
      if (squares[at] == null) {
        squares[at] = from.apply(at);
      }
    }
  }

  private void find(int z, RidgeBalls balls) {
    int[] indices = new int[64];
    float[] radii = new float[64];
    int count = 0;
    float[] slice = squares[z];
    int i = 0;
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++, i++) {
        float square = slice[i];
        if (square == 0
            || !inclusion.isMoreThanCentre(square)
            || isHeldNearby(x, y, z)
            || isHeldFarther(x, y, z)) {
          continue;
        }
        if (count == indices.length) {
          indices = Arrays.copyOf(indices, 2 * count);
          radii = Arrays.copyOf(radii, 2 * count);
        }
        indices[count] = i;
        radii[count++] = square;
      }
    }
    balls.set(z, indices, radii, count);
  }

  /**
   * Returns whether the ball of a neighbour holds the ball, or those of all face neighbours do.
   *
   * <p>Of neighbours that lie apart along the same axes the largest decides. In place of one beyond
   * an outer face stands one nearer by, of which more is asked than of that itself, or the voxel.
   */
  private boolean isHeldNearby(int x, int y, int z) {
    int nx = shape.nx();
    int i = shape.index(x, y);
    int before = x > 0 ? -1 : 0;
    int after = x < nx - 1 ? 1 : 0;
    int up = i - (y > 0 ? nx : 0);
    int down = i + (y < shape.ny() - 1 ? nx : 0);
    float[] here = squares[z];
    float[] over = squares[Math.max(0, z - 1)];
    float[] under = squares[Math.min(shape.nz() - 1, z + 1)];
    float own = here[i];
    int inRow = most(here, i + before, i + after);
    int inColumn = most(here, up, down);
    int inSlice =
        Math.max(most(here, up + before, up + after), most(here, down + before, down + after));
    int besideInRow =
        Math.max(most(over, i + before, i + after), most(under, i + before, i + after));
    int besideInColumn = Math.max(most(over, up, down), most(under, up, down));
    int corner =
        Math.max(
            Math.max(most(over, up + before, up + after), most(over, down + before, down + after)),
            Math.max(
                most(under, up + before, up + after), most(under, down + before, down + after)));
    if (inRow > needed(1, own)
        || inColumn > needed(2, own)
        || inSlice > needed(3, own)
        || Math.max(bits(over[i]), bits(under[i])) > needed(4, own)
        || besideInRow > needed(5, own)
        || besideInColumn > needed(6, own)
        || corner > needed(7, own)) {
      return true;
    }
    int least = Math.min(bits(here[i + before]), bits(here[i + after]));
    least = Math.min(least, Math.min(bits(here[up]), bits(here[down])));
    least = Math.min(least, Math.min(bits(over[i]), bits(under[i])));
    return least >= bits(own);
  }

  /** Returns the bits of a square, which rise as squares do, and are compared without a branch. */
  private static int bits(float square) {
    return Float.floatToRawIntBits(square);
  }

  private static int most(float[] slice, int i, int j) {
    return Math.max(bits(slice[i]), bits(slice[j]));
  }

  /** Returns the bits of the square above which the ball of another voxel holds this one. */
  private int needed(int kind, float own) {
    int entry = inclusion.entry(own);
    float least = entry < near[kind].length ? near[kind][entry] : Float.POSITIVE_INFINITY;
    // In a thin volume a ball that holds little is held by lesser ones, such as the voxel's own.
    return Math.max(bits(least), bits(own));
  }

  /**
   * Looks for a ball that holds this one farther away from the surface, along the vector v from the
   * nearest voxel outside. Differences of squares give it: s(c + e) − s(c − e) = 4 e · v.
   */
  private boolean isHeldFarther(int x, int y, int z) {
    int longest = inclusion.longest();
    if (longest == 1) {
      return false;
    }
    int nx = shape.nx();
    int i = shape.index(x, y);
    float own = squares[z][i];
    int entry = inclusion.entry(own);
    double alongX =
        steps(
            x > 0 ? squares[z][i - 1] : -1,
            own,
            x < nx - 1 ? squares[z][i + 1] : -1,
            lattice.weightX);
    double alongY =
        steps(
            y > 0 ? squares[z][i - nx] : -1,
            own,
            y < shape.ny() - 1 ? squares[z][i + nx] : -1,
            lattice.weightY);
    double alongZ =
        steps(
            z > 0 ? squares[z - 1][i] : -1,
            own,
            z < shape.nz() - 1 ? squares[z + 1][i] : -1,
            lattice.weightZ);
    double most = Math.max(Math.abs(alongX), Math.max(Math.abs(alongY), Math.abs(alongZ)));
    for (int length = 2; most > 0 && length <= longest; length++) {
      int gx = (int) Math.rint(alongX * length / most);
      int gy = (int) Math.rint(alongY * length / most);
      int gz = (int) Math.rint(alongZ * length / most);
      int toX = x + gx;
      int toY = y + gy;
      int toZ = z + gz;
      if (toX < 0 || toX >= nx || toY < 0 || toY >= shape.ny() || toZ < 0 || toZ >= shape.nz()) {
        return false;
      }
      float other = squares[toZ][shape.index(toX, toY)];
      float[] table = inclusion.table(gx, gy, gz);
      if (other > own && entry < table.length && other > table[entry]) {
        return true;
      }
    }
    return false;
  }

  /** Returns the steps from the nearest voxel outside along an axis; beyond an outer face is −1. */
  private static double steps(float before, float own, float after, double weight) {
    if (before >= 0 && after >= 0) {
      return (after - before) / (4 * weight);
    }
    if (after >= 0) {
      return (after - own - weight) / (2 * weight);
    }
    return before >= 0 ? (own - before + weight) / (2 * weight) : 0;
  }
}
