package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.End;
import org.voxelyte.morphology.Feed;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.ParticleMorphology;
import org.voxelyte.morphology.ParticleOptions;
import org.voxelyte.morphology.ParticlePopulation;
import org.voxelyte.morphology.ParticleSampling;
import org.voxelyte.morphology.ParticleSizeDistribution;
import org.voxelyte.morphology.ParticleSizeDistribution.Weight;
import org.voxelyte.morphology.Particles;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.report.Curve;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** The particles of the active material, or of phases that were named. */
final class ParticleTopic implements MorphologyRun.Topic {
  private static final MorphologyTopic TOPIC = MorphologyTopic.PARTICLES;
  private static final String OVER = "standard deviation over particles";
  private static final String INSIDE = "particles that do not touch the outer faces";

  private static final MetricKind COUNT =
      count("particles", "Particles", "all of them, those that the outer faces cut too");
  private static final MetricKind COUNT_INSIDE = count("particles_inside", "Inside", INSIDE);
  private static final MetricKind DIAMETER =
      spread(
          "particle_diameter_mean_m",
          "Equivalent diameter, mean",
          MetricUnit.LENGTH,
          "of the ball of the same volume, mean by number over " + INSIDE);
  private static final MetricKind D10 = quantile("10");
  private static final MetricKind D50 = quantile("50");
  private static final MetricKind D90 = quantile("90");
  private static final MetricKind SPHERICITY =
      spread(
          "particle_sphericity_mean",
          "Sphericity, by volume",
          MetricUnit.NUMBER,
          "surface of the ball of the same volume over that of the particle (Crofton), weighted by"
              + " volume, "
              + INSIDE
              + "; balls of few voxels come out above 1");
  private static final MetricKind ELONGATION =
      spread(
          "particle_elongation_mean",
          "Middle over longest axis, by volume",
          MetricUnit.NUMBER,
          "axes of the ellipsoid with the same second moments, weighted by volume, " + INSIDE);
  private static final MetricKind CONTACTS =
      MetricKind.of(
          TOPIC,
          "coordination_number_mean",
          "Coordination number, mean",
          MetricUnit.NUMBER,
          "other particles of the phase that share a voxel face, mean over " + INSIDE);
  private static final MetricKind CONTACTS_ALL =
      MetricKind.of(
          TOPIC,
          "coordination_number_mean_all",
          "Coordination number, all",
          MetricUnit.NUMBER,
          "the same over all particles; the outer faces hide contacts");
  private static final MetricKind ELECTRONS =
      tied("electron", "whose faces touch or that lie in clusters tied to the collector");
  private static final MetricKind IONS =
      tied("ion", "whose faces touch clusters of electrolyte tied to the separator");
  private static final MetricKind BOTH = tied("both", "of which both holds");
  private static final MetricKind COVERAGE =
      spread(
          "particle_coverage_mean",
          "Coverage of particles, mean",
          MetricUnit.SHARE,
          "A|B: share of the surface of a particle of A that B touches (Crofton; contacts between"
              + " particles are no surface), mean over all particles");

  private static MetricKind count(String key, String name, String definition) {
    return MetricKind.of(TOPIC, key, name, MetricUnit.COUNT, definition);
  }

  private static MetricKind spread(String key, String name, MetricUnit unit, String definition) {
    return new MetricKind(TOPIC, key, name, unit, definition, OVER);
  }

  private static MetricKind quantile(String percent) {
    return MetricKind.of(
        TOPIC,
        "particle_diameter_d" + percent + "_volume_m",
        "Equivalent diameter, d" + percent + " by volume",
        MetricUnit.LENGTH,
        percent
            + " % of the volume of particles are in smaller ones; those inside, each over its"
            + " chance to be (Miles and Lantuéjoul)");
  }

