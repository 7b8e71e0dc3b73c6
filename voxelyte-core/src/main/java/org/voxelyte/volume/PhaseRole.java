package org.voxelyte.volume;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a phase does in a composite electrode. */
public enum PhaseRole {
  VOID,
  ELECTROLYTE,
  ACTIVE,
  CARBON,
  BINDER,
  /** Not said. */
  UNSPECIFIED;

  /** What phases are usually called in the field. */
  private static final Map<PhaseRole, Set<String>> USUAL_NAMES =
      Map.of(
          VOID, Set.of("void", "voids", "pore", "pores", "porosity", "air"),
          ELECTROLYTE, Set.of("se", "sse", "lps", "lpscl", "lgps", "llzo", "lips", "argyrodite"),
          ACTIVE, Set.of("am", "cam", "aam", "nmc", "ncm", "nca", "lco", "lfp", "lno", "lto"),
          CARBON, Set.of("cb", "cbd", "vgcf", "cnt"),
          BINDER, Set.of("ptfe", "pvdf", "nbr", "hnbr"));

  /**
   * Returns the role that a phase of that name has: of names that are a role ("void"), and of those
   * that the field uses (SE, LPS; AM, NMC; pore; CBD; PTFE), in whatever case. A number behind the
   * name is part of it: NMC811 is NMC. Anything else is {@link #UNSPECIFIED}.
   */
  public static PhaseRole ofName(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]?[0-9]+$", "");
    for (PhaseRole role : values()) {
      if (role.key().equals(plain) && role != UNSPECIFIED
          || USUAL_NAMES.getOrDefault(role, Set.of()).contains(plain)) {
        return role;
      }
    }
    return UNSPECIFIED;
  }

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
