package org.voxelyte.generation;

/**
 * A layer between two phases that is thinner than a voxel: no voxels, a contact resistance of their
 * faces (for instance LiNbO₃ of a few nm on active material).
 *
 * @param a name of one phase
 * @param b name of the other
 * @param resistance specific contact resistance, Ω m²: thickness by conductivity of the layer
 */
public record Coating(String a, String b, double resistance) {
  /** Checks the resistance. */
  public Coating {
    if (!(resistance >= 0 && resistance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the resistance of a coating must not be negative, got " + resistance + " ohm.m2");
    }
    if (a.equals(b)) {
      throw new IllegalArgumentException("a coating lies between two phases, got " + a + " twice");
    }
  }
}
