package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.report.Curve;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyFindings;

/** Collects what topics find. */
final class MorphologyCollector {
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final List<MorphologyFindings.Table> tables = new ArrayList<>();
  private final List<MorphologyFindings.MappedCut> maps = new ArrayList<>();

  void add(Metric metric) {
    metrics.add(metric);
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

  MorphologyFindings findings() {
    return new MorphologyFindings(metrics, curves, tables, maps);
  }
}
