package org.voxelyte.morphology;

import org.voxelyte.volume.Axis;

/**
 * From which outer layers an electrode is fed.
 *
 * @param axis the axis along which current flows
 * @param electrons the layer at the current collector
 * @param ions the layer at the separator
 */
public record Feeding(Axis axis, End electrons, End ions) {
  /** Returns the usual one: separator at the first layer, collector at the last. */
  public static Feeding along(Axis axis) {
    return new Feeding(axis, End.LAST, End.FIRST);
  }

  /** Returns the feeding of the specimen turned round. */
  public Feeding reversed() {
    return new Feeding(axis, electrons.opposite(), ions.opposite());
  }
}
