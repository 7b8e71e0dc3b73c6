package org.voxelyte.morphology;

/** What a voxel of a composite electrode is tied to. */
public enum ElectrodeClass {
  /** Neither active material nor electrolyte. */
  OTHER,
  /** Active material in a cluster that touches the collector's layer. */
  ACTIVE_TIED,
  /** Active material in any other cluster. */
  ACTIVE_CUT_OFF,
  /** Electrolyte in a cluster that touches the separator's layer. */
  ELECTROLYTE_TIED,
  /** Electrolyte in any other cluster. */
  ELECTROLYTE_CUT_OFF
}
