package org.voxelyte.volume;

import java.util.Locale;

/** What a phase does in a composite electrode. */
public enum PhaseRole {
  VOID,
  ELECTROLYTE,
  ACTIVE,
  CARBON,
  BINDER,
  /** Not said. */
  UNSPECIFIED;

  /** Returns the role as it is typed: "electrolyte". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the role of that name.
   *
   * @throws IllegalArgumentException if there is none, naming all
   */
  public static PhaseRole of(String key) {
    for (PhaseRole role : values()) {
      if (role.key().equalsIgnoreCase(key)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "role must be void, electrolyte, active, carbon or binder, got '" + key + "'");
  }
}
