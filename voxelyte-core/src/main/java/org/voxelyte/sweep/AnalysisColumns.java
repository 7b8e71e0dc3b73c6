package org.voxelyte.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.DrivenAxis;
import org.voxelyte.report.Metric;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.Axis;

/**
 * All numbers of an analysis as columns of a table. Names are those of results.json, with what they
 * are of and along behind a dot: "volume_fraction.NMC", "geometric_tortuosity.LPS.z",
 * "tortuosity_factor.ionic.z"; sets without a carrier are called by what conducts:
 * "effective_conductivity_S_per_m.LPS alone.z". "spans.NMC.z" is 1 where a cluster joins both ends.
 */
final class AnalysisColumns {
  private AnalysisColumns() {}

  static CaseResult of(Analysis analysis) {
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    for (Metric metric : analysis.metrics()) {
      String column = name(metric.kind().key(), metric.of(), metric.along());
      if (metric.value().isDefined()) {
        values.put(column, metric.value().get());
      } else {
        undefined.put(column, metric.value().reason());
      }
    }
    for (PhaseConnectivity network : analysis.connectivity()) {
      for (Axis axis : analysis.axes()) {
        double spanning = network.reach().get(axis).spanning();
        String column = name("spans", network.phase().name(), axis.key());
        if (network.voxels() > 0) {
          values.put(column, spanning > 0 ? 1.0 : 0.0);
        } else {
          undefined.put(column, network.phase().name() + " has no voxels");
        }
      }
    }
    for (ConductionCase conduction : analysis.conduction()) {
      String of = conduction.carrier().map(carrier -> carrier.key()).orElse(conduction.drive());
      for (DrivenAxis axis : conduction.drivenAxes()) {
        EffectiveConductivity result = axis.result();
        String along = axis.axis().key();
        if (!conduction.alone()) {
          values.put(name("effective_conductivity_S_per_m", of, along), result.effective());
        }
        values.put(name("tortuosity_factor", of, along), result.tortuosityFactor());
      }
    }
    return new CaseResult(values, undefined);
  }

  private static String name(String key, String of, String along) {
    return key + (of.isEmpty() ? "" : "." + of) + (along.isEmpty() ? "" : "." + along);
  }
}
