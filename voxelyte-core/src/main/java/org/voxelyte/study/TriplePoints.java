package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.voxelyte.morphology.ElectrodeClass;
import org.voxelyte.morphology.FedNetworks;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.report.CutColour;
import org.voxelyte.report.CutDrawing;
import org.voxelyte.report.CutDrawing.Place;
import org.voxelyte.report.CutDrawing.Point;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** Shows on a cut where three phases meet. */
final class TriplePoints {
  /** With more points the middle of the cut alone is shown. */
  private static final int MOST_POINTS = 1200;

  /** By so much width and height of what is shown shrink until there are no more points. */
  private static final double SHRINK = 0.8;

  private static final List<CutColour> COLOURS =
      List.of(
          CutColour.BLACK,
          CutColour.VERMILION,
          CutColour.PURPLE,
          CutColour.GREEN,
          CutColour.PINK,
          CutColour.BLUE);

  private static final int THREE = 3;

  private TriplePoints() {}

  /**
   * Finds the corners of pixels at which three phases or four meet.
   *
   * @param networks those that feed the phases; empty: points are not told apart by them
   * @return nothing if there are none on the cut
   */
  static Optional<CutDrawing> of(
      MorphologySample sample, Optional<FedNetworks> networks, TaskContext task) {
    LabelVolume volume = sample.volume();
    Axis normal = sample.cutNormal();
    Set<Integer> labels = sample.present().stream().map(Phase::label).collect(Collectors.toSet());
    int layer = TypicalLayer.of(volume, normal, labels, task);
    LabelMap whole = volume.cut(normal, layer);
    Optional<LabelMap> fed = networks.map(n -> n.cut(volume, n.electrons(), normal, layer, task));
    CutWindow window = CutWindow.whole(whole);
    List<Corner> corners = corners(whole, window);
    while (corners.size() > MOST_POINTS) {
      window = window.middle(shrunk(window.width()), shrunk(window.height()));
      corners = corners(whole, window);
    }
    if (corners.isEmpty()) {
      return Optional.empty();
    }
    List<Point> points = points(sample, corners, fed, window);
    boolean isPart = window.width() < whole.width();
    String definition =
        "Corners of pixels at which three phases meet on a cut; twice their number per area,"
            + " averaged over planes of many directions, is the length of the triple-phase boundary"
            + " per volume."
            + (networks.isPresent()
                ? " Rings: the active material or the carbon there is not tied to the collector in"
                    + " the whole volume, or the electrolyte not to the separator."
                : "")
            + (isPart ? " The middle of the cut is shown, enlarged." : "");
    return Optional.of(
        new CutDrawing(
            MorphologyTopic.SURFACES,
            "triple-points",
            "",
            "",
            "Where three phases meet",
            definition,
            window.of(whole),
            true,
            List.of(),
            points));
  }

  /**
   * Where three phases or more meet.
   *
   * @param column of the pixels right of it
   * @param row of the pixels beneath it
   */
  private record Corner(int column, int row, Set<Integer> labels) {}

  private static List<Corner> corners(LabelMap map, CutWindow window) {
    List<Corner> corners = new ArrayList<>();
    for (int row = window.row() + 1; row < window.row() + window.height(); row++) {
      for (int column = window.column() + 1; column < window.column() + window.width(); column++) {
        int own = map.label(column, row);
        if (map.label(column - 1, row - 1) == own && map.label(column, row - 1) == own) {
          continue; // at most two
        }
        Set<Integer> labels = new TreeSet<>();
        labels.add(own);
        labels.add(map.label(column - 1, row - 1));
        labels.add(map.label(column, row - 1));
        labels.add(map.label(column - 1, row));
        if (labels.size() >= THREE) {
          corners.add(new Corner(column, row, labels));
        }
      }
    }
    return corners;
  }

  private static int shrunk(int pixels) {
    return Math.max(1, (int) (SHRINK * pixels));
  }

  /** Returns the points, those of each set of phases in a colour of its own. */
  private static List<Point> points(
      MorphologySample sample, List<Corner> corners, Optional<LabelMap> fed, CutWindow window) {
    TreeMap<String, List<Corner>> byName = new TreeMap<>();
    for (Corner corner : corners) {
      String name =
          corner.labels.size() > THREE
              ? "four phases"
              : corner.labels.stream()
                  .map(label -> phase(sample, label).name())
                  .collect(Collectors.joining("|"));
      byName.computeIfAbsent(name, n -> new ArrayList<>()).add(corner);
    }
    List<Point> points = new ArrayList<>();
    int next = 0;
    for (var entry : byName.entrySet()) {
      CutColour colour = COLOURS.get(Math.min(next++, COLOURS.size() - 1));
      for (boolean connected : new boolean[] {true, false}) {
        for (Corner corner : entry.getValue()) {
          boolean judged = fed.isPresent() && isJudged(sample, corner);
          boolean reached = !judged || isReached(fed.orElseThrow(), corner);
          if (reached == connected) {
            String state = !judged ? "" : reached ? ", connected" : ", not connected";
            points.add(
                new Point(
                    entry.getKey() + state,
                    colour,
                    reached,
                    new Place(corner.column - window.column(), corner.row - window.row())));
          }
        }
      }
    }
    return points;
  }

  private static Phase phase(MorphologySample sample, int label) {
    return sample.present().stream().filter(p -> p.label() == label).findFirst().orElseThrow();
  }

  /** Whether active material and electrolyte meet there. */
  private static boolean isJudged(MorphologySample sample, Corner corner) {
    Set<PhaseRole> roles =
        corner.labels.stream()
            .map(label -> phase(sample, label).role())
            .collect(Collectors.toSet());
    return roles.contains(PhaseRole.ACTIVE) && roles.contains(PhaseRole.ELECTROLYTE);
  }

  /** Whether all pixels of conductors there are fed. */
  private static boolean isReached(LabelMap fed, Corner corner) {
    for (int i = 0; i < 4; i++) {
      int found = fed.label(corner.column - (i & 1), corner.row - (i >> 1));
      if (found == ElectrodeClass.ACTIVE_CUT_OFF.ordinal()
          || found == ElectrodeClass.ELECTROLYTE_CUT_OFF.ordinal()) {
        return false;
      }
    }
    return true;
  }
}
