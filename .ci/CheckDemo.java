import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at what {@code ./voxelyte demo} left: are the files there, and can the numbers be true? */
public final class CheckDemo {
  /** Counts divided by counts, summed: exact but for rounding. */
  private static final double FRACTION_TOLERANCE = 1e-9;

  /** The solver's own error may bring a straight path's τ² = 1 this far below 1. */
  private static final double SOLVER_TOLERANCE = 1e-2;

  private final List<String> faults = new ArrayList<>();

  private CheckDemo() {}

  /** Checks the folder named first; exit code 1 if anything is wrong. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    CheckDemo check = new CheckDemo();
    check.report(folder.resolve("report.html"));
    check.results(folder.resolve("results.json"));
    for (String fault : check.faults) {
      System.err.println("wrong: " + fault);
    }
    System.exit(check.faults.isEmpty() ? 0 : 1);
  }

  private void report(Path file) throws IOException {
    String html = Files.readString(file);
    demand(html.toLowerCase(Locale.ROOT).contains("<!doctype html>"), file + " is no HTML page");
    demand(html.contains("</html>"), file + " has no end");
    demand(html.contains("<svg") || html.contains("data:image/"), file + " has no figure");
    demand(
        !html.matches("(?s).*\\bsrc\\s*=\\s*[\"']https?:.*"),
        file + " loads something from elsewhere");
    System.out.println(file.getFileName() + ": " + html.length() / 1024 + " KiB");
  }

  private void results(Path file) throws IOException {
    JsonNode results = new ObjectMapper().readTree(file.toFile());
    for (String key : List.of("voxelyte", "command", "input", "seconds")) {
      demand(results.hasNonNull(key), file + " lacks the key " + key);
    }
    double sum = 0;
    for (JsonNode phase : results.path("phases")) {
      double fraction = phase.path("volume_fraction").asDouble(Double.NaN);
      demand(fraction >= 0 && fraction <= 1, "volume fraction " + fraction);
      sum += fraction;
    }
    demand(Math.abs(sum - 1) <= FRACTION_TOLERANCE, "volume fractions add up to " + sum);
    JsonNode rows = results.path("conductivity");
    demand(rows.size() >= 3, "expected conductivities along three axes, got " + rows.size());
    int finite = 0;
    for (JsonNode row : rows) {
      String axis = row.path("axis").asText();
      demand(List.of("x", "y", "z").contains(axis), "axis '" + axis + "'");
      JsonNode effective = row.path("effective_S_per_m");
      demand(effective.isNumber() && effective.asDouble() >= 0, "conductivity " + effective);
      JsonNode tortuosity = row.path("tortuosity_factor");
      if (tortuosity.isNumber()) {
        finite++;
        // phases driven together may beat the straight path of the one that they are compared with
        demand(
            !row.path("alone").asBoolean(true) || tortuosity.asDouble() >= 1 - SOLVER_TOLERANCE,
            "tortuosity factor " + tortuosity);
      }
    }
    demand(finite > 0, "no phase of the demo conducts along any axis");
    System.out.println(
        file.getFileName() + ": " + results.path("phases").size() + " phases, " + rows.size()
            + " conductivities, " + finite + " tortuosity factors");
  }

  private void demand(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
