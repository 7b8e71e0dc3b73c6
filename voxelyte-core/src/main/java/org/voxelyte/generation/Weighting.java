package org.voxelyte.generation;

/** What the shares of a size distribution are shares of. */
public enum Weighting {
  /** Of the number of particles. */
  NUMBER,
  /** Of their volume, as a laser or a sieve tells. */
  VOLUME
}
