package org.voxelyte.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How particles are told apart.
 *
 * @param sources a phase each; phases with a contact resistance between their particles that are
 *     not among them are split by watershed
 * @param neckDepth by how much a particle's greatest distance must exceed that at its necks where a
 *     phase is split, m; empty: one voxel
 * @param out file that ids are written to, a volume; the share of the current through each particle
 *     goes to a table beside it; empty: none
 */
public record ParticleMeasure(
    List<Source> sources, Optional<Double> neckDepth, Optional<String> out) {
  /** No particles but those that contacts ask for. */
  public static final ParticleMeasure NONE =
      new ParticleMeasure(List.of(), Optional.empty(), Optional.empty());

  /** Copies the list; checks the depth. */
  public ParticleMeasure {
    sources = List.copyOf(sources);
    neckDepth.ifPresent(
        depth -> {
          if (!(depth >= 0 && depth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "the depth of necks must be finite and not negative, got " + depth + " m");
          }
        });
  }

  /**
   * Where the particles of a phase come from.
   *
   * @param phase its name
   * @param file a volume of ids, of the shape that the volume has after all steps; empty: the phase
   *     is split by watershed
   * @param sha256 hash that the file must have; empty while the study has not been run
   */
  public record Source(String phase, Optional<String> file, Optional<String> sha256) {}

  /** Returns whether ids of a phase are read. */
  boolean readsIds() {
    return sources.stream().anyMatch(source -> source.file().isPresent());
  }

  /** Returns the same without a file to be written. */
  ParticleMeasure withoutFile() {
    return new ParticleMeasure(sources, neckDepth, Optional.empty());
  }

  /** Returns the same with the hash of each file that was read. */
  ParticleMeasure withHashes(Map<String, String> hashOfFile) {
    return new ParticleMeasure(
        sources.stream()
            .map(
                source ->
                    new Source(
                        source.phase,
                        source.file,
                        source.file.map(hashOfFile::get).or(source::sha256)))
            .toList(),
        neckDepth,
        out);
  }
}
