package org.voxelyte.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.morphology.Particles;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.ParticleFlow;
import org.voxelyte.report.ParticleTable;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ParticleCurrents;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** The particles that a conduction measure asks for, and what is wanted of them. */
final class ParticleRun {
  private final ParticleMeasure measure;
  private final ParticleFinder finder;

  /**
   * Resolves the phases.
   *
   * @param whole whether morphology is found too, which may split phases of its own
   * @throws IllegalArgumentException if a phase is not in the volume or given twice
   */
  ParticleRun(ConductionMeasure conduction, boolean whole, LabelVolume volume) {
    this.measure = conduction.particles();
    this.finder = new ParticleFinder(measure, volume);
    for (ConductionMeasure.Contact contact : conduction.contacts()) {
      Phase phase = volume.phase(contact.a());
      if (phase.equals(volume.phase(contact.b())) && contact.resistance() > 0) {
        finder.split(phase);
      }
    }
    if (measure.neckDepth().isPresent() && !finder.splits() && !whole) {
      throw new IllegalArgumentException(
          "a depth of necks is given, and no phase to split; name one with its contact or its"
              + " particles");
    }
    if (measure.out().isPresent() && finder.isEmpty()) {
      throw new IllegalArgumentException(
          "particles are to be written, and there are none; name the phase to split");
    }
  }

  /** Finds the particles. */
  List<Particles> find(TaskContext task) throws IOException {
    return finder.find(task);
  }

  /** Returns currents with what is known of the particles. */
  List<ParticleFlow> flows(List<ParticleCurrents> currents) {
    List<ParticleFlow> flows = new ArrayList<>();
    for (ParticleCurrents each : currents) {
      Optional<String> file = finder.file(each.phase());
      flows.add(
          new ParticleFlow(
              finder.of(each.phase()).method(), file, file.map(finder.hashes()::get), each));
    }
    return flows;
  }

  /** Writes ids, and the table of currents beside them, if they are wanted. */
  void write(List<ConductionCase> cases, TaskContext task) throws IOException {
    finder.write(task);
    if (measure.out().isPresent()) {
      Path path = Path.of(measure.out().get());
      byte[] table = ParticleTable.of(cases).getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(
          path.resolveSibling(OutputNames.stem(path) + "-currents.csv"), out -> out.write(table));
    }
  }
}
