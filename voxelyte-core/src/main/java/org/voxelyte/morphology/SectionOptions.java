package org.voxelyte.morphology;

/**
 * Which particles of a section count.
 *
 * @param minimumArea the least area of a particle, m²; 0 takes all
 * @param excludeEdgeParticles whether particles that touch the edge of the section are left out
 * @param includeHoles whether the area of a particle is that within its outline, holes and what
 *     lies in them included; else that of its own pixels
 */
public record SectionOptions(
    double minimumArea, boolean excludeEdgeParticles, boolean includeHoles) {
  /** All particles, holes left out: what ImageJ's particle analyser does by default. */
  public static final SectionOptions DEFAULT = new SectionOptions(0, false, false);

  /** Checks the area. */
  public SectionOptions {
    if (!(minimumArea >= 0 && minimumArea < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the least area of a particle must be 0 or more m², got " + minimumArea);
    }
  }
}
