package org.voxelyte.bench;

import java.util.List;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.EffectiveConductivity;

/**
 * What a run of a {@link SolverCase} found and took.
 *
 * @param effective σ_eff along z, S/m
 * @param relativeErrorEstimate the largest of its drives
 * @param iterations of all drives
 * @param seconds set-up and solution of all drives
 * @param peakMemoryBytes arrays held at most
 */
record Solved(
    double effective,
    double relativeErrorEstimate,
    int iterations,
    double seconds,
    long peakMemoryBytes) {
  static Solved of(EffectiveConductivity z) {
    return of(List.of(z));
  }

  /** Sums drives along several axes, z the last. */
  static Solved of(List<EffectiveConductivity> axes) {
    return new Solved(
        axes.get(axes.size() - 1).effective(),
        axes.stream().mapToDouble(EffectiveConductivity::relativeErrorEstimate).max().orElse(0),
        axes.stream().mapToInt(EffectiveConductivity::iterations).sum(),
        axes.stream().mapToDouble(EffectiveConductivity::seconds).sum(),
        axes.stream().mapToLong(EffectiveConductivity::peakMemoryBytes).max().orElse(0));
  }

  static Solved of(ConductivityTensor tensor) {
    return new Solved(
        tensor.zz(),
        tensor.relativeErrorEstimate(),
        tensor.iterations(),
        tensor.seconds(),
        tensor.peakMemoryBytes());
  }
}
