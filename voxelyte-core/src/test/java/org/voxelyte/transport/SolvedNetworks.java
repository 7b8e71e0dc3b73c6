package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/** A network and its potential, for tests of what is read off a solution. */
record SolvedNetworks(Checkerboard board, double[] potential) {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-13, 500);

  /** Solves as the solver does; the volume must span. */
  static SolvedNetworks solve(ConductionProblem problem, Axis axis, TaskContext task) {
    Ends[] ends = Ends.between(axis, problem.sides().ends());
    Materials materials = Materials.of(problem, ends, task);
    FaceConductances faces = materials.faces();
    Clusters clusters = new Clusters(materials.volume(), faces, ends, axis, task);
    WireLayers wires = new WireLayers(materials.volume(), faces, ends);
    long[][] words = wires.extend(clusters.spanning(task), task);
    Checkerboard board =
        new Checkerboard(wires.volume(task), wires.faces(), ends, axis, words, task);
    double[] potential = LayerPotential.start(board, words, task);
    new ConjugateGradients(TIGHT)
        .solve(
            new ConductionOperator(board),
            new MultigridPreconditioner(board, words, task),
            potential,
            task);
    return new SolvedNetworks(board, potential);
  }

  FaceCurrents currents(ConductionProblem problem) {
    return new FaceCurrents(board, problem.volume().shape(), potential);
  }
}
