package org.voxelyte.report;

import java.util.List;
import org.voxelyte.volume.LabelMap;

/**
 * A cut on which each pixel has a class, and lines where certain classes meet.
 *
 * @param topic where it stands
 * @param key name of the figure: "particles"
 * @param of the phase; empty for the whole volume
 * @param title what it shows
 * @param definition for the caption
 * @param map the index of a class per pixel
 * @param classes what the indices stand for
 * @param edges lines along faces of voxels
 * @param texts written on the cut where there is room
 */
public record ClassCut(
    MorphologyTopic topic,
    String key,
    String of,
    String title,
    String definition,
    LabelMap map,
    List<CutClass> classes,
    List<Edge> edges,
    List<Text> texts) {
  /** Checks that each pixel has a class. */
  public ClassCut {
    classes = List.copyOf(classes);
    edges = List.copyOf(edges);
    texts = List.copyOf(texts);
    for (byte index : map.labels()) {
      if (Byte.toUnsignedInt(index) >= classes.size()) {
        throw new IllegalArgumentException(
            "the cut of "
                + key
                + " has a pixel of class "
                + Byte.toUnsignedInt(index)
                + ", there are "
                + classes.size());
      }
    }
  }

  /** A cut without texts. */
  public ClassCut(
      MorphologyTopic topic,
      String key,
      String of,
      String title,
      String definition,
      LabelMap map,
      List<CutClass> classes,
      List<Edge> edges) {
    this(topic, key, of, title, definition, map, classes, edges, List.of());
  }

  /**
   * A few letters in a square of pixels of one class.
   *
   * @param column the square's first column
   * @param row its first row
   * @param side its side, pixels
   */
  public record Text(String text, int column, int row, int side) {}

  /**
   * A class.
   *
   * @param name in the legend; empty: it is not named there
   */
  public record CutClass(String name, CutColour colour) {}

  /**
   * A line where pixels of two classes share an edge.
   *
   * @param a index of a class
   * @param b index of the other; where voxels are too small on the page the line takes theirs
   * @param name in the legend; empty: it is not named there
   */
  public record Edge(int a, int b, String name, CutColour colour) {}
}