  private static MetricKind tied(String key, String which) {
    return MetricKind.of(
        TOPIC,
        "particles_connected_" + key,
        "Connected, " + key,
        MetricUnit.SHARE,
        "volume of the particles " + which + ", over that of all");
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task)
      throws IOException {
    Finding<List<ParticleMeasure.Source>> sources = sources(sample);
    if (!sources.isDefined()) {
      found.add(COUNT.metric("active", "", Finding.undefined(sources.reason())));
      return;
    }
    ParticleMeasure asked = sample.measure().particles();
    ParticleFinder finder =
        new ParticleFinder(
            new ParticleMeasure(sources.get(), asked.neckDepth(), asked.out()), sample.volume());
    Map<Phase, ParticlePopulation> populations = new LinkedHashMap<>();
    List<Particles> known = finder.find(task);
    for (Particles particles : known) {
      ParticlePopulation population =
          ParticlePopulation.of(sample.volume(), particles, options(sample), task);
      populations.put(particles.phase(), population);
      metrics(sample, population, found);
      found.add(ClassCuts.particles(sample, particles, task));
      curves(sample, population, found);
      if (sample.measure().maps().isPresent()) {
        Path folder = Path.of(sample.measure().maps().get());
        String name = MorphologySample.fileName("particles", particles.phase()) + ".tif";
        VolumeWriter.writeIds(particles.ids(), "particle", folder.resolve(name), task);
      }
    }
    finder.write(task);
    found.inputs(finder.hashes());
    found.add(ParticleRows.particles(sample, populations));
    found.add(ParticleRows.contacts(populations));
  }

  /** Returns the phases that were named, or those of the active material. */
  private static Finding<List<ParticleMeasure.Source>> sources(MorphologySample sample) {
    List<ParticleMeasure.Source> named = sample.measure().particles().sources();
    if (!named.isEmpty()) {
      return Finding.of(named);
    }
    List<ParticleMeasure.Source> active =
        sample.present().stream()
            .filter(phase -> phase.role() == PhaseRole.ACTIVE)
            .map(p -> new ParticleMeasure.Source(p.name(), Optional.empty(), Optional.empty()))
            .toList();
    return active.isEmpty()
        ? Finding.undefined(
            sample.group(PhaseRole.ACTIVE).reason() + ", or name a phase with --particles PHASE")
        : Finding.of(active);
  }

  private static ParticleOptions options(MorphologySample sample) {
    Feeding feed = sample.measure().feed();
    return new ParticleOptions(
        feed.axis(),
        feed(sample.electrons(), feed.axis(), feed.electrons()),
        feed(sample.group(PhaseRole.ELECTROLYTE), feed.axis(), feed.ions()));
  }

  private static Optional<Feed> feed(Finding<PhaseGroup> group, Axis axis, End end) {
    return group.value().map(g -> new Feed(g.labels(), axis, end == End.LAST));
  }

  private static void metrics(
      MorphologySample sample, ParticlePopulation population, MorphologyCollector found) {
    String name = population.phase().name();
    List<ParticleMorphology> all = population.particles();
    List<ParticleMorphology> inside = all.stream().filter(p -> !p.touchesBorder()).toList();
    String none =
        all.isEmpty()
            ? name + " has no particles"
            : "every particle of " + name + " touches the border";
    found.add(COUNT.metric(name, "", Finding.of((double) all.size())));
    found.add(COUNT_INSIDE.metric(name, "", Finding.of((double) inside.size())));
    mean(DIAMETER, false, name, inside, p -> Finding.of(p.equivalentDiameter()), none, found);
    Finding<ParticleSizeDistribution> sizes =
        ParticleSizeDistribution.of(
            population, sample.volume().shape(), ParticleSampling.MILES_LANTUEJOUL);
    found.add(D10.metric(name, "", sizes.map(s -> s.quantile(0.1, Weight.VOLUME))));
    found.add(D50.metric(name, "", sizes.map(s -> s.quantile(0.5, Weight.VOLUME))));
    found.add(D90.metric(name, "", sizes.map(s -> s.quantile(0.9, Weight.VOLUME))));
    mean(SPHERICITY, true, name, inside, ParticleMorphology::sphericity, none, found);
    mean(ELONGATION, true, name, inside, p -> Finding.of(p.axes().elongation()), none, found);
    found.add(CONTACTS.metric(name, "", population.network().meanCoordination(false)));
    found.add(CONTACTS_ALL.metric(name, "", population.network().meanCoordination(true)));
    Finding<PhaseGroup> electrons = sample.electrons();
    Finding<PhaseGroup> ions = sample.group(PhaseRole.ELECTROLYTE);
    tied(ELECTRONS, name, all, p -> from(electrons, p.electrons()), found);
    tied(IONS, name, all, p -> from(ions, p.ions()), found);
    tied(BOTH, name, all, p -> both(from(electrons, p.electrons()), from(ions, p.ions())), found);
    for (Phase other : sample.present()) {
      if (!other.equals(population.phase())) {
        mean(
            COVERAGE,
            false,
            name + "|" + other.name(),
            all,
            p -> p.surface().coverage(other),
            "no particle of " + name + " has a surface",
            found);
      }
    }
  }

