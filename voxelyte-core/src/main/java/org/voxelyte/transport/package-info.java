/**
 * Conduction through voxel volumes: effective conductivity, tortuosity factor and conductivity
 * tensor.
 *
 * <p>{@link org.voxelyte.transport.ConductionSolver} is the way in, {@link
 * org.voxelyte.transport.ConductionProblem} what it is given. Materials and contacts enter in one
 * place, {@code FaceConductances}; the grid and its ends in one, {@code Checkerboard}, whose planes
 * the passes of {@code DoubleSweep} and {@code FloatSweep} read; {@code WireLayers} makes odd
 * periodic axes even. {@code ConjugateGradients} knows none of them. Two preconditioners stand
 * behind one interface: {@code MultigridPreconditioner}, fast, and {@code JacobiPreconditioner},
 * which it is tested against.
 */
package org.voxelyte.transport;
