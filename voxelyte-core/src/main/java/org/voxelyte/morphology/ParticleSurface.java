package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.volume.Phase;

/**
 * The surface of a particle inside the volume, by what lies beyond; {@link SurfaceArea} gives
 * equation, boundary and errors of the estimators.
 *
 * <p>Contacts with other particles of the same phase count for the whole surface, not for that
 * which phases can cover (Perrenot et al. 2023).
 *
 * @param phases what each other phase covers, in order of labels
 * @param contactFaces voxel faces to other particles of the phase
 * @param contactFaceArea their area, m²
 * @param contactArea Crofton estimate of the area to other particles of the phase, m²
 */
public record ParticleSurface(
    List<ParticleCoverage> phases, long contactFaces, double contactFaceArea, double contactArea) {
  private static final Finding<Double> NOTHING =
      Finding.undefined("the particle has no surface to other phases");

  /** Copies the list. */
  public ParticleSurface {
    phases = List.copyOf(phases);
  }

  /** Returns the Crofton estimate of the area to other phases, m². */
  public double freeArea() {
    double area = 0;
    for (ParticleCoverage part : phases) {
      area += part.croftonArea();
    }
    return area;
  }

  /** Returns the area of the voxel faces to other phases, m². */
  public double freeFaceArea() {
    double area = 0;
    for (ParticleCoverage part : phases) {
      area += part.faceArea();
    }
    return area;
  }

  /** Returns the Crofton estimate of the area to all that is not the particle, m². */
  public double area() {
    return freeArea() + contactArea;
  }

  /** Returns the area of the voxel faces to all that is not the particle, m². */
  public double faceArea() {
    return freeFaceArea() + contactFaceArea;
  }

  /** Returns the share of the area to other phases that one of them covers, by Crofton. */
  public Finding<Double> coverage(Phase phase) {
    double free = freeArea();
    return free > 0 ? Finding.of(part(phase).croftonArea() / free) : NOTHING;
  }

  /**
   * Returns the share of the surface that some phases cover, by Crofton, where contacts to the
   * particle's own kind are no surface.
   *
   * @param by what covers it
   * @param own phases taken for one with that of the particle, such as all grades of active
   *     material
   */
  public Finding<Double> coverage(PhaseGroup by, PhaseGroup own) {
    double free = 0;
    double covered = 0;
    for (ParticleCoverage part : phases) {
      int label = part.phase().label();
      free += own.labels().contains(label) ? 0 : part.croftonArea();
      covered += by.labels().contains(label) ? part.croftonArea() : 0;
    }
    return free > 0 ? Finding.of(covered / free) : NOTHING;
  }

  /** Returns the share of the area to other phases that one of them covers, by voxel faces. */
  public Finding<Double> coverageByFaces(Phase phase) {
    double free = freeFaceArea();
    return free > 0 ? Finding.of(part(phase).faceArea() / free) : NOTHING;
  }

  private ParticleCoverage part(Phase phase) {
    for (ParticleCoverage part : phases) {
      if (part.phase().label() == phase.label()) {
        return part;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + phase.name()
            + "' is the phase of the particle, or none of the volume; name another phase of it");
  }
}
