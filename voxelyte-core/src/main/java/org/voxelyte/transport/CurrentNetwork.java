package org.voxelyte.transport;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.voxelyte.volume.Phase;

/**
 * The network that carries the current between two electrodes.
 *
 * @param phases what of each conducting phase carries current, in order of labels
 * @param backboneVoxels voxels of the backbone
 * @param currents how the current is spread; empty if nothing spans
 * @param smallestCut the narrowest waist; empty if it was not searched for
 * @param cutLeftOut why it was not searched for, after a colon; empty if it was
 * @param pathways streamlines, then the paths of largest current
 * @param lostStreamlines streamlines that rounding ended in a voxel that hardly any current passes
 * @param refusals a sentence for each window that no current passes
 */
public record CurrentNetwork(
    List<PhaseShare> phases,
    long backboneVoxels,
    Optional<CurrentDistribution> currents,
    Optional<SmallestCut> smallestCut,
    Optional<String> cutLeftOut,
    List<Pathway> pathways,
    int lostStreamlines,
    List<String> refusals) {
  /**
   * Shares of a conducting phase's voxels; they sum to 1.
   *
   * @param phase the phase
   * @param voxels all of them
   * @param backbone on a simple path between the electrodes
   * @param deadEnd in a cluster that spans, but joined to the backbone or to an electrode through
   *     one voxel or that electrode alone: no current flows there
   * @param isolated in clusters that do not span
   */
  public record PhaseShare(
      Phase phase, long voxels, double backbone, double deadEnd, double isolated) {}

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

  /** Returns the share of all conducting voxels that are of the backbone. */
  public double backbone() {
    return mean(PhaseShare::backbone);
  }

  /** Returns the share of all conducting voxels that are dead ends. */
  public double deadEnd() {
    return mean(PhaseShare::deadEnd);
  }

  /** Returns the share of all conducting voxels in clusters that do not span. */
  public double isolated() {
    return mean(PhaseShare::isolated);
  }

  private double mean(ToDoubleFunction<PhaseShare> share) {
    double sum = 0;
    long voxels = 0;
    for (PhaseShare phase : phases) {
      sum += share.applyAsDouble(phase) * phase.voxels();
      voxels += phase.voxels();
    }
    return sum / voxels;
  }
}
