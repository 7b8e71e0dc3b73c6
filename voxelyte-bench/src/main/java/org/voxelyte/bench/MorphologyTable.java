package org.voxelyte.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voxelyte.bench.MorphologyCase.Quantity;
import org.voxelyte.bench.WholeProgram.Measurement;
import org.voxelyte.report.LineChart;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;
import org.voxelyte.volume.LabelVolume;

/**
 * Times the quantities of {@link MorphologyCase} and the whole command {@code morphology}, and
 * prints Markdown tables: wall seconds, and seconds of processor time of the whole virtual machine,
 * compiler and collector included, which tell more where others use the machine too.
 *
 * <p>Each case is warmed up once, and for {@code --warm-up} seconds if it is faster; then k runs
 * count, fewer if {@value #LAST_START_SECONDS} s have passed. From {@value #LEAST_EDGE_FOR_MEMORY}³
 * voxels on {@link HeapPeak} watches the first of the runs that do not count. Cases of more than
 * {@value #LARGEST_EDGE_REPEATED}³ voxels run once, with neither. The whole command runs once too,
 * after {@code --version}, which builds the program if it is not built.
 *
 * <p>A case that fails, or whose runs do not find the same, becomes a complaint, and the exit code
 * is 1.
 */
public final class MorphologyTable {
  private static final int RUNS = 3;
  private static final double WARM_UP_SECONDS = 2;

  /** No run but the first begins so long after the first. */
  private static final double LAST_START_SECONDS = 20;

  private static final int LEAST_EDGE_FOR_MEMORY = 128;
  private static final int LARGEST_EDGE_REPEATED = 256;
  private static final int LARGEST_EDGE_OF_SERIES = 512;
  private static final double NANOSECONDS = 1e9;
  private static final double MEBIBYTE = 1 << 20;
  private static final double GIBIBYTE = 1L << 30;

  private static final String ELECTRODE = "electrode";
  private static final String SERIES = "series";
  private static final String PROCESSOR_TIME = "--processor-time";

  /** What the command is given for electrode.tiff beside its name. */
  private static final List<String> ELECTRODE_OPTIONS =
      List.of(
          "--voxel",
          "100nm",
          "--phase",
          "0=pore:electrolyte",
          "--phase",
          "85=NMC:active",
          "--phase",
          "170=CBD:carbon",
          "--quiet");

  private static final double ELECTRODE_LIMIT_SECONDS = 90;

  /** What is drawn together: what is fast, what paints balls, what follows ways. */
  private static final List<List<Quantity>> PANELS =
      List.of(
          List.of(Quantity.DISTANCE, Quantity.LABELLING, Quantity.CORRELATION),
          List.of(Quantity.THICKNESS, Quantity.THICKNESS_VOID, Quantity.PARTICLES),
          List.of(Quantity.GEODESIC_CHAMFER, Quantity.GEODESIC_EIKONAL, Quantity.INTRUSION));

  private static final String USAGE =
      """
      usage: MorphologyTable --cases A,B,… [--runs 3] [--warm-up 2] [--threads T]
          [--electrode FILE] [--program ./voxelyte] [--largest-edge 512]
          [--out FOLDER, for the series as CSV, PNG and SVG]
          [--processor-time, to draw that instead of wall time]\
      """;

  private final int runs;
  private final double warmUp;
  private final TaskContext task;
  private final PrintStream out;
  private final List<String> complaints = new ArrayList<>();
  private Optional<LabelVolume> latest = Optional.empty();

  private MorphologyTable(Arguments given, TaskContext task, PrintStream out) {
    this.runs = given.integer("--runs", RUNS);
    this.warmUp = given.number("--warm-up", WARM_UP_SECONDS);
    if (runs < 1) {
      throw new IllegalArgumentException("runs must be at least 1, got " + runs);
    }
    this.task = task;
    this.out = out;
  }

