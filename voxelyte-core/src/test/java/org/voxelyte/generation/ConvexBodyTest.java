package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all convex bodies have in common, in micrometres as in use. */
class ConvexBodyTest {
  private static final double MICRON = 1e-6;

  static List<ConvexBody> bodies() {
    SplittableRandom random = new SplittableRandom(11);
    List<ConvexBody> bodies = new ArrayList<>();
    bodies.add(new Ball(3 * MICRON, -2 * MICRON, 50 * MICRON, 2.5 * MICRON));
    bodies.add(ellipsoid(2, 2, 2, random));
    bodies.add(ellipsoid(1, 2, 4, random));
    bodies.add(ellipsoid(3, 3, 0.5, random));
    bodies.add(ellipsoid(0.3, 0.3, 5, random));
    bodies.add(new Disc(0, MICRON, 2 * MICRON, 5 * MICRON, MICRON, Rotation.random(random)));
    bodies.add(
        ConvexPolyhedron.prism(5, 2.5 * MICRON, 3 * MICRON)
            .rotated(Rotation.random(random))
            .moved(40 * MICRON, 0, 70 * MICRON));
    bodies.add(ConvexPolyhedron.cuboid(MICRON, 2 * MICRON, 3 * MICRON));
    for (int faces = 4; faces <= 20; faces += 4) {
      bodies.add(
          ConvexPolyhedron.random(faces, 20e-18, random).moved(MICRON, 2 * MICRON, 3 * MICRON));
    }
    return bodies;
  }

  private static Ellipsoid ellipsoid(double a, double b, double c, SplittableRandom random) {
    return new Ellipsoid(
        5 * MICRON,
        6 * MICRON,
        7 * MICRON,
        a * MICRON,
        b * MICRON,
        c * MICRON,
        Rotation.random(random));
  }

  /** A point in the cube around the ball that holds the body, and a little beyond. */
  private static double[] pointAround(ConvexBody body, SplittableRandom random) {
    double half = 1.5 * body.reach();
    return new double[] {
      body.x() + half * (2 * random.nextDouble() - 1),
      body.y() + half * (2 * random.nextDouble() - 1),
      body.z() + half * (2 * random.nextDouble() - 1)
    };
  }

