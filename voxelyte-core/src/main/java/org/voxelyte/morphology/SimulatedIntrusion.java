package org.voxelyte.morphology;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * Intrusion of a phase by balls along an axis, as of pores by mercury: each voxel has the diameter
 * of the largest ball that covers it and that can be brought there from one outer face without
 * leaving the phase. B. Münch and L. Holzer, Journal of the American Ceramic Society 91, 4059
 * (2008), doi:10.1111/j.1551-2916.2008.02736.x.
 *
 * <p>A ball of diameter d fits at the voxels c with 2 D(c) ≥ d, D being the {@link DistanceMap};
 * its centre goes from face to face of voxels and begins in the outermost layer. It covers the
 * voxels p with |p − c| &lt; d/2, as in {@link LocalThickness}, which is never less. What no path
 * of the phase leads to has no diameter and counts as 0. The outer faces of the volume are no
 * surface.
 *
 * @param phase the phase
 * @param axis the axis
 * @param fromFirst sizes as intruded from the first layer along the axis
 * @param fromLast sizes as intruded from the last layer
 * @param bottleneck diameter of the largest ball that can be brought from the first to the last
 *     layer, m: the greatest, over all paths through faces, of the least 2 D along them; undefined
 *     if the phase does not span the axis
 */
public record SimulatedIntrusion(
    Phase phase,
    Axis axis,
    SizeDistribution fromFirst,
    SizeDistribution fromLast,
    Finding<Double> bottleneck) {
  /**
   * Bytes per voxel: squared distances, those intruded from both faces or from one and a map, and a
   * ball for each voxel at worst.
   */
  private static final int BYTES_PER_VOXEL = 16;

  /**
   * Intrudes a phase from all six faces. Memory: 12 bytes a voxel and 4 bytes a ball, of which
   * there are at most as many as voxels.
   *
   * @return by axis; undefined if the phase has no voxels or fills the volume, or along an axis of
   *     one layer
   * @throws IllegalArgumentException if memory does not suffice, or the volume is larger than 2³²
   *     voxels
   */
  public static Map<Axis, Finding<SimulatedIntrusion>> of(
      LabelVolume volume, Phase phase, TaskContext task) {
    Map<Axis, Finding<SimulatedIntrusion>> found = new EnumMap<>(Axis.class);
    Optional<Distances> distances = Optional.empty();
    for (Axis axis : Axis.values()) {
      Optional<String> missing = missing(volume, phase, axis);
      if (missing.isPresent()) {
        found.put(axis, Finding.undefined(missing.get()));
        continue;
      }
      if (distances.isEmpty()) {
        distances = Optional.of(Distances.of(volume, phase, task));
      }
      found.put(axis, Finding.of(distances.get().along(axis, task)));
    }
    return found;
  }

  /**
   * Returns the map of an intrusion: the diameter at each voxel of the phase, m, 0 where no ball
   * gets; NaN outside the phase.
   *
   * @param fromLast whether from the last layer along the axis rather than the first
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Finding<ScalarField> map(
      LabelVolume volume, Phase phase, Axis axis, boolean fromLast, TaskContext task) {
    return missing(volume, phase, axis)
        .map(Finding::<ScalarField>undefined)
        .orElseGet(() -> Finding.of(Distances.of(volume, phase, task).map(axis, fromLast, task)));
  }

  private static Optional<String> missing(LabelVolume volume, Phase phase, Axis axis) {
    return volume.shape().along(axis) == 1
        ? Optional.of("the volume has one layer along " + axis.key())
        : LocalThickness.surfaceMissing(volume, phase);
  }

  /** The distances in a phase, from which all intrusions follow. */
  private record Distances(
      LabelVolume volume, Phase phase, SquaredDistances distances, float[] levels) {

    static Distances of(LabelVolume volume, Phase phase, TaskContext task) {
      GridShape shape = volume.shape();
      String what = "the intrusion of " + phase.name();
      if (shape.voxels() > IntrusionFlood.MAX_VOXELS) {
        throw new IllegalArgumentException(
            what + " takes less than 2^32 voxels, got " + shape + "; crop or coarsen the volume");
      }
      MemoryNeed.missing(BYTES_PER_VOXEL * shape.voxels(), what)
          .ifPresent(
              sentence -> {
                throw new IllegalArgumentException(sentence);
              });
      task.progress("measuring " + what, 0, 0);
      SquaredDistances distances = SquaredDistances.of(volume, phase, task);
      FloatCounts counts = new FloatCounts();
      task.forEach(
          shape.nz(),
          z -> {
            FloatCounts ofSlice = new FloatCounts();
            ofSlice.addPositive(distances.slices[z]);
            counts.addAll(ofSlice);
          });
      return new Distances(volume, phase, distances, counts.values());
    }

    SimulatedIntrusion along(Axis axis, TaskContext task) {
      float[][][] intruded = new float[2][][];
      task.forEach(2, face -> intruded[face] = flood(axis, face == 1, task));
      double bottleneck = widest(intruded[0], axis);
      SizeDistribution fromFirst = sizes(intruded[0], axis, task);
      intruded[0] = null;
      SizeDistribution fromLast = sizes(intruded[1], axis, task);
      return new SimulatedIntrusion(
          phase,
          axis,
          fromFirst,
          fromLast,
          bottleneck > 0
              ? Finding.of(bottleneck)
              : Finding.undefined(phase.name() + " does not span " + axis.key()));
    }

    private float[][] flood(Axis axis, boolean last, TaskContext task) {
      return IntrusionFlood.from(axis, last, volume.shape(), distances.slices, levels, task);
    }

    /** Returns the largest diameter that reaches the last layer, m. */
    private double widest(float[][] fromFirst, Axis axis) {
      GridShape shape = volume.shape();
      float widest = 0;
      for (int z = axis == Axis.Z ? shape.nz() - 1 : 0; z < shape.nz(); z++) {
        for (int y = axis == Axis.Y ? shape.ny() - 1 : 0; y < shape.ny(); y++) {
          for (int x = axis == Axis.X ? shape.nx() - 1 : 0; x < shape.nx(); x++) {
            widest = Math.max(widest, fromFirst[z][shape.index(x, y)]);
          }
        }
      }
      return 2 * Math.sqrt(widest) * distances.unit;
    }

    private SizeDistribution sizes(float[][] intruded, Axis axis, TaskContext task) {
      FloatCounts counts = new FloatCounts();
      new BallPainter(distances, intruded, task)
          .paint(
              (z, slice) -> {
                FloatCounts ofSlice = new FloatCounts();
                ofSlice.addPositive(slice);
                counts.addAll(ofSlice);
              },
              what(axis),
              task);
      return SizeDistribution.ofSquares(phase, counts, distances.unit, volume.count(phase));
    }

    private String what(Axis axis) {
      return "intruding " + phase.name() + " along " + axis.key();
    }

    ScalarField map(Axis axis, boolean fromLast, TaskContext task) {
      GridShape shape = volume.shape();
      float[][] diameters = new float[shape.nz()][];
      new BallPainter(distances, flood(axis, fromLast, task), task)
          .paint(
              (z, slice) -> {
                for (int i = 0; i < slice.length; i++) {
                  boolean inside = distances.slices[z][i] > 0;
                  slice[i] =
                      inside ? (float) (2 * Math.sqrt(slice[i]) * distances.unit) : Float.NaN;
                }
                diameters[z] = slice;
              },
              what(axis),
              task);
      return new ScalarField("intruded diameter", "m", shape, volume.voxelSize(), diameters);
    }
  }
}
