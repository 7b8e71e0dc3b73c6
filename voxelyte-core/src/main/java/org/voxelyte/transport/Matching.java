package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;

/**
 * Aggregates of a network by pairs, pairs of pairs and so on: each node is joined to the free
 * neighbour to which it is tied best.
 *
 * <p>How well a pair is tied is told by μ = 2 / (1/d_i + 1/d_j) / g_ij, d the sums of all links of
 * the nodes that each of the two has taken in, those among themselves too: the factor by which
 * relaxation lags behind on what the pair cannot represent; the smaller the better, and a pair
 * beyond {@link #WORST} is left alone (A. Napov and Y. Notay, SIAM J. Sci. Comput. 34 (2012) A1079,
 * doi:10.1137/100818509). A weak inclusion, whose d is small, is joined to what holds it, also
 * where that has a partner already; two strong nodes are never joined by a weak link between them.
 * What is held by an electrode is dropped: relaxation does it. Pairs lie in layers 2 l and 2 l + 1,
 * so that the result has layers again and does not depend on threads.
 */
final class Matching {
  /** Largest μ of a pair: two voxels of a uniform block have 6. */
  private static final double WORST = 10;

  /** By how much the links of a host exceed those of what it takes in besides its partner. */
  private static final double FIRMER = 3;

  /** Passes over the nodes, all but the last leaving a node to a much better partner. */
  private static final int ROUNDS = 2;

  /** How much better that is. */
  private static final double RIVAL = 1.5;

  /** Share of a node's links that ties it to the ground, so that relaxation suffices. */
  private static final double GROUNDED = 0.5;

  private static final int GROUND = -1;
  private static final int UNKNOWN = -2;

  private final CoarseLevel level;
  private final float[] diagonals;
  private final int passes;
  private final int layers;
  private final int[] aggregate;
  private final int[] layerStart;

  /**
   * Finds the aggregates.
   *
   * @param passes number of times that pairs are formed
   */
  Matching(CoarseLevel level, int passes, TaskContext task) {
    this(level, null, passes, task);
  }

  /**
   * Finds the aggregates of a network that is not relaxed itself.
   *
   * @param diagonals of each node, what is relaxed in it: sums of all links of all its members
   */
  Matching(CoarseLevel level, float[] diagonals, int passes, TaskContext task) {
    this.level = level;
    this.diagonals = diagonals;
    this.passes = passes;
    this.layers = (level.layers() + 1) / 2;
    this.aggregate = new int[level.nodes() + 1];
    this.layerStart = new int[layers + 1];
    int[] counts = new int[layers];
    task.forEach(layers, layer -> counts[layer] = find(layer));
    for (int layer = 0; layer < layers; layer++) {
      layerStart[layer + 1] = layerStart[layer] + counts[layer];
    }
    task.forEach(
        layers,
        layer -> {
          for (int i = firstNode(layer); i < firstNode(layer + 1); i++) {
            aggregate[i] =
                aggregate[i] == GROUND ? layerStart[layers] : aggregate[i] + layerStart[layer];
          }
        });
    aggregate[level.nodes()] = layerStart[layers];
  }

  /** Returns the aggregate of each node, the ground's last. */
  int[] aggregates() {
    return aggregate;
  }

  int count() {
    return layerStart[layers];
  }

  int[] layerStart() {
    return layerStart;
  }

  private int firstNode(int layer) {
    return level.layerStart(Math.min(2 * layer, level.layers()));
  }

  private int find(int layer) {
    int first = firstNode(layer);
    Graph graph = Graph.inside(level, diagonals, 2 * layer, first, firstNode(layer + 1));
    int[] number = new int[graph.nodes];
    Arrays.setAll(number, i -> i);
    for (int pass = 0; pass < passes && graph.nodes > 1; pass++) {
      int[] pair = graph.pair();
      graph = pass < passes - 1 ? graph.merge(pair) : graph.withoutLinks(pair);
      for (int i = 0; i < number.length; i++) {
        number[i] = pair[number[i]];
      }
    }
    int[] kept = new int[graph.nodes];
    int count = 0;
    for (int i = 0; i < graph.nodes; i++) {
      kept[i] = graph.grounded[i] ? GROUND : count++;
    }
    for (int i = 0; i < number.length; i++) {
      aggregate[first + i] = kept[number[i]];
    }
    return count;
  }

  /** The links inside two layers. */
  private static final class Graph {
    final int nodes;
    private final int[] end;
    private final int[] target;
    private final float[] conductance;
    private final double[] diagonal;
    private final double[] inverse;

    /** Nodes held by an electrode: they stay alone. */
    private final boolean[] grounded;

