package org.voxelyte.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.morphology.AxisDirection;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.ShortestPath;
import org.voxelyte.morphology.ShortestPath.Voxel;
import org.voxelyte.morphology.ShortestPaths;
import org.voxelyte.report.CutColour;
import org.voxelyte.report.CutDrawing;
import org.voxelyte.report.CutDrawing.Line;
import org.voxelyte.report.CutDrawing.Place;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/** The shortest way through each phase and that of median length, as lines and as a table. */
final class ShortestWays {
  /** So many further ways are drawn, spread over the outlet. */
  private static final int OTHERS = 150;

  private final MorphologySample sample;
  private final Map<Phase, ShortestPaths> ways = new HashMap<>();

  ShortestWays(MorphologySample sample) {
    this.sample = sample;
  }

  /** Walks back along a map of lengths by the 26 neighbours; a phase without a way has none. */
  void take(Phase phase, AxisDirection direction, ScalarField lengths, TaskContext task) {
    Finding<ShortestPaths> found = ShortestPaths.of(lengths, direction, OTHERS, task);
    found.value().ifPresent(paths -> ways.put(phase, paths));
  }

  /** Adds a drawing per phase, and a table of all. */
  void add(MorphologyCollector found) {
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (Phase phase : sample.volume().phases()) {
      ShortestPaths paths = ways.get(phase);
      if (paths != null) {
        found.add(drawing(phase, paths));
        rows(phase, "least", paths.least(), rows);
        rows(phase, "median", paths.median(), rows);
      }
    }
    if (!rows.isEmpty()) {
      found.add(
          new MorphologyFindings.Table(
              "shortest-paths.csv",
              "",
              List.of("phase", "along", "path", "step", "x_m", "y_m", "z_m"),
              rows));
    }
  }

  private void rows(
      Phase phase, String which, ShortestPath path, List<List<Optional<Object>>> rows) {
    VoxelSize size = sample.volume().voxelSize();
    long step = 0;
    for (Voxel voxel : path.voxels()) {
      rows.add(
          List.of(
              Optional.of(phase.name()),
              Optional.of(path.direction().key()),
              Optional.of(which),
              Optional.of(step++),
              Optional.of((voxel.x() + 0.5) * size.x()),
              Optional.of((voxel.y() + 0.5) * size.y()),
              Optional.of((voxel.z() + 0.5) * size.z())));
    }
  }

  private CutDrawing drawing(Phase phase, ShortestPaths paths) {
    LabelVolume volume = sample.volume();
    Axis normal = sample.cutNormal();
    boolean isImage = volume.shape().along(normal) == 1;
    LabelMap map = volume.cut(normal, volume.shape().along(normal) / 2);
    List<Line> lines = new ArrayList<>();
    for (List<Voxel> way : paths.others()) {
      lines.add(
          new Line("to further outlet voxels", CutColour.GREY_LINE, false, places(way, normal)));
    }
    lines.add(
        new Line(
            "of median length",
            CutColour.VERMILION,
            true,
            places(paths.median().voxels(), normal)));
    lines.add(new Line("shortest", CutColour.BLUE, true, places(paths.least().voxels(), normal)));
    String along = paths.least().direction().axis().key();
    return new CutDrawing(
        MorphologyTopic.TORTUOSITY,
        "shortest-paths",
        phase.name(),
        String.format(
            Locale.ROOT,
            "shortest %.2f, median %.2f",
            paths.least().tortuosity(),
            paths.median().tortuosity()),
        "Shortest ways through each phase along " + along,
        "By steps to the 26 neighbours from the first layer along "
            + along
            + " to the last: the shortest of all, the way to the outlet voxel of median length, and"
            + " ways to further outlet voxels, of which many share their course. Numbers are"
            + " lengths over the straight way. "
            + (isImage
                ? "Drawn over the image."
                : "Seen along "
                    + normal.key()
                    + " through the whole volume, so that a line may"
                    + " seem to cross others.")
            + " The voxels of the first two are in shortest-paths.csv.",
        map,
        isImage,
        lines,
        List.of());
  }

  /** Returns the course as seen along an axis: its ends and where it turns. */
  static List<Place> places(List<Voxel> way, Axis normal) {
    List<Place> places = new ArrayList<>();
    for (Voxel voxel : way) {
      Place place =
          switch (normal) {
            case X -> new Place(voxel.y() + 0.5, voxel.z() + 0.5);
            case Y -> new Place(voxel.x() + 0.5, voxel.z() + 0.5);
            case Z -> new Place(voxel.x() + 0.5, voxel.y() + 0.5);
          };
      int last = places.size() - 1;
      if (last > 0 && isStraight(places.get(last - 1), places.get(last), place)) {
        places.set(last, place);
      } else {
        places.add(place);
      }
    }
    return places;
  }

  /** Whether the course goes on in the same direction; coordinates are halves and so exact. */
  private static boolean isStraight(Place a, Place b, Place c) {
    double ux = b.column() - a.column();
    double uy = b.row() - a.row();
    double vx = c.column() - b.column();
    double vy = c.row() - b.row();
    return ux * vy == uy * vx && ux * vx + uy * vy >= 0;
  }
}
