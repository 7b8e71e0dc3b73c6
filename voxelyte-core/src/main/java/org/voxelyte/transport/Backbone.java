package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/**
 * The backbone of a network: the voxels that lie on a simple path between the electrodes, one that
 * meets no voxel twice. What spans and is no backbone is a dead end, joined to the rest through a
 * single voxel or electrode: no current flows in it, whatever the conductivities.
 *
 * <p>With an edge between the electrodes added, a voxel is of the backbone if that edge and the
 * voxel share a biconnected component. A depth-first walk from the last electrode numbers the
 * vertices and finds for each how low a number its subtree reaches: a subtree that does not reach
 * above its parent hangs on that parent alone (J. Hopcroft, R. Tarjan, Commun. ACM 16, 372 (1973),
 * doi:10.1145/362248.362272). The walk keeps its way in the vertices, so it needs no stack: 9 bytes
 * per voxel of the network, and an eighth for the result.
 */
final class Backbone {
  /** Bytes per vertex. */
  static final double BYTES = 9.125;

  private static final int FIRST_ORDER = 1;
  private static final int LAST_ORDER = 2;
  private static final int ROOT = 6;
  private static final int FACES = FaceCurrents.FACES;
  private static final int DIRECTION = 0x07;
  private static final int NEXT_SHIFT = 3;
  private static final int NEXT = 0x07 << NEXT_SHIFT;
  private static final int CUT = 0x40;
  private static final int UNKNOWN = 0;
  private static final int INSIDE = 1 << NEXT_SHIFT;
  private static final int OUTSIDE = 2 << NEXT_SHIFT;

  /** Vertices between two checks for cancellation. */
  private static final int CHECK = 1 << 16;

  private final VoxelGraph graph;
  private final VoxelGraph.Walker walker;
  private final int[] order;
  private final int[] low;

  /** Direction of the parent; next direction to look at, later the verdict; whether cut off. */
  private final byte[] state;

  private int visited = LAST_ORDER;

  private Backbone(VoxelGraph graph) {
    this.graph = graph;
    this.walker = graph.new Walker();
    this.order = new int[graph.size()];
    this.low = new int[graph.size()];
    this.state = new byte[graph.size()];
  }

  /**
   * Finds the backbone.
   *
   * @return one bit per vertex of the graph, in order of its numbers
   */
  static long[] of(VoxelGraph graph, TaskContext task) {
    return new Backbone(graph).find(task);
  }

  private long[] find(TaskContext task) {
    graph.forEachAt(
        true,
        (at, number) -> {
          if (order[number] == 0) {
            walker.unpack(at.packed());
            walk(number, task);
          }
        });
    long[] inside = new long[(order.length + Long.SIZE - 1) / Long.SIZE];
    for (int z = 0; z < graph.shape().nz(); z++) {
      task.checkCancelled();
      graph.forEach(
          z,
          (at, number) -> {
            walker.unpack(at.packed());
            judge(number);
            if ((state[number] & NEXT) == INSIDE) {
              inside[number / Long.SIZE] |= 1L << number;
            }
          });
    }
    return inside;
  }

  /** Walks through the cluster of a vertex of the last layer; the walker is there. */
  private void walk(int root, TaskContext task) {
    enter(root, ROOT, task);
    int here = root;
    while (true) {
      int direction = (state[here] & NEXT) >> NEXT_SHIFT;
      int parent = state[here] & DIRECTION;
      if (direction < FACES) {
        state[here] = (byte) (state[here] + (1 << NEXT_SHIFT));
        if (direction == parent) {
          continue;
        }
        int other = walker.beyond(direction);
        if (other >= 0 && order[other] == 0) {
          walker.step(direction);
          enter(other, direction ^ 1, task);
          here = other;
        } else if (other >= 0) {
          low[here] = Math.min(low[here], order[other]);
        } else if (other == VoxelGraph.FIRST) {
          low[here] = FIRST_ORDER;
        } else if (other == VoxelGraph.LAST && parent != ROOT) {
          low[here] = Math.min(low[here], LAST_ORDER);
        }
      } else {
        int reached = low[here];
        if (parent == ROOT) {
          mark(here, reached >= LAST_ORDER);
          return;
        }
        int child = here;
        walker.step(parent);
        here = walker.number();
        mark(child, reached >= order[here]);
        low[here] = Math.min(low[here], reached);
      }
    }
  }

  private void enter(int vertex, int parent, TaskContext task) {
    order[vertex] = ++visited;
    low[vertex] = visited;
    state[vertex] = (byte) parent;
    if (visited % CHECK == 0) {
      task.progress("finding the backbone", visited, order.length);
    }
  }

  private void mark(int vertex, boolean cut) {
    state[vertex] = (byte) (state[vertex] & DIRECTION | UNKNOWN | (cut ? CUT : 0));
  }

  /** Judges a vertex and all its ancestors that are not judged yet; the walker is there. */
  private void judge(int vertex) {
    long start = walker.packed();
    int cuts = 0;
    int above = vertex;
    boolean outside = false;
    while ((state[above] & NEXT) == UNKNOWN) {
      cuts += (state[above] & CUT) != 0 ? 1 : 0;
      int parent = state[above] & DIRECTION;
      if (parent == ROOT) {
        above = -1;
        break;
      }
      walker.step(parent);
      above = walker.number();
    }
    if (above >= 0) {
      outside = (state[above] & NEXT) == OUTSIDE;
    }
    walker.unpack(start);
    for (int here = vertex; here != above; ) {
      byte own = state[here];
      state[here] |= (byte) (outside || cuts > 0 ? OUTSIDE : INSIDE);
      cuts -= (own & CUT) != 0 ? 1 : 0;
      int parent = own & DIRECTION;
      if (parent == ROOT) {
        return;
      }
      walker.step(parent);
      here = walker.number();
    }
  }
}
