package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voxelyte.morphology.GeodesicTortuosity;
import org.voxelyte.report.MorphologyFindings;

/** Spread and quantiles of the lengths of shortest ways, as a table. */
final class PathLengthRows {
  private PathLengthRows() {}

  /** Returns a row per phase, direction and method for which a way leads through. */
  static MorphologyFindings.Table table(List<GeodesicTortuosity> all) {
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (GeodesicTortuosity one : all) {
      one.lengths()
          .value()
          .ifPresent(
              lengths ->
                  rows.add(
                      List.of(
                          Optional.of(one.phase().name()),
                          Optional.of(one.direction().key()),
                          Optional.of(one.method().name().toLowerCase(Locale.ROOT)),
                          Optional.of(lengths.outletVoxels()),
                          Optional.of(lengths.reachedVoxels()),
                          Optional.of(lengths.mean()),
                          Optional.of(lengths.standardDeviation()),
                          Optional.of(lengths.minimum()),
                          Optional.of(lengths.quantile05()),
                          Optional.of(lengths.median()),
                          Optional.of(lengths.quantile95()),
                          Optional.of(lengths.maximum()))));
    }
    return new MorphologyFindings.Table(
        "path-length-quantiles.csv",
        "",
        List.of(
            "phase",
            "direction",
            "method",
            "outlet_voxels",
            "reached_voxels",
            "mean",
            "standard_deviation",
            "minimum",
            "quantile_05",
            "median",
            "quantile_95",
            "maximum"),
        rows);
  }
}
