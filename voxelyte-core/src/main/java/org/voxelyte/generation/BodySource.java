package org.voxelyte.generation;

import java.util.List;
import java.util.SplittableRandom;

/** Makes one thing after another, each of one body or of several that follow each other. */
@FunctionalInterface
interface BodySource {
  /**
   * Returns the bodies of a thing, in the order in which they are painted; none if it found no
   * room.
   *
   * @param places where it may begin
   * @param random the generator of its index
   */
  List<? extends Body> make(Places places, SplittableRandom random);
}
