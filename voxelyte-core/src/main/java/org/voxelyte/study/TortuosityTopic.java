package org.voxelyte.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.morphology.AxisDirection;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.GeodesicMethod;
import org.voxelyte.morphology.GeodesicTortuosity;
import org.voxelyte.morphology.Geodesics;
import org.voxelyte.morphology.PathLengths;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.report.Curve;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.ScalarMap;

/** Shortest ways within each phase, by both methods, in both directions of each axis. */
final class TortuosityTopic implements MorphologyRun.Topic {
  private static final MorphologyTopic TOPIC = MorphologyTopic.TORTUOSITY;
  private static final String OUTLET =
      "mean over the outlet voxels that are reached of the shortest way within the phase from the"
          + " inlet layer, over the straight way (n − 1)h";
  private static final String VOXELS = "standard deviation over outlet voxels";

  private static final MetricKind CHAMFER =
      new MetricKind(
          TOPIC,
          "geometric_tortuosity",
          "Geometric tortuosity, 26 neighbours",
          MetricUnit.NUMBER,
          OUTLET
              + ", by steps to the 26 neighbours with their Euclidean lengths (chamfer); mean of"
              + " both directions. Not squared, not τ²",
          VOXELS);
  private static final MetricKind EIKONAL =
      new MetricKind(
          TOPIC,
          "geometric_tortuosity_eikonal",
          "Geometric tortuosity, Eikonal",
          MetricUnit.NUMBER,
          OUTLET
              + ", by the Eikonal equation |∇T| = 1 (fast marching, ways cross faces only); mean of"
              + " both directions",
          VOXELS);
  private static final MetricKind REACHED =
      MetricKind.of(
          TOPIC,
          "outlet_reached_fraction",
          "Outlet reached",
          MetricUnit.SHARE,
          "voxels of the phase in the last layer of the direction that a way through 26 neighbours"
              + " leads to, over all of the phase there");

