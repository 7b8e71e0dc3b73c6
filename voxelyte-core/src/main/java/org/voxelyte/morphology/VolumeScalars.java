package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;

/**
 * Numbers that a volume and every box cut out of it has, measured together, since one count may
 * serve many of them.
 *
 * @param kinds what they are
 * @param measure finds one number per kind, in their order
 */
public record VolumeScalars(List<Kind> kinds, Measure measure) {
  /**
   * What a number is.
   *
   * @param name as "fraction of NMC"
   * @param unit SI; empty for a pure number
   */
  public record Kind(String name, String unit) {
    /** Checks that there is a name. */
    public Kind {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a scalar of a volume needs a name");
      }
    }
  }

  /** Measures a volume. */
  @FunctionalInterface
  public interface Measure {
    /** Returns the numbers, or why the volume has none; may be called from several threads. */
    List<Finding<Double>> of(LabelVolume volume, TaskContext task);
  }

  /** Copies the list. */
  public VolumeScalars {
    kinds = List.copyOf(kinds);
  }

  /** Returns scalars that are measured one by one. */
  public static VolumeScalars of(List<VolumeScalar> scalars) {
    List<VolumeScalar> copy = List.copyOf(scalars);
    return new VolumeScalars(
        copy.stream().map(scalar -> new Kind(scalar.name(), scalar.unit())).toList(),
        (volume, task) -> copy.stream().map(scalar -> scalar.measure().of(volume, task)).toList());
  }
}
