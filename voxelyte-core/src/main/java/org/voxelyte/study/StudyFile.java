package org.voxelyte.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/**
 * Studies as YAML files, format 1. Quantities are texts with units; numbers are written so that
 * reading them back gives the same bits. An unknown key is an error, so that a misspelt one is not
 * silently ignored.
 *
 * <p>A relative source is looked for from the folder of the study file. One that is absolute and no
 * longer there is looked for by its name beside the study file, so that a folder with both can be
 * sent to somebody.
 */
public final class StudyFile {
  /** The format that is written, and the only one that is read. */
  public static final int FORMAT = 1;

  private StudyFile() {}

  /** Writes a study; the source is noted relative to the folder of the file if it lies in it. */
  public static void write(Study study, Path file) throws IOException {
    String text = YamlFiles.text(document(study, file));
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a study.
   *
   * @throws IOException if the file is missing or is no study of this format, with the path of the
   *     faulty entry
   */
  public static Study read(Path file) throws IOException {
    JsonNode tree = YamlFiles.read(file, "study", "give the study.yaml that analyze leaves");
    return study(new YamlNode(file.toString(), "the study", tree), file);
  }

  private static Study study(YamlNode root, Path file) throws IOException {
    root.keys("study", "voxelyte", "command", "source", "steps", "measures", "results");
    YamlNode format = root.get("study");
    if (format.integer() != FORMAT) {
      throw format.error("is " + format.integer() + "; this version reads format " + FORMAT);
    }
    List<Step> steps = new ArrayList<>();
    Optional<YamlNode> stepNodes = root.optional("steps");
    if (stepNodes.isPresent()) {
      for (YamlNode node : stepNodes.get().items()) {
        steps.add(StepCodec.read(node));
      }
    }
    Optional<YamlNode> command = root.optional("command");
    Optional<YamlNode> results = root.optional("results");
    return new Study(
        root.get("voxelyte").text(),
        command.isPresent() ? command.get().texts() : List.of(),
        source(root.get("source"), file),
        steps,
        measures(root.get("measures"), file),
        results.isPresent()
            ? Optional.of(results.get().keys("digest").get("digest").text())
            : Optional.empty());
  }

  private static Source source(YamlNode node, Path file) throws IOException {
    node.keys("file", "sha256", "companion_sha256", "voxel_size", "phases");
    List<Phase> phases = new ArrayList<>();
    Optional<YamlNode> phaseNodes = node.optional("phases");
    if (phaseNodes.isPresent()) {
      for (YamlNode phase : phaseNodes.get().items()) {
        phases.add(phase(phase));
      }
    }
    Optional<YamlNode> voxel = node.optional("voxel_size");
    Optional<VoxelSize> voxelSize =
        voxel.isPresent() ? Optional.of(voxelSize(voxel.get())) : Optional.empty();
    Optional<String> sha256 = node.optionalText("sha256");
    Optional<String> companion = node.optionalText("companion_sha256");
    String location = SourceLocation.resolve(node.get("file").text(), file);
    return node.make(() -> new Source(location, sha256, companion, voxelSize, phases));
  }

  static Phase phase(YamlNode node) throws IOException {
    node.keys("label", "name", "role");
    int label = node.get("label").integer();
    String name = node.get("name").text();
    Optional<YamlNode> role = node.optional("role");
    if (role.isEmpty()) {
      return node.make(() -> Phase.named(label, name));
    }
    String key = role.get().text();
    return role.get().make(() -> new Phase(label, name, PhaseRole.of(key)));
  }

  private static VoxelSize voxelSize(YamlNode node) throws IOException {
    List<String> edges = node.texts();
    if (edges.size() != 3) {
      throw node.error("must list three edges, x, y, z, such as [100 nm, 100 nm, 50 nm]");
    }
    return node.make(
        () ->
            new VoxelSize(
                Quantity.parse(edges.get(0), Dimension.LENGTH),
                Quantity.parse(edges.get(1), Dimension.LENGTH),
                Quantity.parse(edges.get(2), Dimension.LENGTH)));
  }

  /**
   * Reads measures from a document in the form that they have in study files.
   *
   * @param file what errors name, and where relative names start
   */
  public static Measures measures(JsonNode document, Path file) throws IOException {
    return measures(new YamlNode(file.toString(), "measures", document), file);
  }

  private static Measures measures(YamlNode node, Path file) throws IOException {
    node.keys("morphology", "conduction");
    Optional<YamlNode> morphologyNode = node.optional("morphology");
    Optional<MorphologyMeasure> morphology =
        morphologyNode.isPresent()
            ? MorphologyCodec.read(morphologyNode.get(), file)
            : Optional.empty();
    Optional<YamlNode> conductionNode = node.optional("conduction");
    Optional<ConductionMeasure> conduction =
        conductionNode.isPresent()
            ? Optional.of(ConductionCodec.read(conductionNode.get(), file))
            : Optional.empty();
    return node.make(() -> new Measures(morphology, conduction));
  }

  private static Map<String, Object> document(Study study, Path file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", FORMAT);
    document.put("voxelyte", study.version());
    document.put("command", study.command());
    document.put("source", sourceMap(study.source(), file));
    document.put("steps", study.steps().stream().map(StepCodec::write).toList());
    document.put("measures", measuresMap(study.measures(), file));
    study.digest().ifPresent(digest -> document.put("results", Map.of("digest", digest)));
    return document;
  }

  private static Map<String, Object> sourceMap(Source source, Path file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", SourceLocation.relativize(source.location(), file));
    source.sha256().ifPresent(hash -> map.put("sha256", hash));
    source.companionSha256().ifPresent(hash -> map.put("companion_sha256", hash));
    source
        .voxelSize()
        .ifPresent(
            size ->
                map.put("voxel_size", List.of(size.x() + " m", size.y() + " m", size.z() + " m")));
    map.put("phases", source.phases().stream().map(StudyFile::phaseMap).toList());
    return map;
  }

  static Map<String, Object> phaseMap(Phase phase) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("label", phase.label());
    map.put("name", phase.name());
    map.put("role", phase.role().key());
    return map;
  }

  private static Map<String, Object> measuresMap(Measures measures, Path file) {
    Map<String, Object> map = new LinkedHashMap<>();
    measures
        .morphology()
        .ifPresent(morphology -> map.put("morphology", MorphologyCodec.write(morphology, file)));
    measures
        .conduction()
        .ifPresent(conduction -> map.put("conduction", ConductionCodec.write(conduction, file)));
    return map;
  }
}
