package org.voxelyte.morphology;

/** The balls of all slices by falling radius: the sorted ones of each slice, merged by a heap. */
final class FallingBalls {
  private final RidgeBalls balls;

  /** The next ball of each slice, and its square, and which of the slice's squares that is. */
  private final int[] next;

  private final float[] square;
  private final int[] level;

  /** Slices with balls left, the one with the largest ball at the root. */
  private final int[] heap;

  private int size;

  FallingBalls(RidgeBalls balls) {
    int slices = balls.centres().length;
    this.balls = balls;
    this.next = new int[slices];
    this.square = new float[slices];
    this.level = new int[slices];
    this.heap = new int[slices];
    for (int z = 0; z < slices; z++) {
      if (balls.centres()[z].length > 0) {
        square[z] = balls.squares()[z][0];
        heap[size++] = z;
      }
    }
    for (int node = size / 2 - 1; node >= 0; node--) {
      sink(node);
    }
  }

  /** Returns whether there is a ball. */
  boolean hasBall() {
    return size > 0;
  }

  /** Returns the slice of the centre. */
  int slice() {
    return heap[0];
  }

  /** Returns the index of the centre in its slice. */
  int index() {
    return balls.centres()[heap[0]][next[heap[0]]];
  }

  /** Returns the squared radius. */
  float square() {
    return square[heap[0]];
  }

  /** Goes to the next ball. */
  void next() {
    int z = heap[0];
    if (++next[z] < balls.ends()[z][level[z]]) {
      return;
    }
    if (++level[z] == balls.squares()[z].length) {
      leaveSlice();
      return;
    }
    square[z] = balls.squares()[z][level[z]];
    sink(0);
  }

  /** Goes to the next ball of another slice, and leaves out what this one still has. */
  void leaveSlice() {
    heap[0] = heap[--size];
    sink(0);
  }

  private void sink(int from) {
    int node = from;
    while (2 * node + 1 < size) {
      int child = 2 * node + 1;
      if (child + 1 < size && square[heap[child + 1]] > square[heap[child]]) {
        child++;
      }
      if (square[heap[node]] >= square[heap[child]]) {
        return;
      }
      int slice = heap[node];
      heap[node] = heap[child];
      heap[child] = slice;
      node = child;
    }
  }
}
