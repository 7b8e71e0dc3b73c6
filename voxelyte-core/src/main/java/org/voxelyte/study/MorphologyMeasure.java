package org.voxelyte.study;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.volume.Axis;

/**
 * What is wanted of the morphology. Fractions, networks and interfaces are always found.
 *
 * @param topics what is found beyond them
 * @param feed where ions and electrons come from
 * @param particles whose particles are told apart, and how; no source: the active material's
 * @param sampling of the representative volume
 * @param maps folder that fields are written to: thickness, path lengths, particles; empty: none
 */
public record MorphologyMeasure(
    Set<MorphologyTopic> topics,
    Feeding feed,
    ParticleMeasure particles,
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
          Sampling.USUAL,
          Optional.empty());

  /** Orders the topics. */
  public MorphologyMeasure {
    EnumSet<MorphologyTopic> ordered = EnumSet.noneOf(MorphologyTopic.class);
    ordered.addAll(topics);
    topics = Collections.unmodifiableSet(ordered);
    if (!MorphologyTopic.choosable().containsAll(topics)) {
      throw new IllegalArgumentException(
          "topics that can be chosen are "
              + String.join(", ", MorphologyTopic.keys(MorphologyTopic.choosable())));
    }
  }

  /** Returns the same with other topics. */
  public MorphologyMeasure withTopics(Set<MorphologyTopic> others) {
    return new MorphologyMeasure(others, feed, particles, sampling, maps);
  }

  /** Returns the same with particles told apart otherwise. */
  MorphologyMeasure withParticles(ParticleMeasure others) {
    return new MorphologyMeasure(topics, feed, others, sampling, maps);
  }

  /**
   * Boxes in which scalars are measured again.
   *
   * @param boxes per size, at least 3
   * @param seed of their places
   */
  public record Sampling(int boxes, long seed) {
    /** Ten boxes per size. */
    public static final Sampling USUAL = new Sampling(10, 1);

    /** Checks the number. */
    public Sampling {
      if (boxes < 3) {
        throw new IllegalArgumentException(
            "a spread needs at least 3 boxes per size, got " + boxes);
      }
    }
  }
}
