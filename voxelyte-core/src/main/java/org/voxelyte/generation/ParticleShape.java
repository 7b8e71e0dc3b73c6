package org.voxelyte.generation;

import java.util.OptionalDouble;

/** What the particles of a phase look like; lengths in m. */
public sealed interface ParticleShape {
  /**
   * Balls.
   *
   * @param sizes their diameters
   */
  record Sphere(ParticleSizes sizes) implements ParticleShape {}

  /**
   * Ellipsoids of one form, turned at random.
   *
   * @param sizes diameters of the balls of the same volume
   * @param a first axis, relative to the others
   * @param b second axis
   * @param c third axis
   */
  record Spheroid(ParticleSizes sizes, double a, double b, double c) implements ParticleShape {
    /** Checks the axes. */
    public Spheroid {
      for (double axis : new double[] {a, b, c}) {
        if (!(axis > 0 && axis < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("axes must be positive, got " + axis);
        }
      }
      double least = Math.min(a, Math.min(b, c));
      double most = Math.max(a, Math.max(b, c));
      if (most > 10 * least) {
        throw new IllegalArgumentException(
            "the longest of the axes must be at most ten times the shortest, got "
                + most / least
                + " times; flakes and fibres are shapes of their own");
      }
    }
  }

  /**
   * Planar polyhedra: prisms over regular polygons, turned at random.
   *
   * @param edges edges of the polygon, 3 … 12
   * @param thickness distance of the two polygons
   * @param ray from the centre to an outer face
   */
  record Prism(int edges, NormalLength thickness, NormalLength ray) implements ParticleShape {
    /** Checks the number of edges. */
    public Prism {
      if (edges < 3 || edges > 12) {
        throw new IllegalArgumentException("a prism has 3 to 12 edges, got " + edges);
      }
    }
  }

  /**
   * Convex polyhedra with faces in random directions.
   *
   * @param faces number of faces, 4 … 30
   * @param sizes diameters of the balls of the same volume
   */
  record Polyhedron(int faces, ParticleSizes sizes) implements ParticleShape {
    /** Checks the number of faces. */
    public Polyhedron {
      if (faces < 4 || faces > 30) {
        throw new IllegalArgumentException("a polyhedron has 4 to 30 faces, got " + faces);
      }
    }
  }

  /**
   * What a wetting liquid leaves where surfaces come close: all places that a ball rolling over
   * them cannot reach.
   *
   * @param around name of the phase whose surfaces count
   */
  record Meniscus(String around) implements ParticleShape {}

  /**
   * Fibres.
   *
   * @param diameter of a fibre, at least a voxel
   * @param length along the fibre
   * @param persistence way after which a fibre has forgotten its direction; empty: straight
   * @param site where they lie
   */
  record Fibre(double diameter, NormalLength length, OptionalDouble persistence, Site site)
      implements ParticleShape {
    /** Checks the ranges. */
    public Fibre {
      requirePositive("the diameter of a fibre", diameter);
      if (persistence.isPresent()) {
        requirePositive("the persistence of a fibre", persistence.getAsDouble());
      }
      if (!(length.mean() >= diameter)) {
        throw new IllegalArgumentException("a fibre must be at least as long as it is thick");
      }
    }
  }

  /**
   * Flakes: flat cylinders turned at random.
   *
   * @param diameter of the disc
   * @param thickness of a flake, at least a voxel
   * @param site where they lie; on a surface they lie flat
   */
  record Flake(double diameter, double thickness, Site site) implements ParticleShape {
    /** Checks the lengths. */
    public Flake {
      requirePositive("the diameter of a flake", diameter);
      requirePositive("the thickness of a flake", thickness);
    }
  }

  /**
   * Agglomerates of touching balls, as of carbon black.
   *
   * @param diameter of a primary particle, at least a voxel
   * @param number of primary particles in an agglomerate
   * @param site where they lie
   */
  record Agglomerate(double diameter, int number, Site site) implements ParticleShape {
    /** Checks the ranges. */
    public Agglomerate {
      requirePositive("the diameter of a primary particle", diameter);
      if (number < 1) {
        throw new IllegalArgumentException(
            "an agglomerate has at least one primary particle, got " + number);
      }
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive, got " + value + " m");
    }
  }
}
