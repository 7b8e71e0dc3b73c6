package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * What a microscope would see of a phase in each section normal to an axis: area fraction,
 * particles per area, perimeter and circularity, as ImageJ's particle analyser measures them (W.
 * Rasband; C. Schneider et al. 2012, doi:10.1038/nmeth.2089).
 *
 * <p>Pixels that touch by an edge or a corner are one particle. Its perimeter is that of the outer
 * outline, Σ|Δx| + Σ|Δy| − c ((w + h) − √(w² + h²)) with c cut corners of pixels w × h, so that a
 * disc of 50 pixels of radius has 5.3 % more than 2πr; holes have none. Its area is that of its
 * pixels, without holes. Circularity is 4π area / perimeter², at most 1: 0.90 for large discs. A
 * section without particles counts in the fraction and in particles per area, not in the others.
 *
 * @param phase the phase
 * @param normal the axis that the sections are normal to
 * @param options which particles count
 * @param sections one after the other along the axis
 * @param areaFraction over the sections
 * @param particlesPerArea over the sections, 1/m²
 * @param particleArea of the means of sections, m²
 * @param perimeter of the means of sections, m
 * @param circularity of the means of sections
 * @param particles over all particles of all sections, where a section with many counts for more
 */
public record SectionSeries(
    Phase phase,
    Axis normal,
    SectionOptions options,
    List<SectionStatistics> sections,
    Spread areaFraction,
    Spread particlesPerArea,
    Finding<Spread> particleArea,
    Finding<Spread> perimeter,
    Finding<Spread> circularity,
    AllParticles particles) {
  /** Copies the list. */
  public SectionSeries {
    sections = List.copyOf(sections);
  }

  /**
   * The particles of all sections taken together; undefined without any.
   *
   * @param area m²
   * @param perimeter m
   * @param circularity at most 1
   */
  public record AllParticles(
      Finding<Spread> area, Finding<Spread> perimeter, Finding<Spread> circularity) {}

  private record Section(SectionStatistics statistics, List<SectionParticle> particles) {}

  /** Measures all sections. Memory: 2 bytes a pixel of the sections that are at work. */
  public static SectionSeries of(
      LabelVolume volume, Phase phase, Axis normal, SectionOptions options, TaskContext task) {
    int layers = volume.shape().along(normal);
    Section[] measured = new Section[layers];
    task.progress("measuring sections of " + phase.name(), 0, 0);
    task.forEach(layers, i -> measured[i] = measure(volume.cut(normal, i), phase, options));
    List<SectionStatistics> sections = new ArrayList<>();
    List<SectionParticle> all = new ArrayList<>();
    for (Section section : measured) {
      sections.add(section.statistics());
      all.addAll(section.particles());
    }
    String none = reasonIfNone(volume, phase, options);
    return new SectionSeries(
        phase,
        normal,
        options,
        sections,
        Spread.of(sections.stream().map(SectionStatistics::areaFraction).toList(), none).get(),
        Spread.of(sections.stream().map(SectionStatistics::particlesPerArea).toList(), none).get(),
        ofMeans(sections, SectionStatistics::particleArea, none),
        ofMeans(sections, SectionStatistics::perimeter, none),
        ofMeans(sections, SectionStatistics::circularity, none),
        new AllParticles(
            Spread.of(all.stream().map(SectionParticle::area).toList(), none),
            Spread.of(all.stream().map(SectionParticle::perimeter).toList(), none),
            Spread.of(all.stream().map(SectionParticle::circularity).toList(), none)));
  }

  private static String reasonIfNone(LabelVolume volume, Phase phase, SectionOptions options) {
    return volume.count(phase) == 0 || options.equals(SectionOptions.DEFAULT)
        ? phase.name() + " has no voxels"
        : "no particle of " + phase.name() + " is large enough and off the edges";
  }

  private static Section measure(LabelMap section, Phase phase, SectionOptions options) {
    long pixels = 0;
    for (byte label : section.labels()) {
      pixels += label == (byte) phase.label() ? 1 : 0;
    }
    List<SectionParticle> particles = SectionParticles.find(section, phase.label(), options);
    double all = section.labels().length;
    return new Section(
        new SectionStatistics(
            section.index(),
            pixels / all,
            particles.size(),
            particles.size() / (all * section.pixelWidth() * section.pixelHeight()),
            mean(particles, SectionParticle::area),
            mean(particles, SectionParticle::perimeter),
            mean(particles, SectionParticle::circularity)),
        particles);
  }

  private static Finding<Double> mean(
      List<SectionParticle> particles, Function<SectionParticle, Double> quantity) {
    return Spread.of(particles.stream().map(quantity).toList(), "the section has no particle")
        .map(Spread::mean);
  }

  private static Finding<Spread> ofMeans(
      List<SectionStatistics> sections,
      Function<SectionStatistics, Finding<Double>> quantity,
      String reasonIfNone) {
    List<Double> values =
        sections.stream().map(quantity).filter(Finding::isDefined).map(Finding::get).toList();
    return Spread.of(values, reasonIfNone);
  }
}
