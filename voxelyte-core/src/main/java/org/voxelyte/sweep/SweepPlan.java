package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A study over structures: a recipe, what is varied, what is measured, what is drawn and fitted.
 *
 * @param title what is studied, a sentence
 * @param file where the recipe was read from; relative names start there
 * @param recipe the recipe as a document; settings change copies of it
 * @param measures what is measured, as a document in the form of study files
 * @param points the settings of each point, in the same order of paths
 * @param realisations structures per point, with seeds one after the other; at least 1
 * @param seed seed of the first realisation
 * @param columns patterns of columns to keep, with * for anything; empty: all
 * @param names what columns are called in charts; others by the name of their column
 * @param plots what is drawn
 * @param fits what is fitted
 */
public record SweepPlan(
    String title,
    Path file,
    JsonNode recipe,
    JsonNode measures,
    List<List<Setting>> points,
    int realisations,
    long seed,
    List<String> columns,
    Map<String, String> names,
    List<Plot> plots,
    List<FitRequest> fits) {
  /** The largest number of curves of others in one plot. */
  public static final int MOST_BESIDE = 12;

  /** The largest number of cases of one study. */
  public static final int MOST_CASES = 100_000;

  /** Checks the numbers; copies the lists. */
  public SweepPlan {
    points = points.stream().map(List::copyOf).toList();
    columns = List.copyOf(columns);
    names = Map.copyOf(names);
    plots = List.copyOf(plots);
    fits = List.copyOf(fits);
    if (realisations < 1) {
      throw new IllegalArgumentException("realisations must be at least 1, got " + realisations);
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("the study has no points; vary something");
    }
    requireAlike(points);
    if ((long) points.size() * realisations > MOST_CASES) {
      throw new IllegalArgumentException(
          "the study has "
              + (long) points.size() * realisations
              + " cases, at most "
              + MOST_CASES
              + " are possible; vary less");
    }
  }

  /** Each point sets the same entries, and no two set them to the same values. */
  private static void requireAlike(List<List<Setting>> points) {
    Set<String> paths = Set.of();
    Set<Set<Setting>> different = new HashSet<>();
    for (int i = 0; i < points.size(); i++) {
      Set<String> own = points.get(i).stream().map(Setting::path).collect(Collectors.toSet());
      if (i > 0 && !own.equals(paths)) {
        throw new IllegalArgumentException(
            "point "
                + (i + 1)
                + " sets "
                + String.join(", ", new TreeSet<>(own))
                + ", the first "
                + String.join(", ", new TreeSet<>(paths))
                + "; each point must set the same entries");
      }
      paths = own;
      if (!different.add(Set.copyOf(points.get(i)))) {
        throw new IllegalArgumentException(
            "point "
                + (i + 1)
                + " is there twice, which would count it twice in fits and error bars; raise"
                + " realisations instead");
      }
    }
  }

  /**
   * One column drawn against another, with the scatter over realisations as error bars.
   *
   * @param x column along the abscissa
   * @param y column along the ordinate
   * @param by column by whose values lines are parted; empty: one line
   * @param logarithmicX whether x is drawn logarithmically
   * @param logarithmicY whether y is drawn logarithmically
   * @param where only rows in which columns have these values
   * @param relativeTo y is divided by its mean over the rows in which settings have these values
   *     and all other settings are the same; empty: y as it is
   * @param beside what others found
   */
  public record Plot(
      String x,
      String y,
      String by,
      boolean logarithmicX,
      boolean logarithmicY,
      List<Condition> where,
      List<Condition> relativeTo,
      List<Beside> beside) {
    /** Copies the lists; checks that what stands beside can be drawn. */
    public Plot {
      where = List.copyOf(where);
      relativeTo = List.copyOf(relativeTo);
      beside = List.copyOf(beside);
      if (beside.size() > MOST_BESIDE) {
        throw new IllegalArgumentException(
            "at most " + MOST_BESIDE + " curves can stand beside, got " + beside.size());
      }
      for (Beside each : beside) {
        if (by.isEmpty() && !each.of().isEmpty()) {
          throw new IllegalArgumentException(
              "'" + each.label() + "' is of " + each.of() + ", but the plot has no by");
        }
        if (!drawable(each, logarithmicX, logarithmicY)) {
          throw new IllegalArgumentException(
              "'" + each.label() + "' is not positive everywhere, as a logarithmic axis needs");
        }
      }
    }

    private static boolean drawable(Beside beside, boolean alongX, boolean alongY) {
      if (beside instanceof Beside.PowerLaw law) {
        return (law.a() > 0 || !alongY) && (law.from().orElse(1) > 0 || !alongX);
      }
      return ((Beside.Points) beside)
          .points().stream()
              .allMatch(point -> (point.x() > 0 || !alongX) && (point.y() > 0 || !alongY));
    }
  }

  /**
   * A law to be fitted.
   *
   * @param form the law
   * @param x column of the abscissa
   * @param y column of the ordinate
   * @param by column by whose values fits are parted; empty: one fit
   * @param where only rows in which columns have these values
   */
  public record FitRequest(FitForm form, String x, String y, String by, List<Condition> where) {
    /** Copies the list. */
    public FitRequest {
      where = List.copyOf(where);
    }
  }

  /**
   * A column and the value that it must have.
   *
   * @param column name
   * @param value as printed in the table, or a number that is equal within 1e-9 of itself
   */
  public record Condition(String column, String value) {}

  /** Returns all cases, points first, realisations of a point one after the other. */
  public List<SweepCase> cases() {
    NamedFiles files = new NamedFiles(file);
    List<SweepCase> cases = new ArrayList<>();
    for (int point = 0; point < points.size(); point++) {
      for (int realisation = 0; realisation < realisations; realisation++) {
        cases.add(SweepCase.of(this, point, realisation, files));
      }
    }
    return cases;
  }
}
