package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.SectionOptions;
import org.voxelyte.morphology.SectionSeries;
import org.voxelyte.morphology.SectionStatistics;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** What a microscope would see of each phase in sections normal to each axis. */
final class StereologyTopic implements MorphologyRun.Topic {
  private static final String OVER = "standard deviation over sections";
  private static final String MEAN = "; mean over sections of the mean over their particles";

  private static final MetricKind FRACTION =
      kind(
          "section_area_fraction",
          "Area fraction",
          MetricUnit.SHARE,
          "pixels of the phase over all pixels of a section");
  private static final MetricKind DENSITY =
      kind(
          "section_particles_per_area_per_m2",
          "Particles per area",
          MetricUnit.PER_AREA,
          "particles (8-connected) over the area of a section");
  private static final MetricKind AREA =
      kind(
          "section_particle_area_m2",
          "Particle area",
          MetricUnit.AREA,
          "pixels of a particle, without holes" + MEAN);
  private static final MetricKind PERIMETER =
      kind(
          "section_perimeter_m",
          "Perimeter",
          MetricUnit.LENGTH,
          "of the outer outline as ImageJ measures it, Σ|Δx| + Σ|Δy| − corners · (2 − √2) pixels"
              + MEAN);
  private static final MetricKind CIRCULARITY =
      kind(
          "section_circularity",
          "Circularity",
          MetricUnit.NUMBER,
          "4π area/perimeter² of each particle, at most 1 (ImageJ)" + MEAN);
  private static final MetricKind CIRCULARITY_ALL =
      new MetricKind(
          MorphologyTopic.STEREOLOGY,
          "section_circularity_all",
          "Circularity, all particles",
          MetricUnit.NUMBER,
          "mean over the particles of all sections",
          "standard deviation over particles");

  private static MetricKind kind(String key, String name, MetricUnit unit, String definition) {
    return new MetricKind(MorphologyTopic.STEREOLOGY, key, name, unit, definition, OVER);
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task) {
    SectionCuts.add(sample, found, task);
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (Axis normal : Axis.values()) {
      if (sample.axes().stream().filter(axis -> axis != normal).count() < 2) {
        continue; // the section is a line
      }
      for (Phase phase : sample.volume().phases()) {
        task.checkCancelled();
        SectionSeries series =
            SectionSeries.of(sample.volume(), phase, normal, SectionOptions.DEFAULT, task);
        add(series, found);
        series.sections().forEach(section -> rows.add(row(series, section)));
      }
    }
    if (!rows.isEmpty()) {
      found.add(
          new MorphologyFindings.Table(
              "sections.csv",
              "",
              List.of(
                  "phase",
                  "normal",
                  "index",
                  "area_fraction",
                  "particles",
                  "particles_per_area_per_m2",
                  "particle_area_m2",
                  "perimeter_m",
                  "circularity"),
              rows));
    }
  }

  private static void add(SectionSeries series, MorphologyCollector found) {
    String name = series.phase().name();
    String normal = "normal " + series.normal().key();
    found.add(FRACTION.mean(name, normal, Finding.of(series.areaFraction())));
    found.add(DENSITY.mean(name, normal, Finding.of(series.particlesPerArea())));
    found.add(AREA.mean(name, normal, series.particleArea()));
    found.add(PERIMETER.mean(name, normal, series.perimeter()));
    found.add(CIRCULARITY.mean(name, normal, series.circularity()));
    found.add(CIRCULARITY_ALL.mean(name, normal, series.particles().circularity()));
  }

  private static List<Optional<Object>> row(SectionSeries series, SectionStatistics section) {
    return List.of(
        Optional.of(series.phase().name()),
        Optional.of(series.normal().key()),
        Optional.of((long) section.index()),
        Optional.of(section.areaFraction()),
        Optional.of(section.particles()),
        Optional.of(section.particlesPerArea()),
        section.particleArea().value().map(v -> v),
        section.perimeter().value().map(v -> v),
        section.circularity().value().map(v -> v));
  }
}
