package org.voxelyte.generation;

import org.voxelyte.volume.Axis;

/**
 * Spheres that move in a box; lengths in any one unit. Centres may leave the box along periodic
 * axes until they are folded back.
 */
final class Spheres {
  /** Spheres in one piece of parallel work, whatever the number of threads. */
  static final int PIECE = 256;

  final int count;
  final double[] radius;

  /** Coordinates by axis. */
  final double[][] centre;

  /** Of the box, by axis. */
  final double[] length = new double[3];

  /** By axis. */
  final boolean[] periodic = new boolean[3];

  /** What each keeps to. */
  final Bands bands;

  /** Takes the arrays as they are; box lengths are divided by the unit, m. */
  Spheres(PackingBox box, double unit, double[][] centre, double[] radius) {
    for (Axis axis : Axis.values()) {
      length[axis.ordinal()] = box.length(axis) / unit;
      periodic[axis.ordinal()] = box.isPeriodic(axis);
    }
    this.count = radius.length;
    this.centre = centre;
    this.radius = radius;
    this.bands = Bands.NONE;
  }

  private Spheres(Spheres other, double[] radius, Bands bands) {
    this.count = other.count;
    this.radius = radius;
    this.bands = bands;
    this.centre = other.copyOfCentres();
    System.arraycopy(other.length, 0, length, 0, 3);
    System.arraycopy(other.periodic, 0, periodic, 0, 3);
  }

  /** Returns a copy with larger or smaller radii. */
  Spheres scaled(double scale) {
    double[] scaled = radius.clone();
    for (int i = 0; i < count; i++) {
      scaled[i] *= scale;
    }
    return withRadii(scaled);
  }

  /** Returns a copy with those radii. */
  Spheres withRadii(double[] radii) {
    return new Spheres(this, radii, bands);
  }

  /** Returns a copy that keeps to bands. */
  Spheres within(Bands others) {
    return new Spheres(this, radius.clone(), others);
  }

  double[][] copyOfCentres() {
    return new double[][] {centre[0].clone(), centre[1].clone(), centre[2].clone()};
  }

  /** Returns the volume of all spheres as a share of the box. */
  double fraction() {
    double cubes = 0;
    for (double r : radius) {
      cubes += r * r * r;
    }
    return 4 * Math.PI / 3 * cubes / (length[0] * length[1] * length[2]);
  }

  int pieces() {
    return (count + PIECE - 1) / PIECE;
  }

  /** Returns the first sphere of a piece. */
  int begin(int piece) {
    return piece * PIECE;
  }

  /** Returns the sphere after the last of a piece. */
  int end(int piece) {
    return Math.min(count, (piece + 1) * PIECE);
  }

  /** Brings the centres of a piece back into [0, length) along periodic axes. */
  void fold(int piece) {
    for (int axis = 0; axis < 3; axis++) {
      if (periodic[axis]) {
        for (int i = begin(piece); i < end(piece); i++) {
          centre[axis][i] = folded(centre[axis][i], length[axis]);
        }
      }
    }
  }

  static double folded(double coordinate, double length) {
    double inside = coordinate - length * Math.floor(coordinate / length);
    return inside >= 0 && inside < length ? inside : 0;
  }
}
