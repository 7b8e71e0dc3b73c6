package org.voxelyte.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.io.IdReading;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.ParticleSplit;
import org.voxelyte.morphology.Particles;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.ParticleFlow;
import org.voxelyte.report.ParticleTable;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ParticleCurrents;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** Finds the particles that a measure asks for, and writes what is wanted of them. */
final class ParticleRun {
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
  ParticleRun(ConductionMeasure conduction, LabelVolume volume) {
    this.measure = conduction.particles();
    this.volume = volume;
    for (ParticleMeasure.Source source : measure.sources()) {
      Phase phase = volume.phase(source.phase());
      if (sources.putIfAbsent(phase, source) != null) {
        throw new IllegalArgumentException(
            "the particles of phase '" + phase.name() + "' are given twice; drop one");
      }
    }
    for (ConductionMeasure.Contact contact : conduction.contacts()) {
      Phase phase = volume.phase(contact.a());
      if (phase.equals(volume.phase(contact.b())) && contact.resistance() > 0) {
        sources.putIfAbsent(
            phase, new ParticleMeasure.Source(phase.name(), Optional.empty(), Optional.empty()));
      }
    }
    boolean splits = sources.values().stream().anyMatch(source -> source.file().isEmpty());
    if (measure.neckDepth().isPresent() && !splits) {
      throw new IllegalArgumentException(
          "a depth of necks is given, and no phase to split; name one with its contact or its"
              + " particles");
    }
    if (measure.out().isPresent() && sources.isEmpty()) {
      throw new IllegalArgumentException(
          "particles are to be written, and there are none; name the phase to split");
    }
  }

  /** Finds the particles. */
  List<Particles> find(TaskContext task) throws IOException {
    double depth =
        measure.neckDepth().orElseGet(() -> ParticleSplit.usualDepth(volume.voxelSize()));
    for (Map.Entry<Phase, ParticleMeasure.Source> entry : sources.entrySet()) {
      Optional<String> file = entry.getValue().file();
      known.add(
          file.isPresent()
              ? read(entry.getKey(), entry.getValue(), task)
              : new ParticleSplit(depth).split(volume, entry.getKey(), task));
    }
    return known;
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

  /** Returns currents with what is known of the particles. */
  List<ParticleFlow> flows(List<ParticleCurrents> currents) {
    List<ParticleFlow> flows = new ArrayList<>();
    for (ParticleCurrents each : currents) {
      Particles particles =
          known.stream().filter(p -> p.phase().equals(each.phase())).findFirst().orElseThrow();
      Optional<String> file = sources.get(each.phase()).file();
      flows.add(new ParticleFlow(particles.method(), file, file.map(hashes::get), each));
    }
    return flows;
  }

  /** Writes ids, and the table of currents beside them, if they are wanted. */
  void write(List<ConductionCase> cases, TaskContext task) throws IOException {
    if (measure.out().isEmpty()) {
      return;
    }
    Path path = Path.of(measure.out().get());
    for (Particles particles : known) {
      Phase phase = particles.phase();
      String which = known.size() == 1 ? "" : OutputNames.suffix(phase, phase.name());
      VolumeWriter.writeIds(particles.ids(), "particle", OutputNames.with(path, which), task);
    }
    byte[] table = ParticleTable.of(cases).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(
        path.resolveSibling(OutputNames.stem(path) + "-currents.csv"), out -> out.write(table));
  }
}