  /** Bins of the density are at least so wide, shares of the straight length. */
  private static final double LEAST_WIDTH = 0.005;

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task)
      throws IOException {
    List<Phase> phases = sample.volume().phases();
    List<AxisDirection> directions = new ArrayList<>();
    Arrays.stream(Axis.values()).forEach(axis -> directions.addAll(AxisDirection.both(axis)));
    List<GeodesicMethod> methods = List.of(GeodesicMethod.values());
    Map<Phase, ScalarMap> cuts = new HashMap<>();
    ShortestWays ways = new ShortestWays(sample);
    List<GeodesicTortuosity> all =
        tortuosities(sample, phases, directions, methods, cuts, ways, task);
    for (GeodesicMethod method : methods) {
      for (Axis axis : Axis.values()) {
        for (Phase phase : phases) {
          both(phase, axis, method, all, found);
        }
      }
    }
    for (GeodesicTortuosity one : all) {
      directed(one, found);
    }
    found.add(PathLengthRows.table(all));
    for (Phase phase : phases) {
      if (cuts.containsKey(phase) && hasWays(cuts.get(phase))) {
        found.add(shown(phase, shownAxis(sample), cuts.get(phase)));
      }
    }
    ways.add(found);
  }

  /** Adds the mean of both directions. */
  private static void both(
      Phase phase,
      Axis axis,
      GeodesicMethod method,
      List<GeodesicTortuosity> all,
      MorphologyCollector found) {
    List<Finding<PathLengths>> both =
        all.stream()
            .filter(t -> t.phase().equals(phase) && t.method() == method)
            .filter(t -> t.direction().axis() == axis)
            .map(GeodesicTortuosity::lengths)
            .toList();
    Optional<Finding<PathLengths>> undefined =
        both.stream().filter(lengths -> !lengths.isDefined()).findFirst();
    if (undefined.isPresent()) {
      found.add(
          kind(method)
              .metric(phase.name(), axis.key(), Finding.undefined(undefined.get().reason())));
      return;
    }
    double mean = both.stream().mapToDouble(l -> l.get().mean()).average().orElseThrow();
    double variance =
        both.stream()
            .mapToDouble(l -> Math.pow(l.get().standardDeviation(), 2))
            .average()
            .orElseThrow();
    found.add(
        kind(method)
            .metric(phase.name(), axis.key(), Finding.of(mean), Optional.of(Math.sqrt(variance))));
  }

  private static MetricKind kind(GeodesicMethod method) {
    return switch (method) {
      case CHAMFER -> CHAMFER;
      case EIKONAL -> EIKONAL;
    };
  }

  /** Adds one direction. */
  private static void directed(GeodesicTortuosity one, MorphologyCollector found) {
    Finding<PathLengths> lengths = one.lengths();
    String name = one.phase().name();
    String along = one.direction().key();
    found.add(
        kind(one.method())
            .metric(
                name,
                along,
                lengths.map(PathLengths::mean),
                lengths.value().map(PathLengths::standardDeviation)));
    switch (one.method()) {
      case CHAMFER ->
          found.add(REACHED.metric(name, along, lengths.map(PathLengths::reachedShare)));
      case EIKONAL ->
          lengths.value().ifPresent(known -> found.add(curve(one.phase(), along, known)));
    }
  }

  /** Joins bins until they are as wide as is drawn: else a few of equal ways tower over all. */
  private static PathLengths.Histogram joined(PathLengths.Histogram fine) {
    int parts = (int) Math.ceil(LEAST_WIDTH / fine.width() * (1 - 1e-9));
    if (parts <= 1) {
      return fine;
    }
    long[] counts = new long[(fine.counts().length + parts - 1) / parts];
    for (int i = 0; i < fine.counts().length; i++) {
      counts[i / parts] += fine.counts()[i];
    }
    return new PathLengths.Histogram(fine.start(), parts * fine.width(), counts);
  }

  private static Curve curve(Phase phase, String along, PathLengths lengths) {
    PathLengths.Histogram histogram = joined(lengths.histogram());
    List<Curve.Point> points = new ArrayList<>();
    points.add(new Curve.Point(histogram.start(), 0));
    for (int i = 0; i < histogram.counts().length; i++) {
      double share = histogram.counts()[i] / (lengths.reachedVoxels() * histogram.width());
      points.add(new Curve.Point(histogram.start() + (i + 0.5) * histogram.width(), share));
    }
    points.add(
        new Curve.Point(histogram.start() + histogram.counts().length * histogram.width(), 0));
    return new Curve(
        TOPIC,
        "path-lengths",
        phase.name(),
        along,
        "How much longer the shortest ways are",
        "Density of the lengths of shortest ways (Eikonal equation) from the inlet layer to each"
            + " reached voxel of the outlet layer, over the straight way; each outlet voxel counts"
            + " alike.",
        new Curve.Quantity("length over straight length", "length_ratio", MetricUnit.NUMBER),
        new Curve.Quantity("density", "density", MetricUnit.NUMBER),
        points);
  }

  /**
   * Finds the lengths, and on the way cuts the maps that are shown, those along the feeding axis,
   * and writes all if maps are wanted.
   */
  private static List<GeodesicTortuosity> tortuosities(
      MorphologySample sample,
      List<Phase> phases,
      List<AxisDirection> directions,
      List<GeodesicMethod> methods,
      Map<Phase, ScalarMap> cuts,
      ShortestWays ways,
      TaskContext task)
      throws IOException {
    Geodesics.Maps maps =
        new Geodesics.Maps() {
          @Override
          public boolean wants(Phase phase, AxisDirection direction, GeodesicMethod method) {
            return isShown(sample, direction)
                || method == GeodesicMethod.EIKONAL && sample.measure().maps().isPresent();
          }

          @Override
          public void take(
              Phase phase, AxisDirection direction, GeodesicMethod method, ScalarField map) {
            if (method == GeodesicMethod.CHAMFER) {
              ways.take(phase, direction, map, task);
              return;
            }
            String name = MorphologySample.fileName("path-length", phase) + "_" + direction.key();
            try {
              sample.write(map, name, task);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            if (isShown(sample, direction)) {
              Axis normal = sample.cutNormal();
              int layer = TypicalLayer.of(sample.volume(), normal, Set.of(phase.label()), task);
              cuts.put(phase, map.cut(normal, layer));
            }
          }
        };
    Finding<List<GeodesicTortuosity>> found;
    try {
      found =
          IfMemorySuffices.find(
              () ->
                  Geodesics.tortuosities(sample.volume(), phases, directions, methods, maps, task));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (found.isDefined()) {
      return found.get();
    }
    List<GeodesicTortuosity> none = new ArrayList<>();
    for (Phase phase : phases) {
      for (AxisDirection direction : directions) {
        for (GeodesicMethod method : methods) {
          none.add(
              new GeodesicTortuosity(phase, direction, method, Finding.undefined(found.reason())));
        }
      }
    }
    return none;
  }

  private static boolean hasWays(ScalarMap cut) {
    for (float length : cut.values()) {
      if (!Float.isNaN(length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShown(MorphologySample sample, AxisDirection direction) {
    return direction.rising() && direction.axis() == shownAxis(sample);
  }

  /** Returns the feeding axis; where there is a single layer along it, the last that has more. */
  private static Axis shownAxis(MorphologySample sample) {
    Axis fed = sample.measure().feed().axis();
    List<Axis> axes = sample.axes();
    return axes.isEmpty() || axes.contains(fed) ? fed : axes.get(axes.size() - 1);
  }

  private static MorphologyFindings.MappedCut shown(Phase phase, Axis fed, ScalarMap cut) {
    return new MorphologyFindings.MappedCut(
        TOPIC,
        "path-length",
        phase.name(),
        "Length of the shortest way from the first layer along " + fed.key(),
        "Within each phase, by the Eikonal equation; grey where no way leads or another phase"
            + " lies.",
        MetricUnit.LENGTH,
        cut);
  }
}
