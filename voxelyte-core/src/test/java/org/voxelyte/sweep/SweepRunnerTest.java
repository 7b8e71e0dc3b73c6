package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.task.InsufficientMemoryException;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

/** Studies that are interrupted, damaged, changed and run on several threads. */
class SweepRunnerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path log;
  private final AtomicInteger runs = new AtomicInteger();

  /** Twice the number that was set, plus the seed. */
  private final CaseRunner doubling =
      (sweepCase, task) -> {
        runs.incrementAndGet();
        double x = sweepCase.recipe().get("x").asDouble();
        if (x < 0) {
          throw new IllegalArgumentException("x must not be negative, got " + x);
        }
        double y = x == 3 ? Double.POSITIVE_INFINITY : 2 * x + sweepCase.seed();
        return new CaseResult(Map.of("y", y), Map.of("z", "there is no z at x = " + x));
      };

  @BeforeEach
  void nameLog() {
    log = folder.resolve("rows.jsonl");
  }

  private static SweepPlan plan(int realisations, double... xs) throws IOException {
    List<List<Setting>> points = new ArrayList<>();
    for (double x : xs) {
      points.add(List.of(new Setting("x", DoubleNode.valueOf(x))));
    }
    JsonNode recipe = JSON.readTree("{\"x\": 0}");
    return new SweepPlan(
        "a study",
        Path.of("plan.yaml"),
        recipe,
        JSON.readTree("{}"),
        points,
        realisations,
        7,
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  private List<SweepRow> run(SweepPlan plan, int threads) throws IOException {
    try (TaskContext task = TaskContext.silent(threads)) {
      return new SweepRunner(doubling).run(plan, log, task);
    }
  }

  @Test
  void rowsComeInTheOrderOfThePlan() throws IOException {
    List<SweepRow> rows = run(plan(2, 1, 2), 2);
    assertThat(rows)
        .extracting(row -> row.values().get("y"))
        .containsExactly(9.0, 10.0, 11.0, 12.0);
    assertThat(rows).extracting(row -> row.sweepCase().seed()).containsExactly(7L, 8L, 7L, 8L);
    assertThat(rows.get(0).undefined()).containsEntry("z", "there is no z at x = 1.0");
  }

  @Test
  void whatIsFinishedIsNotRunAgain() throws IOException {
    List<SweepRow> first = run(plan(2, 1, 2, 3), 1);
    assertThat(runs).hasValue(6);
    assertThat(run(plan(2, 1, 2, 3), 2)).isEqualTo(first);
    assertThat(runs).hasValue(6);
    // A longer plan runs what is new, a shorter one nothing.
    assertThat(run(plan(2, 1, 2, 3, 4), 1)).hasSize(8);
    assertThat(runs).hasValue(8);
    assertThat(run(plan(1, 2), 1)).extracting(row -> row.values().get("y")).containsExactly(11.0);
    assertThat(runs).hasValue(8);
  }

  /** One progress for a series: counted on from the studies before, finished rows among them. */
  @Test
  void aStudyOfASeriesCountsOn() throws IOException {
    run(plan(1, 1), 1);
    List<String> heard = new ArrayList<>();
    try (TaskContext task =
        new TaskContext(1, (stage, done, total) -> heard.add(done + " of " + total))) {
      new SweepRunner(doubling).run(plan(1, 1, 2, 3), log, new SweepRunner.Share(4, 10), task);
    }
    assertThat(heard).containsExactly("5 of 10", "6 of 10", "7 of 10");
  }

  @Test
  void infiniteValuesSurviveTheFile() throws IOException {
    run(plan(1, 3), 1);
    assertThat(run(plan(1, 3), 1).get(0).values()).containsEntry("y", Double.POSITIVE_INFINITY);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aHalfWrittenRowIsRunAgain() throws IOException {
    List<SweepRow> whole = run(plan(1, 1, 2), 1);
    byte[] bytes = Files.readAllBytes(log);
    for (int cut = 1; cut < 40; cut += 7) {
      Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - cut));
      runs.set(0);
      List<SweepRow> resumed = run(plan(1, 1, 2), 1);
      assertThat(runs).hasValue(1);
      assertThat(resumed.get(0)).isEqualTo(whole.get(0));
      assertThat(resumed.get(1).values()).isEqualTo(whole.get(1).values());
    }
  }

  @Test
  void aStudyThatIsCancelledKeepsItsRows() throws IOException {
    try (TaskContext task = TaskContext.silent(1)) {
      CaseRunner stopping =
          (sweepCase, own) -> {
            if (sweepCase.point() == 2) {
              task.cancel();
              own.checkCancelled();
            }
            return doubling.run(sweepCase, own);
          };
      assertThatThrownBy(() -> new SweepRunner(stopping).run(plan(1, 1, 2, 3, 4), log, task))
          .isInstanceOf(TaskCancelledException.class);
    }
    assertThat(runs).hasValue(2);
    run(plan(1, 1, 2, 3, 4), 1);
    assertThat(runs).hasValue(4);
  }

  @Test
  void aFailedCaseIsARowWithItsReason() throws IOException {
    List<SweepRow> rows = run(plan(1, -1, 2), 2);
    assertThat(rows.get(0).failure()).hasValue("x must not be negative, got -1.0");
    assertThat(rows.get(0).values()).isEmpty();
    assertThat(rows.get(1).failure()).isEmpty();
    SweepTable table = SweepTable.of(rows, List.of());
    assertThat(table.text(0, SweepTable.FAILED)).contains("negative");
    assertThat(table.number(0, "y")).isEmpty();
    assertThat(table.number(1, "y")).hasValue(11.0);
  }

  private static SweepPlan drawing(SweepPlan plan, String y, String... names) {
    SweepPlan.Plot plot =
        new SweepPlan.Plot("x", y, "", false, false, List.of(), List.of(), List.of());
    return new SweepPlan(
        plan.title(),
        plan.file(),
        plan.recipe(),
        plan.measures(),
        plan.points(),
        plan.realisations(),
        plan.seed(),
        List.of(),
        names.length == 0 ? Map.of() : Map.of(names[0], "a name"),
        List.of(plot),
        List.of());
  }

  /** Nobody waits for the last row to be told that a column is misspelt. */
  @Test
  void aMisspeltColumnIsToldAfterTheFirstRowThatHasAny() throws IOException {
    SweepPlan plan = plan(1, -1, 1, 2, 3);
    assertThatThrownBy(() -> run(drawing(plan, "yy"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plots[0]")
        .hasMessageContaining("no column is called yy; the nearest are y,");
    // The failed row and the first are kept; again it is told before anything is run.
    assertThat(runs).hasValue(2);
    assertThatThrownBy(() -> run(drawing(plan, "y", "q"), 1)).hasMessageContaining("names");
    assertThat(runs).hasValue(2);
    // A column that does not exist for this row is one all the same.
    assertThat(run(drawing(plan, "z"), 1)).hasSize(4);
  }

  /** What the machine could not do once it may do later: such a row is there, but not kept. */
  @Test
  void whatTheMachineFailedAtIsTriedAgain() throws IOException {
    List<Throwable> faults =
        List.of(
            new OutOfMemoryError("Java heap space"),
            shortage(),
            new IllegalArgumentException(shortage().getMessage()),
            new IllegalStateException("a fault"),
            new UncheckedIOException(new IOException("no space left")),
            new IOException("sizes.csv: cannot be read"));
    for (Throwable fault : faults) {
      CaseRunner failing =
          (sweepCase, task) -> {
            if (fault instanceof IOException e) {
              throw e;
            } else if (fault instanceof RuntimeException e) {
              throw e;
            }
            throw (OutOfMemoryError) fault;
          };
      try (TaskContext task = TaskContext.silent(1)) {
        SweepRow row = new SweepRunner(failing).run(plan(1, 1), log, task).get(0);
        assertThat(row.failure()).as(fault.toString()).isPresent();
        assertThat(row.failure().orElseThrow().startsWith("a fault of the program"))
            .isEqualTo(fault instanceof IllegalStateException);
      }
      assertThat(run(plan(1, 1), 1).get(0).failure()).as("again").isEmpty();
      Files.delete(log);
    }
  }

  private static InsufficientMemoryException shortage() {
    return (InsufficientMemoryException)
        catchThrowable(() -> MemoryNeed.require(Long.MAX_VALUE / 2, "the distance map"));
  }

  /** Whether memory suffices must not depend on how many cases run at once. */
  @Test
  void whatLacksMemoryBesideOthersRunsAgainAlone() throws IOException {
    for (boolean oneNumber : new boolean[] {true, false}) {
      AtomicInteger tries = new AtomicInteger();
      AtomicInteger present = new AtomicInteger();
      CyclicBarrier pairs = new CyclicBarrier(2);
      CaseRunner roomForOne =
          (sweepCase, task) -> {
            present.incrementAndGet();
            try {
              if (tries.getAndIncrement() >= 4) {
                assertThat(present).hasValue(1);
                return doubling.run(sweepCase, task);
              }
              await(pairs);
              if (sweepCase.point() == 0) {
                return doubling.run(sweepCase, task);
              } else if (oneNumber) {
                return new CaseResult(Map.of(), Map.of("y", shortage().getMessage()));
              }
              throw new OutOfMemoryError("Java heap space");
            } finally {
              present.decrementAndGet();
            }
          };
      List<SweepRow> rows;
      try (TaskContext task = TaskContext.silent(2)) {
        rows = new SweepRunner(roomForOne).run(plan(2, 1, 2), log, task);
      }
      assertThat(rows)
          .extracting(row -> row.values().get("y"))
          .containsExactly(9.0, 10.0, 11.0, 12.0);
      assertThat(tries).hasValue(6);
      assertThat(Files.readAllLines(log)).hasSize(4);
      Files.delete(log);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A number that lack of memory left undefined is told, and found by a later run. */
  @Test
  void aRowThatLacksANumberForWantOfMemoryIsNotKept() throws IOException {
    CaseRunner lacking =
        (sweepCase, task) -> new CaseResult(Map.of("x", 1.0), Map.of("y", shortage().getMessage()));
    try (TaskContext task = TaskContext.silent(2)) {
      SweepRow row = new SweepRunner(lacking).run(plan(1, 1), log, task).get(0);
      assertThat(row.failure()).isEmpty();
      assertThat(row.values()).containsOnlyKeys("x");
      assertThat(row.undefined().get("y")).contains("more memory (-Xmx)");
    }
    assertThat(run(plan(1, 1), 2).get(0).values()).containsEntry("y", 9.0);
  }

  @Test
  void whatCannotBeMadeIsNotTriedAgain() throws IOException {
    CaseRunner refusing =
        (sweepCase, task) -> {
          throw new IllegalArgumentException("no packing");
        };
    try (TaskContext task = TaskContext.silent(1)) {
      new SweepRunner(refusing).run(plan(1, 1), log, task);
    }
    assertThat(run(plan(1, 1), 1).get(0).failure()).hasValue("no packing");
  }

  /** A value may hold what a later setting changes; each case must have its own copy. */
  @Test
  void aSettingInsideAnotherStaysInItsCase() throws IOException {
    List<List<Setting>> points = new ArrayList<>();
    JsonNode shared = JSON.readTree("{\"sigma\": 0}");
    for (double sigma : new double[] {0.1, 0.2}) {
      points.add(
          List.of(new Setting("x", shared), new Setting("x.sigma", DoubleNode.valueOf(sigma))));
    }
    SweepPlan plan = with(points, JSON.readTree("{\"x\": 0}"));
    List<SweepCase> cases = plan.cases();
    assertThat(cases.get(0).recipe().at("/x/sigma").asDouble()).isEqualTo(0.1);
    assertThat(cases.get(1).recipe().at("/x/sigma").asDouble()).isEqualTo(0.2);
  }

  /** Numbers depend on what stands in a file, not on its name: another table, another case. */
  @Test
  void theKeyHoldsTheFilesThatAreNamed() throws IOException {
    Path sizes = folder.resolve("sizes.csv");
    List<List<Setting>> points = List.of(List.of(new Setting("x", DoubleNode.valueOf(1))));
    JsonNode recipe = JSON.readTree("{\"x\": 0, \"diameter\": {\"table\": \"sizes.csv\"}}");
    String none = with(points, recipe).cases().get(0).key();
    Files.writeString(sizes, "1,0");
    String first = with(points, recipe).cases().get(0).key();
    Files.writeString(sizes, "1,0\n2,1");
    String second = with(points, recipe).cases().get(0).key();
    assertThat(Set.of(none, first, second)).hasSize(3);
    Files.writeString(sizes, "1,0");
    assertThat(with(points, recipe).cases().get(0).key()).isEqualTo(first);
  }

  @Test
  void pointsAreAlikeAndDifferent() {
    Setting x = new Setting("x", DoubleNode.valueOf(1));
    Setting y = new Setting("y", DoubleNode.valueOf(1));
    JsonNode recipe = JSON.createObjectNode().put("x", 0).put("y", 0);
    assertThatThrownBy(() -> with(List.of(List.of(x), List.of(y)), recipe))
        .hasMessageContaining("point 2 sets y, the first x");
    assertThatThrownBy(() -> with(List.of(List.of(x, y), List.of(y, x)), recipe))
        .hasMessageContaining("point 2 is there twice");
  }

  private SweepPlan with(List<List<Setting>> points, JsonNode recipe) {
    return new SweepPlan(
        "a study",
        folder.resolve("plan.yaml"),
        recipe,
        JSON.createObjectNode(),
        points,
        1,
        7,
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    run(plan(1, 1), 1);
    Files.writeString(log, "no row\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> run(plan(1, 1), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rows.jsonl, line 2");
  }

  @Test
  void aValueThatIsNoNumberIsADamagedLine() throws IOException {
    run(plan(1, 1), 1);
    String row = Files.readString(log).strip();
    Files.writeString(
        log, row.replaceFirst("(\"values\":\\{\"[^\"]+\":)[^,}]+", "$1\"abc\"") + "\n");
    assertThat(Files.readString(log)).contains("\"abc\"");
    assertThatThrownBy(() -> run(plan(1, 1), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rows.jsonl, line 1")
        .hasMessageContaining("delete the line");
  }

  @Test
  void twoRunsDoNotWriteOneFile() throws IOException {
    try (RowLog held = RowLog.open(log)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> run(plan(1, 1), 1)).hasMessageContaining("another run");
    }
  }

  @Test
  void thePathOfASettingMustExist() throws IOException {
    JsonNode recipe =
        JSON.readTree("{\"put\": {\"NMC\": {\"diameter\": \"5 um\"}}, \"box\": [1, 2, 3]}");
    new Setting("put.NMC.diameter", DoubleNode.valueOf(1)).apply(recipe);
    new Setting("box.2", DoubleNode.valueOf(9)).apply(recipe);
    new Setting("put.NMC.of_solid", DoubleNode.valueOf(0.5)).apply(recipe);
    assertThat(recipe)
        .hasToString("{\"put\":{\"NMC\":{\"diameter\":1.0,\"of_solid\":0.5}},\"box\":[1,2,9.0]}");
    assertThatThrownBy(() -> new Setting("put.LPS.diameter", DoubleNode.valueOf(1)).apply(recipe))
        .hasMessageContaining("LPS")
        .hasMessageContaining("NMC");
    assertThatThrownBy(() -> new Setting("box.3", DoubleNode.valueOf(1)).apply(recipe))
        .hasMessageContaining("list of 3");
  }
}
