package org.voxelyte.study;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** Something that a study does to the labels before it measures them. */
public sealed interface Step {
  /**
   * Returns the volume after this step; voxel size, phases and provenance follow.
   *
   * @throws IllegalArgumentException if the step does not fit the volume
   */
  LabelVolume apply(LabelVolume volume, TaskContext task);

  /**
   * Keeps a part of the volume.
   *
   * @param box the part, in voxels counted from 0
   */
  record Crop(Box box) implements Step {
    @Override
    public LabelVolume apply(LabelVolume volume, TaskContext task) {
      return LabelOperations.crop(volume, box, task);
    }
  }

  /**
   * Joins blocks of voxels into one voxel of their majority label.
   *
   * @param factor voxels per block edge, at least 2
   */
  record Coarsen(int factor) implements Step {
    /** Checks the factor. */
    public Coarsen {
      if (factor < 2) {
        throw new IllegalArgumentException("coarsen needs a factor of at least 2, got " + factor);
      }
    }

    @Override
    public LabelVolume apply(LabelVolume volume, TaskContext task) {
      return LabelOperations.coarsen(volume, factor, task);
    }
  }

  /**
   * Mirrors along an axis.
   *
   * @param axis the axis that is turned round
   */
  record Mirror(Axis axis) implements Step {
    @Override
    public LabelVolume apply(LabelVolume volume, TaskContext task) {
      return LabelOperations.mirror(volume, axis, task);
    }
  }

  /**
   * Swaps two axes, with their voxel edges.
   *
   * @param a one axis
   * @param b another
   */
  record SwapAxes(Axis a, Axis b) implements Step {
    /** Checks that the axes differ. */
    public SwapAxes {
      if (a == b) {
        throw new IllegalArgumentException(
            "swap needs two different axes, got " + a.key() + " twice");
      }
    }

    @Override
    public LabelVolume apply(LabelVolume volume, TaskContext task) {
      return LabelOperations.swapAxes(volume, a, b, task);
    }
  }

  /**
   * Gives voxels other labels.
   *
   * @param labels new label by old
   */
  record Relabel(Map<Integer, Integer> labels) implements Step {
    /** Copies the map, in order of the old labels. */
    public Relabel {
      labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    @Override
    public LabelVolume apply(LabelVolume volume, TaskContext task) {
      return LabelOperations.relabel(volume, labels, task);
    }
  }

  /**
   * Makes one phase of several; it takes the lowest of their labels.
   *
   * @param phases names of the phases, at least two
   * @param name name of the phase that they become
   * @param role its role
   */
  record Merge(List<String> phases, String name, PhaseRole role) implements Step {
    /** Copies the names and checks them. */
    public Merge {
      phases = List.copyOf(phases);
      if (Set.copyOf(phases).size() < 2) {
        throw new IllegalArgumentException(
            "merge needs at least two different phases, got " + String.join(", ", phases));
      }
    }

    @Override
    public LabelVolume apply(LabelVolume volume, TaskContext task) {
      Set<String> merged =
          phases.stream().map(phase -> volume.phase(phase).name()).collect(Collectors.toSet());
      int label =
          merged.stream().mapToInt(phase -> volume.phase(phase).label()).min().orElseThrow();
      return LabelOperations.merge(volume, merged, new Phase(label, name, role), task);
    }
  }
}
