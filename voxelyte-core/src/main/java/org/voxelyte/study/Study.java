package org.voxelyte.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.task.Version;
import org.voxelyte.volume.Provenance;

/**
 * One recorded study: a source, steps that change the labels, and measures. It says all that the
 * numbers depend on, so running it again anywhere gives the same numbers.
 *
 * @param version version of the program that recorded it
 * @param command the arguments that people would type to make it; for readers only
 * @param source where the labels come from
 * @param steps what is done to them, in order
 * @param measures what is measured
 * @param digest hash of the numbers that came out ({@link ResultsDigest}); empty while it has not
 *     been run
 */
public record Study(
    String version,
    List<String> command,
    Source source,
    List<Step> steps,
    Measures measures,
    Optional<String> digest) {
  /** Copies the lists. */
  public Study {
    command = List.copyOf(command);
    steps = List.copyOf(steps);
  }

  /** Returns a study that has not been run yet, made by this version. */
  public static Study of(List<String> command, Source source, List<Step> steps, Measures measures) {
    return new Study(Version.current(), command, source, steps, measures, Optional.empty());
  }

  /**
   * Returns this study as recorded after a run of this version: with the hashes of its input and of
   * its numbers.
   */
  public Study recorded(Provenance input, String resultsDigest) {
    Source hashed =
        new Source(
            source.location(),
            Optional.of(input.sha256()),
            Optional.of(input.companionSha256()).filter(hash -> !hash.isEmpty()),
            source.voxelSize(),
            source.phases());
    return new Study(
        Version.current(), command, hashed, steps, measures, Optional.of(resultsDigest));
  }

  /** Returns this study with the hashes of the files that particles were read from. */
  Study withParticleHashes(Map<String, String> hashOfFile) {
    Measures hashed =
        new Measures(
            measures
                .morphology()
                .map(asked -> asked.withParticles(asked.particles().withHashes(hashOfFile))),
            measures
                .conduction()
                .map(asked -> asked.withParticles(asked.particles().withHashes(hashOfFile))));
    return new Study(version, command, source, steps, hashed, digest);
  }
}
