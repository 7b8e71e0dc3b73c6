package org.voxelyte.transport;

import java.util.Optional;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * What is to be solved: a volume and its materials.
 *
 * @param volume not modified
 * @param conductivities S/m by label; labels that are not listed insulate
 * @param reference the phase that the tortuosity factor refers to if several conduct; empty: the
 *     one with the largest ε σ
 * @param withFields whether potential and current density are wanted, 8 bytes per voxel
 */
public record ConductionProblem(
    LabelVolume volume,
    Conductivities conductivities,
    Optional<Phase> reference,
    boolean withFields) {
  /** Returns the problem without fields and without a reference of choice. */
  public static ConductionProblem of(LabelVolume volume, Conductivities conductivities) {
    return new ConductionProblem(volume, conductivities, Optional.empty(), false);
  }

  /** Returns the same with a tortuosity factor that refers to a phase; empty: to the default. */
  public ConductionProblem referringTo(Optional<Phase> phase) {
    return new ConductionProblem(volume, conductivities, phase, withFields);
  }

  /** Returns the same with or without fields. */
  public ConductionProblem withFields(boolean wanted) {
    return new ConductionProblem(volume, conductivities, reference, wanted);
  }
}
