import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at what the quick study left: are all rows there, and is τ² what docs/sweep.md says? */
public final class CheckStudy {
  /** A line of the table: a diameter, then a band for each share of active material. */
  private static final Pattern BANDS =
      Pattern.compile("\\| ([0-9]+) µm \\| ([0-9.]+)–([0-9.]+) \\| ([0-9.]+)–([0-9.]+) \\| ([0-9.]+)–([0-9.]+) \\|");

  private static final List<String> SHARES = List.of("0.5", "0.6", "0.7");

  private final List<String> faults = new ArrayList<>();

  private CheckStudy() {}

  /** Checks the folder named first against the page named second; exit code 1 if anything is wrong. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    CheckStudy check = new CheckStudy();
    check.rows(
        new ObjectMapper().readTree(folder.resolve("results.json").toFile()).path("rows"),
        bands(Files.readAllLines(Path.of(arguments[1]))));
    String report = Files.readString(folder.resolve("report.html"));
    check.demand(report.contains("<svg") && report.contains("</html>"), "the report has no chart");
    for (String fault : check.faults) {
      System.err.println("wrong: " + fault);
    }
    System.exit(check.faults.isEmpty() ? 0 : 1);
  }

  /** Returns lower and upper bounds by "diameter in µm, share". */
  private static Map<String, double[]> bands(List<String> page) throws IOException {
    Map<String, double[]> bands = new TreeMap<>();
    for (String line : page) {
      Matcher matcher = BANDS.matcher(line);
      if (matcher.matches()) {
        for (int i = 0; i < SHARES.size(); i++) {
          double low = Double.parseDouble(matcher.group(2 + 2 * i));
          double high = Double.parseDouble(matcher.group(3 + 2 * i));
          bands.put(matcher.group(1) + ", " + SHARES.get(i), new double[] {low, high});
        }
      }
    }
    if (bands.size() != 2 * SHARES.size()) {
      throw new IOException("expected bands of two diameters in the page, found " + bands.keySet());
    }
    return bands;
  }

  private void rows(JsonNode rows, Map<String, double[]> bands) {
    demand(rows.size() == 12, "expected 12 rows, got " + rows.size());
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode row : rows) {
      demand(row.path("failed").isNull(), "a structure failed: " + row.path("failed").asText());
      String point =
          Math.round(1e6 * row.path("put.NCM.diameter_m").asDouble())
              + ", "
              + row.path("put.NCM.of_solid").asText();
      double factor = row.path("tortuosity_factor.ionic.z").asDouble(Double.NaN);
      double[] band = bands.getOrDefault(point, new double[] {Double.NaN, Double.NaN});
      demand(factor >= band[0] && factor <= band[1], "τ² " + factor + " at (" + point + ")");
      counts.merge(point, 1, Integer::sum);
    }
    demand(
        counts.keySet().equals(bands.keySet()) && counts.values().stream().allMatch(n -> n == 2),
        "expected two structures of each point, got " + counts);
    System.out.println("quick study: " + rows.size() + " rows, τ² within the bands of the page");
  }

  private void demand(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
