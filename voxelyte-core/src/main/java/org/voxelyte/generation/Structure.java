package org.voxelyte.generation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * A structure that was made from a recipe.
 *
 * @param volume labels
 * @param phases what was achieved of each phase, in the order of the recipe
 * @param overlap how far packed particles overlap; empty if none were packed
 * @param order order of the packed spheres; empty if none or other bodies were packed
 * @param packedFraction share of the box that the packed bodies fill by their formulas; empty if
 *     none were packed
 */
public record Structure(
    LabelVolume volume,
    List<Made> phases,
    Optional<Overlap> overlap,
    Optional<BondOrder> order,
    OptionalDouble packedFraction) {
  /** Copies the list. */
  public Structure {
    phases = List.copyOf(phases);
  }

  /**
   * What was made of one phase.
   *
   * @param phase label, name and role
   * @param voxels its voxels, exactly as many as the recipe wants
   * @param particles number of its particles; 0 for menisci
   * @param cutShare depth at which packed particles were cut, as a share of a voxel: negative where
   *     they had to grow for the exact number of voxels
   * @param overlappedShare share of the voxels in particles that other particles of the phase had
   *     taken; empty if they are packed or fibres, or if there are none
   * @param ballDiameter diameter of the largest ball that fits over a voxel of menisci: their
   *     bottlenecks are narrower, m; empty if there are none
   * @param layers how the gradient came out; empty if it has none
   * @param ids whose each voxel is; empty for phases without particles
   */
  public record Made(
      Phase phase,
      long voxels,
      int particles,
      OptionalDouble cutShare,
      OptionalDouble overlappedShare,
      OptionalDouble ballDiameter,
      Optional<LayerShares> layers,
      Optional<BodyIds> ids) {
    /** Returns a phase without particles. */
    public static Made ofVoxels(Phase phase, long voxels) {
      return withoutParticles(phase, voxels, OptionalDouble.empty());
    }

    /** Returns menisci. */
    static Made of(Phase phase, Meniscus.Result menisci) {
      return withoutParticles(
          phase,
          menisci.voxels(),
          menisci.voxels() > 0
              ? OptionalDouble.of(menisci.ballDiameter())
              : OptionalDouble.empty());
    }

    private static Made withoutParticles(Phase phase, long voxels, OptionalDouble ballDiameter) {
      return new Made(
          phase,
          voxels,
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          ballDiameter,
          Optional.empty(),
          Optional.empty());
    }

    /** Returns the same with its layers. */
    Made with(LayerShares found) {
      return new Made(
          phase,
          voxels,
          particles,
          cutShare,
          overlappedShare,
          ballDiameter,
          Optional.of(found),
          ids);
    }
  }
}
