package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * How large a volume must be for a scalar to be that of the material: its values in boxes of the
 * volume's proportions that grow about the centre, and in boxes at random places, whose spread
 * falls with their size (T. Kanit et al., Int. J. Solids Struct. 40, 3647 (2003),
 * doi:10.1016/S0020-7683(03)00143-4).
 *
 * <p>The representative size is that from which on the standard deviation is below 5 % of the mean
 * (or as the options say), interpolated between sizes on logarithms of both.
 *
 * <p>Boxes at random places overlap, and all are pieces of the one volume, so their spread is below
 * that of boxes far apart: of short-range order the variance by the mean share that two of them
 * have in common, 8/27 at half of the edges (4/9 in an image), 1/7 at 0.4, 1/38 at a quarter. The
 * standard deviation so is 16 % low at half of the edges (25 % in an image), 7 % at 0.4, 1 % at a
 * quarter; it is not corrected. Larger boxes have a value about the centre only. Sizes run from a
 * sixteenth of the edges, but 4 voxels, in equal ratios to the half, and in three more to the
 * whole; sizes that small volumes cannot tell apart are taken once.
 *
 * <p>Boxes of one size are measured side by side if as many as there are threads fit into the
 * volume, else one after another. Each has its generator, from seed, size and number. Memory: a
 * copy of the labels in a box, and what the scalar needs, of so many boxes.
 *
 * @param name of the scalar
 * @param unit of the scalar
 * @param options what boxes were taken
 * @param sizes from the smallest to the whole volume
 * @param size the representative size, m, as {@link BoxStatistics#edge}; the smallest tried if the
 *     spread is below there already; undefined if it is not within half of the edges
 */
public record RepresentativeVolume(
    String name, String unit, BoxOptions options, List<BoxStatistics> sizes, Finding<Double> size) {
  private static final double SMALLEST = 1.0 / 16;
  private static final int SMALLEST_VOXELS = 4;
  private static final double LARGEST_RANDOM = 0.5;
  private static final int LARGER = 3;

  /** Copies the list. */
  public RepresentativeVolume {
    sizes = List.copyOf(sizes);
  }

  /** Measures scalars in the same boxes; the result has theirs in order. */
  public static List<RepresentativeVolume> of(
      LabelVolume volume, List<VolumeScalar> scalars, BoxOptions options, TaskContext task) {
    return of(volume, VolumeScalars.of(scalars), options, task);
  }

  /** Measures scalars in the same boxes; the result has theirs in order. */
  public static List<RepresentativeVolume> of(
      LabelVolume volume, VolumeScalars scalars, BoxOptions options, TaskContext task) {
    List<List<BoxStatistics>> statistics = new ArrayList<>();
    scalars.kinds().forEach(kind -> statistics.add(new ArrayList<>()));
    List<List<Box>> sizes = new ArrayList<>();
    for (GridShape shape : shapes(volume.shape(), options)) {
      sizes.add(boxes(volume, shape, sizes.size(), options));
    }
    Work work = new Work(volume, sizes, scalars, task);
    for (List<Box> boxes : sizes) {
      List<List<Finding<Double>>> found = work.measure(boxes);
      List<Finding<Double>> centred = found.get(0);
      List<List<Finding<Double>>> random = found.subList(1, found.size());
      for (int s = 0; s < statistics.size(); s++) {
        int index = s;
        statistics
            .get(s)
            .add(
                summary(
                    volume,
                    boxes.get(0).shape(),
                    centred.get(s),
                    random.stream().map(r -> r.get(index)).toList()));
      }
    }
    List<RepresentativeVolume> results = new ArrayList<>();
    for (int s = 0; s < statistics.size(); s++) {
      VolumeScalars.Kind kind = scalars.kinds().get(s);
      results.add(
          new RepresentativeVolume(
              kind.name(),
              kind.unit(),
              options,
              statistics.get(s),
              size(statistics.get(s), options.relativeSpread())));
    }
    return List.copyOf(results);
  }

  private static List<GridShape> shapes(GridShape whole, BoxOptions options) {
    int shortest = Integer.MAX_VALUE;
    for (Axis axis : Axis.values()) {
      shortest = whole.along(axis) > 1 ? Math.min(shortest, whole.along(axis)) : shortest;
    }
    double smallest =
        Math.min(LARGEST_RANDOM, Math.max(SMALLEST, (double) SMALLEST_VOXELS / shortest));
    List<GridShape> shapes = new ArrayList<>();
    for (int i = 0; i < options.sizes() + LARGER; i++) {
      double share =
          i < options.sizes()
              ? between(smallest, LARGEST_RANDOM, (double) i / (options.sizes() - 1))
              : between(LARGEST_RANDOM, 1, (double) (i + 1 - options.sizes()) / LARGER);
      GridShape shape =
          new GridShape(edge(share, whole.nx()), edge(share, whole.ny()), edge(share, whole.nz()));
      if (shapes.isEmpty() || !shapes.get(shapes.size() - 1).equals(shape)) {
        shapes.add(shape);
      }
    }
    return shapes;
  }

  private static double between(double from, double to, double share) {
    return from * Math.pow(to / from, share);
  }

  private static int edge(double share, int voxels) {
    return (int) Math.max(1, Math.floor(share * voxels + 1e-9));
  }

  /** Returns whether a box is at most half as long as the volume wherever that has layers. */
  private static boolean isRandom(GridShape whole, GridShape box) {
    for (Axis axis : Axis.values()) {
      if (whole.along(axis) > 1 && 2 * box.along(axis) > whole.along(axis)) {
        return false;
      }
    }
    return whole.voxels() > 1;
  }

  private static Box centre(LabelVolume volume, GridShape shape) {
    GridShape whole = volume.shape();
    return new Box(
        (whole.nx() - shape.nx()) / 2,
        (whole.ny() - shape.ny()) / 2,
        (whole.nz() - shape.nz()) / 2,
        shape);
  }

  /** Both numbers are mixed before they meet, so that neighbours have nothing in common. */
  private static Box place(GridShape whole, GridShape shape, long seed, long number) {
    SplittableRandom random =
        new SplittableRandom(
            new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~number).nextLong());
    return new Box(
        random.nextInt(whole.nx() - shape.nx() + 1),
        random.nextInt(whole.ny() - shape.ny() + 1),
        random.nextInt(whole.nz() - shape.nz() + 1),
        shape);
  }

  /** Returns the box about the centre and, up to half of the edges, those at random places. */
  private static List<Box> boxes(
      LabelVolume volume, GridShape shape, int size, BoxOptions options) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(centre(volume, shape));
    for (int k = 0; isRandom(volume.shape(), shape) && k < options.boxes(); k++) {
      long number = (long) size * options.boxes() + k;
      boxes.add(place(volume.shape(), shape, options.seed(), number));
    }
    return boxes;
  }

  /** Measures boxes and tells how much of all of them is done. */
  private static final class Work {
    private final LabelVolume volume;
    private final VolumeScalars scalars;
    private final TaskContext task;
    private final String stage;
    private final long all;
    private final AtomicLong done = new AtomicLong();

    Work(LabelVolume volume, List<List<Box>> sizes, VolumeScalars scalars, TaskContext task) {
      this.volume = volume;
      this.scalars = scalars;
      this.task = task;
      this.all = sizes.stream().mapToLong(b -> b.size() * b.get(0).shape().voxels()).sum();
      this.stage =
          String.format(
              Locale.ROOT,
              "%d scalars in %d boxes, %.1f × the volume in all",
              scalars.kinds().size(),
              sizes.stream().mapToInt(List::size).sum(),
              (double) all / volume.shape().voxels());
    }

    /** Measures boxes of one size side by side as far as they fit into one volume. */
    List<List<Finding<Double>>> measure(List<Box> boxes) {
      long voxels = boxes.get(0).shape().voxels();
      int together = task.threads() * voxels <= volume.shape().voxels() ? boxes.size() : 1;
      List<List<Finding<Double>>> found = new ArrayList<>(Collections.nCopies(boxes.size(), null));
      for (int from = 0; from < boxes.size(); from += together) {
        int first = from;
        task.forEach(
            Math.min(together, boxes.size() - from),
            k -> found.set(first + k, measure(boxes.get(first + k))));
      }
      return found;
    }

    private List<Finding<Double>> measure(Box box) {
      task.progress(stage, done.get(), all);
      List<Finding<Double>> found = task.unheard(() -> scalars.measure().of(piece(box), task));
      done.addAndGet(box.shape().voxels());
      return found;
    }

    private LabelVolume piece(Box box) {
      return box.shape().equals(volume.shape()) ? volume : LabelOperations.crop(volume, box, task);
    }
  }

  private static BoxStatistics summary(
      LabelVolume volume, GridShape shape, Finding<Double> centred, List<Finding<Double>> random) {
    List<Double> values = random.stream().filter(Finding::isDefined).map(Finding::get).toList();
    String reason =
        random.stream()
            .filter(finding -> !finding.isDefined())
            .findFirst()
            .map(finding -> "less than two have a value (" + finding.reason() + ")")
            .orElse("boxes of more than half of the edges overlap too much");
    Finding<Spread> spread =
        values.size() < 2 ? Finding.undefined(reason) : Spread.of(values, reason);
    return new BoxStatistics(
        shape, edge(volume, shape), centred, random.size() - values.size(), spread);
  }

  private static double edge(LabelVolume volume, GridShape shape) {
    VoxelSize size = volume.voxelSize();
    double product = 1;
    int axes = 0;
    for (Axis axis : Axis.values()) {
      if (volume.shape().along(axis) > 1) {
        product *= shape.along(axis) * size.along(axis);
        axes++;
      }
    }
    return axes == 0 ? Math.cbrt(size.volume()) : Math.pow(product, 1.0 / axes);
  }

  /** Goes from large boxes to small ones until the spread is too large. */
  private static Finding<Double> size(List<BoxStatistics> sizes, double limit) {
    List<BoxStatistics> random =
        sizes.stream().filter(boxes -> boxes.relativeSpread().isDefined()).toList();
    if (random.isEmpty()) {
      return Finding.undefined(missing(sizes));
    }
    BoxStatistics larger = random.get(random.size() - 1);
    double spread = larger.relativeSpread().get();
    if (spread >= limit) {
      return Finding.undefined(
          String.format(
              Locale.ROOT,
              "the spread was still %s in the largest boxes (%s); the volume is too small for %s",
              percent(spread),
              Quantity.length(larger.edge()),
              percent(limit)));
    }
    for (int i = random.size() - 2; i >= 0; i--) {
      BoxStatistics smaller = random.get(i);
      double above = smaller.relativeSpread().get();
      if (above >= limit) {
        double below = Math.max(larger.relativeSpread().get(), Double.MIN_NORMAL);
        double share = Math.log(above / limit) / Math.log(above / below);
        return Finding.of(between(smaller.edge(), larger.edge(), share));
      }
      larger = smaller;
    }
    return Finding.of(larger.edge());
  }

  /** Returns why boxes of no size have a relative spread, by the largest that were tried. */
  private static String missing(List<BoxStatistics> sizes) {
    return sizes.stream()
        .filter(boxes -> boxes.spread().isDefined() || boxes.left() > 0)
        .reduce((smaller, larger) -> larger)
        .map(
            boxes ->
                "of the boxes up to "
                    + Quantity.length(boxes.edge())
                    + " "
                    + boxes.relativeSpread().reason())
        .orElse("the volume has no boxes of half of its edges");
  }

  private static String percent(double share) {
    double percent = 100 * share;
    String text = String.format(Locale.ROOT, percent < 10 ? "%.1f" : "%.0f", percent);
    return text.replaceAll("\\.0$", "") + " %";
  }
}
