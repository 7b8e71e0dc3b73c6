package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/** A network and its potential, for tests of what is read off a solution. */
record SolvedNetworks(Checkerboard board, double[] potential) {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-13, 500);

  /** Solves as the solver does; the volume must span. */
  static SolvedNetworks solve(ConductionProblem problem, Axis axis, TaskContext task) {
    Network network = network(problem, axis, task);
    double[] potential = LayerPotential.start(network.board, network.words, task);
    new ConjugateGradients(TIGHT)
        .solve(
            new ConductionOperator(network.board),
            new MultigridPreconditioner(network.board, network.words, task),
            potential,
            task);
    return new SolvedNetworks(network.board, potential);
  }

  /** Returns the network of label 1, not solved. */
  static Checkerboard board(LabelVolume volume, Axis axis, Sides sides, TaskContext task) {
    ConductionProblem problem =
        ConductionProblem.of(volume, TestVolumes.sigma(1, 1)).withSides(sides);
    return network(problem, axis, task).board;
  }

  /** A network and the voxels that belong to it. */
  private record Network(Checkerboard board, long[][] words) {}

  private static Network network(ConductionProblem problem, Axis axis, TaskContext task) {
    Ends[] ends = Ends.between(axis, problem.sides().ends());
    Materials materials = Materials.of(problem, ends, task);
    FaceConductances faces = materials.faces();
    Clusters clusters = new Clusters(materials.volume(), faces, ends, axis, task);
    WireLayers wires = new WireLayers(materials.volume(), faces, ends);
    long[][] words = wires.extend(clusters.spanning(task), task);
    return new Network(
        new Checkerboard(wires.volume(task), wires.faces(), ends, axis, words, task), words);
  }

  FaceCurrents currents(ConductionProblem problem) {
    return new FaceCurrents(board, problem.volume().shape(), potential);
  }
}
