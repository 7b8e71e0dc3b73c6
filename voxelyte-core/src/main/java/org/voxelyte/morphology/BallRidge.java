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

  /**
   * A neighbour lies uphill along an axis if distances rise so steeply, relative to the steepest.
   */
  private static final float STEEP = 0.41f;

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
            || isHeldUphill(x, y, z)
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
   * Tries the neighbour first to which distances rise the most, which holds the ball of most voxels
   * beside a surface. Only a short cut of {@link #isHeldNearby}.
   */
  private boolean isHeldUphill(int x, int y, int z) {
    int nx = shape.nx();
    if (x == 0 || y == 0 || z == 0 || x == nx - 1 || y == shape.ny() - 1 || z == shape.nz() - 1) {
      return false;
    }
    int i = shape.index(x, y);
    float[] slice = squares[z];
    float riseX = slice[i + 1] - slice[i - 1];
    float riseY = slice[i + nx] - slice[i - nx];
    float riseZ = squares[z + 1][i] - squares[z - 1][i];
    float least = STEEP * Math.max(Math.abs(riseX), Math.max(Math.abs(riseY), Math.abs(riseZ)));
    int gx = Math.abs(riseX) > least ? (int) Math.signum(riseX) : 0;
    int gy = Math.abs(riseY) > least ? (int) Math.signum(riseY) : 0;
    int gz = Math.abs(riseZ) > least ? (int) Math.signum(riseZ) : 0;
    float own = slice[i];
    float other = squares[z + gz][i + gy * nx + gx];
    if (other <= own) {
      return false;
    }
    float[] table = near[gx * gx | gy * gy << 1 | gz * gz << 2];
    int entry = inclusion.entry(own);
    return entry < table.length && other > table[entry];
  }

  /** Returns whether the ball of a neighbour holds the ball, or those of all face neighbours do. */
  private boolean isHeldNearby(int x, int y, int z) {
    int nx = shape.nx();
    int i = shape.index(x, y);
    float own = squares[z][i];
    int entry = inclusion.entry(own);
    boolean lowest = true;
    int fromX = x > 0 ? -1 : 0;
    int toX = x < nx - 1 ? 1 : 0;
    for (int dz = z > 0 ? -1 : 0; dz <= 1 && z + dz < shape.nz(); dz++) {
      float[] slice = squares[z + dz];
      for (int dy = y > 0 ? -1 : 0; dy <= 1 && y + dy < shape.ny(); dy++) {
        int row = i + dy * nx;
        int apart = dy * dy << 1 | dz * dz << 2;
        for (int dx = fromX; dx <= toX; dx++) {
          float other = slice[row + dx];
          int kind = dx * dx | apart;
          if (other > own) {
            if (entry < near[kind].length && other > near[kind][entry]) {
              return true;
            }
          } else if (other < own && (kind & kind - 1) == 0) {
            lowest = false;
          }
        }
      }
    }
    return lowest;
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
