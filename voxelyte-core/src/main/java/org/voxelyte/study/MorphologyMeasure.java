package org.voxelyte.study;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.volume.Axis;

/**
 * What is wanted of the morphology. Fractions, networks and interfaces are always found.
 *
 * @param topics what is found beyond them
 * @param feed where ions and electrons come from
 * @param particles whose particles are told apart, and how; no source: the active material's
 * @param crackRadius half the width up to which a gap in active material is a crack, m; empty: two
 *     voxels
 * @param sampling of the representative volume
 * @param maps folder that fields are written to: thickness, path lengths, particles; empty: none
 */
public record MorphologyMeasure(
    Set<MorphologyTopic> topics,
    Feeding feed,
    ParticleMeasure particles,
    Optional<Double> crackRadius,
    Sampling sampling,
    Optional<String> maps) {
  /** The separator at the first page of a stack, the collector at the last. */
  public static final Feeding USUAL_FEED = Feeding.along(Axis.Z);

  /** Everything, with what is usual. */
  public static final MorphologyMeasure ALL =
      new MorphologyMeasure(
          MorphologyTopic.choosable(),
          USUAL_FEED,
          ParticleMeasure.NONE,
          Optional.empty(),
          Sampling.USUAL,
          Optional.empty());

  /**
   * What a whole analysis reports: everything but the representative volume, for which all is
   * measured again in boxes.
   */
  public static final MorphologyMeasure REPORT =
      ALL.withTopics(
          MorphologyTopic.choosable().stream()
              .filter(topic -> topic != MorphologyTopic.REV)
              .collect(Collectors.toSet()));

  /** Orders the topics. */
  public MorphologyMeasure {
    EnumSet<MorphologyTopic> ordered = EnumSet.noneOf(MorphologyTopic.class);
    ordered.addAll(topics);
    topics = Collections.unmodifiableSet(ordered);
    crackRadius.ifPresent(
        radius -> {
          if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "the radius of cracks must be a positive length, got " + radius + " m");
          }
        });
    if (!MorphologyTopic.choosable().containsAll(topics)) {
      throw new IllegalArgumentException(
          "topics that can be chosen are "
              + String.join(", ", MorphologyTopic.keys(MorphologyTopic.choosable())));
    }
  }

  /** Returns the same with other topics. */
  public MorphologyMeasure withTopics(Set<MorphologyTopic> others) {
    return new MorphologyMeasure(others, feed, particles, crackRadius, sampling, maps);
  }

  /** Returns the same with particles told apart otherwise. */
  MorphologyMeasure withParticles(ParticleMeasure others) {
    return new MorphologyMeasure(topics, feed, others, crackRadius, sampling, maps);
  }

  /** Returns the same without files to be written. */
  MorphologyMeasure withoutFiles() {
    return new MorphologyMeasure(
        topics, feed, particles.withoutFile(), crackRadius, sampling, Optional.empty());
  }

  /**
   * Boxes in which scalars are measured again.
   *
   * @param boxes per size, at least 3
   * @param seed of their places
   * @param scalars what is measured in them
   */
  public record Sampling(int boxes, long seed, RevScalars scalars) {
    /** Ten boxes per size, the usual scalars. */
    public static final Sampling USUAL = new Sampling(10, 1, RevScalars.DEFAULT);

    /** Checks the number. */
    public Sampling {
      if (boxes < 3) {
        throw new IllegalArgumentException(
            "a spread needs at least 3 boxes per size, got " + boxes);
      }
    }
  }
}
