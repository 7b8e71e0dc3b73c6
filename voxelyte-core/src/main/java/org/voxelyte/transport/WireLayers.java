package org.voxelyte.transport;

import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * A volume that repeats along an axis with an odd number of voxels, made even: beyond its last
 * layer lies a layer of wires.
 *
 * <p>On a checkerboard the two voxels at the wrap of an odd axis would have one colour. A wire
 * splits each face of the wrap where its second voxel begins: it is tied to the last voxel by that
 * one's half and the contact, to the first one by its half, and to nothing else, so that the two in
 * series are the face and every current is the same as without it. No wire is where one of the two
 * insulates. The grown volume has codes for labels; it is made only if some axis needs it, 1 byte
 * per voxel.
 */
final class WireLayers {
  private final LabelVolume volume;
  private final FaceConductances faces;
  private final GridShape shape;
  private final GridShape grown;
  private final boolean[] wired;

  /**
   * Prepares the layers.
   *
   * @param ends what lies beyond along x, y, z
   */
  WireLayers(LabelVolume volume, FaceConductances faces, Ends[] ends) {
    this.volume = volume;
    this.faces = faces;
    this.shape = volume.shape();
    this.wired = along(shape, ends);
    this.grown =
        new GridShape(
            shape.nx() + (wired[0] ? 1 : 0),
            shape.ny() + (wired[1] ? 1 : 0),
            shape.nz() + (wired[2] ? 1 : 0));
  }

  /** Returns which axes need wires. */
  static boolean[] along(GridShape shape, Ends[] ends) {
    boolean[] wired = new boolean[Axis.values().length];
    for (Axis axis : Axis.values()) {
      wired[axis.ordinal()] = ends[axis.ordinal()] == Ends.PERIODIC && shape.along(axis) % 2 == 1;
    }
    return wired;
  }

  private boolean none() {
    return grown.equals(shape);
  }

  /** Returns the bytes of the grown volume. */
  long bytes() {
    return none() ? 0 : grown.voxels();
  }

  /** Returns what the labels of {@link #volume} conduct. */
  FaceConductances faces() {
    return none() ? faces : faces.ofCodes();
  }

  /** Returns the volume with its wires. */
  LabelVolume volume(TaskContext task) {
    if (none()) {
      return volume;
    }
    byte[][] slices = new byte[grown.nz()][];
    task.forEach(
        grown.nz(),
        z -> {
          byte[] slice = new byte[grown.sliceVoxels()];
          if (z < shape.nz()) {
            fill(slice, z);
          } else {
            fillLast(slice);
          }
          slices[z] = slice;
        });
    return new LabelVolume(grown, volume.voxelSize(), slices, List.of(), volume.provenance());
  }

  private int code(int x, int y, int z) {
    return faces.codeOfLabel()[volume.slice(z)[shape.index(x, y)] & 0xff] & 0xff;
  }

  private void fill(byte[] slice, int z) {
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        slice[grown.index(x, y)] = (byte) code(x, y, z);
      }
      if (wired[0]) {
        slice[grown.index(shape.nx(), y)] = wire(Axis.X, code(shape.nx() - 1, y, z), code(0, y, z));
      }
    }
    for (int x = 0; x < shape.nx() && wired[1]; x++) {
      slice[grown.index(x, shape.ny())] = wire(Axis.Y, code(x, shape.ny() - 1, z), code(x, 0, z));
    }
  }

  private void fillLast(byte[] slice) {
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        slice[grown.index(x, y)] = wire(Axis.Z, code(x, y, shape.nz() - 1), code(x, y, 0));
      }
    }
  }

  private byte wire(Axis axis, int last, int first) {
    return last == 0 || first == 0 ? FaceConductances.INSULATOR : (byte) faces.wire(axis, first);
  }

  /**
   * Returns the voxels of a network with the wires between them.
   *
   * @param words the voxels, as in {@link VoxelMask}
   */
  long[][] extend(long[][] words, TaskContext task) {
    if (none()) {
      return words;
    }
    int narrow = VoxelMask.wordsPerRow(shape);
    int wide = VoxelMask.wordsPerRow(grown);
    long[][] extended = new long[grown.nz()][];
    task.forEach(
        grown.nz(),
        z -> {
          long[] slice = new long[grown.ny() * wide];
          boolean inside = z < shape.nz();
          long[] own = words[inside ? z : 0];
          long[] last = words[inside ? z : shape.nz() - 1];
          for (int y = 0; y < shape.ny(); y++) {
            for (int w = 0; w < narrow; w++) {
              slice[y * wide + w] = own[y * narrow + w] & last[y * narrow + w];
            }
            int x = shape.nx() - 1;
            long joined =
                own[y * narrow] & own[y * narrow + x / VoxelMask.WORD] >>> x % VoxelMask.WORD & 1;
            if (inside && wired[0]) {
              slice[y * wide + shape.nx() / VoxelMask.WORD] |= joined << shape.nx();
            }
          }
          for (int w = 0; w < narrow && inside && wired[1]; w++) {
            slice[shape.ny() * wide + w] = own[w] & own[(shape.ny() - 1) * narrow + w];
          }
          extended[z] = slice;
        });
    return extended;
  }
}
