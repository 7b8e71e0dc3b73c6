package org.voxelyte.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.Pathway;

/**
 * What the streamlines of a drive have in common, each counting alike as each carries the same.
 *
 * @param count how many
 * @param mean of length over the distance between the electrodes
 * @param low 5 % of them are not longer, over the distance
 * @param median half of them are not longer
 * @param high 95 % of them are not longer
 * @param lengthShare mean share of the length in each phase, by label
 * @param dropShare mean share of the potential lost in each phase, by label
 * @param contactShare mean share lost at contacts
 */
record PathwayLengths(
    int count,
    double mean,
    double low,
    double median,
    double high,
    Map<Integer, Double> lengthShare,
    Map<Integer, Double> dropShare,
    double contactShare) {
  /**
   * Returns it of a network's streamlines; empty if there are none.
   *
   * @param distance between the electrodes, m
   */
  static Optional<PathwayLengths> of(CurrentNetwork network, double distance) {
    List<Pathway> lines =
        network.pathways().stream().filter(p -> p.kind() == Pathway.Kind.STREAMLINE).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    double[] lengths = lines.stream().mapToDouble(p -> p.length() / distance).sorted().toArray();
    Map<Integer, Double> lengthShare = new TreeMap<>();
    Map<Integer, Double> dropShare = new TreeMap<>();
    double contact = 0;
    for (Pathway line : lines) {
      double length = line.length();
      for (Map.Entry<Integer, Pathway.Part> part : line.parts().entrySet()) {
        lengthShare.merge(
            part.getKey(), part.getValue().length() / length / lines.size(), Double::sum);
        dropShare.merge(
            part.getKey(), part.getValue().drop() / line.drop() / lines.size(), Double::sum);
      }
      contact += line.contactDrop() / line.drop() / lines.size();
    }
    return Optional.of(
        new PathwayLengths(
            lines.size(),
            Arrays.stream(lengths).average().orElseThrow(),
            quantile(lengths, 0.05),
            quantile(lengths, 0.5),
            quantile(lengths, 0.95),
            lengthShare,
            dropShare,
            contact));
  }

  private static double quantile(double[] ascending, double share) {
    return ascending[Math.max(0, (int) Math.ceil(share * ascending.length) - 1)];
  }
}
