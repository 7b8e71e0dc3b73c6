package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.io.FileHashes;
import org.voxelyte.io.ReadOptions;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.InterfaceAreas;
import org.voxelyte.morphology.NetworkCut;
import org.voxelyte.morphology.Networks;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.PhaseNetwork;
import org.voxelyte.morphology.Reach;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.morphology.VolumeFraction;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionResult;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.ConvergenceException;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.PowerShare;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;

/**
 * Runs a study: reads its source, takes its steps, makes its measures. The only way in which the
 * program computes anything for people; commands and pages build a {@link Study} and come here.
 */
public final class StudyRunner {
  private StudyRunner() {}

  /**
   * Runs a study and returns what it found. The numbers do not depend on the number of threads.
   *
   * @throws IOException if the source cannot be read, or is not the one that the study recorded
   * @throws IllegalArgumentException if a step or a measure does not fit the volume
   */
  public static Analysis run(Study study, TaskContext task) throws IOException {
    LabelVolume volume = read(study.source(), task);
    for (Step step : study.steps()) {
      task.checkCancelled();
      volume = step.apply(volume, task);
    }
    return measure(study, volume, task);
  }

  /** Reads the labels; the hashes that are compared are those of the very bytes that were read. */
  private static LabelVolume read(Source source, TaskContext task) throws IOException {
    LabelVolume volume;
    try {
      volume =
          VolumeReader.readLabels(
              source.location(), new ReadOptions(source.voxelSize(), source.phases()), task);
    } catch (IOException e) {
      if (source.sha256().isPresent()) {
        FileHashes found = VolumeReader.hashes(source.location(), task);
        RecordedInput.require(source, found.sha256(), found.companionSha256(), task);
      }
      throw e;
    }
    Provenance read = volume.provenance();
    RecordedInput.require(source, read.sha256(), read.companionSha256(), task);
    return volume;
  }

