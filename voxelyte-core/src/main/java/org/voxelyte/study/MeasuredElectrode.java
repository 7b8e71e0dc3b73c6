package org.voxelyte.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.voxelyte.report.RateReport;
import org.voxelyte.task.Version;
import org.voxelyte.transport.Carrier;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * The electrode that a results.json of {@code analyze} or {@code conductivity} describes, as far as
 * the estimate of rates needs it.
 *
 * @param drive name of the drive that was taken
 * @param electrolyte name of the phase that the tortuosity factor refers to
 * @param bulkConductivity of that phase, S/m; empty where it was driven alone with 1 S/m
 * @param soleConductor whether nothing else conducted, so that another conductivity scales σ_eff
 * @param tortuosityFactor τ² = ε σ_bulk / σ_eff, at least 1; infinite without a spanning path
 * @param electrolyteFraction ε of that phase, of everything
 * @param voidFraction φ; empty where the file has no phases with roles
 * @param activeFraction ε of all phases of the role active, of everything; empty likewise
 * @param thickness length of the volume along the axis, m
 * @param source file, shape and voxel size
 */
public record MeasuredElectrode(
    String drive,
    String electrolyte,
    OptionalDouble bulkConductivity,
    boolean soleConductor,
    double tortuosityFactor,
    double electrolyteFraction,
    OptionalDouble voidFraction,
    OptionalDouble activeFraction,
    double thickness,
    RateReport.Source source) {
  /** A straight channel is solved to a tortuosity factor that may be this much below 1. */
  private static final double SOLVER_ERROR = 1e-3;

  /**
   * Reads the ionic drive along an axis, or without one the drive of the electrolyte alone.
   *
   * @throws IOException if the file is missing, no such result, or lacks the drive; the sentence
   *     says how to make it
   */
  public static MeasuredElectrode read(Path file, Axis axis) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; give the results.json in it");
    }
    byte[] bytes = Files.readAllBytes(file);
    JsonNode root = parse(file, bytes);
    JsonNode entry = drive(file, root, axis);
    String reference = entry.path("reference").asText();
    JsonNode given = entry.path("conductivities_S_per_m");
    double bulk = number(file, given, reference);
    List<JsonNode> conducting = new ArrayList<>();
    given.forEach(conducting::add);
    conducting.removeIf(sigma -> !(sigma.asDouble() > 0));
    double factor = number(file, entry, "tortuosity_factor");
    double sought = factor < 1 && factor > 1 - SOLVER_ERROR ? 1 : factor;
    RateReport.Source source = source(file, bytes, root);
    return new MeasuredElectrode(
        entry.path("drive").asText(),
        reference,
        entry.path("alone").asBoolean() ? OptionalDouble.empty() : OptionalDouble.of(bulk),
        conducting.size() == 1,
        sought,
        number(file, entry, "phase_fraction"),
        share(file, root, PhaseRole.VOID),
        share(file, root, PhaseRole.ACTIVE),
        source.shape().along(axis) * source.voxelSize().along(axis),
        source);
  }

  private static JsonNode parse(Path file, byte[] bytes) throws IOException {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + " is no JSON; give the results.json of analyze or conductivity", e);
    }
  }

  private static JsonNode drive(Path file, JsonNode root, Axis axis) throws IOException {
    JsonNode drives = root.path("conductivity");
    if (!drives.isArray() || drives.isEmpty()) {
      throw new IOException(
          file
              + " holds no conductivity; give the results.json of analyze or conductivity, run with"
              + " --ionic SE=2.7mS/cm or the like");
    }
    List<String> there = new ArrayList<>();
    JsonNode alone = null;
    for (JsonNode entry : drives) {
      boolean along = entry.path("axis").asText().equals(axis.key());
      if (along && entry.path("carrier").asText().equals(Carrier.IONIC.key())) {
        return entry;
      }
      if (along && entry.path("carrier").isNull() && isElectrolyteAlone(root, entry)) {
        alone = entry;
      }
      there.add(entry.path("drive").asText() + " along " + entry.path("axis").asText());
    }
    if (alone == null) {
      throw new IOException(
          file
              + " holds no ionic drive along "
              + axis.key()
              + ", only "
              + String.join(", ", there)
              + "; run conductivity with --ionic SE=2.7mS/cm --axis "
              + axis.key()
              + ", or name another --axis");
    }
    return alone;
  }

  /** Whether a drive without a carrier goes through nothing but the electrolyte. */
  private static boolean isElectrolyteAlone(JsonNode root, JsonNode entry) {
    String reference = entry.path("reference").asText();
    int conducting = 0;
    for (JsonNode sigma : entry.path("conductivities_S_per_m")) {
      conducting += sigma.asDouble() > 0 ? 1 : 0;
    }
    for (JsonNode phase : root.path("phases")) {
      if (phase.path("name").asText().equals(reference)
          && phase.path("role").asText().equals(PhaseRole.ELECTROLYTE.key())) {
        return conducting == 1;
      }
    }
    return false;
  }

  /** Sum over the phases of a role; empty where phases or all roles are missing. */
  private static OptionalDouble share(Path file, JsonNode root, PhaseRole role) throws IOException {
    JsonNode phases = root.path("phases");
    boolean known = false;
    double sum = 0;
    for (JsonNode phase : phases) {
      String own = phase.path("role").asText();
      known |= !own.isEmpty() && !own.equals(PhaseRole.UNSPECIFIED.key());
      if (own.equals(role.key())) {
        sum += number(file, phase, "volume_fraction");
      }
    }
    return known && (sum > 0 || role == PhaseRole.VOID)
        ? OptionalDouble.of(sum)
        : OptionalDouble.empty();
  }

  private static RateReport.Source source(Path file, byte[] bytes, JsonNode root)
      throws IOException {
    JsonNode shape = root.path("input").path("shape_xyz");
    JsonNode edges = root.path("input").path("voxel_size_m");
    if (shape.size() != 3 || edges.size() != 3) {
      throw new IOException(
          file + " lacks shape and voxel size of its input; make it anew with analyze");
    }
    return new RateReport.Source(
        new Provenance(file.toString(), sha256(bytes), List.of(), Version.current()),
        new GridShape(shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt()),
        new VoxelSize(edges.get(0).asDouble(), edges.get(1).asDouble(), edges.get(2).asDouble()));
  }

  private static double number(Path file, JsonNode node, String key) throws IOException {
    JsonNode value = node.path(key);
    if (value.isNumber()) {
      return value.asDouble();
    }
    if (value.asText().equals("Infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    throw new IOException(
        file + " has no number for " + key + "; make it anew with analyze or conductivity");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
