package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.voxelyte.morphology.ActiveArea;
import org.voxelyte.morphology.ActiveAreas;
import org.voxelyte.morphology.ActiveTriplePhaseBoundary;
import org.voxelyte.morphology.ByEstimator;
import org.voxelyte.morphology.Coverage;
import org.voxelyte.morphology.EulerCharacteristic;
import org.voxelyte.morphology.FedNetwork;
import org.voxelyte.morphology.FedNetworks;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.Neighbourhood;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.PhaseSurface;
import org.voxelyte.morphology.PhaseSurfaces;
import org.voxelyte.morphology.PhaseTopology;
import org.voxelyte.morphology.TriplePhaseBoundaries;
import org.voxelyte.morphology.TriplePhaseBoundary;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** Surfaces of phases and who covers them, and the active area between connected networks. */
final class SurfaceTopic implements MorphologyRun.Topic {
  private static final String BOUNDARY = "; outer faces of the volume are no surface";

  private static final MetricKind PER_VOLUME =
      area(
          "surface_per_volume_per_m",
          "Surface per volume",
          "surface of the phase, or of all phases of a role, against all others (Crofton) over the"
              + " whole volume, A/V_cell"
              + BOUNDARY);
  private static final MetricKind PER_OWN =
      area(
          "surface_per_own_volume_per_m",
          "Surface per volume of the phase",
          "the same over the volume of the phase, A_CAM/V_CAM of an active material");
  private static final MetricKind COVERED =
      share(
          "coverage",
          "Coverage",
          "A|B: share of the surface of A that B touches (Crofton), Eq. 1 of Perrenot et al. 2023"
              + " where A is the active material and B the electrolyte");
  private static final MetricKind COVERED_FACES =
      share("coverage_faces", "Coverage by voxel faces", "the same from areas of voxel faces");
  private static final MetricKind ALL =
      area(
          "active_electrolyte_area_per_volume_per_m",
          "Active material | electrolyte",
          "all of their interface (Crofton) over the whole volume");
  private static final MetricKind ACTIVE =
      area(
          "specific_active_area_per_m",
          "Specific active area",
          "interface of the active material that is tied to the collector, and the electrolyte that"
              + " is tied to the separator (Crofton), over the whole volume; clusters of 6"
              + " neighbours (Bielefeld et al. 2019)");
  private static final MetricKind ACTIVE_FACES =
      area(
          "specific_active_area_faces_per_m",
          "Specific active area by voxel faces",
          "the same from areas of voxel faces");
  private static final MetricKind ACTIVE_OWN =
      area(
          "active_area_per_active_material_per_m",
          "Active area per active material",
          "the same (Crofton) over the volume of all active material");
  private static final MetricKind ACTIVE_SHARE =
      share(
          "active_area_share",
          "Active share",
          "the same over all of the interface of active material and electrolyte");
  private static final MetricKind ELECTRONS =
      share(
          "utilisation_electronic",
          "Utilisation, electronic",
          "voxels of active material in clusters of all that conducts electrons (active, carbon)"
              + " that touch the collector's layer, over all of it");
  private static final MetricKind IONS =
      share(
          "utilisation_ionic",
          "Utilisation, ionic",
          "voxels of electrolyte in clusters that touch the separator's layer, over all of it");

  private static final MetricKind TRIPLE =
      MetricKind.of(
          MorphologyTopic.SURFACES,
          "triple_phase_boundary_per_m2",
          "Triple-phase boundary",
          MetricUnit.PER_AREA,
          "length of the lines where three phases meet over the whole volume, from points on planes"
              + " with 13 normals (L_V = 2 P_A)");
  private static final MetricKind TRIPLE_STAIRS =
      MetricKind.of(
          MorphologyTopic.SURFACES,
          "triple_phase_boundary_staircase_per_m2",
          "Triple-phase boundary by voxel edges",
          MetricUnit.PER_AREA,
          "the same as the summed length of voxel edges, half too long on the mean");
  private static final MetricKind TRIPLE_ACTIVE =
      MetricKind.of(
          MorphologyTopic.SURFACES,
          "triple_phase_boundary_active_per_m2",
          "Triple-phase boundary, connected",
          MetricUnit.PER_AREA,
          "the part of it (planes) where active material and carbon are tied to the collector and"
              + " the electrolyte to the separator");
  private static final MetricKind TUNNELS =
      MetricKind.of(
          MorphologyTopic.SURFACES,
          "tunnels",
          "Tunnels",
          MetricUnit.COUNT,
          "independent tunnels through the phase (6 neighbours): the genus of its surface");
  private static final MetricKind CAVITIES =
      MetricKind.of(
          MorphologyTopic.SURFACES,
          "cavities",
          "Cavities",
          MetricUnit.COUNT,
          "clusters of anything else that the phase encloses");
  private static final MetricKind EULER =
      MetricKind.of(
          MorphologyTopic.SURFACES,
          "euler_characteristic_per_m3",
          "Euler characteristic per volume",
          MetricUnit.PER_VOLUME,
          "objects − tunnels + cavities of the material that the volume is a sample of");

