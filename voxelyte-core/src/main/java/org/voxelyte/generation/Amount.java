package org.voxelyte.generation;

/** How much of a phase a recipe asks for. */
public sealed interface Amount {
  /**
   * A share of the whole volume, voids included.
   *
   * @param fraction in (0, 1)
   */
  record OfVolume(double fraction) implements Amount {
    /** Checks the range. */
    public OfVolume {
      requireShare("of_volume", fraction);
    }
  }

  /**
   * A share of what is not void: of_solid · (1 − φ) of the whole volume.
   *
   * @param fraction in (0, 1]
   */
  record OfSolid(double fraction) implements Amount {
    /** Checks the range. */
    public OfSolid {
      if (fraction != 1) {
        requireShare("of_solid", fraction);
      }
    }
  }

  /**
   * So many times the volume of another phase.
   *
   * @param phase name of the other phase
   * @param ratio volume of this phase by that of the other; 0: none of this phase, so that a study
   *     over ratios may begin without it
   */
  record Ratio(String phase, double ratio) implements Amount {
    /** Checks the range. */
    public Ratio {
      if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("ratio must not be negative, got " + ratio);
      }
    }
  }

  /**
   * Parts by mass. Phases with mass parts share what the others leave of the solid, each in
   * proportion to parts by density.
   *
   * @param parts of the mass, positive
   * @param density kg/m³, positive
   */
  record MassParts(double parts, double density) implements Amount {
    /** Checks the ranges. */
    public MassParts {
      if (!(parts > 0 && parts < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("mass_parts must be positive, got " + parts);
      }
      if (!(density > 0 && density < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the density of a phase must be positive, got " + density + " kg/m3");
      }
    }
  }

  /** What the others leave of the solid. */
  record Rest() implements Amount {}

  private static void requireShare(String name, double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1), got " + fraction);
    }
  }
}
