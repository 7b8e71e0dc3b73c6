package org.voxelyte.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.generation.PackedSpheres;
import org.voxelyte.generation.PackingBox;
import org.voxelyte.generation.PackingOptions;
import org.voxelyte.generation.ParticleSizes;
import org.voxelyte.generation.ParticleSizes.LogNormal;
import org.voxelyte.generation.ParticleSizes.Mode;
import org.voxelyte.generation.ParticleSizes.Modes;
import org.voxelyte.generation.ParticleSizes.Mono;
import org.voxelyte.generation.SizeSampling;
import org.voxelyte.generation.SpherePacking;
import org.voxelyte.generation.Weighting;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;

/**
 * Packs spheres and prints a Markdown table: wall seconds, seconds of processor time, steps and the
 * overlap that stayed. The first row is packed once before, so that it is compiled.
 *
 * <p>A packing that keeps an overlap is a row like another; it is no complaint.
 */
public final class PackingTable {
  private static final double DIAMETER = 5e-6;
  private static final double NANOSECONDS = 1e9;

  private static final String USAGE =
      """
      usage: PackingTable --cases A,B,… [--threads T] [--seeds 1] [--agitated N]
          [--count N --fraction F, in place of those of the cases]\
      """;

  /** What is packed. */
  enum Case {
    MONO_60(new Mono(DIAMETER), 10_000, 0.60, true),
    MONO_63(new Mono(DIAMETER), 10_000, 0.63, true),
    MONO_64(new Mono(DIAMETER), 10_000, 0.64, true),
    MONO_66(new Mono(DIAMETER), 2_000, 0.66, true),
    WALLED_58(new Mono(DIAMETER), 5_000, 0.58, false),
    LOG_NORMAL_65(
        new LogNormal(DIAMETER, 0.3, Weighting.NUMBER, DIAMETER / 4, DIAMETER * 4),
        5_000,
        0.65,
        true),
    RATIO_30(
        new LogNormal(DIAMETER, 0.8, Weighting.NUMBER, DIAMETER / 6, DIAMETER * 5),
        5_000,
        0.65,
        true),
    TRIMODAL_66(Modes.trimodal(13.35e-6), 2_000, 0.66, true),
    TRIMODAL_68(paper(), 1_700, 0.68, true),
    TRIMODAL_70(Modes.trimodal(13.35e-6), 1_700, 0.70, true);

    private final ParticleSizes sizes;
    private final int count;
    private final double fraction;
    private final boolean periodic;

    Case(ParticleSizes sizes, int count, double fraction, boolean periodic) {
      this.sizes = sizes;
      this.count = count;
      this.fraction = fraction;
      this.periodic = periodic;
    }

    private static Modes paper() {
      return new Modes(
          List.of(new Mode(13.5e-6, 1), new Mode(5.5e-6, 1), new Mode(3e-6, 2)), Weighting.NUMBER);
    }

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the radii of about so many particles. */
    double[] radii(int wanted) {
      double probe = 1000 * Math.PI / 6 * Math.pow(DIAMETER, 3);
      int probed = sizes.draw(probe, SizeSampling.STRATIFIED, 1).count();
      return sizes.draw(probe * wanted / probed, SizeSampling.STRATIFIED, 1).radii();
    }
  }

  private PackingTable() {}

  /** Prints the table of the cases asked for. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> complaints = run(arguments, out);
    complaints.forEach(System.err::println);
    if (!complaints.isEmpty()) {
      System.exit(1);
    }
  }

  /** Prints the table, and returns what is wrong with what was asked. */
  static List<String> run(String[] arguments, PrintStream out) throws IOException {
    Arguments given =
        Arguments.parse(
            arguments,
            Set.of("--cases", "--threads", "--seeds", "--agitated", "--count", "--fraction"),
            Set.of());
    List<Case> cases = new ArrayList<>();
    for (String name : given.text("--cases", "").split(",")) {
      List<Case> found =
          Arrays.stream(Case.values()).filter(one -> one.key().equals(name)).toList();
      if (found.isEmpty()) {
        return List.of(
            "no case '"
                + name
                + "'; there are "
                + Arrays.stream(Case.values()).map(Case::key).collect(Collectors.joining(", ")),
            USAGE);
      }
      cases.addAll(found);
    }
    PackingOptions options =
        PackingOptions.DEFAULT
            .withAllowedOverlap(1)
            .withAgitatedSteps(given.integer("--agitated", PackingOptions.DEFAULT.agitatedSteps()));
    int cores = Runtime.getRuntime().availableProcessors();
    try (TaskContext task = TaskContext.silent(given.integer("--threads", cores))) {
      Machine machine = Machine.here();
      out.printf(
          Locale.ROOT,
          "%s; Java %s; version %s; %d threads, load before %.1f.%n%n",
          machine,
          machine.java(),
          Version.current(),
          task.threads(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      out.println(
          "| case | seed | spheres | fraction | s | CPU s | steps | agitated | largest overlap"
              + " | overlapping pairs | overlapped share of the box |");
      out.println("|---|---|---|---|---|---|---|---|---|---|---|");
      new SpherePacking(options)
          .pack(
              PackingBox.periodic(5e-5, 5e-5, 5e-5),
              new Mono(DIAMETER).draw(7e-14, SizeSampling.STRATIFIED, 1).radii(),
              1,
              task);
      for (Case one : cases) {
        for (int seed = 1; seed <= given.integer("--seeds", 1); seed++) {
          double fraction = given.number("--fraction", one.fraction);
          double[] radii = one.radii(given.integer("--count", one.count));
          out.println(row(one, radii, fraction, seed, options, task));
        }
      }
    }
    return List.of();
  }

  private static String row(
      Case one,
      double[] radii,
      double fraction,
      int seed,
      PackingOptions options,
      TaskContext task) {
    double cubes = Arrays.stream(radii).map(r -> r * r * r).sum();
    double edge = Math.cbrt(4 * Math.PI / 3 * cubes / fraction);
    PackingBox box = new PackingBox(edge, edge, edge, one.periodic, one.periodic, one.periodic);
    double processor = processorSeconds();
    long start = System.nanoTime();
    PackedSpheres packed = new SpherePacking(options).pack(box, radii, seed, task);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.4f | %.1f | %.1f | %d | %d | %.2g | %d | %.2g |",
        one.key(),
        seed,
        packed.count(),
        packed.fraction(),
        (System.nanoTime() - start) / NANOSECONDS,
        processorSeconds() - processor,
        packed.steps(),
        packed.agitatedSteps(),
        packed.overlap().largest(),
        packed.overlap().pairs(),
        packed.overlap().share());
  }

  /** Returns the processor time of all threads of this virtual machine. */
  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOSECONDS;
  }
}
