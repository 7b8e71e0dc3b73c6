package org.voxelyte.generation;

import java.util.SplittableRandom;

/** Makes a body somewhere, such as one of random size and orientation. */
@FunctionalInterface
public interface BodyMaker {
  /**
   * Returns a body with its centre there, m.
   *
   * @param random its own generator; what is made depends on nothing else
   */
  Body make(double x, double y, double z, SplittableRandom random);
}