  /** Returns the answer; without what conducts, how to name it. */
  private static Finding<Boolean> from(Finding<PhaseGroup> conducts, Finding<Boolean> tied) {
    return conducts.isDefined() ? tied : Finding.undefined(conducts.reason());
  }

  private static Finding<Boolean> both(Finding<Boolean> electrons, Finding<Boolean> ions) {
    return electrons.isDefined() ? ions.map(both -> both && electrons.get()) : electrons;
  }

  /** Adds mean and spread of what is defined. */
  private static void mean(
      MetricKind kind,
      boolean weighted,
      String of,
      List<ParticleMorphology> particles,
      Function<ParticleMorphology, Finding<Double>> quantity,
      String none,
      MorphologyCollector found) {
    double weights = 0;
    double sum = 0;
    double squares = 0;
    int values = 0;
    for (ParticleMorphology particle : particles) {
      Finding<Double> value = quantity.apply(particle);
      if (value.isDefined()) {
        double weight = weighted ? particle.volume() : 1;
        weights += weight;
        double step = value.get() - (weights > weight ? sum / (weights - weight) : 0);
        sum += weight * value.get();
        squares += values == 0 ? 0 : weight * (weights - weight) / weights * step * step;
        values++;
      }
    }
    if (values == 0) {
      found.add(kind.metric(of, "", Finding.undefined(none)));
      return;
    }
    double sd = values > 1 ? Math.sqrt(squares / weights) : Double.NaN;
    found.add(kind.metric(of, "", Finding.of(sum / weights), sd));
  }

  private static void tied(
      MetricKind kind,
      String name,
      List<ParticleMorphology> particles,
      Function<ParticleMorphology, Finding<Boolean>> tied,
      MorphologyCollector found) {
    double whole = 0;
    double part = 0;
    for (ParticleMorphology particle : particles) {
      Finding<Boolean> answer = tied.apply(particle);
      if (!answer.isDefined()) {
        found.add(kind.metric(name, "", Finding.undefined(answer.reason())));
        return;
      }
      whole += particle.volume();
      part += answer.get() ? particle.volume() : 0;
    }
    found.add(
        kind.metric(
            name,
            "",
            whole > 0 ? Finding.of(part / whole) : Finding.undefined(name + " has no particles")));
  }

  private static void curves(
      MorphologySample sample, ParticlePopulation population, MorphologyCollector found) {
    String name = population.phase().name();
    Finding<ParticleSizeDistribution> sizes =
        ParticleSizeDistribution.of(
            population, sample.volume().shape(), ParticleSampling.MILES_LANTUEJOUL);
    sizes
        .value()
        .ifPresent(
            distribution -> {
              found.add(sizes(name, "by number", distribution, step -> step.numberShare()));
              found.add(sizes(name, "by volume", distribution, step -> step.volumeShare()));
            });
    List<Long> histogram = population.network().coordinationHistogram(false);
    long counted = histogram.stream().mapToLong(Long::longValue).sum();
    if (counted > 0) {
      List<Curve.Point> points = new ArrayList<>();
      for (int k = 0; k < histogram.size(); k++) {
        points.add(new Curve.Point(k, histogram.get(k) / (double) counted));
      }
      found.add(
          new Curve(
              TOPIC,
              "coordination",
              name,
              "",
              "Coordination numbers",
              "Share of the particles inside that touch so many others of the phase.",
              new Curve.Quantity("contacts", "contacts", MetricUnit.COUNT),
              new Curve.Quantity("share of the particles", "share", MetricUnit.NUMBER),
              points));
    }
  }

  private static Curve sizes(
      String name,
      String weight,
      ParticleSizeDistribution distribution,
      ToDoubleFunction<ParticleSizeDistribution.Step> share) {
    List<Curve.Point> points = new ArrayList<>();
    double before = 0;
    for (ParticleSizeDistribution.Step step : distribution.steps()) {
      points.add(new Curve.Point(step.diameter(), before));
      before = share.applyAsDouble(step);
      points.add(new Curve.Point(step.diameter(), before));
    }
    return new Curve(
        TOPIC,
        "particle-sizes",
        name,
        weight,
        "Particle sizes",
        "Share of the particles (by number, by volume) that are not larger; those inside, each over"
            + " its chance not to touch the outer faces.",
        new Curve.Quantity("equivalent diameter", "diameter_m", MetricUnit.LENGTH),
        new Curve.Quantity("share up to it", "share_up_to", MetricUnit.NUMBER),
        points);
  }
}
