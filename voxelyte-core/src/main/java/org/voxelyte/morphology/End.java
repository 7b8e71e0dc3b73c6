package org.voxelyte.morphology;

import java.util.Locale;

/** One of the two outer layers of a volume along an axis. */
public enum End {
  /** The layer with index 0. */
  FIRST,
  /** The layer with the largest index. */
  LAST;

  /** Returns the other one. */
  public End opposite() {
    return this == FIRST ? LAST : FIRST;
  }

  /** Returns "first" or "last", as in keys of result files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
