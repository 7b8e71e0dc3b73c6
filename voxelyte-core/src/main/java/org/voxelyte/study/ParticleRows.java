package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.morphology.Contact;
import org.voxelyte.morphology.Direction;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.ParticleMorphology;
import org.voxelyte.morphology.ParticlePopulation;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.volume.Phase;

/** Particles and their contacts as tables: a row each. */
final class ParticleRows {
  private ParticleRows() {}

  /** Returns a row per particle of each phase; a column of coverage per phase of the volume. */
  static MorphologyFindings.Table particles(
      MorphologySample sample, Map<Phase, ParticlePopulation> populations) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "phase",
                "id",
                "voxels",
                "volume_m3",
                "equivalent_diameter_m",
                "sphericity",
                "surface_m2",
                "free_surface_m2",
                "feret_max_m",
                "feret_min_m",
                "longest_axis_m",
                "middle_axis_m",
                "shortest_axis_m",
                "longest_axis_x",
                "longest_axis_y",
                "longest_axis_z",
                "centroid_x_m",
                "centroid_y_m",
                "centroid_z_m",
                "depth_m",
                "relative_depth",
                "contacts",
                "contact_area_m2",
                "touches_border",
                "connected_electron",
                "connected_ion"));
    List<Phase> present = sample.present();
    present.forEach(phase -> columns.add("coverage_" + phase.name()));
    List<List<Optional<Object>>> rows = new ArrayList<>();
    populations.forEach(
        (phase, population) ->
            population.particles().forEach(p -> rows.add(row(phase, p, present))));
    return new MorphologyFindings.Table("particles.csv", "particles", columns, rows);
  }

  private static List<Optional<Object>> row(
      Phase phase, ParticleMorphology p, List<Phase> present) {
    Direction longest = p.axes().longest();
    List<Optional<Object>> row = new ArrayList<>();
    row.add(Optional.of(phase.name()));
    row.add(Optional.of((long) p.id()));
    row.add(Optional.of(p.voxels()));
    row.add(Optional.of(p.volume()));
    row.add(Optional.of(p.equivalentDiameter()));
    row.add(cell(p.sphericity()));
    row.add(Optional.of(p.surface().area()));
    row.add(Optional.of(p.surface().freeArea()));
    row.add(Optional.of(p.feret().maximum()));
    row.add(Optional.of(p.feret().minimum()));
    row.add(Optional.of(p.axes().longestLength()));
    row.add(Optional.of(p.axes().middleLength()));
    row.add(Optional.of(p.axes().shortestLength()));
    row.add(Optional.of(longest.x()));
    row.add(Optional.of(longest.y()));
    row.add(Optional.of(longest.z()));
    row.add(Optional.of(p.centroid().x()));
    row.add(Optional.of(p.centroid().y()));
    row.add(Optional.of(p.centroid().z()));
    row.add(Optional.of(p.depth()));
    row.add(Optional.of(p.relativeDepth()));
    row.add(Optional.of((long) p.contacts()));
    row.add(Optional.of(p.surface().contactArea()));
    row.add(Optional.of(p.touchesBorder()));
    row.add(cell(p.electrons()));
    row.add(cell(p.ions()));
    for (Phase other : present) {
      row.add(other.equals(phase) ? Optional.empty() : cell(p.surface().coverage(other)));
    }
    return row;
  }

  private static Optional<Object> cell(Finding<?> finding) {
    return finding.value().map(value -> value);
  }

  /** Returns a row per contact: the edges of a graph. */
  static MorphologyFindings.Table contacts(Map<Phase, ParticlePopulation> populations) {
    List<List<Optional<Object>>> rows = new ArrayList<>();
    populations.forEach(
        (phase, population) -> {
          for (Contact contact : population.network().contacts()) {
            rows.add(
                List.of(
                    Optional.of(phase.name()),
                    Optional.of((long) contact.a()),
                    Optional.of((long) contact.b()),
                    Optional.of(contact.faces()),
                    Optional.of(contact.faceArea()),
                    Optional.of(contact.croftonArea())));
          }
        });
    return new MorphologyFindings.Table(
        "contacts.csv", "", List.of("phase", "a", "b", "faces", "faces_area_m2", "area_m2"), rows);
  }
}
