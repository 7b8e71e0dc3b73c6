package org.voxelyte.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;

/**
 * The names of all scalars that boxes have, by topic: every metric of the morphology but what is
 * given (the crack radius) and what tells of the size of the volume itself (the error of the
 * fraction and its interval).
 */
final class RevNames {
  static final String FRACTION = "volume_fraction";
  static final String CONNECTED = "largest_cluster_fraction";
  static final String SURFACE = "surface_per_volume_per_m";
  static final String OWN_SURFACE = "surface_per_own_volume_per_m";
  static final String THICKNESS = "local_thickness_mean_m";
  static final String COVERAGE = "coverage";
  static final String INTERFACE = "area_per_volume_per_m";
  private static final String PER_VOLUME = "_per_m3";

  /** What is measured where nothing else is said, all without running a topic. */
  static final Set<String> USUAL =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(FRACTION, CONNECTED, SURFACE, THICKNESS, COVERAGE, OWN_SURFACE, INTERFACE)));

  /** What is 0, not missing, where phases do not meet. */
  static final Set<String> ZERO_IF_MISSING =
      Set.of(
          INTERFACE,
          "face_area_per_volume_per_m",
          "triple_phase_boundary_per_m2",
          "triple_phase_boundary_staircase_per_m2",
          "triple_phase_boundary_active_per_m2");

  /** The topic that finds each scalar, in the order of tables. */
  static final Map<String, MorphologyTopic> TOPIC_OF = Collections.unmodifiableMap(topics());

  /** The scalars of each topic by its key. */
  static final Map<String, Set<String>> TOPICS = Collections.unmodifiableMap(byTopic());

  private RevNames() {}

  /** Returns the name of a metric among scalars of boxes. */
  static String of(MetricKind kind) {
    return kind.unit() == MetricUnit.COUNT ? kind.key() + PER_VOLUME : kind.key();
  }

  /** Returns a name without the unit at its end. */
  static String withoutUnit(String name) {
    return name.replaceAll("(_per)?_m[23]?$", "");
  }

  private static Map<String, MorphologyTopic> topics() {
    Map<String, MorphologyTopic> topics = new LinkedHashMap<>();
    add(
        topics,
        MorphologyTopic.FRACTIONS,
        FRACTION,
        "fraction_of_solid",
        "active_of_active_and_electrolyte");
    add(
        topics,
        MorphologyTopic.NETWORKS,
        "clusters_6" + PER_VOLUME,
        CONNECTED,
        "spanning_fraction",
        "reach_first",
        "reach_last",
        "isolated_fraction");
    add(topics, MorphologyTopic.INTERFACES, INTERFACE, "face_area_per_volume_per_m");
    add(
        topics,
        MorphologyTopic.SURFACES,
        SURFACE,
        OWN_SURFACE,
        COVERAGE,
        "coverage_faces",
        "active_electrolyte_area_per_volume_per_m",
        "specific_active_area_per_m",
        "specific_active_area_faces_per_m",
        "active_area_per_active_material_per_m",
        "active_area_share",
        "utilisation_electronic",
        "utilisation_ionic",
        "triple_phase_boundary_per_m2",
        "triple_phase_boundary_staircase_per_m2",
        "triple_phase_boundary_active_per_m2",
        "tunnels" + PER_VOLUME,
        "cavities" + PER_VOLUME,
        "euler_characteristic_per_m3");
    add(
        topics,
        MorphologyTopic.POROSITY,
        "pores" + PER_VOLUME,
        "closed_pores" + PER_VOLUME,
        "enclosed_pores" + PER_VOLUME,
        "closed_porosity_of_void",
        "closed_porosity_of_active",
        "closed_porosity_of_volume",
        "enclosed_porosity_of_void",
        "enclosed_porosity_of_active",
        "enclosed_porosity_of_volume",
        "crack_porosity_of_void",
        "crack_porosity_of_active",
        "crack_porosity_of_volume",
        "inner_porosity_of_void",
        "inner_porosity_of_active",
        "inner_porosity_of_volume");
    add(
        topics,
        MorphologyTopic.TORTUOSITY,
        "geometric_tortuosity",
        "geometric_tortuosity_eikonal",
        "outlet_reached_fraction");
    add(
        topics,
        MorphologyTopic.THICKNESS,
        THICKNESS,
        "local_thickness_d10_m",
        "local_thickness_d50_m",
        "local_thickness_d90_m",
        "intrusion_d50_m",
        "bottleneck_diameter_m",
        "constrictivity");
    add(
        topics,
        MorphologyTopic.PARTICLES,
        "particles" + PER_VOLUME,
        "particles_inside" + PER_VOLUME,
        "particle_diameter_mean_m",
        "particle_diameter_d10_volume_m",
        "particle_diameter_d50_volume_m",
        "particle_diameter_d90_volume_m",
        "particle_sphericity_mean",
        "particle_elongation_mean",
        "coordination_number_mean",
        "coordination_number_mean_all",
        "particles_connected_electron",
        "particles_connected_ion",
        "particles_connected_both",
        "particle_coverage_mean");
    add(
        topics,
        MorphologyTopic.CORRELATION,
        "surface_per_volume_s2_per_m",
        "correlation_length_m",
        "mean_intercept_m",
        "chord_length_mean_m",
        "chord_length_weighted_mean_m",
        "chords_whole" + PER_VOLUME,
        "chords_cut" + PER_VOLUME);
    add(
        topics,
        MorphologyTopic.STEREOLOGY,
        "section_area_fraction",
        "section_particles_per_area_per_m2",
        "section_particle_area_m2",
        "section_perimeter_m",
        "section_circularity",
        "section_circularity_all");
    return topics;
  }

  private static void add(
      Map<String, MorphologyTopic> topics, MorphologyTopic topic, String... names) {
    for (String name : names) {
      topics.put(name, topic);
    }
  }

  private static Map<String, Set<String>> byTopic() {
    Map<String, Set<String>> topics = new LinkedHashMap<>();
    TOPIC_OF.forEach(
        (name, topic) ->
            topics.computeIfAbsent(topic.key(), key -> new LinkedHashSet<>()).add(name));
    return topics;
  }
}
