package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;

/** Finds what is wanted of the morphology, a topic after the other. */
final class MorphologyRun {
  private final MorphologyMeasure measure;
  private final MorphologySample sample;
  private static final Map<MorphologyTopic, Topic> TOPICS =
      new EnumMap<>(
          Map.of(
              MorphologyTopic.SURFACES, new SurfaceTopic(),
              MorphologyTopic.POROSITY, new PorosityTopic(),
              MorphologyTopic.TORTUOSITY, new TortuosityTopic(),
              MorphologyTopic.THICKNESS, new ThicknessTopic(),
              MorphologyTopic.PARTICLES, new ParticleTopic(),
              MorphologyTopic.CORRELATION, new CorrelationTopic(),
              MorphologyTopic.STEREOLOGY, new StereologyTopic(),
              MorphologyTopic.REV, new RevTopic()));

  /** One topic. */
  @FunctionalInterface
  interface Topic {
    /** Adds what it finds. */
    void find(MorphologySample sample, MorphologyCollector found, TaskContext task)
        throws IOException;
  }

  /**
   * Resolves the phases.
   *
   * @throws IllegalArgumentException if a phase is not in the volume or given twice
   */
  MorphologyRun(MorphologyMeasure measure, LabelVolume volume) {
    this.measure = measure;
    this.sample = new MorphologySample(measure, volume);
    if (measure.topics().contains(MorphologyTopic.PARTICLES)) {
      ParticleTopic.finder(sample);
    }
  }

  /**
   * Reads files of particles to see that they can be used, before the work.
   *
   * @throws IOException if one cannot be read, or is not of this volume
   */
  void checkFiles(TaskContext task) throws IOException {
    if (measure.topics().contains(MorphologyTopic.PARTICLES)) {
      ParticleTopic.checkFiles(sample, task);
    }
  }

  /** Finds what is wanted. */
  MorphologyFindings run(TaskContext task) throws IOException {
    if (measure.maps().isPresent()) {
      AtomicFiles.createFolder(Path.of(measure.maps().get()));
    }
    return find(measure.topics(), sample, task);
  }

  /** Finds topics of a sample; those that are always found are passed over. */
  static MorphologyFindings find(
      Set<MorphologyTopic> topics, MorphologySample sample, TaskContext task) throws IOException {
    MorphologyCollector found = new MorphologyCollector();
    for (MorphologyTopic topic : topics) {
      task.checkCancelled();
      if (TOPICS.containsKey(topic)) {
        TOPICS.get(topic).find(sample, found, task);
      }
    }
    return found.findings();
  }
}