  private static Analysis measure(Study study, LabelVolume volume, TaskContext task)
      throws IOException {
    long start = System.nanoTime();
    // Resolved first: a misspelt phase is told before the work, not after it.
    Optional<ConductionMeasure> asked = study.measures().conduction();
    List<Drive> drives = asked.isPresent() ? drives(asked.get(), volume) : List.of();
    if (asked.isPresent() && !study.measures().morphology()) {
      requireLayers(volume, asked.get().axes());
    }
    List<PhaseFraction> fractions = List.of();
    List<FractionProfile> profiles = new ArrayList<>();
    List<PhaseConnectivity> connectivity = new ArrayList<>();
    List<InterfaceArea> interfaces = List.of();
    List<NetworkCut> networkCuts = new ArrayList<>();
    List<LabelMap> phaseCuts = new ArrayList<>();
    if (study.measures().morphology()) {
      fractions = VolumeFraction.all(volume);
      for (Axis axis : Axis.values()) {
        if (!isSingleLayer(volume, axis)) {
          profiles.add(FractionProfile.along(volume, axis, task));
        }
        phaseCuts.add(volume.cut(axis, volume.shape().along(axis) / 2));
      }
      for (Phase phase : volume.phases()) {
        PhaseNetwork network = Networks.of(volume, phase, task);
        connectivity.add(betweenEnds(volume, network.connectivity()));
        networkCuts.addAll(network.cuts());
      }
      interfaces = InterfaceAreas.of(volume, task);
    }
    List<ConductionCase> conduction = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Drive drive : drives) {
      conduction.add(drive(drive, study.measures(), volume, failures, task));
    }
    return new Analysis(
        study.command(),
        volume.shape(),
        volume.voxelSize(),
        volume.phases(),
        volume.provenance(),
        fractions,
        profiles,
        connectivity,
        interfaces,
        conduction,
        phaseCuts,
        networkCuts,
        failures,
        (System.nanoTime() - start) * 1e-9,
        task.threads());
  }

  /** One layer is both ends of its axis, so nothing lies between them to measure. */
  private static boolean isSingleLayer(LabelVolume volume, Axis axis) {
    return volume.shape().along(axis) == 1;
  }

  /** Where conduction is all that is asked for, there has to be an axis to drive along. */
  private static void requireLayers(LabelVolume volume, List<Axis> axes) {
    if (axes.stream().allMatch(axis -> isSingleLayer(volume, axis))) {
      String asked = axes.stream().map(Axis::key).collect(Collectors.joining(", "));
      String others =
          Arrays.stream(Axis.values())
              .filter(axis -> !isSingleLayer(volume, axis))
              .map(Axis::key)
              .collect(Collectors.joining(" or "));
      throw new IllegalArgumentException(
          volume.provenance().file()
              + " is a single layer along "
              + asked
              + ", through which nothing can be driven"
              + (others.isEmpty() ? "; give a larger volume" : "; drive along " + others));
    }
  }

  /** Returns the same with the reach undefined along axes with a single layer. */
  private static PhaseConnectivity betweenEnds(LabelVolume volume, PhaseConnectivity found) {
    Map<Axis, Reach> reach = new EnumMap<>(found.reach());
    reach.replaceAll((axis, shares) -> isSingleLayer(volume, axis) ? Reach.UNDEFINED : shares);
    return new PhaseConnectivity(
        found.phase(),
        found.voxels(),
        found.clusters6(),
        found.clusters18(),
        found.clusters26(),
        found.largestClusterFraction(),
        reach);
  }

  /** A drive; the label is that of the phase that is driven alone. */
  private record Drive(
      String name,
      boolean alone,
      int label,
      Conductivities conductivities,
      ContactResistances contacts) {}

  private static List<Drive> drives(ConductionMeasure measure, LabelVolume volume) {
    measure.reference().ifPresent(volume::phase);
    List<Drive> drives = new ArrayList<>();
    if (!measure.together().isEmpty()) {
      Map<Integer, Double> byLabel = new LinkedHashMap<>();
      List<String> names = new ArrayList<>();
      measure
          .together()
          .forEach(
              (name, sigma) -> {
                Phase phase = volume.phase(name);
                if (byLabel.putIfAbsent(phase.label(), sigma) != null) {
                  throw new IllegalArgumentException(
                      "the conductivity of phase '" + phase.name() + "' is given twice; drop one");
                }
                names.add(phase.name());
              });
      drives.add(
          new Drive(
              String.join(" + ", names),
              false,
              -1,
              new Conductivities(byLabel),
              contacts(measure, volume)));
    }
    if (measure.eachPhaseAlone()) {
      for (Phase phase : volume.phases()) {
        drives.add(
            new Drive(
                phase.name() + " alone",
                true,
                phase.label(),
                Conductivities.unit(phase),
                ContactResistances.NONE));
      }
    }
    return drives;
  }

  private static ContactResistances contacts(ConductionMeasure measure, LabelVolume volume) {
    Map<ContactResistances.Pair, Double> byPair = new LinkedHashMap<>();
    for (ConductionMeasure.Contact contact : measure.contacts()) {
      Phase a = volume.phase(contact.a());
      Phase b = volume.phase(contact.b());
      if (a.label() == b.label()) {
        throw new IllegalArgumentException(
            "a contact resistance lies between two phases, got '"
                + a.name()
                + "' twice; contacts between particles of one phase need particle labels");
      }
      ContactResistances.Pair pair = new ContactResistances.Pair(a.label(), b.label());
      if (byPair.putIfAbsent(pair, contact.resistance()) != null) {
        throw new IllegalArgumentException(
            "the contact resistance of '"
                + a.name()
                + "' and '"
                + b.name()
                + "' is given twice; drop one");
      }
    }
    return new ContactResistances(byPair);
  }

  /**
   * Drives along every axis. In a whole analysis a drive that does not converge is noted and the
   * rest goes on; where conduction is all that is asked for, it ends the study.
   */
  private static ConductionCase drive(
      Drive drive, Measures measures, LabelVolume volume, List<String> failures, TaskContext task)
      throws IOException {
    ConductionMeasure measure = measures.conduction().orElseThrow();
    boolean cuts = measures.morphology();
    ConductionSolver solver = new ConductionSolver(measure.options());
    Optional<Phase> reference =
        drive.alone() ? Optional.empty() : measure.reference().map(volume::phase);
    List<EffectiveConductivity> results = new ArrayList<>();
    Map<Axis, List<PowerShare>> power = new EnumMap<>(Axis.class);
    List<ConductionCase.FieldCut> fieldCuts = new ArrayList<>();
    Set<Integer> conducting =
        volume.phases().stream()
            .map(Phase::label)
            .filter(label -> drive.conductivities().of(label) > 0)
            .collect(Collectors.toSet());
    ConductionProblem problem =
        ConductionProblem.of(volume, drive.conductivities())
            .withContacts(drive.contacts())
            .withSides(measure.sides())
            .referringTo(reference)
            .withFields(cuts || measure.fields().isPresent());
    for (Axis axis : measure.axes()) {
      if (isSingleLayer(volume, axis)) {
        continue;
      }
      ConductionResult result;
      try {
        result = solver.solve(problem, axis, task);
      } catch (ConvergenceException e) {
        if (!measures.morphology()) {
          throw e;
        }
        failures.add("Not solved: " + drive.name() + ", " + e.getMessage() + ".");
        continue;
      }
      results.add(result.effective());
      if (!drive.alone() && !result.power().isEmpty()) {
        power.put(axis, result.power());
      }
      if (result.potential().isEmpty() || result.currentDensity().isEmpty()) {
        continue;
      }
      ScalarField potential = result.potential().get();
      ScalarField current = result.currentDensity().get();
      if (cuts && result.effective().effective() > 0) {
        Axis normal = axis == Axis.Z ? Axis.Y : Axis.Z;
        int layer = TypicalLayer.of(volume, normal, conducting, task);
        fieldCuts.add(
            new ConductionCase.FieldCut(
                axis, potential.cut(normal, layer), current.cut(normal, layer)));
      }
      if (measure.fields().isPresent()) {
        writeFields(measure.fields().get(), drive, axis, potential, current, task);
      }
    }
    Optional<ConductivityTensor> tensor = Optional.empty();
    if (measure.tensor() && !drive.alone()) {
      try {
        tensor = Optional.of(solver.tensor(problem, task));
      } catch (ConvergenceException e) {
        if (!measures.morphology()) {
          throw e;
        }
        failures.add("Not solved: tensor of " + drive.name() + ", " + e.getMessage() + ".");
      }
    }
    return new ConductionCase(
        drive.name(),
        drive.alone(),
        drive.conductivities(),
        drive.contacts(),
        measure.sides(),
        tensor,
        withUndefined(volume, measure.axes(), results),
        power,
        fieldCuts);
  }

  /** Adds undefined results for the axes that were asked for and could not be driven. */
  private static List<EffectiveConductivity> withUndefined(
      LabelVolume volume, List<Axis> axes, List<EffectiveConductivity> driven) {
    List<EffectiveConductivity> results = new ArrayList<>(driven);
    if (!driven.isEmpty()) {
      EffectiveConductivity like = driven.get(0);
      for (Axis axis : axes) {
        if (isSingleLayer(volume, axis)) {
          double nan = Double.NaN;
          results.add(
              new EffectiveConductivity(
                  axis,
                  nan,
                  like.reference(),
                  like.phaseFraction(),
                  nan,
                  nan,
                  nan,
                  nan,
                  0,
                  0,
                  0,
                  0));
        }
      }
      results.sort(Comparator.comparing(result -> axes.indexOf(result.axis())));
    }
    return results;
  }

  private static void writeFields(
      String file,
      Drive drive,
      Axis axis,
      ScalarField potential,
      ScalarField current,
      TaskContext task)
      throws IOException {
    Path path = Path.of(file);
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String extension = dot < 0 ? "" : name.substring(dot);
    String which =
        drive.alone()
            ? "-" + drive.label() + "-" + drive.name().replaceAll("[^\\p{L}\\p{N}_]+", "-")
            : "";
    for (ScalarField field : List.of(potential, current)) {
      String quantity = field.name().replace(' ', '-');
      VolumeWriter.write(
          field,
          path.resolveSibling(stem + which + "-" + axis.key() + "-" + quantity + extension),
          task);
    }
  }
}
