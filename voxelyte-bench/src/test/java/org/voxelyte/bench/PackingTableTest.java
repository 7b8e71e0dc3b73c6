package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTableTest {
  @Test
  void printsARowForEachCaseAndSeed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] arguments = {
      "--cases",
      "mono-60,trimodal-66,ratio-30,walled-58",
      "--count",
      "60",
      "--fraction",
      "0.3",
      "--seeds",
      "2",
      "--threads",
      "2"
    };
    List<String> complaints =
        PackingTable.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(complaints).isEmpty();
    List<String> rows =
        bytes
            .toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("| "))
            .toList();
    assertThat(rows).hasSize(9);
    assertThat(rows.get(1))
        .startsWith("| mono-60 | 1 | 60 | 0.3000 |")
        .endsWith("| 0.0 | 0 | 0.0 |");
    assertThat(rows.get(8)).startsWith("| walled-58 | 2 |");
  }

  @Test
  void namesTheCasesThatThereAre() throws IOException {
    assertThat(PackingTable.run(new String[] {"--cases", "dice"}, System.out).get(0))
        .contains("no case 'dice'")
        .contains("mono-63")
        .contains("trimodal-70");
  }
}
