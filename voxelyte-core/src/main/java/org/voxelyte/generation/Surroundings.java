package org.voxelyte.generation;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

/**
 * What is around a thing that grows in the voxels of a label, or of the one that it gives them;
 * others it does not enter. It may have to begin on the surface of a phase and to stay there.
 *
 * <p>Memory: 4 bytes for each voxel on the surface.
 */
final class Surroundings {
  /** How far beyond its own radius a thing feels for the surface, in longest edges of a voxel. */
  private static final double FEELING = 3;

  /**
   * From the centre of the nearest voxel of the phase to its surface, in longest edges of a voxel:
   * a half, and as much as keeps a rough surface from being in the way.
   */
  private static final double SKIN = 0.6;

  private static final int DRAWS = 1000;

  private final VoxelCanvas canvas;
  private final VoxelGrid grid;
  private final GridShape shape;
  private final VoxelSize size;
  private final byte from;
  private final byte to;
  private final OptionalInt on;

  /** Voxels at the surface, by slice; numbers of those in the slices before. */
  private final int[][] surface;

  private final long[] before;

  /**
   * Looks around.
   *
   * @param on label of the phase on whose surface things begin; empty for anywhere
   * @throws IllegalArgumentException if no voxel to grow in lies at the surface
   */
  Surroundings(
      VoxelCanvas canvas, int from, int to, OptionalInt on, String name, TaskContext task) {
    this.canvas = canvas;
    this.grid = canvas.grid();
    this.shape = grid.shape();
    this.size = grid.voxelSize();
    this.from = VoxelCanvas.checked(from);
    this.to = VoxelCanvas.checked(to);
    this.on = on;
    this.surface = new int[shape.nz()][];
    this.before = new long[shape.nz() + 1];
    if (on.isEmpty()) {
      return;
    }
    byte phase = VoxelCanvas.checked(on.getAsInt());
    if (phase == this.from || phase == this.to) {
      throw new IllegalArgumentException(
          name + " cannot grow on label " + on.getAsInt() + " and in it; give another label");
    }
    task.forEach(shape.nz(), z -> surface[z] = surface(z, phase));
    for (int z = 0; z < surface.length; z++) {
      before[z + 1] = before[z] + surface[z].length;
    }
    if (before[surface.length] == 0) {
      throw new IllegalArgumentException(
          "no voxel of label "
              + from
              + " lies on the surface of label "
              + on.getAsInt()
              + ", so "
              + name
              + " has no place to begin; grow it in a phase, or name another surface");
    }
  }