  private static MetricKind area(String key, String name, String definition) {
    return MetricKind.of(MorphologyTopic.SURFACES, key, name, MetricUnit.PER_LENGTH, definition);
  }

  private static MetricKind share(String key, String name, String definition) {
    return MetricKind.of(MorphologyTopic.SURFACES, key, name, MetricUnit.SHARE, definition);
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task) {
    List<PhaseSurface> surfaces = surfaces(sample, task);
    for (PhaseSurface surface : surfaces) {
      String name = surface.group().name();
      found.add(PER_VOLUME.metric(name, "", Finding.of(surface.perVolume().crofton())));
      found.add(
          PER_OWN.metric(
              name,
              "",
              unlessAbsent(sample, surface, surface.perOwnVolume()).map(ByEstimator::crofton)));
    }
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (PhaseSurface surface : surfaces) {
      for (Coverage coverage : surface.coverage()) {
        String pair = surface.group().name() + "|" + coverage.by().name();
        Finding<ByEstimator> share = unlessAbsent(sample, surface, coverage.share());
        found.add(COVERED.metric(pair, "", share.map(ByEstimator::crofton)));
        found.add(COVERED_FACES.metric(pair, "", share.map(ByEstimator::faces)));
        rows.add(
            List.of(
                Optional.of(surface.group().name()),
                Optional.of(coverage.by().name()),
                share.value().map(ByEstimator::crofton),
                share.value().map(ByEstimator::faces),
                Optional.of(coverage.area().crofton()),
                Optional.of(coverage.area().faces())));
      }
    }
    found.add(
        new MorphologyFindings.Table(
            "coverage.csv",
            "coverage",
            List.of("of", "by", "share", "share_faces", "area_m2", "faces_area_m2"),
            rows));
    active(sample, surfaces, found, task);
    boundaries(sample, found, task);
    for (Phase phase : sample.volume().phases()) {
      topology(sample, phase, found, task);
    }
  }

  /**
   * Measures each phase; where a role has several, also these together, between which there is no
   * surface, and the others against them.
   */
  private static List<PhaseSurface> surfaces(MorphologySample sample, TaskContext task) {
    List<PhaseSurface> surfaces = new ArrayList<>(PhaseSurfaces.of(sample.volume(), task));
    List<PhaseGroup> roles = PhaseGroup.ofRoles(sample.volume());
    if (roles.size() < surfaces.size()) {
      for (PhaseSurface together : PhaseSurfaces.of(sample.volume(), roles, task)) {
        List<Coverage> coverage = together.coverage();
        if (together.group().labels().size() == 1) {
          coverage = coverage.stream().filter(c -> c.by().labels().size() > 1).toList();
          int alone = indexOf(surfaces, together.group());
          PhaseSurface known = surfaces.get(alone);
          List<Coverage> all = new ArrayList<>(known.coverage());
          all.addAll(coverage);
          surfaces.set(
              alone,
              new PhaseSurface(
                  known.group(), known.area(), known.perVolume(), known.perOwnVolume(), all));
        } else {
          surfaces.add(together);
        }
      }
    }
    return surfaces;
  }

  private static int indexOf(List<PhaseSurface> surfaces, PhaseGroup group) {
    for (int i = 0; i < surfaces.size(); i++) {
      if (surfaces.get(i).group().labels().equals(group.labels())) {
        return i;
      }
    }
    throw new IllegalStateException("no surface of " + group.name());
  }

  private static <T> Finding<T> unlessAbsent(
      MorphologySample sample, PhaseSurface surface, Finding<T> finding) {
    return sample.absent(surface.group()).map(Finding::<T>undefined).orElse(finding);
  }

  private static void topology(
      MorphologySample sample, Phase phase, MorphologyCollector found, TaskContext task) {
    PhaseTopology topology =
        EulerCharacteristic.of(sample.volume(), PhaseGroup.of(phase), Neighbourhood.FACES, task);
    found.add(TUNNELS.metric(phase.name(), "", Finding.of((double) topology.tunnels())));
    found.add(CAVITIES.metric(phase.name(), "", Finding.of((double) topology.cavities())));
    found.add(EULER.metric(phase.name(), "", topology.eulerPerVolume()));
  }

  private static void boundaries(
      MorphologySample sample, MorphologyCollector found, TaskContext task) {
    List<TriplePhaseBoundary> lines = TriplePhaseBoundaries.of(sample.volume(), task);
    Finding<PhaseGroup> electrolyte = sample.group(PhaseRole.ELECTROLYTE);
    boolean fed = sample.group(PhaseRole.ACTIVE).isDefined() && electrolyte.isDefined();
    List<TriplePhaseBoundary> judged = lines.stream().filter(line -> fed && isFed(line)).toList();
    Finding<List<ActiveTriplePhaseBoundary>> active =
        judged.isEmpty()
            ? Finding.of(List.of())
            : TriplePhaseBoundaries.activeOf(
                sample.volume(),
                judged,
                new FedNetworks(
                    sample.electrons().get(), electrolyte.get(), sample.measure().feed()),
                task);
    for (TriplePhaseBoundary line : lines) {
      String of = line.a().name() + "|" + line.b().name() + "|" + line.c().name();
      found.add(TRIPLE.metric(of, "", Finding.of(line.perVolume())));
      found.add(TRIPLE_STAIRS.metric(of, "", Finding.of(line.staircasePerVolume())));
      int index = judged.indexOf(line);
      if (index >= 0) {
        found.add(
            TRIPLE_ACTIVE.metric(
                of,
                sample.measure().feed().axis().key(),
                active.map(known -> known.get(index).active().perVolume())));
      }
    }
  }

