package org.voxelyte.report;

import java.util.List;
import org.voxelyte.volume.LabelMap;

/**
 * Lines and points on a cut.
 *
 * @param topic where it stands
 * @param key name of the figure: "shortest-paths"
 * @param of the phase; empty for the whole volume
 * @param remark what stands beneath that in small letters; empty: the plane and its position
 * @param title what it shows
 * @param definition for the caption
 * @param map labels of phases per pixel
 * @param showsPhases whether they are drawn, pale; otherwise the ground is plain
 * @param lines drawn in this order
 * @param points drawn above the lines
 */
public record CutDrawing(
    MorphologyTopic topic,
    String key,
    String of,
    String remark,
    String title,
    String definition,
    LabelMap map,
    boolean showsPhases,
    List<Line> lines,
    List<Point> points) {
  /** Copies the lists. */
  public CutDrawing {
    lines = List.copyOf(lines);
    points = List.copyOf(points);
  }

  /**
   * A place on the cut in pixels from its upper left corner; pixel centres are at halves.
   *
   * @param column to the right
   * @param row down
   */
  public record Place(double column, double row) {}

  /**
   * A line.
   *
   * @param name in the legend
   * @param bold whether it stands out
   * @param places at least two
   */
  public record Line(String name, CutColour colour, boolean bold, List<Place> places) {
    /** Checks that it leads somewhere. */
    public Line {
      places = List.copyOf(places);
      if (places.size() < 2) {
        throw new IllegalArgumentException("a line needs two places, got " + places.size());
      }
    }
  }

  /**
   * A point.
   *
   * @param name in the legend
   * @param filled whether it is a disc; otherwise a ring
   */
  public record Point(String name, CutColour colour, boolean filled, Place place) {}
}
