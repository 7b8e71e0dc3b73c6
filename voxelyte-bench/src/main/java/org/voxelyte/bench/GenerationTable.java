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
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.voxelyte.generation.BodyIds;
import org.voxelyte.generation.BodyMaker;
import org.voxelyte.generation.ConvexPolyhedron;
import org.voxelyte.generation.ExactCut;
import org.voxelyte.generation.FibreGrowth;
import org.voxelyte.generation.Filled;
import org.voxelyte.generation.FreeFill;
import org.voxelyte.generation.LengthLaw;
import org.voxelyte.generation.Meniscus;
import org.voxelyte.generation.VoxelCanvas;
import org.voxelyte.generation.VoxelGrid;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Times how bodies become voxels, in the box of A. Bielefeld et al. (2020), 400 × 400 × 700 voxels
 * of 0.2 µm, periodic: {@value #BODIES} polyhedra of active material, cut to half of the volume;
 * binder menisci, 0.05 of these; curved fibres on their surfaces, 0.01 of the volume; polyhedra of
 * 3 µm as the electrolyte, until 0.15 of the volume is void; the ids of both kinds of polyhedra.
 *
 * <p>Prints a Markdown table of wall seconds, seconds of processor time of the whole virtual
 * machine and the bytes a voxel that a step held on the heap at most, labels included. {@link
 * HeapPeak} and time disturb each other: with {@code --heap} bytes are measured, otherwise times.
 * Each step runs once, as one of that size runs long enough to be compiled. Active polyhedra lie at
 * random and overlap; a packing is not part of this.
 */
public final class GenerationTable {
  /** Active polyhedra of the whole box; others have as many per volume. */
  static final int BODIES = 50_000;

  private static final GridShape BOX = new GridShape(400, 400, 700);
  private static final double VOXEL = 0.2e-6;
  private static final int FACES = 7;
  private static final int ELECTROLYTE = 1;
  private static final int ACTIVE = 2;
  private static final int BINDER = 3;
  private static final int CARBON = 4;

  /** Bodies at random cover 1 − e^−c of the volume. */
  private static final double ACTIVE_SHARE = 0.5;

  private static final double NANOSECONDS = 1e9;
  private static final Set<String> STEPS =
      Set.of("cut", "binder", "fibres", "fill", "ids-active", "ids-electrolyte");

  private static final String USAGE =
      "usage: GenerationTable [--shape 400,400,700] [--steps cut,binder,fibres,fill,ids-active,"
          + "ids-electrolyte] [--threads T] [--heap]";

  private final VoxelGrid grid;
  private final boolean heap;
  private final PrintStream out;
  private final TaskContext task;
  private final VoxelCanvas canvas;
  private final SplittableRandom random = new SplittableRandom(1);
  private List<ConvexPolyhedron> active = List.of();

  private GenerationTable(GridShape shape, boolean heap, PrintStream out, TaskContext task) {
    this.grid = VoxelGrid.periodic(shape, VoxelSize.cube(VOXEL));
    this.heap = heap;
    this.out = out;
    this.task = task;
    this.canvas = new VoxelCanvas(grid);
  }

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      run(arguments, out);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Prints the table of the steps asked for. */
  static void run(String[] arguments, PrintStream out) throws IOException {
    Arguments given =
        Arguments.parse(arguments, Set.of("--shape", "--steps", "--threads"), Set.of("--heap"));
    List<String> steps = Arrays.asList(given.text("--steps", "cut,fill").split(","));
    for (String step : steps) {
      if (!STEPS.contains(step)) {
        throw new IllegalArgumentException("no step '" + step + "'; " + USAGE);
      }
    }
    if (!given.rest().isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    try (TaskContext task = TaskContext.silent(given.integer("--threads", cores))) {
      GridShape shape = given.values().containsKey("--shape") ? shape(given) : BOX;
      boolean heap = given.flags().contains("--heap");
      out.printf(
          Locale.ROOT,
          "%s; Java %s; version %s; %s voxels; %d threads, load before %.1f.%n%n",
          Machine.here(),
          Machine.here().java(),
          Version.current(),
          shape,
          task.threads(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      out.println(heap ? "| step | voxels | bytes per voxel |" : "| step | voxels | s | CPU s |");
      out.println(heap ? "|---|---|---|" : "|---|---|---|---|");
      new GenerationTable(shape, heap, out, task).run(steps);
    }
  }

  private static GridShape shape(Arguments given) {
    int[] n =
        Arrays.stream(given.text("--shape", "").split(",")).mapToInt(Integer::parseInt).toArray();
    if (n.length != 3) {
      throw new IllegalArgumentException("--shape needs three numbers; " + USAGE);
    }
    return new GridShape(n[0], n[1], n[2]);
  }

  private void run(List<String> steps) {
    long voxels = grid.shape().voxels();
    measured("cut", steps, this::cutActive);
    if (steps.contains("binder")) {
      long target = Math.round(0.05 * ACTIVE_SHARE * voxels);
      measured(
          "binder",
          steps,
          () -> new Meniscus(ACTIVE).fill(canvas, 0, BINDER, target, "NBR", task).voxels());
    }
    if (steps.contains("fibres")) {
      measured("fibres", steps, () -> fibres(Math.round(0.01 * voxels)));
    }
    List<Filled> electrolyte = new ArrayList<>();
    if (steps.contains("fill") || steps.contains("ids-electrolyte")) {
      long target = Math.max(0, canvas.counts(task)[0] - Math.round(0.15 * voxels));
      measured(
          "fill",
          steps,
          () -> {
            electrolyte.add(
                new FreeFill(polyhedra(), 2).fill(canvas, 0, ELECTROLYTE, target, "LPS", task));
            return electrolyte.get(0).voxels();
          });
    }
    LabelVolume volume = canvas.volume(List.of(), Provenance.generated("bench"));
    if (steps.contains("ids-active")) {
      measured(
          "ids-active", steps, () -> ids(volume, ACTIVE, new BodyIds(grid, active, task)::slice));
    }
    if (steps.contains("ids-electrolyte")) {
      measured(
          "ids-electrolyte",
          steps,
          () -> ids(volume, ELECTROLYTE, electrolyte.get(0).ids(grid, task)::slice));
    }
  }

  /** Runs a step; prints its row if it was asked for. */
  private void measured(String step, List<String> steps, Supplier<Long> work) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = System.nanoTime();
    long processor = system.getProcessCpuTime();
    if (heap && steps.contains(step)) {
      HeapPeak.Held<Long> held = HeapPeak.of(work);
      double all = held.bytes() + (double) grid.shape().voxels();
      out.printf(
          Locale.ROOT, "| %s | %d | %.2f |%n", step, held.result(), all / grid.shape().voxels());
      return;
    }
    long filled = work.get();
    if (steps.contains(step)) {
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %.1f |%n",
          step,
          filled,
          (System.nanoTime() - start) / NANOSECONDS,
          (system.getProcessCpuTime() - processor) / NANOSECONDS);
    }
  }

  private long cutActive() {
    long voxels = grid.shape().voxels();
    int count = Math.max(1, (int) Math.round((double) BODIES * voxels / BOX.voxels()));
    double volume = -Math.log1p(-ACTIVE_SHARE) * voxels * grid.voxelSize().volume() / count;
    active =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    ConvexPolyhedron.random(FACES, volume, random)
                        .moved(
                            random.nextDouble() * grid.length(Axis.X),
                            random.nextDouble() * grid.length(Axis.Y),
                            random.nextDouble() * grid.length(Axis.Z)))
            .toList();
    long target = Math.round(ACTIVE_SHARE * voxels);
    return new ExactCut(grid, active).take(canvas, 0, ACTIVE, target, "NMC", task).voxels();
  }

  private long fibres(long target) {
    FibreGrowth.Shape shape = new FibreGrowth.Shape(2 * VOXEL, LengthLaw.fixed(10e-6), 10e-6);
    return FibreGrowth.on(ACTIVE, shape, 3)
        .grow(canvas, 0, CARBON, target, "VGCF", task)
        .filled()
        .voxels();
  }

  private static BodyMaker polyhedra() {
    double radius = 1.5e-6;
    double volume = 4 * Math.PI / 3 * radius * radius * radius;
    return (x, y, z, generator) -> ConvexPolyhedron.random(FACES, volume, generator).moved(x, y, z);
  }

  /** Makes ids as they are written. */
  @FunctionalInterface
  private interface Slices {
    int[] slice(LabelVolume volume, Phase phase, int z);
  }

  /** Makes all ids, and returns how many voxels have one. */
  private long ids(LabelVolume volume, int label, Slices slices) {
    Phase phase = volume.phase(Integer.toString(label));
    IntFunction<int[]> ids = z -> slices.slice(volume, phase, z);
    return (long)
        task.sum(grid.shape().nz(), z -> Arrays.stream(ids.apply(z)).filter(id -> id > 0).count());
  }
}