  /** Returns whether active material and electrolyte meet there. */
  private static boolean isFed(TriplePhaseBoundary line) {
    Set<PhaseRole> roles = Set.copyOf(roles(line));
    return roles.contains(PhaseRole.ACTIVE) && roles.contains(PhaseRole.ELECTROLYTE);
  }

  private static List<PhaseRole> roles(TriplePhaseBoundary line) {
    return Stream.of(line.a(), line.b(), line.c()).map(Phase::role).toList();
  }

  private static void active(
      MorphologySample sample,
      List<PhaseSurface> surfaces,
      MorphologyCollector found,
      TaskContext task) {
    Finding<PhaseGroup> active = sample.group(PhaseRole.ACTIVE);
    Finding<PhaseGroup> electrolyte = sample.group(PhaseRole.ELECTROLYTE);
    Feeding feed = sample.measure().feed();
    Finding<ActiveArea> area =
        !active.isDefined()
            ? Finding.undefined(active.reason())
            : !electrolyte.isDefined()
                ? Finding.undefined(electrolyte.reason())
                : ActiveAreas.of(
                    sample.volume(),
                    active.get(),
                    electrolyte.get(),
                    new FedNetworks(sample.electrons().get(), electrolyte.get(), feed),
                    task);
    if (area.isDefined()) {
      FedNetworks networks = new FedNetworks(sample.electrons().get(), electrolyte.get(), feed);
      found.add(ClassCuts.activeInterface(sample, active.get(), networks, task));
    }
    Optional<FedNetworks> feeding =
        area.value().map(a -> new FedNetworks(sample.electrons().get(), electrolyte.get(), feed));
    TriplePoints.of(sample, feeding, task).ifPresent(found::add);
    String of = sample.name(PhaseRole.ACTIVE) + "|" + sample.name(PhaseRole.ELECTROLYTE);
    String along = feed.axis().key();
    found.add(ALL.metric(of, "", interfaceOf(sample, surfaces, active, electrolyte)));
    found.add(ACTIVE.metric(of, along, area.map(a -> a.activePerVolume().crofton())));
    found.add(ACTIVE_FACES.metric(of, along, area.map(a -> a.activePerVolume().faces())));
    found.add(ACTIVE_OWN.metric(of, along, area.map(a -> a.activePerActiveMaterial().crofton())));
    Finding<Double> share =
        !area.isDefined()
            ? Finding.undefined(area.reason())
            : area.get().activeShare().map(ByEstimator::crofton);
    found.add(ACTIVE_SHARE.metric(of, along, share));
    // Each needs its own phases only: an electrode without electrolyte has electrons all the same.
    Finding<Double> electrons =
        !active.isDefined()
            ? Finding.undefined(active.reason())
            : area.isDefined()
                ? area.map(ActiveArea::activeMaterialReached)
                : new FedNetwork(sample.electrons().get(), feed.axis(), feed.electrons())
                    .reached(sample.volume(), active.get(), task);
    Finding<Double> ions =
        !electrolyte.isDefined()
            ? Finding.undefined(electrolyte.reason())
            : area.isDefined()
                ? area.map(ActiveArea::electrolyteReached)
                : new FedNetwork(electrolyte.get(), feed.axis(), feed.ions())
                    .reached(sample.volume(), electrolyte.get(), task);
    found.add(ELECTRONS.metric(of, along, electrons));
    found.add(IONS.metric(of, along, ions));
  }

  /** Returns the area that they share over the volume: 0 where one of them has no voxels. */
  private static Finding<Double> interfaceOf(
      MorphologySample sample,
      List<PhaseSurface> surfaces,
      Finding<PhaseGroup> active,
      Finding<PhaseGroup> electrolyte) {
    Set<Integer> by = sample.labels(PhaseRole.ELECTROLYTE);
    if (sample.labels(PhaseRole.ACTIVE).isEmpty() || by.isEmpty()) {
      return Finding.undefined(active.isDefined() ? electrolyte.reason() : active.reason());
    }
    return surfaces.stream()
        .filter(surface -> surface.group().labels().equals(sample.labels(PhaseRole.ACTIVE)))
        .flatMap(surface -> surface.coverage().stream())
        .filter(coverage -> coverage.by().labels().equals(by))
        .map(coverage -> Finding.of(coverage.area().crofton() / sample.volume().volume()))
        .findFirst()
        .orElseThrow();
  }
}
