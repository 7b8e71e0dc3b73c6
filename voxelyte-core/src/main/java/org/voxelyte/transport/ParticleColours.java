package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Colours particles so that any two that share a voxel face differ, across sides that repeat too:
 * greedily, those with most neighbours first, of equal ones that with the lower id.
 *
 * <p>Particles of one colour never touch, so that a contact between two colours is one between two
 * particles, exactly. Packings take a handful of colours, never more than the most neighbours of a
 * particle and one. Memory: 8 bytes per pair that touches and slice in which it does.
 */
final class ParticleColours {
  private ParticleColours() {}

  /**
   * Returns the colour of each particle, from 0, at its id.
   *
   * @throws IllegalArgumentException if a voxel of the phase has no particle
   */
  static int[] of(LabelVolume volume, Particles particles, Ends[] ends, TaskContext task) {
    long[] pairs = touching(volume, particles, ends, task);
    int count = particles.ids().clusters();
    int[] start = new int[count + 2];
    for (long pair : pairs) {
      start[first(pair) + 1]++;
      start[second(pair) + 1]++;
    }
    long[] order = new long[count];
    for (int id = 1; id <= count; id++) {
      order[id - 1] = (long) -start[id + 1] << Integer.SIZE | id;
    }
    Arrays.sort(order);
    for (int id = 1; id < start.length; id++) {
      start[id] += start[id - 1];
    }
    int[] neighbour = new int[Math.multiplyExact(2, pairs.length)];
    int[] next = start.clone();
    for (long pair : pairs) {
      neighbour[next[first(pair)]++] = second(pair);
      neighbour[next[second(pair)]++] = first(pair);
    }
    int[] colour = new int[count + 1];
    Arrays.fill(colour, 1, colour.length, -1);
    int[] taken = new int[count + 1];
    for (long entry : order) {
      int id = (int) entry;
      for (int k = start[id]; k < start[id + 1]; k++) {
        if (colour[neighbour[k]] >= 0) {
          taken[colour[neighbour[k]]] = id;
        }
      }
      int free = 0;
      while (taken[free] == id) {
        free++;
      }
      colour[id] = free;
    }
    return colour;
  }

  private static int first(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  private static int second(long pair) {
    return (int) pair;
  }

  /** Returns the pairs that touch, the lower id in the upper half, each once. */
  private static long[] touching(
      LabelVolume volume, Particles particles, Ends[] ends, TaskContext task) {
    GridShape shape = volume.shape();
    byte label = (byte) particles.phase().label();
    long[][] bySlice = new long[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          byte[] labels = volume.slice(z);
          int[] ids = particles.ids().slice(z);
          boolean wraps = z == shape.nz() - 1 && ends[2] == Ends.PERIODIC;
          int[] above =
              wraps
                  ? particles.ids().slice(0)
                  : z < shape.nz() - 1 ? particles.ids().slice(z + 1) : new int[ids.length];
          Pairs pairs = new Pairs();
          for (int y = 0; y < shape.ny(); y++) {
            for (int x = 0; x < shape.nx(); x++) {
              int i = shape.index(x, y);
              if (labels[i] != label) {
                continue;
              }
              if (ids[i] == 0) {
                throw new IllegalArgumentException(
                    particles.voxel(x, y, z) + " belongs to no particle; give each one an id");
              }
              pairs.add(ids[i], x < shape.nx() - 1 ? ids[i + 1] : beyond(ids, i - x, ends[0]));
              pairs.add(ids[i], y < shape.ny() - 1 ? ids[i + shape.nx()] : beyond(ids, x, ends[1]));
              pairs.add(ids[i], above[i]);
            }
          }
          bySlice[z] = pairs.distinct();
        });
    Pairs all = new Pairs();
    for (long[] pairs : bySlice) {
      all.addAll(pairs);
    }
    return all.distinct();
  }

  private static int beyond(int[] ids, int wrapped, Ends end) {
    return end == Ends.PERIODIC ? ids[wrapped] : 0;
  }

  /** Pairs of ids that differ. */
  private static final class Pairs {
    private long[] pairs = new long[64];
    private int count;
    private long last;

    void add(int a, int b) {
      if (a == b || a == 0 || b == 0) {
        return;
      }
      long pair = (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
      if (pair != last) {
        grow(1);
        pairs[count++] = pair;
        last = pair;
      }
    }

    void addAll(long[] others) {
      grow(others.length);
      System.arraycopy(others, 0, pairs, count, others.length);
      count += others.length;
    }

    private void grow(int more) {
      int needed = Math.addExact(count, more);
      if (needed > pairs.length) {
        pairs = Arrays.copyOf(pairs, Math.max(needed, Math.multiplyExact(2, pairs.length)));
      }
    }

    long[] distinct() {
      Arrays.sort(pairs, 0, count);
      int kept = 0;
      for (int k = 0; k < count; k++) {
        if (k == 0 || pairs[k] != pairs[k - 1]) {
          pairs[kept++] = pairs[k];
        }
      }
      return Arrays.copyOf(pairs, kept);
    }
  }
}
