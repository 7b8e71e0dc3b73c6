package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;

/** Cuts with lines and points on them, over pale phases or a plain ground. */
final class CutDrawings {
  private static final double BAR_ROW = 14;
  private static final double FINE = 0.5;
  private static final double BOLD = 1.6;
  private static final double EDGE = 0.5;
  private static final double RADIUS = 1.7;

  /** Phases are this far on the way to white, so that what lies over them stands out. */
  private static final double PALE = 0.6;

  private static final int WHITE = 0xffffff;

  private CutDrawings() {}

  /** Draws the cuts of a topic; those of no area are left out. */
  static List<Figure> of(Analysis analysis, MorphologyTopic topic, Palette palette) {
    Map<String, List<CutDrawing>> byKey = new LinkedHashMap<>();
    for (CutDrawing cut : analysis.morphology().drawings()) {
      if (cut.topic() == topic && CutRow.isArea(cut.map().width(), cut.map().height())) {
        byKey.computeIfAbsent(cut.key(), key -> new ArrayList<>()).add(cut);
      }
    }
    List<Figure> figures = new ArrayList<>();
    byKey.forEach((key, cuts) -> figures.add(figure(analysis, key, cuts, palette)));
    return figures;
  }

  private static Figure figure(
      Analysis analysis, String key, List<CutDrawing> cuts, Palette palette) {
    CutRow row = CutRow.of(cuts.stream().map(CutDrawing::map).toList());
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    Map<String, Legend.Entry> legend = new LinkedHashMap<>();
    for (int i = 0; i < cuts.size(); i++) {
      CutDrawing cut = cuts.get(i);
      LabelMap map = cut.map();
      drawing.picture(
          row.x(i),
          CutRow.imageTop(0),
          row.width(i),
          row.height(i),
          ground(analysis, cut, palette, legend));
      lines(drawing, row, i, cut, legend);
      points(drawing, row, i, cut, legend);
      String plane = CutRow.plane(map.normal());
      String position = CutRow.position(analysis, map.normal(), map.index());
      String remark =
          !cut.remark().isEmpty()
              ? cut.remark()
              : (cut.of().isEmpty() ? "" : plane + ", ") + position;
      row.frame(drawing, i, 0, cut.of().isEmpty() ? plane : cut.of(), remark);
    }
    double y = row.rowHeight() + BAR_ROW;
    double x = row.scaleBar(drawing, row.x(0), y);
    double last = Legend.draw(drawing, List.copyOf(legend.values()), x, x, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
    CutDrawing first = cuts.get(0);
    return new Figure("morphology_" + key, first.title(), first.definition(), drawing);
  }

  private static BufferedImage ground(
      Analysis analysis, CutDrawing cut, Palette palette, Map<String, Legend.Entry> legend) {
    LabelMap map = cut.map();
    if (!cut.showsPhases()) {
      return ColourMap.indexed(1, 1, new byte[1], new int[] {CutColour.GROUND.rgb()});
    }
    boolean[] shown = new boolean[256];
    for (byte label : map.labels()) {
      shown[Byte.toUnsignedInt(label)] = true;
    }
    int[] colours = new int[256];
    Arrays.fill(colours, WHITE);
    for (Phase phase : analysis.phases()) {
      int pale = mixed(palette.of(phase).rgb());
      colours[phase.label()] = pale;
      if (shown[phase.label()]) {
        legend.putIfAbsent(phase.name(), new Legend.Entry(Paint.of(pale), phase.name()));
      }
    }
    return ColourMap.indexed(map.width(), map.height(), map.labels(), colours);
  }

  private static int mixed(int rgb) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int own = rgb >> shift & 0xff;
      mixed |= (int) Math.round(own + PALE * (0xff - own)) << shift;
    }
    return mixed;
  }

  /** Draws each line over a light edge, so that it is seen on any ground. */
  private static void lines(
      Drawing drawing, CutRow row, int i, CutDrawing cut, Map<String, Legend.Entry> legend) {
    for (CutDrawing.Line line : cut.lines()) {
      double[] points = new double[2 * line.places().size()];
      for (int k = 0; k < line.places().size(); k++) {
        points[2 * k] = x(row, i, cut, line.places().get(k));
        points[2 * k + 1] = y(row, i, cut, line.places().get(k));
      }
      if (line.bold()) {
        drawing.polyline(points, Paint.of(WHITE), BOLD + 2 * EDGE);
      }
      Paint paint = Paint.of(line.colour().rgb());
      drawing.polyline(points, paint, line.bold() ? BOLD : FINE);
      legend.putIfAbsent(line.name(), new Legend.Entry(paint, line.name()));
    }
  }

  private static void points(
      Drawing drawing, CutRow row, int i, CutDrawing cut, Map<String, Legend.Entry> legend) {
    for (CutDrawing.Point point : cut.points()) {
      Paint paint = Paint.of(point.colour().rgb());
      drawing.dot(
          x(row, i, cut, point.place()),
          y(row, i, cut, point.place()),
          RADIUS,
          point.filled() ? paint : Paint.of(WHITE),
          point.filled() ? Paint.of(WHITE) : paint);
      legend.putIfAbsent(
          point.name(),
          new Legend.Entry(paint, point.filled() ? paint : Paint.of(WHITE), point.name()));
    }
  }

  private static double x(CutRow row, int i, CutDrawing cut, CutDrawing.Place place) {
    return row.x(i) + place.column() / cut.map().width() * row.width(i);
  }

  private static double y(CutRow row, int i, CutDrawing cut, CutDrawing.Place place) {
    return CutRow.imageTop(0) + place.row() / cut.map().height() * row.height(i);
  }
}
