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
 *
 * <p>A slab of slices gets all its coats before the next, so that no paint is kept. Memory: 8 bytes
 * a voxel for distances and basins, 4 bytes a ball of what is common and of each face, 32 bytes a
 * basin, and two slabs per thread.
 */
final class Intrusions {
  /** Share of the voxels reached from the best face from which a face counts as alike. */
  private static final double ALIKE = 0.5;

  private final LabelVolume volume;
  private final Phase phase;
  private final SquaredDistances distances;
  private final BallInclusion inclusion;
  private final Basins basins;
  private final GridShape shape;

  /** By face and basin the largest square that gets to its peak. */
  private final Map<Face, float[]> widest = new LinkedHashMap<>();

  /** A slice without paint. */
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
    this.nothing = new float[shape.sliceVoxels()];
    WidestWays ways = WidestWays.of(shape, distances.slices, task);
    this.basins = ways.basins();
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) > 1) {
        widest.put(new Face(axis, false), ways.from(axis, false));
        widest.put(new Face(axis, true), ways.from(axis, true));
      }
    }
  }

  /** An outer face: the first or the last layer along an axis. */
  private record Face(Axis axis, boolean last) {}

  /** What is painted from a face, if over what is common, and how often each square occurs. */
  private record Coat(BallPainter painter, boolean overCommon, FloatCounts counts) {}

  /** Intrudes from all faces; axes of one layer are left out. */
  Map<Axis, SimulatedIntrusion> all(TaskContext task) {
    Map<Face, Coat> coats = paintAll(task);
    Map<Axis, SimulatedIntrusion> found = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) > 1) {
        SizeDistribution fromFirst = sizes(coats.get(new Face(axis, false)));
        SizeDistribution fromLast = sizes(coats.get(new Face(axis, true)));
        found.put(axis, new SimulatedIntrusion(phase, axis, fromFirst, fromLast, bottleneck(axis)));
      }
    }
    return found;
  }

  /** Paints what is common, then what gets farther from each face, slab by slab. */
  private Map<Face, Coat> paintAll(TaskContext task) {
    Map<Face, Long> reached = reached();
    double enough = ALIKE * reached.values().stream().mapToLong(voxels -> voxels).max().orElse(0);
    float[] none = new float[basins.count()];
    float[] least = none.clone();
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    widest.forEach(
        (face, squares) -> {
          for (int k = 0; reached.get(face) >= enough && k < least.length; k++) {
            least[k] = Math.min(least[k], squares[k]);
          }
        });
    BallPainter common = painter(least, none, task);
    Map<Face, Coat> coats = new LinkedHashMap<>();
    widest.forEach(
        (face, squares) -> {
          boolean over = reached.get(face) >= enough;
          BallPainter painter = painter(squares, over ? least : none, task);
          coats.put(face, new Coat(painter, over, new FloatCounts()));
        });
    int slabs = BallPainter.slabs(shape);
    task.forEach(
        slabs,
        slab -> {
          task.progress("intruding " + phase.name(), slab, slabs);
          paint(slab, common, coats, task);
        });
    return coats;
  }

  private void paint(int slab, BallPainter common, Map<Face, Coat> coats, TaskContext task) {
    float[][] painted = new float[shape.nz()][];
    FloatCounts ofCommon = new FloatCounts();
    common.paint(
        slab,
        z -> distances.slices[z],
        (z, slice) -> {
          ofCommon.addPositive(slice);
          painted[z] = slice;
        },
        task);
    for (Coat coat : coats.values()) {
      FloatCounts counts = new FloatCounts();
      if (coat.overCommon()) {
        counts.addAll(ofCommon);
      }
      float largest = coat.painter().balls().largest();
      coat.painter()
          .paint(
              slab,
              z -> less(distances.slices[z], coat.overCommon() ? painted[z] : nothing, largest),
              (z, slice) -> counts.replaceLess(coat.overCommon() ? painted[z] : nothing, slice),
              task);
      coat.counts().addAll(counts);
    }
  }

  /** Returns a painter of what gets farther than something else, both by basin. */
  private BallPainter painter(float[] squares, float[] others, TaskContext task) {
    return new BallPainter(
        distances, z -> basins.farther(z, squares, others, nothing), inclusion, task);
  }

  /** Returns how many voxels some ball gets to from each face. */
  private Map<Face, Long> reached() {
    long[] voxels = basins.voxels();
    Map<Face, Long> reached = new LinkedHashMap<>();
    widest.forEach(
        (face, squares) -> {
          long sum = 0;
          for (int k = 0; k < voxels.length; k++) {
            sum += squares[k] > 0 ? voxels[k] : 0;
          }
          reached.put(face, sum);
        });
    return reached;
  }

  /** Returns values above 0 at the voxels of the phase that larger balls may paint over. */
  private static float[] less(float[] squares, float[] painted, float largest) {
    float[] less = new float[squares.length];
    for (int i = 0; i < less.length; i++) {
      less[i] = Math.min(squares[i], largest - painted[i]);
    }
    return less;
  }

  private SizeDistribution sizes(Coat coat) {
    return SizeDistribution.ofSquares(phase, coat.counts(), distances.unit, volume.count(phase));
  }

  /** Returns the diameter of the largest ball that gets from the first to the last layer, m. */
  private Finding<Double> bottleneck(Axis axis) {
    float[] squares = widest.get(new Face(axis, false));
    float[] inLast = basins.largestIn(axis, shape.along(axis) - 1);
    float most = 0;
    for (int k = 0; k < squares.length; k++) {
      most = Math.max(most, Math.min(squares[k], inLast[k]));
    }
    return most > 0
        ? Finding.of(2 * Math.sqrt(most) * distances.unit)
        : Finding.undefined(phase.name() + " does not span " + axis.key());
  }

  /** Returns the diameters at the voxels of the phase, 0 where no ball gets; NaN outside. */
  ScalarField map(Axis axis, boolean last, TaskContext task) {
    float[][] diameters = new float[shape.nz()][];
    painter(widest.get(new Face(axis, last)), new float[basins.count()], task)
        .paint(
            (z, slice) -> {
              for (int i = 0; i < slice.length; i++) {
                boolean inside = distances.slices[z][i] > 0;
                slice[i] = inside ? (float) (2 * Math.sqrt(slice[i]) * distances.unit) : Float.NaN;
              }
              diameters[z] = slice;
            },
            "intruding " + phase.name() + " along " + axis.key(),
            task);
    return new ScalarField("intruded diameter", "m", shape, volume.voxelSize(), diameters);
  }
}
