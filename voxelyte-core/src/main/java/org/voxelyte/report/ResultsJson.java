package org.voxelyte.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.Reach;
import org.voxelyte.task.Version;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * The machine-readable results, of which outside tools rely on the keys. SI units, the unit in the
 * key; {@code null} for undefined, the string {@code "Infinity"} for infinite; numbers read back to
 * the same doubles. Keys of quantities that were not measured are absent.
 */
public final class ResultsJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** How {@code area_m2} is estimated. */
  static final String AREA_ESTIMATOR = "Crofton, intersections along 13 directions";

  private ResultsJson() {}

  /** Returns everything that an analysis found. */
  public static String of(Analysis analysis) {
    ObjectNode root =
        common(
            analysis.command(),
            analysis.provenance(),
            analysis.shape(),
            analysis.voxelSize(),
            analysis.seconds());
    root.put("threads", analysis.threads());
    ArrayNode steps = root.putArray("steps");
    analysis.provenance().steps().forEach(steps::add);
    if (!analysis.fractions().isEmpty() || !analysis.connectivity().isEmpty()) {
      root.set("phases", phases(analysis.fractions(), analysis.connectivity()));
    }
    if (!analysis.interfaces().isEmpty()) {
      root.set("interfaces", interfaces(analysis.interfaces()));
    }
    MorphologyJson.add(root, analysis);
    ConductionJson.add(root, analysis);
    if (!analysis.profiles().isEmpty()) {
      root.set("profiles", profiles(analysis.profiles()));
    }
    if (!analysis.failures().isEmpty()) {
      ArrayNode failures = root.putArray("failures");
      analysis.failures().forEach(failures::add);
    }
    ArrayNode warnings = root.putArray("warnings");
    Warnings.of(analysis).forEach(warnings::add);
    return print(root);
  }

  /**
   * Returns the keys that every result carries: voxelyte, command, input, seconds.
   *
   * @param command the arguments
   * @param provenance file and hash; sha256 is null where there was no file
   * @param shape voxels along x, y, z
   * @param voxelSize edges, m
   * @param seconds wall time
   */
  public static ObjectNode common(
      List<String> command,
      Provenance provenance,
      GridShape shape,
      VoxelSize voxelSize,
      double seconds) {
    ObjectNode root = NODES.objectNode();
    root.put("voxelyte", Version.current());
    ArrayNode arguments = root.putArray("command");
    command.forEach(arguments::add);
    ObjectNode input = root.putObject("input");
    input.put("file", provenance.file());
    input.put("sha256", provenance.sha256().isEmpty() ? null : provenance.sha256());
    ArrayNode counts = input.putArray("shape_xyz");
    ArrayNode edges = input.putArray("voxel_size_m");
    for (Axis axis : Axis.values()) {
      counts.add(shape.along(axis));
      edges.add(number(voxelSize.along(axis)));
    }
    root.set("seconds", number(seconds));
    return root;
  }

  /**
   * Returns an entry per phase. Either list may be empty; entries are joined by label, and the keys
   * of what is absent are left out.
   */
  public static ArrayNode phases(
      List<PhaseFraction> fractions, List<PhaseConnectivity> connectivity) {
    ArrayNode array = NODES.arrayNode();
    if (fractions.isEmpty()) {
      for (PhaseConnectivity clusters : connectivity) {
        connect(phase(array, clusters.phase(), clusters.voxels()), clusters);
      }
      return array;
    }
    for (PhaseFraction fraction : fractions) {
      ObjectNode entry = phase(array, fraction.phase(), fraction.voxels());
      entry.set("volume_fraction", number(fraction.ofVolume()));
      entry.set("fraction_of_solid", number(fraction.ofSolid().orElse(Double.NaN)));
      for (PhaseConnectivity clusters : connectivity) {
        if (clusters.phase().label() == fraction.phase().label()) {
          connect(entry, clusters);
        }
      }
    }
    return array;
  }

  /** Returns an entry per label that occurs or is named, with its count and fraction. */
  public static ArrayNode labels(LabelVolume volume) {
    ArrayNode array = NODES.arrayNode();
    for (Phase phase : volume.phases()) {
      long count = volume.count(phase);
      ObjectNode entry = array.addObject();
      entry.put("label", phase.label());
      entry.put("name", phase.name());
      entry.put("count", count);
      entry.set("fraction", number(count / (double) volume.shape().voxels()));
    }
    return array;
  }

  private static ObjectNode phase(ArrayNode array, Phase phase, long voxels) {
    return array
        .addObject()
        .put("label", phase.label())
        .put("name", phase.name())
        .put("role", phase.role().key())
        .put("voxels", voxels);
  }

  private static void connect(ObjectNode entry, PhaseConnectivity clusters) {
    entry.put("clusters_6", clusters.clusters6());
    entry.put("clusters_18", clusters.clusters18());
    entry.put("clusters_26", clusters.clusters26());
    entry.set("largest_cluster_fraction", number(clusters.largestClusterFraction()));
    entry.set("spanning_fraction", perAxis(clusters, Reach::spanning));
    entry.set("reach_first", perAxis(clusters, Reach::first));
    entry.set("reach_last", perAxis(clusters, Reach::last));
    entry.set("isolated_fraction", perAxis(clusters, Reach::isolated));
  }

  private static ObjectNode perAxis(PhaseConnectivity clusters, ToDoubleFunction<Reach> share) {
    ObjectNode node = NODES.objectNode();
    for (Axis axis : Axis.values()) {
      Reach reach = clusters.reach().get(axis);
      if (reach != null) {
        node.set(axis.key(), number(share.applyAsDouble(reach)));
      }
    }
    return node;
  }

  /** Returns an entry per pair of phases that touch. */
  public static ArrayNode interfaces(List<InterfaceArea> interfaces) {
    ArrayNode array = NODES.arrayNode();
    for (InterfaceArea pair : interfaces) {
      ObjectNode entry = array.addObject();
      entry.put("a", pair.a().name());
      entry.put("b", pair.b().name());
      entry.put("a_label", pair.a().label());
      entry.put("b_label", pair.b().label());
      entry.put("faces", pair.faces());
      entry.set("area_m2", number(pair.croftonArea()));
      entry.put("area_estimator", AREA_ESTIMATOR);
      entry.set("faces_area_m2", number(pair.faceArea()));
      entry.set("area_per_volume_per_m", number(pair.perVolume()));
      entry.set("area_per_volume_of_a_per_m", number(pair.perVolumeOfA()));
      entry.set("area_per_volume_of_b_per_m", number(pair.perVolumeOfB()));
    }
    return array;
  }

  /** Returns an entry per axis with the fractions of each phase, layer after layer. */
  public static ArrayNode profiles(List<FractionProfile> profiles) {
    ArrayNode array = NODES.arrayNode();
    for (FractionProfile profile : profiles) {
      ObjectNode entry = array.addObject();
      entry.put("axis", profile.axis().key());
      entry.set("spacing_m", number(profile.spacing()));
      ObjectNode fractions = entry.putObject("fractions");
      for (int p = 0; p < profile.phases().size(); p++) {
        ArrayNode values = fractions.putArray(profile.phases().get(p).name());
        for (double value : profile.fractions().get(p)) {
          values.add(number(value));
        }
      }
    }
    return array;
  }

  /** Returns a number: null for undefined, "Infinity" or "-Infinity" for infinite ones. */
  public static ValueNode number(double value) {
    if (Double.isNaN(value)) {
      return NullNode.instance;
    }
    return Double.isInfinite(value)
        ? TextNode.valueOf(value > 0 ? "Infinity" : "-Infinity")
        : DoubleNode.valueOf(value);
  }

  /** Returns the text of a result, indented, with a line end. */
  public static String print(ObjectNode root) {
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results do not form JSON", e);
    }
  }
}
