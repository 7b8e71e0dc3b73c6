package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationTableTest {
  private static final long VOXELS = 60 * 60 * 80;

  private static List<String> run(String... arguments) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GenerationTable.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
  }

  @Test
  void everyStepHasARowWithItsVoxels() throws IOException {
    List<String> lines =
        run(
            "--shape",
            "60,60,80",
            "--steps",
            "cut,binder,fibres,fill,ids-active,ids-electrolyte",
            "--threads",
            "2");
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0)).contains("60 × 60 × 80 voxels; 2 threads");
    long electrolyte = Math.round(VOXELS * (1 - 0.5 - 0.025 - 0.01 - 0.15));
    long[] expected = {VOXELS / 2, VOXELS / 40, VOXELS / 100, electrolyte, VOXELS / 2, electrolyte};
    for (int row = 0; row < 6; row++) {
      List<String> cells = cells(lines.get(4 + row));
      assertThat(cells).hasSameSizeAs(cells(lines.get(2)));
      assertThat(Long.parseLong(cells.get(2))).isEqualTo(expected[row]);
      assertThat(Double.parseDouble(cells.get(3))).isBetween(0.0, 60.0);
      assertThat(Double.parseDouble(cells.get(4))).isBetween(0.0, 60.0);
    }
  }

  @Test
  void bytesAreThoseOfLabelsBodiesAndWork() throws IOException {
    List<String> lines = run("--shape", "100,100,100", "--heap");
    assertThat(cells(lines.get(2))).containsExactly("", "step", "voxels", "bytes per voxel", "");
    assertThat(lines).hasSize(6);
    for (String line : lines.subList(4, 6)) {
      // One of labels, and what a slice of depths and bodies take in so small a box.
      assertThat(Double.parseDouble(cells(line).get(3))).isBetween(1.0, 12.0);
    }
  }

  @Test
  void whatIsNoStepIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("--steps", "cut,paste"))
        .withMessageContaining("no step 'paste'; usage: GenerationTable");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("--shape", "4,4"))
        .withMessageContaining("--shape needs three numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("file.tif"))
        .withMessageContaining("usage: GenerationTable");
  }
}
