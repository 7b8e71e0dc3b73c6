package org.voxelyte.morphology;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * The intrusions of a phase from its outer faces.
 *
 * <p>Deep in the phase what gets there is the same from all faces. So for each voxel the least
 * square that gets there from any face is painted first, once; then for each face only the balls
 * that are larger from there, and the larger of both paints counts, which is exact. A face from
 * which less than half as many voxels are reached as from the best takes no part in what is common,
 * since that would then be little.
 */
final class Intrusions {
  /** Share of the voxels reached from the best face from which a face counts as alike. */
  private static final double ALIKE = 0.5;

  private final LabelVolume volume;
  private final Phase phase;
  private final SquaredDistances distances;
  private final BallInclusion inclusion;
  private final WidestWays ways;
  private final GridShape shape;

  /** A slice without balls, shared by all that have none. */
  private final float[] nothing;

  Intrusions(
      LabelVolume volume,
      Phase phase,
      SquaredDistances distances,
      BallInclusion inclusion,
      TaskContext task) {
    this.volume = volume;
    this.phase = phase;
    this.distances = distances;
    this.inclusion = inclusion;
    this.shape = volume.shape();
    this.ways = WidestWays.of(shape, distances.slices, task);
    this.nothing = new float[shape.sliceVoxels()];
  }

  /** An outer face: the first or the last layer along an axis. */
  private record Face(Axis axis, boolean last) {}

  /** What some faces have in common: the widest ways, as painted, and how often each occurs. */
  private record Common(float[] widest, float[][] painted, FloatCounts counts) {}

  /** Intrudes from all faces; axes of one layer are left out. */
  Map<Axis, SimulatedIntrusion> all(TaskContext task) {
    Map<Face, Long> reached = reached();
    long most = reached.values().stream().mapToLong(voxels -> voxels).max().orElse(0);
    Common none = none();
    Common common = none;
    float[] least = least(reached, ALIKE * most);
    if (most > 0) {
      common = paint(least, task);
    }
    Map<Axis, SimulatedIntrusion> found = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) > 1) {
        SizeDistribution[] sizes = new SizeDistribution[2];
        for (int end = 0; end < 2; end++) {
          Face face = new Face(axis, end == 1);
          boolean alike = reached.get(face) >= ALIKE * most;
          sizes[end] = sizes(face, alike ? common : none, task);
        }
        found.put(axis, new SimulatedIntrusion(phase, axis, sizes[0], sizes[1], bottleneck(axis)));
      }
    }
    return found;
  }

  /** Returns how many voxels some ball gets to from each face. */
  private Map<Face, Long> reached() {
    long[] voxels = ways.basins().voxels();
    Map<Face, Long> reached = new LinkedHashMap<>();
    for (Axis axis : Axis.values()) {
      for (int end = 0; end < 2 && shape.along(axis) > 1; end++) {
        float[] widest = ways.from(axis, end == 1);
        long sum = 0;
        for (int k = 0; k < voxels.length; k++) {
          sum += widest[k] > 0 ? voxels[k] : 0;
        }
        reached.put(new Face(axis, end == 1), sum);
      }
    }
    return reached;
  }

  /** Returns the least of the widest ways from the faces that reach enough. */
  private float[] least(Map<Face, Long> reached, double enough) {
    float[] least = new float[ways.basins().count()];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    reached.forEach(
        (face, voxels) -> {
          if (voxels >= enough) {
            float[] widest = ways.from(face.axis(), face.last());
            for (int k = 0; k < least.length; k++) {
              least[k] = Math.min(least[k], widest[k]);
            }
          }
        });
    return least;
  }

  private Common none() {
    float[][] empty = new float[shape.nz()][];
    Arrays.fill(empty, nothing);
    return new Common(new float[ways.basins().count()], empty, new FloatCounts());
  }

  private Common paint(float[] widest, TaskContext task) {
    float[][] painted = new float[shape.nz()][];
    task.forEach(painted.length, z -> painted[z] = ways.basins().capped(z, widest));
    FloatCounts counts = new FloatCounts();
    new BallPainter(distances, painted, inclusion, task)
        .paint(
            (z, slice) -> {
              FloatCounts ofSlice = new FloatCounts();
              ofSlice.addPositive(slice);
              counts.addAll(ofSlice);
              painted[z] = slice;
            },
            "intruding " + phase.name(),
            task);
    return new Common(widest, painted, counts);
  }

  /** Paints what gets farther from a face than is common. */
  private void paintOver(Common common, Face face, BallPainter.Coat coat, TaskContext task) {
    float[] widest = ways.from(face.axis(), face.last());
    float[][] larger = new float[shape.nz()][];
    task.forEach(larger.length, z -> larger[z] = larger(z, widest, common.widest()));
    BallPainter painter = new BallPainter(distances, larger, inclusion, task);
    float largest = painter.balls().largest();
    painter.paint(
        z -> less(distances.slices[z], common.painted()[z], largest),
        coat,
        "intruding " + phase.name() + " along " + face.axis().key(),
        task);
  }

  /** Returns the squares of a slice that are larger than the common ones, else 0. */
  private float[] larger(int z, float[] widest, float[] common) {
    float[] larger = nothing;
    float[] squares = distances.slices[z];
    int[] basin = ways.basins().slice(z);
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] > 0) {
        float usual = common[basin[i]];
        float here = widest[basin[i]];
        if (here > usual && squares[i] > usual) {
          larger = larger == nothing ? new float[squares.length] : larger;
          larger[i] = Math.min(squares[i], here);
        }
      }
    }
    return larger;
  }

  /** Returns 1 at the voxels of the phase that larger balls may paint over, else 0. */
  private static float[] less(float[] squares, float[] painted, float largest) {
    float[] less = new float[squares.length];
    for (int i = 0; i < less.length; i++) {
      less[i] = squares[i] > 0 && painted[i] < largest ? 1 : 0;
    }
    return less;
  }

  private SizeDistribution sizes(Face face, Common common, TaskContext task) {
    FloatCounts counts = new FloatCounts();
    counts.addAll(common.counts());
    paintOver(
        common,
        face,
        (z, slice) -> {
          FloatCounts ofSlice = new FloatCounts();
          ofSlice.replaceLess(common.painted()[z], slice);
          counts.addAll(ofSlice);
        },
        task);
    return SizeDistribution.ofSquares(phase, counts, distances.unit, volume.count(phase));
  }

  /** Returns the diameter of the largest ball that gets from the first to the last layer, m. */
  private Finding<Double> bottleneck(Axis axis) {
    float[] widest = ways.from(axis, false);
    float[] inLast = ways.basins().largestIn(axis, shape.along(axis) - 1);
    float most = 0;
    for (int k = 0; k < widest.length; k++) {
      most = Math.max(most, Math.min(widest[k], inLast[k]));
    }
    return most > 0
        ? Finding.of(2 * Math.sqrt(most) * distances.unit)
        : Finding.undefined(phase.name() + " does not span " + axis.key());
  }

  /** Returns the diameters at the voxels of the phase, 0 where no ball gets; NaN outside. */
  ScalarField map(Axis axis, boolean last, TaskContext task) {
    float[][] diameters = new float[shape.nz()][];
    paintOver(
        none(),
        new Face(axis, last),
        (z, slice) -> {
          for (int i = 0; i < slice.length; i++) {
            boolean inside = distances.slices[z][i] > 0;
            slice[i] = inside ? (float) (2 * Math.sqrt(slice[i]) * distances.unit) : Float.NaN;
          }
          diameters[z] = slice;
        },
        task);
    return new ScalarField("intruded diameter", "m", shape, volume.voxelSize(), diameters);
  }
}