  private static double depth(ConvexBody body, double[] point) {
    return body.depth(point[0], point[1], point[2]);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void depthNeverChangesByMoreThanTheWaySeed1(ConvexBody body) {
    SplittableRandom random = new SplittableRandom(1);
    double most = 0;
    for (int n = 0; n < 20_000; n++) {
      double[] from = pointAround(body, random);
      double[] to = pointAround(body, random);
      double nearness = n % 2 == 0 ? 1 : 1e-3;
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        to[axis] = from[axis] + nearness * (to[axis] - from[axis]);
        square += (to[axis] - from[axis]) * (to[axis] - from[axis]);
      }
      double change = Math.abs(depth(body, to) - depth(body, from));
      most = Math.max(most, change - Math.sqrt(square));
    }
    assertThat(most).isLessThan(1e-12 * body.reach());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void depthGrowsStraightBelowTheSurfaceSeed2(ConvexBody body) {
    // The farthest point in a direction lies on the surface, and the direction is normal to it; a
    // polyhedron or disc has a corner there, where only the sign is told, so faces are asked below.
    SplittableRandom random = new SplittableRandom(2);
    double step = 1e-4 * body.inradius();
    double[] point = new double[3];
    for (int n = 0; n < 500; n++) {
      double[] u = Rotation.randomDirection(random);
      body.farthest(u[0], u[1], u[2], point);
      double px = body.x() + point[0];
      double py = body.y() + point[1];
      double pz = body.z() + point[2];
      assertThat(body.depth(px, py, pz)).isCloseTo(0, within(1e-9 * body.reach()));
      double outside = body.depth(px + step * u[0], py + step * u[1], pz + step * u[2]);
      assertThat(outside).isNegative();
      if (body instanceof Ball || body instanceof Ellipsoid) {
        assertThat(outside).isCloseTo(-step, within(1e-6 * step));
        double inside = body.depth(px - step * u[0], py - step * u[1], pz - step * u[2]);
        assertThat(inside).isCloseTo(step, within(1e-6 * step));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void farthestPointsHoldAllPointsInsideSeed3(ConvexBody body) {
    SplittableRandom random = new SplittableRandom(3);
    double[] point = new double[3];
    List<double[]> inside = new ArrayList<>();
    while (inside.size() < 200) {
      double[] candidate = pointAround(body, random);
      if (depth(body, candidate) >= 0) {
        inside.add(candidate);
      }
    }
    for (int n = 0; n < 200; n++) {
      double[] u = Rotation.randomDirection(random);
      body.farthest(7 * u[0], 7 * u[1], 7 * u[2], point);
      double height = u[0] * point[0] + u[1] * point[1] + u[2] * point[2];
      assertThat(height).isBetween(body.inradius() * (1 - 1e-12), body.reach() * (1 + 1e-12));
      double most = Double.NEGATIVE_INFINITY;
      for (double[] p : inside) {
        double other =
            u[0] * (p[0] - body.x()) + u[1] * (p[1] - body.y()) + u[2] * (p[2] - body.z());
        most = Math.max(most, other);
      }
      assertThat(most).isLessThanOrEqualTo(height + 1e-12 * body.reach());
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void pointsBetweenPointsInsideAreInsideSeed4(ConvexBody body) {
    SplittableRandom random = new SplittableRandom(4);
    double[] last = {body.x(), body.y(), body.z()};
    for (int n = 0; n < 3000; n++) {
      double[] next = pointAround(body, random);
      if (depth(body, next) >= 0) {
        double between =
            body.depth((last[0] + next[0]) / 2, (last[1] + next[1]) / 2, (last[2] + next[2]) / 2);
        assertThat(between).isGreaterThanOrEqualTo(-1e-12 * body.reach());
        last = next;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void volumeIsThatOfThePointsInsideAndSurfaceThatOfAThinShell(ConvexBody shape) {
    // Points on a lattice, to which no face is parallel; the shell between depths 0 and d has the
    // volume S d − M d² + …, of which two shells together give the first term.
    ConvexBody body = shape.rotated(Rotation.random(new SplittableRandom(7)));
    int points = 110;
    double half = body.reach() * 1.0001;
    double edge = 2 * half / points;
    double shell = 0.15 * body.inradius();
    long inside = 0;
    double once = 0;
    double twice = 0;
    for (int k = 0; k < points; k++) {
      for (int j = 0; j < points; j++) {
        for (int i = 0; i < points; i++) {
          double d =
              body.depth(
                  body.x() - half + (i + 0.5) * edge,
                  body.y() - half + (j + 0.5) * edge,
                  body.z() - half + (k + 0.5) * edge);
          if (d >= 0) {
            inside++;
            once += d < shell ? 1 : 0;
            twice += d < 2 * shell ? 1 : 0;
          }
        }
      }
    }
    double cell = edge * edge * edge;
    // Noise of the lattice: far below one per cent but for the thinnest, eight cells thick.
    assertThat(inside * cell / body.volume()).isCloseTo(1, within(0.01));
    double measured = (2 * once - 0.5 * twice) * cell / shell;
    // Four per cent of noise at most for the bodies that are a few cells thick.
    assertThat(measured / body.surface()).isCloseTo(1, within(0.06));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void movedTurnedAndScaledItIsTheSameBodySeed5(ConvexBody body) {
    SplittableRandom random = new SplittableRandom(5);
    Rotation rotation = Rotation.random(random);
    ConvexBody moved = body.moved(1e-5, -2e-5, 3e-5);
    ConvexBody turned = moved.rotated(rotation);
    ConvexBody scaled = turned.scaled(3);
    assertThat(new double[] {scaled.x(), scaled.y(), scaled.z()})
        .containsExactly(1e-5, -2e-5, 3e-5);
    assertThat(scaled.volume()).isCloseTo(27 * body.volume(), within(1e-12 * scaled.volume()));
    assertThat(scaled.surface()).isCloseTo(9 * body.surface(), within(1e-12 * scaled.surface()));
    assertThat(scaled.reach()).isCloseTo(3 * body.reach(), within(1e-12 * scaled.reach()));
    assertThat(scaled.inradius()).isCloseTo(3 * body.inradius(), within(1e-12 * scaled.reach()));
    double[] point = new double[3];
    double[] pointOfTurned = new double[3];
    for (int n = 0; n < 200; n++) {
      double[] p = pointAround(body, random);
      double[] way = {p[0] - body.x(), p[1] - body.y(), p[2] - body.z()};
      double[] turnedWay = rotation.apply(way);
      double expected = depth(body, p);
      double rounding = 1e-11 * (body.reach() + 1e-5);
      assertThat(turned.depth(1e-5 + turnedWay[0], -2e-5 + turnedWay[1], 3e-5 + turnedWay[2]))
          .isCloseTo(expected, within(rounding));
      assertThat(
              scaled.depth(
                  1e-5 + 3 * turnedWay[0], -2e-5 + 3 * turnedWay[1], 3e-5 + 3 * turnedWay[2]))
          .isCloseTo(3 * expected, within(rounding));
      body.farthest(way[0], way[1], way[2], point);
      turned.farthest(turnedWay[0], turnedWay[1], turnedWay[2], pointOfTurned);
      double height = way[0] * point[0] + way[1] * point[1] + way[2] * point[2];
      double heightOfTurned =
          turnedWay[0] * pointOfTurned[0]
              + turnedWay[1] * pointOfTurned[1]
              + turnedWay[2] * pointOfTurned[2];
      assertThat(heightOfTurned).isCloseTo(height, within(1e-11 * body.reach() * body.reach()));
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void centreIsTheCentreOfMassSeed6(ConvexBody body) {
    SplittableRandom random = new SplittableRandom(6);
    double[] sum = new double[3];
    int inside = 0;
    for (int n = 0; n < 400_000; n++) {
      double[] p = pointAround(body, random);
      if (depth(body, p) >= 0) {
        inside++;
        sum[0] += p[0] - body.x();
        sum[1] += p[1] - body.y();
        sum[2] += p[2] - body.z();
      }
    }
    // Each coordinate inside deviates by less than the reach; five standard errors.
    double error = 5 * body.reach() / Math.sqrt(inside);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(sum[axis] / inside).isCloseTo(0, within(error));
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesFactorsThatAreNone(ConvexBody body) {
    assertThatThrownBy(() -> body.scaled(0)).hasMessageContaining("positive factor, got 0.0");
    assertThatThrownBy(() -> body.scaled(Double.NaN)).hasMessageContaining("positive factor");
    assertThatThrownBy(() -> body.moved(0, Double.NaN, 0)).hasMessageContaining("y of the centre");
  }
}
