package org.voxelyte.transport;

import java.util.Locale;

/** What lies beside a volume, across the drive. */
public enum Sides {
  /** No current crosses the side faces. */
  INSULATED(Ends.INSULATED),
  /** The volume repeats: what leaves by one side enters by the other. */
  PERIODIC(Ends.PERIODIC);

  private final Ends ends;

  Sides(Ends ends) {
    this.ends = ends;
  }

  Ends ends() {
    return ends;
  }

  /** Returns the name as people type it: "insulated", "periodic". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the sides of a name.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Sides of(String key) {
    for (Sides sides : values()) {
      if (sides.key().equalsIgnoreCase(key.strip())) {
        return sides;
      }
    }
    throw new IllegalArgumentException("sides must be insulated or periodic, got '" + key + "'");
  }
}
