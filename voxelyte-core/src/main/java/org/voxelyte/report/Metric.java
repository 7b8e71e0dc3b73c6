package org.voxelyte.report;

import java.util.Optional;
import org.voxelyte.morphology.Finding;

/**
 * A number of the morphology, with what a reader must know of it.
 *
 * @param kind what it is
 * @param of of which phase, pair or role: "AM", "AM|SE"; empty for the whole volume
 * @param along axis or direction: "z", "+z"; empty if it has none
 * @param value SI, or why there is none
 * @param spread SI; empty if there is none
 */
public record Metric(
    MetricKind kind, String of, String along, Finding<Double> value, Optional<Double> spread) {
  private static final String UNDEFINED = "undefined";

  /** Checks that a value is a number: what is undefined says why, a spread is left out. */
  public Metric {
    value
        .value()
        .filter(number -> number.isNaN())
        .ifPresent(
            nan -> {
              throw new IllegalArgumentException(
                  kind.key() + " of '" + of + "' is not a number; it must say why");
            });
    spread
        .filter(number -> number.isNaN())
        .ifPresent(
            nan -> {
              throw new IllegalArgumentException(
                  "the spread of "
                      + kind.key()
                      + " of '"
                      + of
                      + "' is not a number; it must be empty");
            });
  }

  /** Returns what it is called in a row of a table: "Geometric tortuosity, z". */
  public String row() {
    return along.isEmpty() ? kind.name() : kind.name() + ", " + along;
  }

  /** Prints the value for people, with its spread: "6.47 µm ± 1.20 µm". */
  public String print() {
    if (!value.isDefined()) {
      return UNDEFINED;
    }
    return kind.unit().print(value.get())
        + spread
            .filter(Double::isFinite)
            .map(number -> " ± " + kind.unit().print(number))
            .orElse("");
  }
}
