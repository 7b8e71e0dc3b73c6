package org.voxelyte.morphology;

/**
 * What a voxel's 6-connected cluster reaches along an axis; the ordinal is the value in maps of
 * classes.
 */
public enum NetworkClass {
  /** Another phase. */
  OUTSIDE,
  /** Touches both end layers: carries current. */
  SPANNING,
  /** Touches the first layer only. */
  FIRST_ONLY,
  /** Touches the last layer only. */
  LAST_ONLY,
  /** Touches neither. */
  ISOLATED
}
