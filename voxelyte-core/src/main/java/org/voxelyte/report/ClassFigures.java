package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.LabelMap;

/** Cuts in colours of classes, a cut per phase, with lines where classes meet. */
final class ClassFigures {
  /** Cuts of up to so many pixels are drawn with lines thinner than their pixels. */
  private static final int FINE = 512;

  /** Such pixels are drawn as so many times so many. */
  private static final int PARTS = 3;

  private static final double BAR_ROW = 14;

  /** Texts are at least so large, points; those that would have to be smaller are left out. */
  private static final double LEAST_TEXT = 4.5;

  /** Height of a digit over the size of the text. */
  private static final double DIGIT = 0.73;

  /** Share of a square that a text may fill. */
  private static final double ROOM = 0.9;

  private ClassFigures() {}

  /** Draws the cuts of a topic; those of no area are left out. */
  static List<Figure> of(Analysis analysis, MorphologyTopic topic) {
    Map<String, List<ClassCut>> byKey = new LinkedHashMap<>();
    for (ClassCut cut : analysis.morphology().classes()) {
      if (cut.topic() == topic && CutRow.isArea(cut.map().width(), cut.map().height())) {
        byKey.computeIfAbsent(cut.key(), key -> new ArrayList<>()).add(cut);
      }
    }
    List<Figure> figures = new ArrayList<>();
    byKey.forEach((key, cuts) -> figures.add(figure(analysis, key, cuts)));
    return figures;
  }

  private static Figure figure(Analysis analysis, String key, List<ClassCut> cuts) {
    CutRow row = CutRow.of(cuts.stream().map(ClassCut::map).toList());
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    Map<String, Legend.Entry> legend = new LinkedHashMap<>();
    for (int i = 0; i < cuts.size(); i++) {
      ClassCut cut = cuts.get(i);
      LabelMap map = cut.map();
      drawing.picture(
          row.x(i), CutRow.imageTop(0), row.width(i), row.height(i), image(cut, parts(map)));
      texts(drawing, row, i, cut);
      row.frame(
          drawing,
          i,
          0,
          cut.of().isEmpty() ? CutRow.plane(map.normal()) : cut.of(),
          (cut.of().isEmpty() ? "" : CutRow.plane(map.normal()) + ", ")
              + CutRow.position(analysis, map.normal(), map.index()));
      cut.classes().forEach(c -> note(legend, c.name(), c.colour()));
      cut.edges().forEach(edge -> note(legend, edge.name(), edge.colour()));
    }
    double y = row.rowHeight() + BAR_ROW;
    double x = row.scaleBar(drawing, row.x(0), y);
    double last = Legend.draw(drawing, List.copyOf(legend.values()), x, x, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
    ClassCut first = cuts.get(0);
    return new Figure("morphology_" + key + "-cut", first.title(), first.definition(), drawing);
  }

  private static void note(Map<String, Legend.Entry> legend, String name, CutColour colour) {
    if (!name.isEmpty()) {
      legend.putIfAbsent(name, new Legend.Entry(Paint.of(colour.rgb()), name));
    }
  }

  /** Writes texts as large as their squares allow, none larger than other small text. */
  private static void texts(Drawing drawing, CutRow row, int i, ClassCut cut) {
    double perColumn = row.width(i) / cut.map().width();
    double perRow = row.height(i) / cut.map().height();
    for (ClassCut.Text text : cut.texts()) {
      double wide = ROOM * text.side() * perColumn / Letters.width(text.text(), 1);
      double high = ROOM * text.side() * perRow / DIGIT;
      double size = Math.min(Drawing.SMALL, Math.min(wide, high));
      if (size >= LEAST_TEXT) {
        int own = cut.map().label(text.column(), text.row());
        drawing.text(
            row.x(i) + (text.column() + text.side() / 2.0) * perColumn,
            CutRow.imageTop(0) + (text.row() + text.side() / 2.0) * perRow + DIGIT * size / 2,
            text.text(),
            size,
            Drawing.Anchor.MIDDLE,
            Paint.of(cut.classes().get(own).colour().rgb()).on());
      }
    }
  }

  private static int parts(LabelMap map) {
    return Math.max(map.width(), map.height()) <= FINE ? PARTS : 1;
  }

  /**
   * Draws the pixels, each as so many times so many; the outer ones of these take the colour of the
   * line beside them. Where a pixel is one only, that of the second class does.
   */
  static BufferedImage image(ClassCut cut, int parts) {
    LabelMap map = cut.map();
    int classes = cut.classes().size();
    int[] colours = new int[classes + cut.edges().size()];
    for (int i = 0; i < classes; i++) {
      colours[i] = cut.classes().get(i).colour().rgb();
    }
    int[][] edges = new int[classes][classes];
    for (int e = 0; e < cut.edges().size(); e++) {
      ClassCut.Edge edge = cut.edges().get(e);
      colours[classes + e] = edge.colour().rgb();
      edges[edge.b()][edge.a()] = classes + e;
      if (parts > 1) {
        edges[edge.a()][edge.b()] = classes + e;
      }
    }
    int width = map.width() * parts;
    int height = map.height() * parts;
    byte[] indices = new byte[Math.multiplyExact(width, height)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int own = map.label(x / parts, y / parts);
        int line = edges[own][at(map, (x + width - 1) % width / parts, y / parts, x > 0, own)];
        line =
            line > 0
                ? line
                : edges[own][at(map, (x + 1) % width / parts, y / parts, x < width - 1, own)];
        line =
            line > 0
                ? line
                : edges[own][at(map, x / parts, (y + height - 1) % height / parts, y > 0, own)];
        line =
            line > 0
                ? line
                : edges[own][at(map, x / parts, (y + 1) % height / parts, y < height - 1, own)];
        indices[y * width + x] = (byte) (line > 0 ? line : own);
      }
    }
    return ColourMap.indexed(width, height, indices, colours);
  }

  /** Returns the class of a neighbour, or its own at the rim of the cut. */
  private static int at(LabelMap map, int column, int row, boolean inside, int own) {
    return inside ? map.label(column, row) : own;
  }
}
