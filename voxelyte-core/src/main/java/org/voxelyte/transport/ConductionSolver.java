package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** placeholder javadoc to be written. */
public final class ConductionSolver {
  private final ConductionOptions options;

  public ConductionSolver(ConductionOptions options) {
    this.options = options;
  }

  public ConductionResult solve(
      LabelVolume volume, Conductivities conductivities, Axis axis, TaskContext task) {
    return solve(volume, conductivities, axis, Optional.empty(), false, task);
  }

  public ConductionResult solve(
      LabelVolume volume,
      Conductivities conductivities,
      Axis axis,
      Optional<Phase> reference,
      boolean withFields,
      TaskContext task) {
    return solve(volume, conductivities, axis, reference, withFields, MultigridPreconditioner::new, task);
  }

  ConductionResult solve(
      LabelVolume volume,
      Conductivities conductivities,
      Axis axis,
      Optional<Phase> reference,
      boolean withFields,
      java.util.function.BiFunction<VoxelNetwork, TaskContext, Preconditioner> preconditioners,
      TaskContext task) {
    long start = System.nanoTime();
    FaceConductances faces = new FaceConductances(volume, conductivities, axis);
    VoxelNetwork network = new VoxelNetwork(volume, faces, axis, task);
    double t1 = (System.nanoTime() - start) * 1e-9;
    Preconditioner preconditioner = preconditioners.apply(network, task);
    double t2 = (System.nanoTime() - start) * 1e-9;
    double[] potential = new double[network.nodes()];
    int n = volume.shape().along(axis);
    task.forEach(volume.shape().nz(), z -> {
      NetworkRow row = new NetworkRow(volume.shape().nx());
      for (int y = 0; y < volume.shape().ny(); y++) {
        network.locate(y, z, VoxelNetwork.ALL, row);
        for (int k = 0; k < row.length; k++) {
          int layer = axis == Axis.X ? row.x[k] : axis == Axis.Y ? y : z;
          potential[row.index[k]] = 1 - (layer + 0.5) / n;
        }
      }
    });
    potential[network.firstElectrode()] = 1;
    ConjugateGradients.Solution s =
        new ConjugateGradients(options)
            .solve(new ConductionOperator(network), preconditioner, potential, task);
    double area = volume.volume() / volume.length(axis);
    double effective = s.balance().energy() * faces.unit() * volume.length(axis) / area;
    double t3 = (System.nanoTime() - start) * 1e-9;
    long bytes = network.bytes() + preconditioner.bytes() + ConjugateGradients.BYTES_PER_NODE * network.nodes();
    if (Boolean.getBoolean("voxelyte.trace")) {
      System.err.printf("net %.2f prec %.2f solve %.2f B/unk %.1f%n", t1, t2 - t1, t3 - t2, bytes / (double) network.unknowns());
    }
    double in = s.balance().inflow(), out = s.balance().outflow();
    return new ConductionResult(new EffectiveConductivity(axis, effective, volume.phases().get(0), 0, 0,
      s.relativeError(), s.balance().relativeResidual(), Math.abs(in - out) / (0.5 * (in + out)), s.iterations(), network.unknowns(), t3, bytes), Optional.empty(), Optional.empty());
  }
}
