package org.voxelyte.transport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A way of the current from the first electrode to the last, as a line of points.
 *
 * <p>Points lie where the line crosses voxel faces, and at voxel centres where it follows the
 * largest current. Where the phase changes, or the particle where those of a phase have contacts,
 * there are two points at the same place, one on either side of the face; their potentials differ
 * if a contact resistance lies between. The potential falls from point to point. Where the volume
 * repeats across a side, the line goes on beyond it.
 *
 * @param kind how it was found
 * @param current A for 1 V: of a streamline, that of its tube; of a path, that through its start
 * @param start index of the point that it was asked for; 0 for streamlines
 * @param points from the first electrode to the last
 */
public record Pathway(Kind kind, double current, int start, List<Point> points) {
  /** How a pathway was found. */
  public enum Kind {
    /** By the face with the largest current, voxel by voxel, from a voxel to either electrode. */
    LARGEST_CURRENT,
    /** The line that the current density is tangent to, from the first electrode. */
    STREAMLINE
  }

  /**
   * A point.
   *
   * @param x position, m
   * @param y position, m
   * @param z position, m
   * @param potential V, for 1 V between the electrodes
   * @param currentDensity magnitude, A/m² for 1 V
   * @param label of the voxel that the point belongs to
   * @param material of that voxel: differs between phases and, where the particles of a phase have
   *     contacts, between those that touch
   */
  public record Point(
      double x,
      double y,
      double z,
      double potential,
      double currentDensity,
      int label,
      int material) {
    /** Returns whether a border of phases or particles lies between this and the next point. */
    public boolean borders(Point next) {
      return material != next.material;
    }

    double distance(Point other) {
      double dx = x - other.x;
      double dy = y - other.y;
      double dz = z - other.z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }

  /**
   * What a phase has of a pathway.
   *
   * @param length m
   * @param drop of the potential, V
   */
  public record Part(double length, double drop) {
    private Part plus(double moreLength, double moreDrop) {
      return new Part(length + moreLength, drop + moreDrop);
    }
  }

  /** Copies the points; checks that there are two. */
  public Pathway {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("a pathway needs two points, got " + points.size());
    }
  }

  /** Returns the length from the first point to each, m. */
  public double[] along() {
    double[] along = new double[points.size()];
    for (int i = 1; i < along.length; i++) {
      along[i] = along[i - 1] + points.get(i).distance(points.get(i - 1));
    }
    return along;
  }

  /** Returns the length, m. */
  public double length() {
    return along()[points.size() - 1];
  }

  /** Returns the potential that is lost along it: 1 V, but for the solver's error. */
  public double drop() {
    return points.get(0).potential() - points.get(points.size() - 1).potential();
  }

  /** Returns the length and the drop in each phase, by label. */
  public Map<Integer, Part> parts() {
    Map<Integer, Part> parts = new TreeMap<>();
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (!from.borders(to)) {
        parts.merge(
            from.label(),
            new Part(to.distance(from), from.potential() - to.potential()),
            (a, b) -> a.plus(b.length(), b.drop()));
      }
    }
    return parts;
  }

  /** Returns the drop at contacts between phases and between particles, V. */
  public double contactDrop() {
    double drop = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i - 1).borders(points.get(i))) {
        drop += points.get(i - 1).potential() - points.get(i).potential();
      }
    }
    return drop;
  }
}
