package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.Phase;

/**
 * The graph of particles that touch: nodes are particles, edges are contacts.
 *
 * @param phase whose particles they are
 * @param nodes in order of ids
 * @param contacts in order of the lower, then of the higher id
 */
public record ContactNetwork(Phase phase, List<Node> nodes, List<Contact> contacts) {
  /**
   * One particle.
   *
   * @param id of its voxels
   * @param contacts number of particles that it touches, its coordination number
   * @param touchesBorder whether it lies in an outer layer of the volume, where contacts may be
   *     missing
   */
  public record Node(int id, int contacts, boolean touchesBorder) {}

  /** Copies the lists. */
  public ContactNetwork {
    nodes = List.copyOf(nodes);
    contacts = List.copyOf(contacts);
  }

  /**
   * Returns how many particles have 0, 1, 2 … contacts, up to the most there are.
   *
   * @param withBorder whether particles that touch the border count
   */
  public List<Long> coordinationHistogram(boolean withBorder) {
    List<Long> histogram = new ArrayList<>();
    for (Node node : nodes) {
      if (withBorder || !node.touchesBorder) {
        while (histogram.size() <= node.contacts) {
          histogram.add(0L);
        }
        histogram.set(node.contacts, histogram.get(node.contacts) + 1);
      }
    }
    return List.copyOf(histogram);
  }

  /**
   * Returns the mean number of contacts of a particle.
   *
   * @param withBorder whether particles that touch the border count; contacts to them always do
   */
  public Finding<Double> meanCoordination(boolean withBorder) {
    long particles = 0;
    long ends = 0;
    for (Node node : nodes) {
      if (withBorder || !node.touchesBorder) {
        particles++;
        ends += node.contacts;
      }
    }
    if (particles > 0) {
      return Finding.of((double) ends / particles);
    }
    return Finding.undefined(
        nodes.isEmpty()
            ? phase.name() + " has no particles"
            : "every particle of " + phase.name() + " touches the border");
  }
}
