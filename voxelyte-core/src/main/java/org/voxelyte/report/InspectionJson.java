package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.voxelyte.io.VolumeDescription;
import org.voxelyte.task.Version;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** What is in a volume file, as JSON in the keys of the contract. */
public final class InspectionJson {
  private InspectionJson() {}

  /**
   * Returns the text of a result.
   *
   * @param command the arguments
   * @param file what the file holds; without calibration {@code voxel_size_m} is null
   * @param seconds wall time
   */
  public static String of(List<String> command, VolumeDescription file, double seconds) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("voxelyte", Version.current());
    ArrayNode arguments = root.putArray("command");
    command.forEach(arguments::add);
    ObjectNode input = root.putObject("input");
    input.put("file", file.location());
    input.put("sha256", file.sha256());
    ArrayNode shape = input.putArray("shape_xyz");
    for (Axis axis : Axis.values()) {
      shape.add(file.shape().along(axis));
    }
    if (file.voxelSize().isPresent()) {
      ArrayNode edges = input.putArray("voxel_size_m");
      for (Axis axis : Axis.values()) {
        edges.add(file.voxelSize().get().along(axis));
      }
    } else {
      input.putNull("voxel_size_m");
    }
    input.put("format", file.format());
    input.put("type", file.sampleType());
    root.put("seconds", seconds);
    root.set("minimum", ResultsJson.number(file.minimum()));
    root.set("maximum", ResultsJson.number(file.maximum()));
    ArrayNode labels = root.putArray("labels");
    file.labels()
        .forEach(
            (label, count) -> {
              ObjectNode entry = labels.addObject();
              entry.put("label", label);
              entry.put("count", count);
              entry.put("fraction", (double) count / file.shape().voxels());
              for (Phase phase : file.phases()) {
                if (phase.label() == label) {
                  entry.put("name", phase.name());
                }
              }
            });
    ArrayNode notes = root.putArray("notes");
    file.notes().forEach(notes::add);
    return ResultsJson.print(root);
  }
}
