package org.voxelyte.transport;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/**
 * The effective conductivity of a volume along an axis, and how well it was solved.
 *
 * @param axis direction of the drive
 * @param effective σ_eff = I L / (A ΔU), S/m; 0 if no conducting cluster spans
 * @param reference the phase that the tortuosity factor refers to
 * @param phaseFraction ε of that phase, of the whole volume
 * @param tortuosityFactor τ² = ε σ_bulk / σ_eff; infinite if σ_eff = 0
 * @param relativeErrorEstimate estimated relative error of σ_eff from the solver, not from the grid
 * @param relativeResidual norm of the residual / norm of the right-hand side at the end
 * @param fluxImbalance |I_in − I_out| / I; 0 if nothing flows
 * @param iterations iterations of the solver
 * @param unknowns voxels solved for
 * @param seconds set-up and solution; what drives along several axes share counts for the first
 * @param peakMemoryBytes arrays held by the solver at most, bytes
 */
public record EffectiveConductivity(
    Axis axis,
    double effective,
    Phase reference,
    double phaseFraction,
    double tortuosityFactor,
    double relativeErrorEstimate,
    double relativeResidual,
    double fluxImbalance,
    int iterations,
    long unknowns,
    double seconds,
    long peakMemoryBytes) {}