  /** Prints the tables of the cases asked for. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> complaints = run(arguments, out);
    complaints.forEach(System.err::println);
    if (!complaints.isEmpty()) {
      System.exit(1);
    }
  }

  /** Prints the tables, and returns what is wrong with them. */
  static List<String> run(String[] arguments, PrintStream out)
      throws IOException, InterruptedException {
    Arguments given =
        Arguments.parse(
            arguments,
            Set.of(
                "--cases",
                "--runs",
                "--warm-up",
                "--threads",
                "--electrode",
                "--program",
                "--largest-edge",
                "--out"),
            Set.of(PROCESSOR_TIME));
    Map<String, MorphologyCase> cases = MorphologyCase.all();
    Set<String> known = new TreeSet<>(cases.keySet());
    known.addAll(List.of(ELECTRODE, SERIES, "table"));
    List<String> names =
        Arrays.stream(given.text("--cases", "").split(","))
            .flatMap(name -> name.equals("table") ? table() : Stream.of(name))
            .toList();
    for (String name : names) {
      if (!known.contains(name)) {
        return List.of("no case '" + name + "'; there are " + String.join(", ", known), USAGE);
      }
    }
    int cores = Runtime.getRuntime().availableProcessors();
    try (TaskContext task = TaskContext.silent(given.integer("--threads", cores))) {
      MorphologyTable table = new MorphologyTable(given, task, out);
      table.describe();
      table.measure(names.stream().filter(cases::containsKey).map(cases::get).toList());
      if (names.contains(SERIES)) {
        table.series(
            given.integer("--largest-edge", LARGEST_EDGE_OF_SERIES),
            Optional.ofNullable(given.values().get("--out")).map(Path::of),
            given.flags().contains(PROCESSOR_TIME));
      }
      if (names.contains(ELECTRODE)) {
        table.electrode(
            Optional.ofNullable(given.values().get("--electrode")).map(Path::of),
            given.text("--program", Path.of(".", "voxelyte").toString()));
      }
      return table.complaints;
    }
  }

  private static Stream<String> table() {
    return Stream.concat(
        MorphologyCase.table().stream().map(MorphologyCase::name), Stream.of(ELECTRODE));
  }

  private void describe() throws IOException {
    Machine machine = Machine.here();
    out.printf(
        Locale.ROOT,
        "%s; Java %s, %s, heap of at most %.1f GiB; %s; version %s; %d threads, best and median"
            + " of at most %d, load before %.1f.%n",
        machine,
        machine.java(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(" and ")),
        Runtime.getRuntime().maxMemory() / GIBIBYTE,
        LocalDate.now(ZoneOffset.UTC),
        Version.current(),
        task.threads(),
        runs,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Prints a table of its own. */
  private List<MorphologyRow> measure(List<MorphologyCase> problems) {
    List<MorphologyRow> rows = new ArrayList<>();
    if (problems.isEmpty()) {
      return rows;
    }
    out.println();
    out.println(MorphologyRow.header());
    for (MorphologyCase problem : problems) {
      try {
        MorphologyRow row = measure(problem);
        rows.add(row);
        out.println(row.markdown());
      } catch (IllegalArgumentException | IllegalStateException | OutOfMemoryError e) {
        out.println(MorphologyRow.failure(problem, String.valueOf(e.getMessage())));
        complaints.add(problem.name() + ": " + e.getMessage());
      }
    }
    return rows;
  }

  private MorphologyRow measure(MorphologyCase problem) {
    LabelVolume volume = volume(problem.edge());
    boolean repeated = problem.edge() <= LARGEST_EDGE_REPEATED;
    Set<String> results = new TreeSet<>();
    OptionalDouble bytes = OptionalDouble.empty();
    long start = System.nanoTime();
    if (repeated && problem.edge() >= LEAST_EDGE_FOR_MEMORY) {
      HeapPeak.Held<Supplier<String>> held = HeapPeak.of(() -> problem.find(volume, task));
      bytes = OptionalDouble.of((double) held.bytes());
      results.add(held.result().get());
    }
    while (repeated && (results.isEmpty() || seconds(start) < warmUp)) {
      results.add(problem.find(volume, task).get());
    }
    List<Double> wall = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    long first = System.nanoTime();
    int most = repeated ? runs : 1;
    while (wall.isEmpty() || wall.size() < most && seconds(first) < LAST_START_SECONDS) {
      System.gc(); // what the run before has left is not this one's to collect
      double processorStart = processorSeconds();
      long wallStart = System.nanoTime();
      Supplier<String> result = problem.find(volume, task);
      wall.add(seconds(wallStart));
      processor.add(processorSeconds() - processorStart);
      results.add(result.get());
    }
    if (results.size() > 1) {
      throw new IllegalStateException("its runs DIFFER: " + String.join(" and ", results));
    }
    return new MorphologyRow(
        problem, new Measurement(wall, processor, 0), bytes, results.iterator().next());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }

  /** Returns the processor time of all threads of this virtual machine. */
  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOSECONDS;
  }

  private LabelVolume volume(int edge) {
    if (latest.isEmpty() || latest.get().shape().nx() != edge) {
      latest = Optional.empty(); // frees it before the next is made
      latest = Optional.of(MorphologyCase.volume(edge, task));
    }
    return latest.get();
  }

  private void series(int largestEdge, Optional<Path> folder, boolean processorTime)
      throws IOException {
    List<MorphologyRow> rows = measure(MorphologyCase.series(largestEdge));
    out.println();
    for (Quantity quantity : Quantity.values()) {
      out.printf(
          Locale.ROOT,
          "%s: best s grows as (voxels)^%.3f, CPU s as (voxels)^%.3f%n",
          quantity.key(),
          slope(of(quantity, rows, false), false),
          slope(of(quantity, rows, true), true));
    }
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      List<String> lines = new ArrayList<>();
      lines.add(MorphologyRow.csvHeader());
      rows.stream()
          .sorted(Comparator.comparing(row -> row.problem().quantity()))
          .forEach(row -> lines.add(row.csv()));
      Files.write(folder.get().resolve("morphology-size.csv"), lines);
      draw(rows, processorTime, folder.get().resolve("morphology-size"));
    }
  }

