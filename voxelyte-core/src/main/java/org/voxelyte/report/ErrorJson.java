package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voxelyte.transport.DiscretisationError;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.NarrowPassages;
import org.voxelyte.transport.Representativeness;

/** Error bars in the machine-readable results. */
final class ErrorJson {
  private ErrorJson() {}

  /** Adds what is known of a driven axis; nothing if no error bars were asked for. */
  static void add(ObjectNode entry, DrivenAxis axis) {
    ErrorBars bars = axis.bars();
    if (bars.scope() == ErrorScope.NONE) {
      return;
    }
    double effective = axis.result().effective();
    ObjectNode error = entry.putObject("error");
    error.put("scope", bars.scope().key());
    double solver = effective > 0 ? axis.result().relativeErrorEstimate() : Double.NaN;
    bar(error.putObject("solver"), solver, effective);
    bars.discretisation().ifPresent(found -> grid(error, found, effective));
    bars.representativeness().ifPresent(found -> sample(error, found, effective));
    if (!bars.leftOut().isEmpty()) {
      ArrayNode leftOut = error.putArray("left_out");
      bars.leftOut().forEach(leftOut::add);
    }
    bars.passages().ifPresent(found -> passages(entry, found));
  }

  private static void bar(ObjectNode node, double relative, double effective) {
    node.set("relative", ResultsJson.number(relative));
    node.set("absolute_S_per_m", ResultsJson.number(relative * effective));
  }

  private static void grid(ObjectNode error, DiscretisationError found, double effective) {
    ObjectNode node = error.putObject("discretisation");
    bar(node, found.relative(), effective);
    node.set("coarser_S_per_m", ResultsJson.number(found.coarser()));
    node.set("coarser_corrected_S_per_m", ResultsJson.number(found.coarserCorrected()));
    found.coarsest().ifPresent(v -> node.set("coarsest_S_per_m", ResultsJson.number(v)));
    found.refined().ifPresent(v -> node.set("refined_S_per_m", ResultsJson.number(v)));
  }

  private static void sample(ObjectNode error, Representativeness found, double effective) {
    ObjectNode node = error.putObject("representativeness");
    bar(node, found.relative(), effective);
    node.put("boxes", found.boxes());
    node.putArray("box_shape_xyz")
        .add(found.box().nx())
        .add(found.box().ny())
        .add(found.box().nz());
    node.set("box_mean_S_per_m", ResultsJson.number(found.mean()));
    node.set("box_standard_deviation_S_per_m", ResultsJson.number(found.standardDeviation()));
    node.put("spanning_boxes", found.spanning());
  }

  private static void passages(ObjectNode entry, NarrowPassages found) {
    ObjectNode node = entry.putObject("passages");
    node.set("spanning_share_by_faces", ResultsJson.number(found.spanningByFaces()));
    node.set("spanning_share_by_corners", ResultsJson.number(found.spanningByCorners()));
    node.put("spans_two_voxels_wide", found.wideSpans());
    found
        .narrowPower()
        .ifPresent(share -> node.set("narrow_power_share", ResultsJson.number(share)));
  }
}
