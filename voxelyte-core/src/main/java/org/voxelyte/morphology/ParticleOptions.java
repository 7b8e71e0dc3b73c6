package org.voxelyte.morphology;

import java.util.Optional;
import org.voxelyte.volume.Axis;

/**
 * What to ask of particles beside their shape.
 *
 * @param depthAxis along which depth counts, from the first layer
 * @param electrons what electrons move in and come from; empty if that is not asked
 * @param ions what ions move in and come from; empty if that is not asked
 */
public record ParticleOptions(
    Axis depthAxis, Optional<FedNetwork> electrons, Optional<FedNetwork> ions) {
  /** Depth along z, no networks. */
  public static ParticleOptions usual() {
    return new ParticleOptions(Axis.Z, Optional.empty(), Optional.empty());
  }
}