  private static double slope(List<MorphologyRow> rows, boolean processorTime) {
    return SolverTable.slope(voxels(rows), best(rows, processorTime));
  }

  /** Returns the rows of a quantity whose time is more than a tick of the clock. */
  private static List<MorphologyRow> of(
      Quantity quantity, List<MorphologyRow> rows, boolean processorTime) {
    return rows.stream()
        .filter(row -> row.problem().quantity() == quantity)
        .filter(row -> best(List.of(row), processorTime)[0] > 0)
        .toList();
  }

  private static double[] voxels(List<MorphologyRow> rows) {
    return rows.stream().mapToDouble(row -> row.problem().voxels()).toArray();
  }

  private static double[] best(List<MorphologyRow> rows, boolean processorTime) {
    return rows.stream()
        .map(MorphologyRow::measured)
        .mapToDouble(processorTime ? Measurement::minProcessor : Measurement::min)
        .toArray();
  }

  private static void draw(List<MorphologyRow> rows, boolean processorTime, Path stem)
      throws IOException {
    Measure time =
        Measure.logarithmic(processorTime ? "processor time, best (s)" : "time, best (s)");
    List<Panel> panels = new ArrayList<>();
    for (List<Quantity> quantities : PANELS) {
      List<LineChart.Series> lines = new ArrayList<>();
      for (Quantity quantity : quantities) {
        List<MorphologyRow> own = of(quantity, rows, processorTime);
        if (!own.isEmpty()) {
          lines.add(
              new LineChart.Series(legend(quantity), voxels(own), best(own, processorTime), true));
        }
      }
      if (!lines.isEmpty()) {
        panels.add(new Panel(Measure.logarithmic("voxels"), time, lines));
      }
    }
    if (!panels.isEmpty()) {
      new LineChart("time of the quantities of morphology against voxels", panels).write(stem);
    }
  }

  /** Returns a name that has room in a third of the width. */
  private static String legend(Quantity quantity) {
    return quantity.key().replace("geodesic-", "");
  }

  /** Runs the whole command in a process of its own. */
  private void electrode(Optional<Path> file, String program)
      throws IOException, InterruptedException {
    out.println();
    if (file.filter(Files::exists).isEmpty()) {
      out.println("electrode skipped: give its file as --electrode FILE");
      return;
    }
    Path folder = Files.createTempDirectory("voxelyte-bench-");
    try {
      List<String> command = new ArrayList<>(List.of(program, "morphology", file.get().toString()));
      command.addAll(ELECTRODE_OPTIONS);
      command.addAll(
          List.of("--threads", Integer.toString(task.threads()), "-o", folder.toString()));
      WholeProgram.runOnce(List.of(program, "--version"));
      Measurement measured = WholeProgram.runOnce(command);
      String options = System.getenv().getOrDefault("VOXELYTE_OPTS", "");
      out.println("| command | VOXELYTE_OPTS | s | CPU s | limit s | peak resident MiB |");
      out.println("|---|---|---|---|---|---|");
      out.printf(
          Locale.ROOT,
          "| morphology %s | %s | %.1f | %.1f | %.0f | %.0f |%n",
          file.get().getFileName(),
          options,
          measured.min(),
          measured.minProcessor(),
          ELECTRODE_LIMIT_SECONDS,
          measured.peakBytes() / MEBIBYTE);
    } catch (IOException e) {
      out.println("electrode: " + e.getMessage());
      complaints.add("electrode: " + e.getMessage());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
