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
import org.voxelyte.morphology.FedNetwork;
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
import org.voxelyte.morphology.Spread;
import org.voxelyte.report.Curve;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.InsufficientMemoryException;
import org.voxelyte.task.TaskContext;
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
              + " particles of A are no surface), mean over all particles");

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

  private static final List<MetricKind> COUNTS = List.of(COUNT, COUNT_INSIDE);

  /** What else is found of the particles of a phase, but for what covers them. */
  private static final List<MetricKind> OTHERS =
      List.of(
          DIAMETER,
          D10,
          D50,
          D90,
          SPHERICITY,
          ELONGATION,
          CONTACTS,
          CONTACTS_ALL,
          ELECTRONS,
          IONS,
          BOTH);

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task)
      throws IOException {
    Map<Phase, ParticlePopulation> populations = new LinkedHashMap<>();
    Finding<ParticleFinder> finder = finder(sample);
    if (finder.isDefined()) {
      for (Phase phase : finder.get().phases()) {
        try {
          Particles particles = finder.get().find(phase, task);
          populations.put(phase, population(sample, particles, found, task));
        } catch (InsufficientMemoryException e) {
          without(sample, phase, Finding.undefined(e.getMessage()), e.getMessage(), found);
        }
      }
      finder.get().write(task);
      found.inputs(finder.get().hashes());
      coverageTogether(sample, populations, found);
    } else if (sample.of(PhaseRole.ACTIVE).isEmpty()) {
      add(COUNTS, PhaseRole.ACTIVE.key(), Finding.undefined(finder.reason()), found);
      add(OTHERS, PhaseRole.ACTIVE.key(), Finding.undefined(finder.reason()), found);
    }
    if (sample.measure().particles().sources().isEmpty()) {
      for (Phase phase : sample.of(PhaseRole.ACTIVE)) {
        sample
            .absent(PhaseGroup.of(phase))
            .ifPresent(reason -> without(sample, phase, Finding.of(0.0), reason, found));
      }
    }
    found.add(ParticleRows.particles(sample, populations));
    found.add(ParticleRows.contacts(populations));
  }

  /** Adds the rows of a phase whose particles are not found. */
  private static void without(
      MorphologySample sample,
      Phase phase,
      Finding<Double> number,
      String reason,
      MorphologyCollector found) {
    add(COUNTS, phase.name(), number, found);
    add(OTHERS, phase.name(), Finding.undefined(reason), found);
    for (Phase other : sample.volume().phases()) {
      if (!other.equals(phase)) {
        String pair = phase.name() + "|" + other.name();
        add(List.of(COVERAGE), pair, Finding.undefined(reason), found);
      }
    }
  }

  private static void add(
      List<MetricKind> kinds, String of, Finding<Double> value, MorphologyCollector found) {
    kinds.forEach(kind -> found.add(kind.metric(of, "", value)));
  }

  /** Adds what is found of the particles of a phase. */
  private static ParticlePopulation population(
      MorphologySample sample, Particles particles, MorphologyCollector found, TaskContext task)
      throws IOException {
    ParticlePopulation population =
        ParticlePopulation.of(sample.volume(), particles, options(sample), task);
    Finding<ParticleSizeDistribution> sizes =
        ParticleSizeDistribution.of(
            population, sample.volume().shape(), ParticleSampling.MILES_LANTUEJOUL);
    metrics(sample, population, sizes, found);
    found.add(ClassCuts.particles(sample, particles, task));
    curves(population, sizes, found);
    if (sample.measure().maps().isPresent()) {
      Path folder = Path.of(sample.measure().maps().get());
      String name = MorphologySample.fileName("particles", particles.phase()) + ".tif";
      VolumeWriter.writeIds(particles.ids(), "particle", folder.resolve(name), task);
    }
    return population;
  }

  /**
   * Reads files of ids to their end.
   *
   * @throws IOException if one cannot be read, or is not of this volume
   */
  static void checkFiles(MorphologySample sample, TaskContext task) throws IOException {
    Finding<ParticleFinder> finder = finder(sample);
    if (finder.isDefined()) {
      finder.get().checkFiles(task);
    }
  }

  /**
   * Resolves the phases whose particles are found; undefined if there are none.
   *
   * @throws IllegalArgumentException if a phase is not in the volume or given twice
   */
  static Finding<ParticleFinder> finder(MorphologySample sample) {
    ParticleMeasure asked = sample.measure().particles();
    return sources(sample)
        .map(
            sources ->
                new ParticleFinder(
                    new ParticleMeasure(sources, asked.neckDepth(), asked.out()), sample.volume()));
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
        sample
            .electrons()
            .value()
            .map(group -> new FedNetwork(group, feed.axis(), feed.electrons())),
        sample
            .group(PhaseRole.ELECTROLYTE)
            .value()
            .map(group -> new FedNetwork(group, feed.axis(), feed.ions())));
  }

  private static void metrics(
      MorphologySample sample,
      ParticlePopulation population,
      Finding<ParticleSizeDistribution> sizes,
      MorphologyCollector found) {
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
    PhaseGroup own = PhaseGroup.of(population.phase());
    for (PhaseGroup other : PhaseGroup.ofPhases(sample.volume())) {
      if (!other.equals(own)) {
        coverage(own, other, all, found);
      }
    }
  }

  /** Adds coverages by and of all phases of a role where it has several. */
  private static void coverageTogether(
      MorphologySample sample,
      Map<Phase, ParticlePopulation> populations,
      MorphologyCollector found) {
    List<PhaseGroup> roles = PhaseGroup.ofRoles(sample.volume());
    for (PhaseGroup own : roles) {
      List<ParticleMorphology> all = new ArrayList<>();
      List<Phase> missing = new ArrayList<>();
      for (Phase phase : sample.present()) {
        if (own.labels().contains(phase.label())) {
          if (populations.containsKey(phase)) {
            all.addAll(populations.get(phase).particles());
          } else {
            missing.add(phase);
          }
        }
      }
      if (!missing.isEmpty() || all.isEmpty()) {
        continue; // not all of them are told apart, or there are none
      }
      for (PhaseGroup other : roles) {
        boolean several = own.labels().size() > 1 || other.labels().size() > 1;
        if (several && !other.equals(own)) {
          coverage(own, other, all, found);
        }
      }
    }
  }

  private static void coverage(
      PhaseGroup own,
      PhaseGroup other,
      List<ParticleMorphology> particles,
      MorphologyCollector found) {
    mean(
        COVERAGE,
        false,
        own.name() + "|" + other.name(),
        particles,
        p -> p.surface().coverage(other, own),
        "no particle of " + own.name() + " has a surface",
        found);
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
    List<Double> values = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (ParticleMorphology particle : particles) {
      Finding<Double> value = quantity.apply(particle);
      if (value.isDefined()) {
        values.add(value.get());
        weights.add(weighted ? particle.volume() : 1);
      }
    }
    found.add(kind.mean(of, "", Spread.of(array(values), array(weights), none)));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
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
      ParticlePopulation population,
      Finding<ParticleSizeDistribution> sizes,
      MorphologyCollector found) {
    String name = population.phase().name();
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
