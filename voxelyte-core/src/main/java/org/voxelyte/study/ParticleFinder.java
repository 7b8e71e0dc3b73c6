package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.io.IdReading;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.ParticleSplit;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** Tells the particles of phases apart, by watershed or by ids from a file. */
final class ParticleFinder {
  private final ParticleMeasure measure;
  private final LabelVolume volume;
  private final Map<Phase, ParticleMeasure.Source> sources = new LinkedHashMap<>();
  private final List<Particles> known = new ArrayList<>();
  private final Map<String, String> hashes = new LinkedHashMap<>();

  /**
   * Resolves the phases.
   *
   * @throws IllegalArgumentException if a phase is not in the volume or given twice
   */
  ParticleFinder(ParticleMeasure measure, LabelVolume volume) {
    this.measure = measure;
    this.volume = volume;
    for (ParticleMeasure.Source source : measure.sources()) {
      Phase phase = volume.phase(source.phase());
      if (sources.putIfAbsent(phase, source) != null) {
        throw new IllegalArgumentException(
            "the particles of phase '" + phase.name() + "' are given twice; drop one");
      }
    }
  }

  /** Adds a phase that is split if nothing else was said of it. */
  void split(Phase phase) {
    sources.putIfAbsent(
        phase, new ParticleMeasure.Source(phase.name(), Optional.empty(), Optional.empty()));
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }

  boolean splits() {
    return sources.values().stream().anyMatch(source -> source.file().isEmpty());
  }

  /**
   * Reads files of ids to their end, so that what is wrong with them is told before the work.
   *
   * @throws IOException if a file cannot be read, or is not of a volume of this shape
   */
  void checkFiles(TaskContext task) throws IOException {
    for (ParticleMeasure.Source source : sources.values()) {
      if (source.file().isPresent()) {
        String file = source.file().get();
        GridShape shape = VolumeReader.describe(file, false, task).shape();
        if (!shape.equals(volume.shape())) {
          throw new IOException(
              file
                  + " has ids of "
                  + shape
                  + " voxels, the volume has "
                  + volume.shape()
                  + "; give ids of the same volume");
        }
      }
    }
  }

  /** Finds the particles. */
  List<Particles> find(TaskContext task) throws IOException {
    for (Phase phase : sources.keySet()) {
      find(phase, task);
    }
    return known;
  }

  /** Returns the phases whose particles are to be found. */
  List<Phase> phases() {
    return List.copyOf(sources.keySet());
  }

  /** Finds the particles of one phase. */
  Particles find(Phase phase, TaskContext task) throws IOException {
    ParticleMeasure.Source source = sources.get(phase);
    double depth = measure.neckDepth().orElseGet(() -> ParticleSplit.usualDepth(volume));
    Particles found =
        source.file().isPresent()
            ? read(phase, source, task)
            : new ParticleSplit(depth).split(volume, phase, task);
    known.add(found);
    return found;
  }

  private Particles read(Phase phase, ParticleMeasure.Source source, TaskContext task)
      throws IOException {
    String file = source.file().orElseThrow();
    IdReading read = VolumeReader.readIds(file, volume.voxelSize(), task);
    String hash = read.provenance().sha256();
    if (source.sha256().isPresent() && !source.sha256().get().equals(hash)) {
      throw new IOException(
          file
              + " has not the particles that were recorded: its sha256 is "
              + hash
              + ", recorded is "
              + source.sha256().get()
              + "; restore the file, or analyze with the new one");
    }
    hashes.put(file, hash);
    return Particles.of(volume, phase, read.ids(), file, task);
  }

  /** Returns the particles of a phase that were found. */
  Particles of(Phase phase) {
    return known.stream().filter(p -> p.phase().equals(phase)).findFirst().orElseThrow();
  }

  /** Returns the file that the particles of a phase were read from. */
  Optional<String> file(Phase phase) {
    return sources.get(phase).file();
  }

  /** Returns the hash of each file that was read. */
  Map<String, String> hashes() {
    return hashes;
  }

  /** Writes ids if they are wanted, a file per phase. */
  void write(TaskContext task) throws IOException {
    if (measure.out().isEmpty()) {
      return;
    }
    Path path = Path.of(measure.out().get());
    for (Particles particles : known) {
      Phase phase = particles.phase();
      String which = known.size() == 1 ? "" : OutputNames.suffix(phase, phase.name());
      VolumeWriter.writeIds(particles.ids(), "particle", OutputNames.with(path, which), task);
    }
  }
}
