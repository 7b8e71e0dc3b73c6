package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PenetrationTest {
  /** A penetration is found to one per cent, always from above. */
  private static final double RELATIVE = 0.0102;

  private final Penetration penetration = new Penetration();

  private boolean meet(ConvexBody a, ConvexBody b) {
    return penetration.find(a, b, b.x() - a.x(), b.y() - a.y(), b.z() - a.z());
  }

  private static Ellipsoid ellipsoid(SplittableRandom random) {
    return new Ellipsoid(
        0,
        0,
        0,
        0.5 + 1.5 * random.nextDouble(),
        0.5 + 1.5 * random.nextDouble(),
        0.5 + 1.5 * random.nextDouble(),
        Rotation.random(random));
  }

  @Test
  void ballsPenetrateByTheirRadiiLessTheirDistance() {
    Ball a = new Ball(1, 1, 1, 2);
    assertThat(meet(a, new Ball(4, 5, 1, 3.5))).isTrue();
    assertThat(penetration.depth).isBetween(0.5 - 1e-9, 0.5 * (1 + RELATIVE));
    assertThat(penetration.normalX).isCloseTo(0.6, within(0.02));
    assertThat(penetration.normalY).isCloseTo(0.8, within(0.02));
    assertThat(penetration.pointX).isCloseTo(0.6 * 1.75, within(0.1));
    assertThat(penetration.pointY).isCloseTo(0.8 * 1.75, within(0.1));
    assertThat(meet(a, new Ball(4, 5, 1, 2.999))).isFalse();
    // One centre in the other: any direction is as good.
    assertThat(meet(a, new Ball(1, 1, 1, 1))).isTrue();
    assertThat(penetration.depth).isBetween(3 - 1e-9, 3 * (1 + RELATIVE));
  }

  @Test
  void cubesPenetrateByTheNearestFaces() {
    ConvexPolyhedron a = ConvexPolyhedron.cuboid(2, 2, 2);
    assertThat(meet(a, a.moved(1.9, 0.3, -0.2))).isTrue();
    assertThat(penetration.depth).isCloseTo(0.1, within(1e-9));
    assertThat(penetration.normalX).isCloseTo(1, within(1e-9));
    assertThat(penetration.pointX).isCloseTo(0.95, within(1e-9));
    // The point of contact lies where both faces are.
    assertThat(penetration.pointY).isBetween(-0.7, 1.0);
    assertThat(penetration.pointZ).isBetween(-1.0, 0.8);
    assertThat(meet(a, a.moved(2.0001, 0.3, -0.2))).isFalse();
  }

  @Test
  void polyhedraPenetrateAsTheirSeparatingAxesSaySeed1() {
    SplittableRandom random = new SplittableRandom(1);
    int together = 0;
    for (int n = 0; n < 250; n++) {
      ConvexPolyhedron a = ConvexPolyhedron.random(4 + n % 9, 1, random);
      ConvexPolyhedron b =
          ConvexPolyhedron.prism(3 + n % 4, 0.3 + random.nextDouble(), 0.2 + random.nextDouble())
              .rotated(Rotation.random(random));
      double[] way = Rotation.randomDirection(random);
      double distance = 1.8 * random.nextDouble();
      b = b.moved(distance * way[0], distance * way[1], distance * way[2]);
      a = a.rotated(Rotation.random(random));
      double expected = SeparatingAxes.penetration(a, b);
      assertThat(meet(a, b)).isEqualTo(expected > 0);
      if (expected > 0) {
        together++;
        assertThat(penetration.depth).isBetween(expected - 1e-9, expected * (1 + RELATIVE) + 1e-5);
      }
    }
    assertThat(together).isBetween(60, 220);
  }

  @Test
  void ballsPenetrateOtherBodiesByTheirDepthSeed2() {
    // What is left of a body after a ball: radius + depth of the centre, exactly so for ellipsoids,
    // and for polyhedra where the centre lies inside.
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 300; n++) {
      boolean round = n % 2 == 0;
      ConvexBody a = round ? ellipsoid(random) : ConvexPolyhedron.random(7, 4, random);
      double[] way = Rotation.randomDirection(random);
      double distance = (round ? 3 : 0.5) * random.nextDouble();
      Ball b = new Ball(distance * way[0], distance * way[1], distance * way[2], 0.7);
      double depth = a.depth(b.x(), b.y(), b.z());
      double expected = 0.7 + depth;
      if ((round || depth > 0) && Math.abs(expected) > 1e-4) {
        assertThat(meet(a, b)).isEqualTo(expected > 0);
        assertThat(meet(b, a)).isEqualTo(expected > 0);
        if (expected > 0) {
          assertThat(penetration.depth)
              .isBetween(expected - 1e-9, expected * (1 + RELATIVE) + 1e-4);
        }
      }
    }
  }

  @Test
  void whatIsMovedByThePenetrationIsFreeSeed3() {
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 200; n++) {
      ConvexBody a = n % 3 == 0 ? new Disc(0, 0, 0, 2, 0.4, Rotation.NONE) : ellipsoid(random);
      ConvexBody b = ellipsoid(random);
      double[] way = Rotation.randomDirection(random);
      b = b.moved(way[0], way[1], way[2]);
      assertThat(meet(a, b)).isTrue();
      double far = penetration.depth * (1 + 1e-9);
      ConvexBody free =
          b.moved(
              b.x() + far * penetration.normalX,
              b.y() + far * penetration.normalY,
              b.z() + far * penetration.normalZ);
      assertThat(meet(a, free)).isFalse();
    }
  }

  @Test
  void pointOfContactTurnsTheBodiesAsThePenetrationFallsSeed4() {
    // Turning B by a small angle ε about u changes the penetration by −ε u·(p × n), p the point of
    // contact from the centre of B.
    SplittableRandom random = new SplittableRandom(4);
    double angle = 0.02;
    double sumOfErrors = 0;
    double sum = 0;
    for (int n = 0; n < 200; n++) {
      ConvexBody a = ellipsoid(random);
      ConvexBody b = ellipsoid(random);
      double[] way = Rotation.randomDirection(random);
      double close = 0.8;
      b = b.moved(close * way[0], close * way[1], close * way[2]);
      // Nearly touching, so that the found normal is that of one place.
      while (meet(a, b) && penetration.depth > 0.1) {
        close += 0.05;
        b = b.moved(close * way[0], close * way[1], close * way[2]);
      }
      double[] u = Rotation.randomDirection(random);
      double[] normal = {penetration.normalX, penetration.normalY, penetration.normalZ};
      if (!meet(a, b)) {
        continue;
      }
      double px = penetration.pointX - b.x();
      double py = penetration.pointY - b.y();
      double pz = penetration.pointZ - b.z();
      double expected =
          -2
              * angle
              * (u[0] * (py * normal[2] - pz * normal[1])
                  + u[1] * (pz * normal[0] - px * normal[2])
                  + u[2] * (px * normal[1] - py * normal[0]));
      double turned = least(a, b.rotated(Rotation.about(u[0], u[1], u[2], angle)), normal, random);
      double back = least(a, b.rotated(Rotation.about(u[0], u[1], u[2], -angle)), normal, random);
      sumOfErrors += Math.abs(turned - back - expected);
      sum += Math.abs(expected);
    }
    // The point is known to the size of the last face of the polytope.
    assertThat(sum).isGreaterThan(0.5);
    assertThat(sumOfErrors / sum).isLessThan(0.15);
  }

  /** The least h(n) near a direction, by chance. */
  private double least(ConvexBody a, ConvexBody b, double[] start, SplittableRandom random) {
    double[] best = start.clone();
    double least = Double.POSITIVE_INFINITY;
    double step = 0.1;
    for (int n = 0; n < 400; n++) {
      double[] u = Rotation.randomDirection(random);
      double x = best[0] + step * u[0];
      double y = best[1] + step * u[1];
      double z = best[2] + step * u[2];
      double length = Math.sqrt(x * x + y * y + z * z);
      penetration.isApartAlong(a, b, b.x(), b.y(), b.z(), x / length, y / length, z / length);
      if (penetration.depth < least) {
        least = penetration.depth;
        best = new double[] {x / length, y / length, z / length};
      } else {
        step = Math.max(1e-4, 0.97 * step);
      }
    }
    return least;
  }
}
