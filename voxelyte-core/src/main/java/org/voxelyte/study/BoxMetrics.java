package org.voxelyte.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.voxelyte.morphology.Connectivity;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.InterfaceAreas;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.VolumeFraction;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The metrics of a box, found by the very topics that find those of the volume, so that definitions
 * cannot differ.
 */
final class BoxMetrics {
  private BoxMetrics() {}

  /** Finds the metrics of topics. */
  static List<Metric> of(MorphologySample sample, Set<MorphologyTopic> topics, TaskContext task) {
    LabelVolume volume = sample.volume();
    List<PhaseFraction> fractions =
        topics.contains(MorphologyTopic.FRACTIONS) ? VolumeFraction.all(volume) : List.of();
    List<PhaseConnectivity> networks = new ArrayList<>();
    if (topics.contains(MorphologyTopic.NETWORKS)) {
      for (Phase phase : volume.phases()) {
        networks.add(StudyRunner.betweenEnds(volume, Connectivity.of(volume, phase, task)));
      }
    }
    List<InterfaceArea> interfaces =
        topics.contains(MorphologyTopic.INTERFACES) ? InterfaceAreas.of(volume, task) : List.of();
    MorphologyFindings findings;
    try {
      findings = MorphologyRun.find(topics, sample, task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Analysis(
            List.of(),
            volume.shape(),
            volume.voxelSize(),
            volume.phases(),
            volume.provenance(),
            fractions,
            List.of(),
            networks,
            interfaces,
            findings,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            task.threads())
        .metrics();
  }
}
