package org.voxelyte.generation;

/** Checks of lengths that bodies are made from. */
final class Lengths {
  private Lengths() {}

  /** Returns the length if it is positive and finite. */
  static double positive(String name, double metres) {
    if (!(metres > 0 && metres < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be a positive finite length, got " + metres + " m");
    }
    return metres;
  }

  /** Returns the coordinate if it is finite. */
  static double finite(String name, double metres) {
    if (!Double.isFinite(metres)) {
      throw new IllegalArgumentException(name + " must be finite, got " + metres + " m");
    }
    return metres;
  }

  /** Returns the factor if it is positive and finite. */
  static double factor(double factor) {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a body is scaled by a positive factor, got " + factor);
    }
    return factor;
  }
}