    private Graph(
        int nodes,
        int[] end,
        int[] target,
        float[] conductance,
        double[] diagonal,
        boolean[] grounded) {
      this.nodes = nodes;
      this.end = end;
      this.target = target;
      this.conductance = conductance;
      this.diagonal = diagonal;
      this.inverse = new double[nodes];
      for (int i = 0; i < nodes; i++) {
        inverse[i] = 1 / diagonal[i];
      }
      this.grounded = grounded;
    }

    static Graph inside(CoarseLevel level, float[] diagonals, int firstLayer, int first, int last) {
      int nodes = last - first;
      int lastLayer = Math.min(firstLayer + 2, level.layers());
      int links = 0;
      for (int layer = firstLayer; layer < lastLayer; layer++) {
        links += level.columns(layer).length;
      }
      int[] end = new int[nodes];
      int[] target = new int[links];
      float[] conductance = new float[links];
      double[] diagonal = new double[nodes];
      boolean[] grounded = new boolean[nodes];
      int next = 0;
      int node = 0;
      for (int layer = firstLayer; layer < lastLayer; layer++) {
        int[] columns = level.columns(layer);
        LinkCounts counts = level.counts(layer);
        int e = 0;
        for (int i = 0; i < counts.nodes(); i++, node++) {
          double sum = 0;
          double ground = 0;
          for (int to = e + counts.of(i); e < to; e++) {
            float g = level.conductance(layer, e);
            sum += g;
            if (columns[e] >= first && columns[e] < last) {
              target[next] = columns[e] - first;
              conductance[next++] = g;
            } else if (columns[e] == level.nodes()) {
              ground += g;
            }
          }
          end[node] = next;
          diagonal[node] = diagonals == null ? sum : diagonals[first + node];
          grounded[node] = ground >= GROUNDED * diagonal[node];
        }
      }
      return new Graph(nodes, end, target, conductance, diagonal, grounded);
    }

    /** Returns 2 / μ of the pair at the two ends of a link. */
    private double strength(int i, int link) {
      return (inverse[i] + inverse[target[link]]) * conductance[link];
    }

    /**
     * Returns the link to the free neighbour that a node is tied to best, or −1.
     *
     * @param found what was returned before, by node: true as long as that neighbour is free, since
     *     no other becomes free
     */
    private int best(int i, int[] partner, int[] found) {
      int before = found[i];
      if (before != -1 && (before < 0 || partner[target[before]] >= 0)) {
        found[i] = search(i, partner);
      }
      return found[i];
    }

    private int search(int i, int[] partner) {
      int best = -1;
      double most = grounded[i] ? Double.POSITIVE_INFINITY : 2 / WORST;
      for (int e = i == 0 ? 0 : end[i - 1]; e < end[i]; e++) {
        if (target[e] != i && partner[target[e]] < 0 && !grounded[target[e]]) {
          double strength = strength(i, e);
          if (strength > most) {
            most = strength;
            best = e;
          }
        }
      }
      return best;
    }

