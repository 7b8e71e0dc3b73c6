package org.voxelyte.transport;

import java.util.Locale;

/** What carries the current of a drive. */
public enum Carrier {
  /** Ions, through electrolyte and active material. */
  IONIC,
  /** Electrons, through active material, carbon and collectors. */
  ELECTRONIC;

  /** Returns the name as people type it: "ionic", "electronic". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the carrier of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Carrier of(String key) {
    for (Carrier carrier : values()) {
      if (carrier.key().equalsIgnoreCase(key.strip())) {
        return carrier;
      }
    }
    throw new IllegalArgumentException("carrier must be ionic or electronic, got '" + key + "'");
  }
}
