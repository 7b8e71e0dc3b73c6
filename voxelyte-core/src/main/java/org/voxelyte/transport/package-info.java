/**
 * Conduction through voxel volumes: effective conductivity and tortuosity factor.
 *
 * <p>{@link org.voxelyte.transport.ConductionSolver} is the way in. Materials enter in one place,
 * {@code FaceConductances}; the grid and its sides in one, {@code VoxelNetwork}, which unpacks rows
 * of faces for the passes of {@code ConductionOperator}; {@code ConjugateGradients} knows neither.
 * Two preconditioners stand behind one interface: {@code MultigridPreconditioner}, fast, and {@code
 * JacobiPreconditioner}, which it is tested against.
 */
package org.voxelyte.transport;
