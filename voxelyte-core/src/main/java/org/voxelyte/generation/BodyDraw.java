package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bodies as an ingredient describes them, at the origin and turned at random. */
final class BodyDraw {
  private BodyDraw() {}

  /** Draws one body. */
  static ConvexBody one(Ingredient ingredient, SplittableRandom random) {
    ParticleShape shape = ingredient.shape();
    if (shape instanceof ParticleShape.Sphere sphere) {
      return new Ball(0, 0, 0, SizeDraw.one(sphere.sizes(), random) / 2);
    }
    if (shape instanceof ParticleShape.Prism prism) {
      return prism(prism, random);
    }
    double diameter =
        shape instanceof ParticleShape.Spheroid spheroid
            ? SizeDraw.one(spheroid.sizes(), random)
            : SizeDraw.one(((ParticleShape.Polyhedron) shape).sizes(), random);
    return sized(shape, diameter, random);
  }

  /** Draws bodies that have a volume together, m³, as exactly as whole bodies allow. */
  static List<ConvexBody> toVolume(Ingredient ingredient, double volume, long seed) {
    ParticleShape shape = ingredient.shape();
    List<ConvexBody> bodies = new ArrayList<>();
    if (shape instanceof ParticleShape.Prism prism) {
      double sum = 0;
      while (sum < volume) {
        ConvexBody body = prism(prism, IndexedRandom.of(seed, bodies.size()));
        if (!bodies.isEmpty() && sum + body.volume() - volume > volume - sum) {
          break;
        }
        bodies.add(body);
        sum += body.volume();
      }
      // The nearest number; all are scaled a little so that they have the volume together.
      double scale = StrictMath.cbrt(volume / sum);
      return bodies.stream().map(body -> body.scaled(scale)).toList();
    }
    double[] radii = sizes(shape).draw(volume, SizeSampling.STRATIFIED, seed).radii();
    for (int i = 0; i < radii.length; i++) {
      bodies.add(sized(shape, 2 * radii[i], IndexedRandom.of(seed, i)));
    }
    return bodies;
  }

  private static ParticleSizes sizes(ParticleShape shape) {
    if (shape instanceof ParticleShape.Sphere sphere) {
      return sphere.sizes();
    }
    if (shape instanceof ParticleShape.Spheroid spheroid) {
      return spheroid.sizes();
    }
    return ((ParticleShape.Polyhedron) shape).sizes();
  }

  private static ConvexBody sized(ParticleShape shape, double diameter, SplittableRandom random) {
    if (shape instanceof ParticleShape.Sphere) {
      return new Ball(0, 0, 0, diameter / 2);
    }
    if (shape instanceof ParticleShape.Spheroid spheroid) {
      double mean = StrictMath.cbrt(spheroid.a() * spheroid.b() * spheroid.c());
      double scale = diameter / 2 / mean;
      return new Ellipsoid(
          0,
          0,
          0,
          spheroid.a() * scale,
          spheroid.b() * scale,
          spheroid.c() * scale,
          Rotation.random(random));
    }
    double volume = Math.PI / 6 * diameter * diameter * diameter;
    return ConvexPolyhedron.random(((ParticleShape.Polyhedron) shape).faces(), volume, random);
  }

  private static ConvexBody prism(ParticleShape.Prism prism, SplittableRandom random) {
    double thickness = length(prism.thickness(), random);
    double ray = length(prism.ray(), random);
    return ConvexPolyhedron.prism(prism.edges(), ray, thickness).rotated(Rotation.random(random));
  }

  /** Draws a length of the normal law, cut off at its smallest. */
  static double length(NormalLength law, SplittableRandom random) {
    while (true) {
      double length = law.mean() + law.standardDeviation() * IndexedRandom.normal(random);
      if (length >= NormalLength.SMALLEST * law.mean()) {
        return length;
      }
    }
  }
}
