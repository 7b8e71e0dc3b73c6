package org.voxelyte.morphology;

/** What kind of void a voxel is. Of two that hold the later one is shown. */
public enum PorosityClass {
  /** Neither void nor active material. */
  OTHER,
  /** Active material. */
  ACTIVE,
  /** Void tied to the outer faces. */
  OPEN,
  /** Void that is not. */
  CLOSED,
  /** Void that the ball of the crack radius cannot enter for active material. */
  CRACK,
  /** Closed void that touches active material only. */
  ENCLOSED
}
