package org.voxelyte.generation;

import java.util.Optional;

/**
 * Where carbon grows.
 *
 * @param surfaceOf phase on the surface of which it lies; empty: anywhere that is free
 */
public record Site(Optional<String> surfaceOf) {
  /** Anywhere that no earlier phase has taken. */
  public static final Site ANYWHERE = new Site(Optional.empty());

  /** Returns the surface of a phase. */
  public static Site on(String phase) {
    return new Site(Optional.of(phase));
  }
}
