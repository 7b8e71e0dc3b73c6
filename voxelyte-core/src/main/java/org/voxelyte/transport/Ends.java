package org.voxelyte.transport;

import org.voxelyte.volume.Axis;

/** What lies at the two ends of a volume along an axis. */
enum Ends {
  /** An electrode on the outer face of the first layer and one on that of the last. */
  ELECTRODES,
  /** Nothing: no current crosses. */
  INSULATED,
  /** The other end: the volume repeats. */
  PERIODIC;

  /** Returns the ends along x, y, z of a volume between electrodes. */
  static Ends[] between(Axis drive, Ends sides) {
    Ends[] ends = {sides, sides, sides};
    ends[drive.ordinal()] = ELECTRODES;
    return ends;
  }
}