    /** Returns the number of the pair of each node, in order of the first of the two. */
    int[] pair() {
      int[] partner = new int[nodes];
      Arrays.fill(partner, -1);
      int[] found = new int[nodes];
      Arrays.fill(found, UNKNOWN);
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < nodes; i++) {
          int link = partner[i] < 0 ? best(i, partner, found) : -1;
          if (link < 0) {
            continue;
          }
          int j = target[link];
          // Leave j to a neighbour that suits it much better, as long as there are rounds to come.
          int rival = round < ROUNDS - 1 ? best(j, partner, found) : link;
          if (rival < 0 || RIVAL * strength(i, link) >= strength(j, rival)) {
            partner[i] = j;
            partner[j] = i;
          }
        }
      }
      int[] host = new int[nodes];
      for (int i = 0; i < nodes; i++) {
        host[i] = partner[i] < 0 ? host(i) : i;
      }
      int[] number = new int[nodes];
      int groups = 0;
      for (int i = 0; i < nodes; i++) {
        if (host[i] == i) {
          number[i] = partner[i] >= 0 && partner[i] < i ? number[partner[i]] : groups++;
        }
      }
      for (int i = 0; i < nodes; i++) {
        if (host[i] != i) {
          int at = host[i];
          while (host[at] != at) {
            at = host[at];
          }
          number[i] = number[at];
        }
      }
      return number;
    }

    /** Returns the much firmer neighbour that holds a node, or the node. */
    private int host(int i) {
      int best = i;
      double most = grounded[i] ? Double.POSITIVE_INFINITY : 2 / WORST;
      for (int e = i == 0 ? 0 : end[i - 1]; e < end[i]; e++) {
        if (diagonal[target[e]] >= FIRMER * diagonal[i] && !grounded[target[e]]) {
          double strength = strength(i, e);
          if (strength > most) {
            most = strength;
            best = target[e];
          }
        }
      }
      return best;
    }

    private int groups(int[] number) {
      int count = 0;
      for (int i = 0; i < nodes; i++) {
        count = Math.max(count, number[i] + 1);
      }
      return count;
    }

    /** Returns the merged nodes, of which no links are asked any more. */
    Graph withoutLinks(int[] number) {
      int count = groups(number);
      boolean[] groundeds = new boolean[count];
      for (int i = 0; i < nodes; i++) {
        groundeds[number[i]] = grounded[i];
      }
      return new Graph(
          count, new int[count], new int[0], new float[0], new double[count], groundeds);
    }

    Graph merge(int[] number) {
      int count = groups(number);
      int[] start = new int[count + 1];
      for (int group : number) {
        start[group + 1]++;
      }
      for (int c = 0; c < count; c++) {
        start[c + 1] += start[c];
      }
      int[] member = new int[nodes];
      int[] at = start.clone();
      for (int i = 0; i < nodes; i++) {
        member[at[number[i]]++] = i;
      }
      int[] ends = new int[count];
      int links = nodes == 0 ? 0 : end[nodes - 1];
      int[] targets = new int[links];
      float[] conductances = new float[links];
      double[] diagonals = new double[count];
      boolean[] groundeds = new boolean[count];
      int[] seen = new int[count];
      Arrays.fill(seen, -1);
      int next = 0;
      for (int c = 0; c < count; c++) {
        int from = next;
        for (int m = start[c]; m < start[c + 1]; m++) {
          int i = member[m];
          diagonals[c] += diagonal[i];
          groundeds[c] = grounded[i];
          for (int e = i == 0 ? 0 : end[i - 1]; e < end[i]; e++) {
            int to = number[target[e]];
            if (to == c) {
              continue;
            }
            if (seen[to] >= from) {
              conductances[seen[to]] += conductance[e];
            } else {
              seen[to] = next;
              targets[next] = to;
              conductances[next++] = conductance[e];
            }
          }
        }
        ends[c] = next;
      }
      return new Graph(count, ends, targets, conductances, diagonals, groundeds);
    }
  }

  /** Builds the network of aggregates (Galerkin). */
  CoarseLevel network(TaskContext task) {
    LinkCounts[] counts = new LinkCounts[layers];
    int[][] column = new int[layers][];
    short[][] conductance = new short[layers][];
    task.forEach(
        layers,
        layer -> {
          LinkCollector links = new LinkCollector();
          int first = firstNode(layer);
          int nodes = firstNode(layer + 1) - first;
          int aggregates = layerStart[layer + 1] - layerStart[layer];
          // The nodes of each aggregate, and where their links begin.
          int[] start = new int[aggregates + 1];
          for (int i = 0; i < nodes; i++) {
            if (aggregate[first + i] < layerStart[layers]) {
              start[aggregate[first + i] - layerStart[layer] + 1]++;
            }
          }
          for (int a = 0; a < aggregates; a++) {
            start[a + 1] += start[a];
          }
          int[] at = start.clone();
          int[] members = new int[nodes];
          for (int i = 0; i < nodes; i++) {
            if (aggregate[first + i] < layerStart[layers]) {
              members[at[aggregate[first + i] - layerStart[layer]]++] = i;
            }
          }
          int half = level.layerStart(2 * layer + 1) - first;
          int[][] ends = {
            level.counts(2 * layer).ends(),
            2 * layer + 1 < level.layers() ? level.counts(2 * layer + 1).ends() : new int[0]
          };
          for (int a = 0; a < aggregates; a++) {
            int self = layerStart[layer] + a;
            for (int m = start[a]; m < start[a + 1]; m++) {
              int upper = members[m] < half ? 0 : 1;
              int i = members[m] - upper * half;
              int[] columns = level.columns(2 * layer + upper);
              for (int e = i == 0 ? 0 : ends[upper][i - 1]; e < ends[upper][i]; e++) {
                int other = aggregate[columns[e]];
                if (other != self) {
                  links.add(other, level.conductance(2 * layer + upper, e));
                }
              }
            }
            links.endNode();
          }
          links.pad(layerStart[layers]);
          counts[layer] = links.counts();
          column[layer] = links.column();
          conductance[layer] = links.conductance();
        });
    return new CoarseLevel(layerStart, counts, column, conductance);
  }
}
