package org.voxelyte.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A segmented volume: one label per voxel, and what the labels mean.
 *
 * <p>Labels are unsigned bytes, one array per z-slice with x fastest: 1 byte a voxel, no 2³¹ limit.
 * Every label that occurs belongs to a phase. The volume is not changed after it is made: whoever
 * holds the arrays must not write to them.
 */
public final class LabelVolume {
  /** The largest label. */
  public static final int MAX_LABEL = 255;

  private final GridShape shape;
  private final VoxelSize voxelSize;
  private final byte[][] slices;
  private final List<Phase> phases;
  private final long[] counts;
  private final Provenance provenance;

  /**
   * Wraps slices of labels.
   *
   * @param shape voxels along each axis
   * @param voxelSize edges of a voxel, m
   * @param slices nz arrays of nx · ny labels, x fastest; kept, not copied
   * @param phases what the labels mean; labels that occur and are not named keep their number as a
   *     name; a named phase may have no voxels
   * @param provenance where the labels come from
   * @throws IllegalArgumentException if sizes disagree, or a label or a name is given twice
   */
  public LabelVolume(
      GridShape shape,
      VoxelSize voxelSize,
      byte[][] slices,
      List<Phase> phases,
      Provenance provenance) {
    if (slices.length != shape.nz()) {
      throw new IllegalArgumentException(
          "expected " + shape.nz() + " slices, got " + slices.length);
    }
    this.counts = new long[MAX_LABEL + 1];
    for (int z = 0; z < slices.length; z++) {
      if (slices[z].length != shape.sliceVoxels()) {
        throw new IllegalArgumentException(
            "slice " + z + " has " + slices[z].length + " voxels, expected " + shape.sliceVoxels());
      }
      count(slices[z], counts);
    }
    this.shape = shape;
    this.voxelSize = voxelSize;
    this.slices = slices;
    this.phases = complete(phases, counts);
    this.provenance = provenance;
  }

  private LabelVolume(LabelVolume labels, List<Phase> phases, Provenance provenance) {
    this.shape = labels.shape;
    this.voxelSize = labels.voxelSize;
    this.slices = labels.slices;
    this.counts = labels.counts;
    this.phases = complete(phases, counts);
    this.provenance = provenance;
  }

  /**
   * Returns the longest edge of a voxel, m, among the axes with more than one layer: the thickness
   * of an image resolves nothing. That of all axes for a single voxel.
   */
  public double longestVoxelEdge() {
    double longest = 0;
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) > 1 || shape.voxels() == 1) {
        longest = Math.max(longest, voxelSize.along(axis));
      }
    }
    return longest;
  }

  private static void count(byte[] slice, long[] counts) {
    int[] sliceCounts = new int[MAX_LABEL + 1];
    for (byte label : slice) {
      sliceCounts[label & 0xff]++;
    }
    for (int label = 0; label <= MAX_LABEL; label++) {
      counts[label] += sliceCounts[label];
    }
  }

  private static List<Phase> complete(List<Phase> named, long[] counts) {
    Phase[] byLabel = new Phase[MAX_LABEL + 1];
    for (Phase phase : named) {
      if (byLabel[phase.label()] != null) {
        throw new IllegalArgumentException(
            "label "
                + phase.label()
                + " is named twice: '"
                + byLabel[phase.label()].name()
                + "' and '"
                + phase.name()
                + "'; merge or drop one");
      }
      byLabel[phase.label()] = phase;
    }
    List<Phase> phases = new ArrayList<>();
    for (int label = 0; label <= MAX_LABEL; label++) {
      if (byLabel[label] != null) {
        phases.add(byLabel[label]);
      } else if (counts[label] > 0) {
        phases.add(Phase.unnamed(label));
      }
    }
    for (int i = 0; i < phases.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (phases.get(i).name().equals(phases.get(j).name())) {
          throw new IllegalArgumentException(
              "labels "
                  + phases.get(j).label()
                  + " and "
                  + phases.get(i).label()
                  + " are both named '"
                  + phases.get(i).name()
                  + "'; give each phase its own name, or merge them");
        }
      }
    }
    return List.copyOf(phases);
  }

  /** Returns the number of voxels along each axis. */
  public GridShape shape() {
    return shape;
  }

  /** Returns the edges of a voxel. */
  public VoxelSize voxelSize() {
    return voxelSize;
  }

  /** Returns where the labels come from. */
  public Provenance provenance() {
    return provenance;
  }

  /** Returns the label of a voxel, 0 … 255. */
  public int label(int x, int y, int z) {
    return slices[z][shape.index(x, y)] & 0xff;
  }

  /**
   * Returns the labels of slice z as unsigned bytes, x fastest: the volume's own array, not to be
   * written to.
   */
  public byte[] slice(int z) {
    return slices[z];
  }

  /**
   * Returns the phases in order of their labels: every label that occurs, and those named that do
   * not.
   */
  public List<Phase> phases() {
    return phases;
  }

  /** Returns the number of voxels with a label. */
  public long count(int label) {
    return counts[label];
  }

  /** Returns the number of voxels of a phase. */
  public long count(Phase phase) {
    return counts[phase.label()];
  }

  /** Returns the length of the volume along an axis, m. */
  public double length(Axis axis) {
    return shape.along(axis) * voxelSize.along(axis);
  }

  /** Returns the volume in m³. */
  public double volume() {
    return shape.voxels() * voxelSize.volume();
  }

  /**
   * Returns the phase of that name, or of that label if no phase is so named.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public Phase phase(String nameOrLabel) {
    for (Phase phase : phases) {
      if (phase.name().equals(nameOrLabel)) {
        return phase;
      }
    }
    for (Phase phase : phases) {
      if (Integer.toString(phase.label()).equals(nameOrLabel)) {
        return phase;
      }
    }
    throw new IllegalArgumentException(
        "no phase '"
            + nameOrLabel
            + "' in "
            + provenance.file()
            + "; there are "
            + phases.stream().map(Phase::name).collect(Collectors.joining(", ")));
  }

  /** Returns the same labels with other phase names and roles. */
  public LabelVolume withPhases(List<Phase> newPhases) {
    return new LabelVolume(this, newPhases, provenance);
  }

  /** Returns the same labels with another provenance. */
  public LabelVolume withProvenance(Provenance newProvenance) {
    return new LabelVolume(this, phases, newProvenance);
  }

  /** Returns an orthogonal cut through the volume as a map of labels. */
  public LabelMap cut(Axis normal, int index) {
    return LabelMap.cut(shape, voxelSize, normal, index, (x, y, z) -> slices[z][shape.index(x, y)]);
  }
}
