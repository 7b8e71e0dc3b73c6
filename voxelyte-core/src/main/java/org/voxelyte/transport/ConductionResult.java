package org.voxelyte.transport;

import java.util.List;
import java.util.Optional;
import org.voxelyte.volume.ScalarField;

/**
 * What a conduction problem answers.
 *
 * @param effective effective conductivity and how well it was solved
 * @param power where the Joule heat goes; empty if nothing flows
 * @param particles the current through each particle of the phases that conduct and whose particles
 *     are known
 * @param network the network that carries the current; present if asked for
 * @param potential potential in V for 1 V between the electrodes (1 V at the first layer's face, 0
 *     V at the last), NaN where no conducting cluster that touches an electrode lies; present if
 *     asked for
 * @param currentDensity magnitude of the current density at voxel centres for 1 V, A/m²; 0 where
 *     nothing conducts; present if asked for
 */
public record ConductionResult(
    EffectiveConductivity effective,
    List<PowerShare> power,
    List<ParticleCurrents> particles,
    Optional<CurrentNetwork> network,
    Optional<ScalarField> potential,
    Optional<ScalarField> currentDensity) {}
