package org.voxelyte.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.report.ClassCut;
import org.voxelyte.report.Curve;
import org.voxelyte.report.CutDrawing;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyFindings;

/** Collects what topics find. */
final class MorphologyCollector {
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final List<MorphologyFindings.Table> tables = new ArrayList<>();
  private final List<MorphologyFindings.MappedCut> maps = new ArrayList<>();
  private final List<ClassCut> classes = new ArrayList<>();
  private final List<CutDrawing> drawings = new ArrayList<>();
  private final Map<String, String> inputs = new LinkedHashMap<>();

  void add(Metric metric) {
    metrics.add(metric);
  }

  /** Returns the metrics that were found so far. */
  List<Metric> metrics() {
    return List.copyOf(metrics);
  }

  void add(Curve curve) {
    curves.add(curve);
  }

  void add(MorphologyFindings.Table table) {
    tables.add(table);
  }

  void add(MorphologyFindings.MappedCut map) {
    maps.add(map);
  }

  void add(ClassCut cut) {
    classes.add(cut);
  }

  void add(CutDrawing drawing) {
    drawings.add(drawing);
  }

  /** Notes the hashes of files that were read. */
  void inputs(Map<String, String> hashOfFile) {
    inputs.putAll(hashOfFile);
  }

  MorphologyFindings findings() {
    return new MorphologyFindings(metrics, curves, tables, maps, classes, drawings, inputs);
  }
}
