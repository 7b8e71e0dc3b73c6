package org.voxelyte.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the morphology of a volume consists of, in the order of tables. The first are always found;
 * the others can be left out to save time.
 */
public enum MorphologyTopic {
  FRACTIONS("Fractions", true),
  NETWORKS("Networks", true),
  INTERFACES("Interfaces", true),
  SURFACES("Surfaces, coverage and phase boundaries", false),
  POROSITY("Closed and inner porosity", false),
  TORTUOSITY("Geometric tortuosity", false),
  THICKNESS("Local thickness, size distributions and constrictions", false),
  PARTICLES("Particles", false),
  CORRELATION("Two-point correlation and chords", false),
  STEREOLOGY("Two-dimensional statistics per slice", false),
  REV("Representative volume", false);

  private final String title;
  private final boolean always;

  MorphologyTopic(String title, boolean always) {
    this.title = title;
    this.always = always;
  }

  /** Returns the topic as it is typed: "tortuosity". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the heading of its tables. */
  public String title() {
    return title;
  }

  /** Returns those that can be left out, in order. */
  public static Set<MorphologyTopic> choosable() {
    EnumSet<MorphologyTopic> topics = EnumSet.allOf(MorphologyTopic.class);
    topics.removeIf(topic -> topic.always);
    return topics;
  }

  /**
   * Returns the topic of that key.
   *
   * @throws IllegalArgumentException if there is none that can be chosen, naming all
   */
  public static MorphologyTopic of(String key) {
    return choosable().stream()
        .filter(topic -> topic.key().equalsIgnoreCase(key.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a topic of morphology is "
                        + choosable().stream()
                            .map(MorphologyTopic::key)
                            .collect(Collectors.joining(", "))
                        + "; got '"
                        + key
                        + "'"));
  }

  /** Returns the keys of topics, in their order. */
  public static List<String> keys(Set<MorphologyTopic> topics) {
    return Arrays.stream(values()).filter(topics::contains).map(MorphologyTopic::key).toList();
  }
}
