package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.report.MorphologyFindings.MappedCut;
import org.voxelyte.volume.ScalarMap;

/** Cuts through fields of morphology, a cut per phase with one scale for all. */
final class MapFigures {
  private static final double BAR_COLUMN = 62;

  private MapFigures() {}

  /** Draws the cuts of a topic; those of no area are left out. */
  static List<Figure> of(Analysis analysis, MorphologyTopic topic) {
    Map<String, List<MappedCut>> byKey = new LinkedHashMap<>();
    for (MappedCut cut : analysis.morphology().maps()) {
      ScalarMap.Frame frame = cut.map().frame();
      if (cut.topic() == topic && CutRow.isArea(frame.width(), frame.height())) {
        byKey.computeIfAbsent(cut.key(), key -> new ArrayList<>()).add(cut);
      }
    }
    List<Figure> figures = new ArrayList<>();
    byKey.forEach((key, cuts) -> figures.add(figure(analysis, key, cuts)));
    return figures;
  }

  private static Figure figure(Analysis analysis, String key, List<MappedCut> cuts) {
    double most = 0;
    for (MappedCut cut : cuts) {
      for (float value : cut.map().values()) {
        most = Float.isFinite(value) ? Math.max(most, value) : most;
      }
    }
    MappedCut first = cuts.get(0);
    double factor = 1;
    String unit = first.unit().symbol().equals("1") ? "" : first.unit().symbol();
    if (first.unit() == MetricUnit.LENGTH) {
      LengthUnit length = LengthUnit.of(most);
      factor = 1 / length.value(1);
      unit = length.symbol();
    }
    Scale scale = new Scale(0, most > 0 ? most / factor : 1, false);
    List<ScalarMap.Frame> frames = cuts.stream().map(cut -> cut.map().frame()).toList();
    CutRow row = new CutRow(frames, 0, Drawing.FULL_WIDTH - BAR_COLUMN);
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    for (int i = 0; i < cuts.size(); i++) {
      ScalarMap map = cuts.get(i).map();
      FieldFigures.picture(drawing, row, i, 0, map, map, scale, ColourMap.VIRIDIS, factor);
      String where =
          CutRow.plane(map.frame().normal())
              + ", "
              + CutRow.position(analysis, map.frame().normal(), map.frame().index());
      row.frame(drawing, i, 0, cuts.get(i).of(), where);
    }
    double end =
        FieldFigures.colourBar(
            drawing, row, 0, scale, ColourMap.VIRIDIS, unit.isEmpty() ? first.map().name() : unit);
    double y = Math.max(row.rowHeight(), end) + 12;
    row.scaleBar(drawing, row.x(0), y);
    drawing.height(y + 5);
    return new Figure("morphology_" + key + "-map", first.title(), first.definition(), drawing);
  }
}
