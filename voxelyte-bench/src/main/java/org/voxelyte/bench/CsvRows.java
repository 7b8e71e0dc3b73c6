package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table with a line of names; lines that begin with # are remarks, cells hold no comma.
 */
final class CsvRows {
  private CsvRows() {}

  /**
   * Reads a table.
   *
   * @return for each row its cells by the names of their columns
   * @throws IOException if the file cannot be read or has no line of names
   */
  static List<Map<String, String>> read(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.removeIf(line -> line.startsWith("#") || line.isBlank());
    if (lines.isEmpty()) {
      throw new IOException(file + " has no line of names; give a table such as rows.csv");
    }
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < Math.min(names.length, cells.length); i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Returns a number, or NaN if the cell is empty or no number. */
  static double number(Map<String, String> row, String name) {
    String cell = row.getOrDefault(name, "");
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
