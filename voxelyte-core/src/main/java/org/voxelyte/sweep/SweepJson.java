package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.voxelyte.task.Version;

/** results.json of a study, or of several: each row and each fit then names its study. */
final class SweepJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final ObjectNode root = MAPPER.createObjectNode();
  private final ArrayNode rows;
  private final ArrayNode fits;

  SweepJson(SweepOrigin origin, double seconds) {
    root.put("voxelyte", Version.current());
    ArrayNode arguments = root.putArray("command");
    origin.command().forEach(arguments::add);
    ObjectNode input = root.putObject("input");
    input.put("file", origin.file().toString());
    input.put("sha256", origin.sha256());
    root.put("seconds", seconds);
    rows = root.putArray("rows");
    fits = root.putArray("fits");
  }

  /**
   * Adds the rows and fits of a study.
   *
   * @param study its name; empty for a study that is alone
   */
  void add(String study, SweepResult result) {
    SweepTable table = result.table();
    for (int row = 0; row < table.rows(); row++) {
      ObjectNode node = named(rows, study);
      for (String column : table.columns()) {
        cell(node, table, row, column);
      }
    }
    result.fits().forEach(fitted -> fit(named(fits, study), fitted));
  }

  private static ObjectNode named(ArrayNode list, String study) {
    ObjectNode node = list.addObject();
    if (!study.isEmpty()) {
      node.put("study", study);
    }
    return node;
  }

  private static void fit(ObjectNode node, SweepFits.Fitted fitted) {
    node.put("form", fitted.request().form().key());
    node.put("x", fitted.request().x());
    node.put("y", fitted.request().y());
    node.put("by", fitted.request().by());
    node.put("group", fitted.group());
    if (fitted.fit().isDefined()) {
      Fit fit = fitted.fit().get();
      for (int i = 0; i < fit.estimates().size(); i++) {
        Estimate estimate = fit.estimates().get(i);
        ObjectNode parameter = node.putObject(fit.form().parameters().get(i));
        parameter.put("value", estimate.value());
        if (Double.isFinite(estimate.standardError())) {
          parameter.put("standard_error", estimate.standardError());
        } else {
          parameter.putNull("standard_error");
        }
      }
      node.put("points", fit.points());
      node.put("left_out", fit.leftOut());
    } else {
      node.put("undefined_because", fitted.fit().reason());
    }
  }

  private static void cell(ObjectNode node, SweepTable table, int row, String column) {
    if (table.isWhole(column)) {
      node.put(column, table.whole(row, column));
    } else if (table.number(row, column).isPresent()) {
      double value = table.number(row, column).get();
      if (Double.isInfinite(value)) {
        node.put(column, Double.toString(value));
      } else {
        node.put(column, value);
      }
    } else if (table.text(row, column).isEmpty()) {
      node.putNull(column);
    } else {
      node.put(column, table.text(row, column));
    }
  }

  String text() throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
