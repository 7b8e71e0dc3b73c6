package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolverTableTest {
  private static final String PROTOTYPE_PRINTS =
      """
      split 0.004 build1 0.011
       level 1 n 30264 (black 15133) ov 0 bip 1 blocks 32x32x32
      SIGE0 0.287654321 after 4
      SIGE 0.28765432 (0.002 s) labels.raw om 1.80/1.80 cyc K1 nsm 1 th 0.00: sigma 0.28765001 it 4 \
      it4 3 it6 4 rate 0.031 | setup 0.025 (b1 0.011 next 0.008 fin 0.002) solve 0.013 (fine 0.006 \
      coarse 0.004) t4 0.030 t6 0.034 cpu 0.07 mem peak 25.5 solve 20.1 B/vox, 40.3 B/cond
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private List<String> complaints;

  private List<String> run(String... arguments) throws Exception {
    complaints = SolverTable.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
  }

  @Test
  void theRowOfTheSmallestCaseParses() throws Exception {
    List<String> lines = run("--cases", "64-two-phase", "--runs", "2", "--jacobi");
    assertThat(complaints).isEmpty();
    assertThat(lines).hasSize(5);
    List<String> names = cells(lines.get(2));
    List<String> row = cells(lines.get(4));
    assertThat(row).hasSameSizeAs(names);
    assertThat(row).contains("64-two-phase", "64", "2", "∞", "0.500");
    double best = Double.parseDouble(row.get(names.indexOf("best s")));
    assertThat(Double.parseDouble(row.get(names.indexOf("median s")))).isBetween(best, 60.0);
    double sigma = Double.parseDouble(row.get(names.indexOf("σ S/m")));
    assertThat(sigma).isBetween(0.1, 0.5);
    assertThat(Double.parseDouble(row.get(names.indexOf("relative error estimate"))))
        .isBetween(0.0, 1e-4);
    double perVoxel = Double.parseDouble(row.get(names.indexOf("bytes per voxel")));
    double perConducting = Double.parseDouble(row.get(names.indexOf("bytes per conducting voxel")));
    assertThat(perConducting).isCloseTo(2 * perVoxel, within(0.3));
    int jacobi = Integer.parseInt(row.get(names.indexOf("Jacobi iterations")));
    assertThat(jacobi).isGreaterThan(Integer.parseInt(row.get(names.indexOf("iterations"))));
  }

  @Test
  void aSeriesHasItsSlopesAndAFile(@TempDir Path folder) throws Exception {
    List<String> lines =
        run("--cases", "size", "--largest-edge", "96", "--runs", "1", "--out", folder.toString());
    assertThat(complaints).isEmpty();
    assertThat(lines).anyMatch(line -> line.startsWith("size: best s grows as (voxels)^"));
    List<String> csv = Files.readAllLines(folder.resolve("solver-size.csv"));
    assertThat(csv).hasSize(3);
    assertThat(csv.get(0)).startsWith("voxels,case,n,");
    assertThat(csv.get(1)).startsWith("262144,size 64,64,2,");
    assertThat(csv.get(2).split(",", -1)).hasSameSizeAs(csv.get(0).split(",", -1));
    assertThat(folder.resolve("solver-size.png")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("solver-size.svg")))
        .contains("time, best (s)", "iterations", "memory (bytes per conducting voxel)");
  }

  @Test
  void solvesForThreeAxesContactsAndTheTensor() throws Exception {
    List<String> lines = run("--cases", "64-three-axes,64-contact,64-tensor", "--runs", "1");
    assertThat(complaints).isEmpty();
    List<String> names = cells(lines.get(2));
    int iterations = names.indexOf("iterations");
    int sigma = names.indexOf("σ S/m");
    assertThat(Integer.parseInt(cells(lines.get(4)).get(iterations))).isGreaterThanOrEqualTo(6);
    double touching = Double.parseDouble(cells(lines.get(5)).get(sigma));
    double repeated = Double.parseDouble(cells(lines.get(6)).get(sigma));
    assertThat(touching).isPositive().isLessThan(repeated);
    assertThat(lines)
        .anyMatch(line -> line.matches("64-three-axes: one axis .* three take \\d.* as long"));
  }

  @Test
  void slopeIsThatOfAPowerLaw() {
    double[] x = {1, 2, 5, 9};
    double[] y = Arrays.stream(x).map(v -> 3 * Math.pow(v, -1.5)).toArray();
    assertThat(SolverTable.slope(x, y)).isCloseTo(-1.5, within(1e-12));
  }

  @Test
  void skipsWhatIsNotThereAndSaysSo() throws Exception {
    List<String> lines = run("--cases", "electrode", "--electrode", "no-such-file.tiff");
    assertThat(complaints).isEmpty();
    assertThat(lines).contains("electrode skipped: give its file as --electrode FILE");
  }

  @Test
  void unknownNamesAreNamed() throws Exception {
    run("--cases", "table,no-such");
    assertThat(complaints.get(0)).startsWith("no case 'no-such'; there are 1024-30-percent, 128-");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("--case", "64-two-phase"))
        .withMessageContaining("no option --case; there are [--cases, ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("--cases"))
        .withMessage("--cases needs a value");
  }

  @Test
  void readsWhatThePrototypePrints() throws Exception {
    Prototype.Result result = Prototype.parse(PROTOTYPE_PRINTS);
    assertThat(result.effective()).isEqualTo(0.28765432);
    assertThat(result.iterations()).isEqualTo(4);
    assertThat(result.seconds().min()).isCloseTo(0.038, within(1e-9));
    assertThat(result.converged()).isTrue();
    assertThat(result.agrees(0.2879, 1e-3)).isTrue();
    assertThat(result.agrees(0.2880, 1e-3)).isFalse();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Prototype.parse("max 3 conductors"))
        .withMessageContaining("max 3 conductors");
  }

  @Test
  void aPrototypeThatFindsAnotherConductivityIsComplainedOf(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("mg");
    Files.writeString(program, "#!/bin/sh\ncat <<'END'\n" + PROTOTYPE_PRINTS + "END\n");
    assumeTrue(program.toFile().setExecutable(true), "skipped: no executable scripts here");
    List<String> lines =
        run("--cases", "64-two-phase", "--runs", "1", "--prototype", program.toString());
    assertThat(lines.get(4)).contains("| 0.28765432 |");
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0))
        .startsWith("64-two-phase: σ DIFFERS: ")
        .endsWith(" S/m here, 0.287654320 S/m from the prototype");
  }
}
