package org.voxelyte.transport;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.voxelyte.volume.Phase;

/**
 * The network that carries the current between two electrodes.
 *
 * @param phases what of each conducting phase carries current, in order of labels
 * @param currents how the current is spread; empty if nothing spans
 * @param smallestCut the narrowest waist; empty if it was not searched for
 * @param cutLeftOut why it was not searched for, after a colon; empty if it was
 * @param pathways streamlines, then the paths of largest current
 * @param lostStreamlines streamlines that rounding ended in a voxel that hardly any current passes
 * @param refusals a sentence for each window that no current passes
 */
public record CurrentNetwork(
    List<PhaseShare> phases,
    Optional<CurrentDistribution> currents,
    Optional<SmallestCut> smallestCut,
    Optional<String> cutLeftOut,
    List<Pathway> pathways,
    int lostStreamlines,
    List<String> refusals) {
  /**
   * What the voxels of a conducting phase are in the network.
   *
   * @param phase the phase
   * @param backboneVoxels those on a simple path between the electrodes
   * @param deadEndVoxels those in a cluster that spans, but joined to the backbone or to an
   *     electrode through one voxel or that electrode alone: no current flows there
   * @param isolatedVoxels those in clusters that do not span
   */
  public record PhaseShare(
      Phase phase, long backboneVoxels, long deadEndVoxels, long isolatedVoxels) {
    /** Returns the number of its voxels. */
    public long voxels() {
      return backboneVoxels + deadEndVoxels + isolatedVoxels;
    }

    /** Returns the share of its voxels that are of the backbone. */
    public double backbone() {
      return backboneVoxels / (double) voxels();
    }

    /** Returns the share of its voxels that are dead ends. */
    public double deadEnd() {
      return deadEndVoxels / (double) voxels();
    }

    /** Returns the share of its voxels in clusters that do not span. */
    public double isolated() {
      return isolatedVoxels / (double) voxels();
    }
  }

  /** Copies the lists; checks that a cut is there or a reason why it is not. */
  public CurrentNetwork {
    if (smallestCut.isPresent() == cutLeftOut.isPresent()) {
      throw new IllegalArgumentException(
          "either a smallest cut or a reason why there is none is needed, got "
              + (cutLeftOut.isPresent() ? "both" : "neither"));
    }
    phases = List.copyOf(phases);
    pathways = List.copyOf(pathways);
    refusals = List.copyOf(refusals);
  }

  /** Returns the number of voxels of the backbone. */
  public long backboneVoxels() {
    return sum(PhaseShare::backboneVoxels);
  }

  /** Returns the share of all conducting voxels that are of the backbone. */
  public double backbone() {
    return share(PhaseShare::backboneVoxels);
  }

  /** Returns the share of all conducting voxels that are dead ends. */
  public double deadEnd() {
    return share(PhaseShare::deadEndVoxels);
  }

  /** Returns the share of all conducting voxels in clusters that do not span. */
  public double isolated() {
    return share(PhaseShare::isolatedVoxels);
  }

  private long sum(ToLongFunction<PhaseShare> voxels) {
    return phases.stream().mapToLong(voxels).sum();
  }

  private double share(ToLongFunction<PhaseShare> voxels) {
    return sum(voxels) / (double) sum(PhaseShare::voxels);
  }
}
