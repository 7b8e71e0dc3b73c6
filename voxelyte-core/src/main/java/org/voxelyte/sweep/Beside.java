package org.voxelyte.sweep;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What others found, drawn beside the rows of a study. Numbers are in the units of the axes, as
 * papers print them: µm, mS/cm.
 */
public sealed interface Beside {
  /** Returns what stands in the legend. */
  String label();

  /** Returns the value of the column that parts the lines, whose colour it has; empty: grey. */
  String of();

  /**
   * A line y = a x^b.
   *
   * @param a prefactor
   * @param b exponent
   * @param from first x; empty: the first of the rows
   * @param to last x; empty: the last of the rows
   */
  record PowerLaw(
      String label, String of, double a, double b, OptionalDouble from, OptionalDouble to)
      implements Beside {
    /** Checks the numbers. */
    public PowerLaw {
      requireFinite("a", a);
      requireFinite("b", b);
      from.ifPresent(x -> requireFinite("from", x));
      to.ifPresent(x -> requireFinite("to", x));
      if (from.isPresent() && to.isPresent() && !(from.getAsDouble() < to.getAsDouble())) {
        throw new IllegalArgumentException(
            "from must be below to, got " + from.getAsDouble() + " and " + to.getAsDouble());
      }
    }

    /** Returns the law at x. */
    double at(double x) {
      return a * Math.pow(x, b);
    }
  }

  /**
   * Points.
   *
   * @param points at least one
   */
  record Points(String label, String of, List<Point> points) implements Beside {
    /** Copies the list. */
    public Points {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("points must list at least one point");
      }
    }
  }

  /** A point. */
  record Point(double x, double y) {
    /** Checks the numbers. */
    public Point {
      requireFinite("x", x);
      requireFinite("y", y);
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number, got " + value);
    }
  }
}
