package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * The outer outline of a particle of a section, along pixel edges; pixels that touch by a corner
 * belong together.
 *
 * <p>Its length is that of ImageJ's traced selections: Σ|Δx| + Σ|Δy|, less (w + h) − √(w² + h²) for
 * each corner that is cut. A corner is cut unless the one before it was and lies one step away.
 * Where corners follow each other by single steps it so matters at which the count begins: here as
 * there with the first corner below the right end of the particle's first row.
 *
 * @param width Σ|Δx|, pixel edges
 * @param height Σ|Δy|, pixel edges
 * @param cutCorners corners cut
 * @param crossings where the outline goes along a vertical edge: row · 2³² + column right of it,
 *     sorted; each two in a row hold pixels within the outline between them
 */
record SectionOutline(long width, long height, long cutCorners, long[] crossings) {
  private static final int LEFT_TURN = 1;
  private static final int RIGHT_TURN = -1;
  private static final int DOWN = 3;
  private static final int[] STEP_X = {1, 0, -1, 0};
  private static final int[] STEP_Y = {0, -1, 0, 1};

  /** Where the pixel right of a step lies from the corner at which the step begins. */
  private static final int[] SIDE_X = {0, 0, -1, -1};

  private static final int[] SIDE_Y = {0, -1, -1, 0};

  /** Tells whether a pixel belongs to a particle; no pixel outside of the section does. */
  @FunctionalInterface
  interface Inside {
    boolean at(int x, int y);
  }

  /**
   * Walks once around a particle, clockwise as seen with y down, its pixels at the right hand.
   *
   * @param firstX a pixel in the first row of the particle
   * @param firstY that row
   */
  static SectionOutline around(Inside inside, int firstX, int firstY) {
    int startX = firstX + 1;
    while (inside.at(startX, firstY)) {
      startX++;
    }
    int startY = firstY + 1;
    long[] steps = new long[2];
    long corners = 0;
    long side = 0;
    boolean first = true;
    boolean cut = false;
    long[] crossings = new long[16];
    int count = 0;
    int x = startX;
    int y = startY;
    int direction = DOWN;
    do {
      int turn = LEFT_TURN;
      while (turn > RIGHT_TURN && !insideAfter(inside, x, y, direction + turn & 3)) {
        turn--;
      }
      if (turn != 0) {
        cut = first || side > 1 || !cut;
        corners += cut ? 1 : 0;
        first = false;
        side = 0;
      }
      direction = direction + turn & 3;
      if (STEP_Y[direction] != 0) {
        if (count == crossings.length) {
          crossings = Arrays.copyOf(crossings, 2 * count);
        }
        crossings[count++] = ((long) Math.min(y, y + STEP_Y[direction]) << 32) + x;
      }
      x += STEP_X[direction];
      y += STEP_Y[direction];
      steps[direction & 1]++;
      side++;
    } while (x != startX || y != startY || direction != DOWN);
    Arrays.sort(crossings, 0, count);
    return new SectionOutline(steps[0], steps[1], corners, Arrays.copyOf(crossings, count));
  }

  private static boolean insideAfter(Inside inside, int x, int y, int direction) {
    return inside.at(x + SIDE_X[direction], y + SIDE_Y[direction]);
  }

  /** Returns the length for pixels of these edges, m. */
  double perimeter(double pixelWidth, double pixelHeight) {
    double diagonal = Math.sqrt(pixelWidth * pixelWidth + pixelHeight * pixelHeight);
    return width * pixelWidth
        + height * pixelHeight
        - cutCorners * (pixelWidth + pixelHeight - diagonal);
  }
}
