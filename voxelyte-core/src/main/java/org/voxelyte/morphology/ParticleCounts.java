package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * What one pass over the voxels counts for each particle. All of it is whole numbers, so that it
 * does not depend on the order in which slices are added.
 */
final class ParticleCounts {
  private static final int GROUPS = NeighbourGroups.COUNT;

  /** For each particle: voxels, Σx, Σy, Σx², Σxy, Σy², Σz, Σz², Σxz, Σyz, in voxels. */
  final long[][] moments;

  /** For each particle: least x, most x, least y, most y, least z, most z. */
  final int[][] ranges;

  /** For each particle: pairs of each group with each class. */
  final long[][] pairs;

  /** For each particle: marks of its voxels and of those beyond its faces. */
  final byte[] reached;

  /** Of particles by their numbers, from 1. */
  final ContactCounts contacts = new ContactCounts();

  private ParticleCounts(int particles, int classes) {
    moments = new long[particles][10];
    ranges = new int[particles][];
    pairs = new long[particles][classes * GROUPS];
    reached = new byte[particles];
  }

  /**
   * Counts.
   *
   * @param numberOfId number of each particle, from 1
   * @param marks bits of voxels, or null
   */
  static ParticleCounts of(
      LabelVolume volume,
      Particles particles,
      int[] numberOfId,
      int count,
      byte[][] marks,
      int[] classOfLabel,
      int classes,
      TaskContext task) {
    ParticleCounts result = new ParticleCounts(count, classes);
    GridShape shape = volume.shape();
    byte label = (byte) particles.phase().label();
    task.forEach(
        shape.nz(),
        z -> {
          boolean last = z == shape.nz() - 1;
          check(volume.slice(z), particles.ids().slice(z), label, particles);
          SliceCounts slice =
              new SliceCounts(
                  shape,
                  z == 0,
                  new int[][] {
                    particles.ids().slice(z), last ? null : particles.ids().slice(z + 1)
                  },
                  new byte[][] {volume.slice(z), last ? null : volume.slice(z + 1)},
                  new byte[][] {
                    marks == null ? null : marks[z], marks == null || last ? null : marks[z + 1]
                  },
                  classOfLabel,
                  classes);
          slice.count();
          result.add(slice, z, numberOfId);
        });
    return result;
  }

  private static void check(byte[] labels, int[] ids, byte label, Particles particles) {
    for (int i = 0; i < ids.length; i++) {
      if (labels[i] == label != ids[i] > 0) {
        throw new IllegalArgumentException(
            "the particles of "
                + particles.phase().name()
                + " are not of this volume: id "
                + ids[i]
                + " at a voxel of label "
                + Byte.toUnsignedInt(labels[i])
                + "; give each voxel of the phase an id above 0, and 0 to others");
      }
    }
  }

  private synchronized void add(SliceCounts slice, int z, int[] numberOfId) {
    for (int local = 1; local <= slice.index.count(); local++) {
      int at = numberOfId[slice.index.id(local)] - 1;
      reached[at] |= slice.reached[local];
      for (int k = 0; k < pairs[at].length; k++) {
        pairs[at][k] += slice.pairs[local][k];
      }
      if (slice.ranges[local] != null) {
        addVoxels(at, slice.moments[local], slice.ranges[local], z);
      }
    }
    for (int slot = 0; slot < slice.contacts.slots(); slot++) {
      int lower = slice.contacts.lower(slot);
      if (lower != 0) {
        contacts.add(
            numberOfId[slice.index.id(lower)],
            numberOfId[slice.index.id(slice.contacts.higher(slot))],
            slice.contacts,
            slot);
      }
    }
  }

  private void addVoxels(int at, long[] m, int[] range, long z) {
    long[] all = moments[at];
    for (int k = 0; k < m.length; k++) {
      all[k] += m[k];
    }
    all[6] += m[0] * z;
    all[7] += m[0] * z * z;
    all[8] += m[1] * z;
    all[9] += m[2] * z;
    int[] r = ranges[at];
    if (r == null) {
      ranges[at] = new int[] {range[0], range[1], range[2], range[3], (int) z, (int) z};
      return;
    }
    r[0] = Math.min(r[0], range[0]);
    r[1] = Math.max(r[1], range[1]);
    r[2] = Math.min(r[2], range[2]);
    r[3] = Math.max(r[3], range[3]);
    r[4] = Math.min(r[4], (int) z);
    r[5] = Math.max(r[5], (int) z);
  }
}
