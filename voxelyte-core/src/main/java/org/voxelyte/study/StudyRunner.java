package org.voxelyte.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.io.FileHashes;
import org.voxelyte.io.ReadOptions;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.InterfaceAreas;
import org.voxelyte.morphology.NetworkCut;
import org.voxelyte.morphology.Networks;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.PhaseNetwork;
import org.voxelyte.morphology.Reach;
import org.voxelyte.morphology.VolumeFraction;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.ObliqueImage;
import org.voxelyte.report.ObliqueView;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;

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
    return measure(study.command(), study.measures(), volume, true, task);
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

  /**
   * Measures a volume that is at hand, for instance one that was just generated. Pictures in three
   * dimensions are left out.
   *
   * @param command what people would type to measure it; for readers only
   * @throws IOException if a file that a measure needs cannot be read
   * @throws IllegalArgumentException if a measure does not fit the volume
   */
  public static Analysis measure(
      List<String> command, Measures measures, LabelVolume volume, TaskContext task)
      throws IOException {
    return measure(command, measures, volume, false, task);
  }

  private static Analysis measure(
      List<String> command,
      Measures measures,
      LabelVolume volume,
      boolean pictured,
      TaskContext task)
      throws IOException {
    long start = System.nanoTime();
    Optional<MorphologyMeasure> wanted = measures.morphology();
    // Resolved first: a misspelt phase is told before the work, not after it.
    Optional<ConductionRun> conductionRun =
        measures.conduction().map(asked -> new ConductionRun(asked, wanted.isPresent(), volume));
    Optional<MorphologyRun> morphologyRun =
        wanted.isPresent()
            ? Optional.of(new MorphologyRun(wanted.get(), volume))
            : Optional.empty();
    if (morphologyRun.isPresent()) {
      morphologyRun.get().checkFiles(task);
    }
    List<PhaseFraction> fractions = List.of();
    List<FractionProfile> profiles = new ArrayList<>();
    List<PhaseConnectivity> connectivity = new ArrayList<>();
    List<InterfaceArea> interfaces = List.of();
    List<NetworkCut> networkCuts = new ArrayList<>();
    List<LabelMap> phaseCuts = new ArrayList<>();
    List<ObliqueImage> obliqueImages = List.of();
    MorphologyFindings morphology = MorphologyFindings.NONE;
    if (wanted.isPresent()) {
      fractions = VolumeFraction.all(volume);
      for (Axis axis : Axis.values()) {
        if (!isSingleLayer(volume, axis)) {
          profiles.add(FractionProfile.along(volume, axis, task));
        }
        phaseCuts.add(volume.cut(axis, volume.shape().along(axis) / 2));
      }
      if (pictured && Arrays.stream(Axis.values()).noneMatch(axis -> isSingleLayer(volume, axis))) {
        obliqueImages = ObliqueView.of(volume, task);
      }
      for (Phase phase : volume.phases()) {
        PhaseNetwork network = Networks.of(volume, phase, task);
        connectivity.add(betweenEnds(volume, network.connectivity()));
        networkCuts.addAll(network.cuts());
      }
      interfaces = InterfaceAreas.of(volume, task);
      morphology = morphologyRun.get().run(task);
    }
    List<ConductionCase> conduction = List.of();
    List<String> failures = List.of();
    if (conductionRun.isPresent()) {
      conduction = conductionRun.get().run(task);
      failures = conductionRun.get().failures();
    }
    return new Analysis(
        command,
        volume.shape(),
        volume.voxelSize(),
        volume.phases(),
        volume.provenance(),
        fractions,
        profiles,
        connectivity,
        interfaces,
        morphology,
        conduction,
        phaseCuts,
        obliqueImages,
        networkCuts,
        failures,
        (System.nanoTime() - start) * 1e-9,
        task.threads());
  }

  /** One layer is both ends of its axis, so nothing lies between them to measure. */
  private static boolean isSingleLayer(LabelVolume volume, Axis axis) {
    return volume.shape().along(axis) == 1;
  }

  /** Returns the same with the reach undefined along axes with a single layer. */
  static PhaseConnectivity betweenEnds(LabelVolume volume, PhaseConnectivity found) {
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
}
