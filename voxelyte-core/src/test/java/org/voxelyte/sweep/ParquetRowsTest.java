package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files of rows, as DuckDB reads them; it is left out of builds with -Dquick. */
class ParquetRowsTest {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
  private static final double[] SPECIAL = {
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    -0.0,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    0.1
  };
  private static final String WORDS = "needs \"5 %\" of void, has 3 %;\r\nτ² of Größe 粒子 🔋";

  @TempDir private Path folder;

  private static SweepRow row(
      int point, long seed, Map<String, String> settings, Map<String, Double> values) {
    List<Setting> set = new ArrayList<>();
    settings.forEach((path, value) -> set.add(new Setting(path, TextNode.valueOf(value))));
    SweepCase sweepCase = new SweepCase(point, 0, seed, set, NOTHING, NOTHING, "key");
    return new SweepRow(sweepCase, values, Map.of(), 0.25, Optional.empty());
  }

  /** Rows with gaps of one to many rows, all kinds of numbers, and failures. */
  private static SweepTable random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    List<SweepRow> made = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (int column = 0; column < columns; column++) {
        boolean gap = column % 3 == 1 ? random.nextBoolean() : column % 3 == 2 && i % 500 > 200;
        if (!gap || i == 0) {
          boolean special = random.nextInt(4) == 0;
          values.put(
              "tortuosity_factor.ionic.x" + column,
              special ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian());
        }
      }
      Map<String, String> settings = i < 100 ? Map.of("d", i + " um") : Map.of();
      SweepRow row = row(i, random.nextLong(), settings, values);
      made.add(i % 7 == 3 ? SweepRow.failed(row.sweepCase(), WORDS + i, 1) : row);
    }
    return SweepTable.of(made, List.of());
  }

  private Path written(SweepTable table) throws IOException {
    Path file = folder.resolve("rows.parquet");
    ParquetRows.write(table, file);
    return file;
  }

  private static Connection judge() throws SQLException {
    boolean present =
        DriverManager.drivers().anyMatch(each -> each.getClass().getName().contains("duckdb"));
    assumeTrue(present, "DuckDB is left out of builds with -Dquick");
    return DriverManager.getConnection("jdbc:duckdb:");
  }

  private static List<String> types(Path file) throws SQLException {
    List<String> types = new ArrayList<>();
    try (Connection duck = judge();
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery("DESCRIBE FROM '" + file + "'")) {
      while (result.next()) {
        types.add(result.getString(1) + " " + result.getString(2));
      }
    }
    return types;
  }

  private static Object cell(SweepTable table, int row, String column) {
    if (!table.has(row, column)) {
      return null;
    }
    if (table.isText(column)) {
      return table.text(row, column);
    }
    if (table.isWhole(column)) {
      return table.whole(row, column);
    }
    return table.number(row, column).orElseThrow();
  }

  /** Compares every cell, numbers bit by bit, in the order of the rows. */
  private static void assertReadsBack(Path file, SweepTable table) throws SQLException {
    try (Connection duck = judge();
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery("FROM '" + file + "'")) {
      int row = 0;
      while (result.next()) {
        for (int i = 0; i < table.columns().size(); i++) {
          String column = table.columns().get(i);
          Object read = result.getObject(i + 1);
          // A word of AssertJ costs more than the cell.
          if (!Objects.equals(read, cell(table, row, column))) {
            assertThat(read).as(column + " of row " + row).isEqualTo(cell(table, row, column));
          }
        }
        row++;
      }
      assertThat(row).isEqualTo(table.rows());
    }
  }

  @Test
  void columnsHaveTheNamesAndTypesOfTheTable() throws Exception {
    SweepTable table =
        SweepTable.of(
            List.of(
                row(
                    0,
                    Long.MAX_VALUE,
                    Map.of("put.NMC 粒子.\"size\"", "3 um"),
                    Map.of("spans.Größe.z", 1.0)),
                row(1, -1, Map.of("kind", WORDS), Map.of())),
            List.of());
    Path file = written(table);
    assertThat(types(file))
        .containsExactly(
            "point BIGINT",
            "realisation BIGINT",
            "seed BIGINT",
            "put.NMC 粒子.\"size\"_m DOUBLE",
            "kind VARCHAR",
            "spans.Größe.z DOUBLE",
            "seconds DOUBLE",
            "undefined_because VARCHAR",
            "failed VARCHAR");
    assertReadsBack(file, table);
    assertThat(table.csv()).contains("0,0,9223372036854775807,").contains("1,0,-1,");
  }

  @Test
  void everyCellReadsBack_seed1() throws Exception {
    SweepTable table = random(2000, 6, 1);
    assertReadsBack(written(table), table);
  }

  @Test
  void aThousandColumnsReadBack_seed2() throws Exception {
    SweepTable table = random(40, 1000, 2);
    Path file = written(table);
    assertThat(types(file)).hasSize(1007);
    assertReadsBack(file, table);
  }

  @Test
  void rowsBeyondAGroupReadBackInOrder_seed3() throws Exception {
    SweepTable table = random(ParquetRows.ROWS_OF_GROUP + 3, 2, 3);
    Path file = written(table);
    try (Connection duck = judge();
        Statement statement = duck.createStatement();
        ResultSet groups =
            statement.executeQuery(
                "SELECT DISTINCT row_group_num_rows FROM parquet_metadata('"
                    + file
                    + "') ORDER BY 1")) {
      assertThat(groups.next()).isTrue();
      assertThat(groups.getLong(1)).isEqualTo(3);
      assertThat(groups.next()).isTrue();
      assertThat(groups.getLong(1)).isEqualTo(ParquetRows.ROWS_OF_GROUP);
    }
    assertReadsBack(file, table);
  }

  @Test
  void noRowsReadBack() throws Exception {
    SweepTable table = SweepTable.of(List.of(), List.of());
    Path file = written(table);
    assertThat(types(file))
        .containsExactly(
            "point BIGINT",
            "realisation BIGINT",
            "seed BIGINT",
            "seconds DOUBLE",
            "undefined_because VARCHAR",
            "failed VARCHAR");
    assertReadsBack(file, table);
  }

  @Test
  void csvAndParquetHoldTheSame_seed4() throws Exception {
    SweepTable table = random(300, 5, 4);
    Path file = written(table);
    Path csv = Files.writeString(folder.resolve("rows.csv"), table.csv());
    StringBuilder types = new StringBuilder();
    for (String each : types(file)) {
      int gap = each.lastIndexOf(' ');
      types.append(types.isEmpty() ? "" : ", ").append('\'').append(each, 0, gap).append("': '");
      types.append(each.substring(gap + 1)).append('\'');
    }
    String text =
        "FROM read_csv('" + csv + "', header = true, quote = '\"', columns = {" + types + "})";
    String typed = "FROM '" + file + "'";
    try (Connection duck = judge();
        Statement statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM (" + text + " INTERSECT ALL " + typed + "))")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isEqualTo(300);
    }
  }

  @Test
  void aSettingInTheWayOfTheSeedIsKept() throws Exception {
    SweepTable table =
        SweepTable.of(
            List.of(
                row(0, 1, Map.of("seed", "one"), Map.of()), row(1, 2, Map.of("d", "x"), Map.of())),
            List.of());
    Path file = written(table);
    assertThat(types(file)).contains("seed VARCHAR", "point BIGINT");
    assertReadsBack(file, table);
  }

  @Test
  void theSameRowsGiveTheSameBytes_seed5() throws IOException {
    byte[] first = Files.readAllBytes(written(random(500, 9, 5)));
    byte[] second = Files.readAllBytes(written(random(500, 9, 5)));
    assertThat(second).isEqualTo(first);
    assertThat(first).startsWith('P', 'A', 'R', '1').endsWith('P', 'A', 'R', '1');
    assertThat(Files.readAllBytes(written(random(500, 9, 6)))).isNotEqualTo(first);
  }

  @Test
  void whereNoFileCanBeIsSaid() throws IOException {
    SweepTable table = random(3, 3, 6);
    Path none = folder.resolve("none").resolve("rows.parquet");
    assertThatThrownBy(() -> ParquetRows.write(table, none))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no folder");
    Path taken = Files.createDirectory(folder.resolve("taken.parquet"));
    assertThatThrownBy(() -> ParquetRows.write(table, taken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is a folder");
    assertThat(folder.toFile().list()).containsExactly("taken.parquet");
  }
}
