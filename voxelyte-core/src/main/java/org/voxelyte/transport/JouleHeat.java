package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Where the power goes: the heat g (Δφ)² of each face, parted by the resistances in series that
 * make up the face: half a voxel of either phase, and the contact between them.
 *
 * <p>The share of a phase is also ∂ ln σ_eff / ∂ ln σ of it, and that of a contact −∂ ln σ_eff / ∂
 * ln ρ.
 */
final class JouleHeat {
  private JouleHeat() {}

  /**
   * Returns the shares of all phases that have voxels and conduct, in order of labels, then those
   * of the pairs that have a contact resistance.
   *
   * @param potential of the black voxels
   * @param volume of which the phases are
   */
  static List<PowerShare> shares(
      Checkerboard board,
      double[] potential,
      LabelVolume volume,
      ContactResistances contacts,
      TaskContext task) {
    List<Phase> conducting =
        volume.phases().stream().filter(phase -> board.faces().hasLabel(phase.label())).toList();
    if (conducting.size() == 1 && contacts.betweenParticles(conducting.get(0).label()) == 0) {
      return List.of(PowerShare.of(conducting.get(0), 1));
    }
    int codes = board.faces().codes();
    double[] heat =
        SliceSums.of(
            board.slabs(),
            Axis.values().length * codes * codes,
            task,
            (slab, sums) ->
                new Sweep(board, potential, sums)
                    .run(board.slabStart(slab), board.slabStart(slab + 1)));
    Map<Integer, Double> ofLabel = new TreeMap<>();
    Map<ContactResistances.Pair, Double> ofPair = new TreeMap<>(contacts.byPair());
    ofPair.replaceAll((pair, resistance) -> 0.0);
    double total = 0;
    for (Axis axis : Axis.values()) {
      for (int a = 1; a < codes; a++) {
        for (int b = 1; b < codes; b++) {
          double all = heat[(axis.ordinal() * codes + a) * codes + b];
          if (all > 0) {
            FaceConductances.Series series = board.faces().series(axis, a, b);
            total += all;
            add(ofLabel, series.labelOfA(), all * series.shareOfA());
            add(ofLabel, series.labelOfB(), all * series.shareOfB());
            if (series.shareOfContact() > 0) {
              ofPair.merge(
                  new ContactResistances.Pair(series.labelOfA(), series.labelOfB()),
                  all * series.shareOfContact(),
                  Double::sum);
            }
          }
        }
      }
    }
    List<PowerShare> shares = new ArrayList<>();
    for (Map.Entry<Integer, Double> entry : ofLabel.entrySet()) {
      Phase phase = phase(volume, entry.getKey());
      shares.add(PowerShare.of(phase, entry.getValue() / total));
    }
    for (Map.Entry<ContactResistances.Pair, Double> entry : ofPair.entrySet()) {
      shares.add(
          new PowerShare(
              phase(volume, entry.getKey().a()),
              phase(volume, entry.getKey().b()),
              true,
              entry.getValue() / total));
    }
    return shares;
  }

  private static void add(Map<Integer, Double> ofLabel, int label, double heat) {
    if (label >= 0) {
      ofLabel.merge(label, heat, Double::sum);
    }
  }

  private static Phase phase(LabelVolume volume, int label) {
    return volume.phases().stream()
        .filter(phase -> phase.label() == label)
        .findFirst()
        .orElseThrow();
  }

  /** Sums heat by axis and by the codes on both sides. */
  private static final class Sweep extends PotentialSweep {
    private final double[] sums;

    Sweep(Checkerboard board, double[] potential, double[] sums) {
      super(board, potential, 1);
      this.sums = sums;
    }

    @Override
    protected void finish(int z) {
      addPlane(Checkerboard.BLACK, z);
      addPlane(Checkerboard.RED, z);
    }

    private void addPlane(int colour, int z) {
      int stride = board.stride();
      for (int y = 0; y < board.shape().ny(); y++) {
        int offset = Checkerboard.offset(colour, y, z);
        int end = board.at(y, board.length(offset));
        for (int i = board.at(y, 0); i < end; i++) {
          byte own = codes(colour, z)[i];
          if (own != 0) {
            add(0, colour, own, z, i, z, i + offset - 1);
            add(0, colour, own, z, i, z, i + offset);
            add(1, colour, own, z, i, z, i - stride);
            add(1, colour, own, z, i, z, i + stride);
            add(2, colour, own, z, i, z - 1, i);
            add(2, colour, own, z, i, z + 1, i);
          }
        }
      }
    }

    /** Adds a face, as seen from black; from red only if an electrode lies beyond. */
    private void add(int axis, int colour, byte own, int z, int i, int otherZ, int other) {
      byte code = codes(1 - colour, otherZ)[other];
      if (code == 0 || colour == Checkerboard.RED && code != (byte) board.faces().electrode()) {
        return;
      }
      double g = conductance(axis, own, code);
      if (g > 0) {
        double drop = values(colour, z)[i] - values(1 - colour, otherZ)[other];
        int codes = board.faces().codes();
        sums[(axis * codes + (own & 0xff)) * codes + (code & 0xff)] += g * drop * drop;
      }
    }
  }
}