  private int[] surface(int z, byte phase) {
    byte[] labels = canvas.slice(z);
    int[] found = new int[16];
    int count = 0;
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        int i = shape.index(x, y);
        if (labels[i] != from
            || !(is(phase, x - 1, y, z)
                || is(phase, x + 1, y, z)
                || is(phase, x, y - 1, z)
                || is(phase, x, y + 1, z)
                || is(phase, x, y, z - 1)
                || is(phase, x, y, z + 1))) {
          continue;
        }
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean is(byte label, int x, int y, int z) {
    int i = wrapped(x, shape.nx(), grid.periodicX());
    int j = wrapped(y, shape.ny(), grid.periodicY());
    int k = wrapped(z, shape.nz(), grid.periodicZ());
    return i >= 0 && j >= 0 && k >= 0 && canvas.slice(k)[shape.index(i, j)] == label;
  }

  /** Beyond an outer face the box goes on as its mirror image, so that no face tilts a surface. */
  private boolean isMirrored(byte label, int x, int y, int z) {
    return is(
        label,
        mirrored(x, shape.nx(), grid.periodicX()),
        mirrored(y, shape.ny(), grid.periodicY()),
        mirrored(z, shape.nz(), grid.periodicZ()));
  }

  private static int mirrored(int at, int count, boolean periodic) {
    if (periodic || at >= 0 && at < count) {
      return at;
    }
    return at < 0 ? -1 - at : 2 * count - 1 - at;
  }

  private static int wrapped(int at, int count, boolean periodic) {
    if (periodic) {
      return Math.floorMod(at, count);
    }
    return at < count ? Math.max(at, -1) : -1;
  }

  /** Returns whether things keep to a surface. */
  boolean hasSurface() {
    return on.isPresent();
  }

  /** Returns whether the voxel at a place may be grown into. */
  boolean isOpen(double x, double y, double z) {
    int i = grid.voxel(Axis.X, x);
    int j = grid.voxel(Axis.Y, y);
    int k = grid.voxel(Axis.Z, z);
    if (i < 0 || j < 0 || k < 0) {
      return false;
    }
    byte label = canvas.slice(k)[shape.index(i, j)];
    return label == from || label == to;
  }

  /**
   * Returns whether all voxels whose centres lie within a radius of a straight piece may be grown
   * into; walls must be as far away.
   */
  boolean isOpen(double[] begin, double[] end, double radius) {
    if (!isOpen(end[0], end[1], end[2]) || !isOpen(begin[0], begin[1], begin[2])) {
      return false;
    }
    int[] low = new int[3];
    int[] high = new int[3];
    for (Axis axis : Axis.values()) {
      int a = axis.ordinal();
      double least = Math.min(begin[a], end[a]) - radius;
      double most = Math.max(begin[a], end[a]) + radius;
      if (!grid.isPeriodic(axis) && (least < 0 || most > grid.length(axis))) {
        return false;
      }
      low[a] = (int) Math.floor(least / size.along(axis) - 0.5);
      high[a] = (int) Math.ceil(most / size.along(axis) - 0.5);
    }
    FibrePiece piece = new FibrePiece(begin, end, radius, true, true);
    for (int z = low[2]; z <= high[2]; z++) {
      for (int y = low[1]; y <= high[1]; y++) {
        for (int x = low[0]; x <= high[0]; x++) {
          if (piece.depth((x + 0.5) * size.x(), (y + 0.5) * size.y(), (z + 0.5) * size.z()) >= 0
              && !is(from, x, y, z)
              && !is(to, x, y, z)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * The surface near a place.
   *
   * @param height how high the place lies above it, m; infinite if it is out of reach
   * @param x the normal away from the phase
   * @param y the same along y
   * @param z the same along z
   */
  record Ground(double height, double x, double y, double z) {}

  /** Feels for the surface around a place, from a thing that reaches so far itself. */
  Ground ground(double[] at, double radius) {
    double skin = SKIN * grid.longestEdge();
    double reach = radius + skin + FEELING * grid.longestEdge();
    byte phase = (byte) on.getAsInt();
    double nearest = Double.POSITIVE_INFINITY;
    double sumX = 0;
    double sumY = 0;
    double sumZ = 0;
    int lowY = (int) Math.floor((at[1] - reach) / size.y() - 0.5);
    int highY = (int) Math.ceil((at[1] + reach) / size.y() - 0.5);
    int lowX = (int) Math.floor((at[0] - reach) / size.x() - 0.5);
    int highX = (int) Math.ceil((at[0] + reach) / size.x() - 0.5);
    int highZ = (int) Math.ceil((at[2] + reach) / size.z() - 0.5);
    for (int z = (int) Math.floor((at[2] - reach) / size.z() - 0.5); z <= highZ; z++) {
      double dz = at[2] - (z + 0.5) * size.z();
      for (int y = lowY; y <= highY; y++) {
        double dy = at[1] - (y + 0.5) * size.y();
        for (int x = lowX; x <= highX; x++) {
          double dx = at[0] - (x + 0.5) * size.x();
          double square = dx * dx + dy * dy + dz * dz;
          if (square <= reach * reach && isMirrored(phase, x, y, z)) {
            nearest = Math.min(nearest, square);
            sumX += dx;
            sumY += dy;
            sumZ += dz;
          }
        }
      }
    }
    double length = Math.sqrt(sumX * sumX + sumY * sumY + sumZ * sumZ);
    if (!(length > 0)) {
      return new Ground(Double.POSITIVE_INFINITY, 0, 0, 0);
    }
    return new Ground(Math.sqrt(nearest) - skin, sumX / length, sumY / length, sumZ / length);
  }

  /**
   * Draws a place to begin at: anywhere that is open, or so that a thing of that radius lies on the
   * surface. Empty if none was found.
   */
  double[] begin(Places places, double radius, SplittableRandom random) {
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] at = hasSurface() ? onSurface(radius, random) : places.draw(random);
      if (isOpen(at, at, radius)) {
        return at;
      }
    }
    return new double[0];
  }

  private double[] onSurface(double radius, SplittableRandom random) {
    long rank = random.nextLong(before[surface.length]);
    int found = Arrays.binarySearch(before, rank);
    int z = found >= 0 ? found : -found - 2;
    while (surface[z].length == 0) {
      z++;
    }
    int index = surface[z][(int) (rank - before[z])];
    int x = index % shape.nx();
    int y = index / shape.nx();
    double[] at = {
      (x + random.nextDouble()) * size.x(),
      (y + random.nextDouble()) * size.y(),
      (z + random.nextDouble()) * size.z()
    };
    for (int step = 0; step < 4; step++) {
      Ground ground = ground(at, radius);
      if (ground.height == Double.POSITIVE_INFINITY) {
        break;
      }
      at[0] += (radius - ground.height) * ground.x;
      at[1] += (radius - ground.height) * ground.y;
      at[2] += (radius - ground.height) * ground.z;
    }
    return at;
  }
}
