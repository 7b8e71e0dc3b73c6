package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.bench.MorphologyCase.Quantity;
import org.voxelyte.morphology.ComponentLabelling;
import org.voxelyte.morphology.Neighbourhood;
import org.voxelyte.task.TaskContext;

class MorphologyTableTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private List<String> complaints;

  private List<String> run(String... arguments) throws Exception {
    String[] all =
        Stream.concat(Stream.of("--warm-up", "0"), Arrays.stream(arguments)).toArray(String[]::new);
    complaints = MorphologyTable.run(all, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
  }

  private static double number(List<String> lines, int row, String column) {
    return Double.parseDouble(cells(lines.get(row)).get(cells(lines.get(2)).indexOf(column)));
  }

  @Test
  void everyQuantityHasARowThatParses() throws Exception {
    String all =
        String.join(",", Arrays.stream(Quantity.values()).map(q -> q.key() + "-64").toList());
    List<String> lines = run("--cases", all, "--runs", "2", "--threads", "2");
    assertThat(complaints).isEmpty();
    assertThat(lines).hasSize(4 + Quantity.values().length);
    assertThat(lines.get(0)).contains("; 2 threads, best and median of at most 2, load before ");
    List<String> names = cells(lines.get(2));
    for (int row = 4; row < lines.size(); row++) {
      assertThat(cells(lines.get(row))).hasSameSizeAs(names);
      assertThat(cells(lines.get(row)).get(1)).isEqualTo(Quantity.values()[row - 4].key() + "-64");
      assertThat(number(lines, row, "runs")).isBetween(1.0, 2.0);
      double best = number(lines, row, "best s");
      assertThat(number(lines, row, "median s")).isBetween(best, 60.0);
      assertThat(number(lines, row, "best CPU s")).isBetween(0.0, 60.0);
      assertThat(cells(lines.get(row)).get(names.indexOf("bytes per voxel"))).isEmpty();
    }
  }

  @Test
  void theRowSaysWhatWasFound() throws Exception {
    long clusters;
    try (TaskContext task = TaskContext.silent(1)) {
      clusters =
          new ComponentLabelling(Neighbourhood.FACES)
              .label(MorphologyCase.volume(64, task), Set.of(1), task).sizes().stream()
                  .filter(size -> size > 0)
                  .count();
    }
    List<String> lines = run("--cases", "labelling-64", "--runs", "1");
    assertThat(cells(lines.get(4))).contains(clusters + " clusters");
  }

  @Test
  void aDistanceMapHoldsFourBytesAVoxel() throws Exception {
    List<String> lines = run("--cases", "distance-128", "--runs", "1");
    assertThat(complaints).isEmpty();
    assertThat(number(lines, 4, "bytes per voxel")).isBetween(4.0, 6.0);
  }

  @Test
  void limitsAreThoseOfTheIssue() {
    assertThat(MorphologyCase.table())
        .hasSize(10)
        .contains(new MorphologyCase(Quantity.CORRELATION, 256));
    assertThat(new MorphologyCase(Quantity.THICKNESS, 256).limitSeconds()).hasValue(8);
    assertThat(new MorphologyCase(Quantity.THICKNESS, 512).limitSeconds()).hasValue(120);
    assertThat(new MorphologyCase(Quantity.DISTANCE, 256).limitSeconds()).hasValue(1);
    assertThat(new MorphologyCase(Quantity.GEODESIC_EIKONAL, 256).limitSeconds()).hasValue(6);
    assertThat(new MorphologyCase(Quantity.DISTANCE, 128).limitSeconds()).isEmpty();
  }

  @Test
  void theSeriesHasItsSlopesAndFiles(@TempDir Path folder) throws Exception {
    List<String> lines =
        run("--cases", "series", "--largest-edge", "96", "--runs", "1", "--out", folder.toString());
    assertThat(complaints).isEmpty();
    for (Quantity quantity : Quantity.values()) {
      assertThat(lines)
          .anyMatch(line -> line.startsWith(quantity.key() + ": best s grows as (voxels)^"));
    }
    List<String> csv = Files.readAllLines(folder.resolve("morphology-size.csv"));
    assertThat(csv).hasSize(1 + 2 * Quantity.values().length);
    assertThat(csv.get(0)).startsWith("voxels,case,runs,");
    assertThat(csv.get(1)).startsWith("262144,distance-64,1,");
    assertThat(csv.get(2)).startsWith("884736,distance-96,1,");
    assertThat(csv).allMatch(line -> line.split(",", -1).length == csv.get(0).split(",").length);
    assertThat(folder.resolve("morphology-size.png")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("morphology-size.svg")))
        .contains("time, best (s)", "thickness-void", ">eikonal<", ">labelling<");
  }

  @Test
  void drawsProcessorTimeIfAsked(@TempDir Path folder) throws Exception {
    run(
        "--cases",
        "series",
        "--largest-edge",
        "64",
        "--runs",
        "1",
        "--processor-time",
        "--out",
        folder.toString());
    assertThat(complaints).isEmpty();
    assertThat(Files.readString(folder.resolve("morphology-size.svg")))
        .contains("processor time, best (s)", ">intrusion<");
  }

  @Test
  void skipsWhatIsNotThereAndSaysSo() throws Exception {
    List<String> lines = run("--cases", "electrode", "--electrode", "no-such-file.tiff");
    assertThat(complaints).isEmpty();
    assertThat(lines).contains("electrode skipped: give its file as --electrode FILE");
  }

  @Test
  void theWholeCommandIsMeasured(@TempDir Path folder) throws Exception {
    Path asked = folder.resolve("asked");
    Path program = program(folder, "echo \"$@\" >>" + asked + "\nexec sleep 0.2\n");
    Path file = Files.createFile(folder.resolve("some.tiff"));
    List<String> lines =
        run(
            "--cases",
            "electrode",
            "--electrode",
            file.toString(),
            "--program",
            program.toString());
    assertThat(complaints).isEmpty();
    assertThat(cells(lines.get(4)).get(1)).isEqualTo("morphology some.tiff");
    assertThat(number(lines, 4, "s")).isBetween(0.2, 10.0);
    assertThat(number(lines, 4, "limit s")).isEqualTo(90);
    List<String> commands = Files.readAllLines(asked);
    assertThat(commands).hasSize(2);
    assertThat(commands.get(1))
        .startsWith("morphology " + file + " --voxel 100nm --phase 0=pore:electrolyte ");
  }

  @Test
  void aCommandThatFailsIsComplainedOf(@TempDir Path folder) throws Exception {
    Path program = program(folder, "[ \"$1\" = --version ]\n");
    Path file = Files.createFile(folder.resolve("some.tiff"));
    run("--cases", "electrode", "--electrode", file.toString(), "--program", program.toString());
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).startsWith("electrode: exit code 1 from ");
  }

  private static Path program(Path folder, String script) throws IOException {
    Path program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script);
    assumeTrue(program.toFile().setExecutable(true), "skipped: no executable scripts here");
    return program;
  }

  @Test
  void unknownNamesAreNamed() throws Exception {
    run("--cases", "table,no-such");
    assertThat(complaints.get(0))
        .startsWith("no case 'no-such'; there are correlation-1024, correlation-128, ")
        .contains("electrode", "series", "table", "thickness-void-512");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("--case", "distance-64"))
        .withMessageContaining("no option --case; there are [--cases, ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("--cases", "distance-64", "--runs", "0"))
        .withMessage("runs must be at least 1, got 0");
  }
}
