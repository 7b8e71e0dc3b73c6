package org.voxelyte.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.study.MorphologyMeasure;
import org.voxelyte.study.ParticleMeasure;
import org.voxelyte.study.RevScalars;
import org.voxelyte.volume.Axis;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is wanted of the morphology. */
final class MorphologyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Optional<Set<MorphologyTopic>> topics = Optional.empty();
  private final Set<MorphologyTopic> skipped = EnumSet.noneOf(MorphologyTopic.class);
  private Feeding feed = MorphologyMeasure.USUAL_FEED;
  private MorphologyMeasure.Sampling sampling = MorphologyMeasure.Sampling.USUAL;

  @Option(
      names = "--only",
      paramLabel = "TOPIC[,…]",
      description =
          "Find these beside fractions, networks and interfaces: surfaces, porosity, tortuosity,"
              + " thickness, particles, correlation, stereology, rev; none for nothing more."
              + " Default: all; for analyze all but rev, for which everything is measured again in"
              + " boxes.")
  void only(String text) {
    topics = Optional.of(Arguments.parsed(command, "--only", () -> topics(text)));
  }

  @Option(
      names = "--skip",
      paramLabel = "TOPIC[,…]",
      description = "Leave these out, to save time.")
  void skip(String text) {
    skipped.addAll(Arguments.parsed(command, "--skip", () -> topics(text)));
  }

  @Option(
      names = "--collector",
      paramLabel = "AXIS0|AXIS1",
      description =
          "Where the current collector lies: z1, the last layer along z, unless told otherwise; the"
              + " separator lies at the other end.")
  void collector(String text) {
    feed = Arguments.parsed(command, () -> feed(text));
  }

  private Optional<Double> crackRadius = Optional.empty();

  @Option(
      names = "--crack-radius",
      paramLabel = "LENGTH",
      description =
          "Half the width up to which a gap in active material is a crack, as 200nm; default: two"
              + " voxels.")
  void crackRadius(String text) {
    crackRadius =
        Optional.of(Arguments.parsed(command, "--crack-radius", () -> positiveLength(text)));
  }

  @Option(
      names = "--boxes",
      paramLabel = "N",
      description = "Boxes per size for the representative volume; default: 10.")
  void boxes(int number) {
    sampling =
        Arguments.parsed(
            command,
            "--boxes",
            () -> new MorphologyMeasure.Sampling(number, sampling.seed(), sampling.scalars()));
  }

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the places of those boxes; default: 1.")
  void seed(long number) {
    sampling = new MorphologyMeasure.Sampling(sampling.boxes(), number, sampling.scalars());
  }

  @Option(
      names = "--rev-scalars",
      paramLabel = "default|all|NAME[,…]",
      description =
          "What is measured in those boxes: default (fractions, %% connected, surfaces, interfaces,"
              + " coverage, local thickness), all, topics, or metrics by their names in"
              + " results.json, as default,constrictivity. What is not in default runs its whole"
              + " topic in each box; all takes about four times as long as everything else.")
  void revScalars(String text) {
    RevScalars scalars = Arguments.parsed(command, "--rev-scalars", () -> RevScalars.parse(text));
    sampling = new MorphologyMeasure.Sampling(sampling.boxes(), sampling.seed(), scalars);
  }

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "Write fields as TIFF volumes: local thickness, path lengths, particle ids.")
  private String maps;

  /** Returns whether fields are to be written. */
  boolean writesMaps() {
    return maps != null;
  }

  private static Set<MorphologyTopic> topics(String text) {
    EnumSet<MorphologyTopic> chosen = EnumSet.noneOf(MorphologyTopic.class);
    if (!text.strip().equalsIgnoreCase("none")) {
      Arrays.stream(text.split(",", -1)).map(MorphologyTopic::of).forEach(chosen::add);
    }
    return chosen;
  }

  private static double positiveLength(String text) {
    double length = Arguments.length(text);
    if (!(length > 0)) {
      throw new IllegalArgumentException("must be a positive length, as 200nm; got '" + text + "'");
    }
    return length;
  }

  private static Feeding feed(String text) {
    String end = text.strip();
    if (end.matches("[xyzXYZ][01]")) {
      Feeding usual = Feeding.along(Axis.of(end.substring(0, 1)));
      return end.charAt(1) == '0' ? usual.reversed() : usual;
    }
    throw new IllegalArgumentException(
        "--collector is an end of an axis, as z0 for the first layer along z or z1 for the last;"
            + " got '"
            + text
            + "'");
  }

  /**
   * Returns what these options say, with particles told apart as others say.
   *
   * @param usual topics where none are named
   */
  MorphologyMeasure measure(MorphologyMeasure usual, ParticleMeasure particles) {
    Set<MorphologyTopic> wanted = EnumSet.noneOf(MorphologyTopic.class);
    wanted.addAll(topics.orElse(usual.topics()));
    wanted.removeAll(skipped);
    return Arguments.parsed(
        command,
        () ->
            new MorphologyMeasure(
                wanted, feed, particles, crackRadius, sampling, Optional.ofNullable(maps)));
  }
}
