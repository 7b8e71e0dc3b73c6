package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * Passages between rooms, each with a width. Only those that some widest way leads through are
 * kept: a maximum spanning forest, after J. B. Kruskal, Proceedings of the American Mathematical
 * Society 7, 48 (1956), doi:10.1090/S0002-9939-1956-0078686-7.
 *
 * <p>Memory: 12 bytes a passage held, of which there are at most a million or two for each room
 * that passages lead to, and 8 more while they are sorted out; with what is kept up to 56 bytes a
 * room.
 */
final class Passages {
  /** Passages that are held at least before some are left out. */
  private static final int FEW = 1 << 20;

  /** Then so many times those that are needed. */
  private static final int SPARE = 2;

  /** Passages that are known by their rooms, a power of 2. */
  private static final int RECENT = 1 << 14;

  private final int rooms;
  private int most = FEW;
  private int[] one = new int[256];
  private int[] two = new int[256];
  private float[] width = new float[256];
  private int count;

  /** By rooms where a passage between them may be held: rooms touch along many rows. */
  private final int[] recent = new int[RECENT];

  Passages(int rooms) {
    this.rooms = rooms;
  }

  /**
   * Adds a passage, or widens one between the same rooms that was added lately.
   *
   * @param widthThere above 0
   */
  void add(int room, int other, float widthThere) {
    int slot =
        (room * 31 + other) * 0x9E3779B9 >>> Integer.SIZE - Integer.numberOfTrailingZeros(RECENT);
    int held = recent[slot];
    if (held < count && one[held] == room && two[held] == other) {
      width[held] = Math.max(width[held], widthThere);
      return;
    }
    if (count == most) {
      keepWidest();
      // Fewer are kept than there are rooms, of which there are at most 2^30.
      most = (int) Math.max(most, Math.min(Integer.MAX_VALUE - 8, (long) SPARE * count));
    }
    if (count == one.length) {
      int capacity = (int) Math.max(256, Math.min(most, 2L * count));
      one = Arrays.copyOf(one, capacity);
      two = Arrays.copyOf(two, capacity);
      width = Arrays.copyOf(width, capacity);
    }
    recent[slot] = count;
    one[count] = room;
    two[count] = other;
    width[count++] = widthThere;
  }

  /** Adds the passages of others between the same rooms. */
  void addAll(Passages others) {
    for (int k = 0; k < others.count; k++) {
      add(others.one[k], others.two[k], others.width[k]);
    }
  }

  /** Leaves out what no widest way needs; those that stay lie by falling width. */
  void keepWidest() {
    long[] keys = new long[count];
    for (int k = 0; k < count; k++) {
      keys[k] = (long) ~Float.floatToRawIntBits(width[k]) << Integer.SIZE | k;
    }
    Arrays.sort(keys);
    int[] parent = UnionFind.singles(rooms);
    int kept = 0;
    for (long key : keys) {
      int k = (int) key;
      int a = UnionFind.root(parent, one[k]);
      int b = UnionFind.root(parent, two[k]);
      if (a != b) {
        parent[b] = a;
        keys[kept++] = key;
      }
    }
    int[] keptOne = new int[kept];
    int[] keptTwo = new int[kept];
    float[] keptWidth = new float[kept];
    for (int j = 0; j < kept; j++) {
      int k = (int) keys[j];
      keptOne[j] = one[k];
      keptTwo[j] = two[k];
      keptWidth[j] = width[k];
    }
    one = keptOne;
    two = keptTwo;
    width = keptWidth;
    count = kept;
  }

  /** Returns how many passages are held. */
  int count() {
    return count;
  }

  /** Returns how many rooms there are. */
  int rooms() {
    return rooms;
  }

  int one(int passage) {
    return one[passage];
  }

  int two(int passage) {
    return two[passage];
  }

  float width(int passage) {
    return width[passage];
  }
}
