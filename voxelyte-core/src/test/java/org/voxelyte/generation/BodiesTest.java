package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each body against the formulas of its shape. */
class BodiesTest {
  /** A few roundings. */
  private static final double ROUNDING = 1e-12;

  private static Ellipsoid ellipsoid(double a, double b, double c) {
    return new Ellipsoid(0, 0, 0, a, b, c, Rotation.NONE);
  }

  @Test
  void ballHasItsFormulas() {
    Ball ball = new Ball(1, 2, 3, 2);
    assertThat(ball.volume()).isCloseTo(32 * Math.PI / 3, within(ROUNDING));
    assertThat(ball.surface()).isCloseTo(16 * Math.PI, within(ROUNDING));
    assertThat(ball.depth(1, 2, 3)).isEqualTo(2);
    assertThat(ball.depth(1, 5, 7)).isEqualTo(-3);
  }

  @Test
  void ellipsoidsHaveTheSurfacesOfSpheroids() {
    assertThat(ellipsoid(2, 2, 2).surface()).isCloseTo(16 * Math.PI, within(ROUNDING));
    // Prolate: 2π a² (1 + c/(a e) asin e); oblate: 2π a² + π c²/e ln((1 + e)/(1 − e)).
    double e = Math.sqrt(1 - 1.0 / 9);
    double prolate = 2 * Math.PI * (1 + 3 / e * Math.asin(e));
    assertThat(ellipsoid(1, 1, 3).surface()).isCloseTo(prolate, within(ROUNDING * prolate));
    assertThat(ellipsoid(3, 1, 1).surface()).isCloseTo(prolate, within(ROUNDING * prolate));
    double oblate = 2 * Math.PI * 9 + Math.PI / e * Math.log((1 + e) / (1 - e));
    assertThat(ellipsoid(3, 1, 3).surface()).isCloseTo(oblate, within(ROUNDING * oblate));
    // S = abc ∫ √(Σ n_i²/a_i²) dΩ over the directions n, by the midpoint rule.
    double sum = 0;
    int steps = 400;
    for (int i = 0; i < steps; i++) {
      for (int j = 0; j < steps; j++) {
        double u = -1 + (i + 0.5) * 2 / steps;
        double phi = (j + 0.5) * 2 * Math.PI / steps;
        double s = Math.sqrt(1 - u * u);
        double x = s * Math.cos(phi);
        double y = s * Math.sin(phi) / 2;
        double z = u / 3;
        sum += 6 * Math.sqrt(x * x + y * y + z * z) * 4 * Math.PI / steps / steps;
      }
    }
    assertThat(ellipsoid(1, 2, 3).surface()).isCloseTo(sum, within(1e-5 * sum));
    assertThat(ellipsoid(1, 2, 3).volume()).isCloseTo(8 * Math.PI, within(ROUNDING * 8 * Math.PI));
  }

  @Test
  void ellipsoidsAreAsDeepAsTheNearestOfManyPointsOfTheirSurfaceSeed1() {
    SplittableRandom random = new SplittableRandom(1);
    double[] semiAxes = {1, 0.4, 2};
    Ellipsoid body = ellipsoid(1, 0.4, 2);
    int steps = 1200;
    double[] sine = new double[2 * steps];
    double[] cosine = new double[2 * steps];
    for (int i = 0; i < 2 * steps; i++) {
      sine[i] = Math.sin(Math.PI * i / steps);
      cosine[i] = Math.cos(Math.PI * i / steps);
    }
    for (int n = 0; n < 12; n++) {
      double[] p = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        p[axis] = semiAxes[axis] * 1.4 * (2 * random.nextDouble() - 1);
      }
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i <= steps; i++) {
        for (int j = 0; j < 2 * steps; j++) {
          double dx = sine[i] * cosine[j] - p[0];
          double dy = 0.4 * sine[i] * sine[j] - p[1];
          double dz = 2 * cosine[i] - p[2];
          nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
        }
      }
      double level = p[0] * p[0] + p[1] * p[1] / 0.16 + p[2] * p[2] / 4;
      double sign = level < 1 ? 1 : -1;
      assertThat(body.depth(p[0], p[1], p[2])).isCloseTo(sign * Math.sqrt(nearest), within(1e-4));
    }
  }

  @Test
  void ellipsoidsAreExactOnTheirAxesAndPlanes() {
    Ellipsoid body = ellipsoid(1, 0.5, 2);
    assertThat(body.depth(0, 0, 0)).isCloseTo(0.5, within(1e-11));
    assertThat(body.depth(3, 0, 0)).isCloseTo(-2, within(1e-11));
    assertThat(body.depth(0, -3, 0)).isCloseTo(-2.5, within(1e-11));
    assertThat(body.depth(0, 0, 2)).isCloseTo(0, within(1e-11));
    assertThat(body.depth(0, 0, 1.999)).isCloseTo(0.001, within(1e-11));
    // On the long axis, nearer the centre than the curvature allows, the nearest point lies aside:
    // at z' = c² z/(c² − b²), y'² = b² (1 − z'²/c²), distance² = y'² + (z' − z)².
    double side = 4.0 / 3.75;
    double expected = Math.sqrt(0.25 * (1 - side * side / 4) + (side - 1) * (side - 1));
    assertThat(body.depth(0, 0, 1)).isCloseTo(expected, within(1e-11));
  }

  @Test
  void discHasItsFormulas() {
    Disc disc = new Disc(0, 0, 0, 4, 0.5, Rotation.about(0, 1, 0, Math.PI / 2));
    assertThat(disc.volume()).isCloseTo(2 * Math.PI, within(ROUNDING));
    assertThat(disc.surface()).isCloseTo(2 * Math.PI * 4 + 4 * Math.PI * 0.5, within(1e-11));
    assertThat(disc.depth(0.2, 0, 0)).isCloseTo(0.05, within(ROUNDING));
    assertThat(disc.depth(0, 3, 0)).isCloseTo(-1, within(ROUNDING));
    assertThat(disc.reach()).isCloseTo(Math.sqrt(4 + 1.0 / 16), within(ROUNDING));
    double[] point = new double[3];
    disc.farthest(1, 0, 0, point);
    assertThat(point[0]).isCloseTo(0.25, within(ROUNDING));
  }

  @Test
  void straightFibreIsACylinderWithRoundEnds() {
    Tube fibre = new Tube(new double[] {0, 0, 0, 0, 0, 4, 0, 0, 10}, 0.5);
    assertThat(fibre.length()).isEqualTo(10);
    assertThat(fibre.volume()).isCloseTo(Math.PI * (2.5 + 1.0 / 6), within(ROUNDING));
    assertThat(fibre.depth(0, 0.25, 7)).isEqualTo(0.25);
    assertThat(fibre.depth(0, 3, -4)).isEqualTo(-4.5);
    assertThat(fibre.reach()).isCloseTo(5.5, within(ROUNDING));
    assertThat(fibre.moved(1, 1, 1).depth(1, 1.25, 3)).isCloseTo(0.25, within(ROUNDING));
  }

  @Test
  void bentFibreHasTheVolumeOfItsPoints() {
    double[] points = {0, 0, 0, 2, 0, 0, 3, 1, 0, 3, 2, 1.5};
    // Turned, so that no piece is parallel to the lattice that counts.
    Rotation rotation = Rotation.about(1, 2, 3, 1);
    for (int i = 0; i < points.length; i += 3) {
      double[] turned = rotation.apply(points[i], points[i + 1], points[i + 2]);
      System.arraycopy(turned, 0, points, i, 3);
    }
    Tube fibre = new Tube(points, 0.5);
    assertThat(fibre.length()).isCloseTo(2 + Math.sqrt(2) + Math.sqrt(1 + 2.25), within(ROUNDING));
    int steps = 160;
    double half = fibre.reach();
    double edge = 2 * half / steps;
    long inside = 0;
    for (int k = 0; k < steps; k++) {
      for (int j = 0; j < steps; j++) {
        for (int i = 0; i < steps; i++) {
          double depth =
              fibre.depth(
                  fibre.x() - half + (i + 0.5) * edge,
                  fibre.y() - half + (j + 0.5) * edge,
                  fibre.z() - half + (k + 0.5) * edge);
          inside += depth >= 0 ? 1 : 0;
        }
      }
    }
    double counted = inside * edge * edge * edge;
    // Without the term of the joints the formula is too large by 0.0035.
    assertThat(counted / fibre.volume()).isCloseTo(1, within(0.001));
  }

  @Test
  void fiveEdgedPrismHasItsFormulasAndItsFacesAtTheRay() {
    double ray = 2.5e-6;
    double thickness = 3e-6;
    ConvexPolyhedron prism = ConvexPolyhedron.prism(5, ray, thickness);
    assertThat(prism.faces()).isEqualTo(7);
    assertThat(prism.corners()).isEqualTo(10);
    assertThat(prism.edges()).isEqualTo(15);
    double base = 5 * ray * ray * Math.tan(Math.PI / 5);
    double perimeter = 10 * ray * Math.tan(Math.PI / 5);
    assertThat(prism.volume() / (base * thickness)).isCloseTo(1, within(ROUNDING));
    assertThat(prism.surface() / (2 * base + perimeter * thickness)).isCloseTo(1, within(1e-11));
    int sides = 0;
    for (int i = 0; i < prism.faces(); i++) {
      HalfSpace face = prism.face(i);
      if (Math.abs(face.normalZ()) < 0.5) {
        sides++;
        assertThat(face.offset() / ray).isCloseTo(1, within(ROUNDING));
        assertThat(prism.cornersOfFace(i)).hasSize(4);
      } else {
        assertThat(face.offset() / thickness).isCloseTo(0.5, within(ROUNDING));
        assertThat(prism.cornersOfFace(i)).hasSize(5);
      }
    }
    assertThat(sides).isEqualTo(5);
    double corner = ray / Math.cos(Math.PI / 5);
    assertThat(prism.reach() / Math.sqrt(corner * corner + thickness * thickness / 4))
        .isCloseTo(1, within(ROUNDING));
    assertThat(prism.inradius() / (thickness / 2)).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void prismWithUnequalRaysHasThemBetweenItsSides() {
    ConvexPolyhedron prism = ConvexPolyhedron.prism(new double[] {1, 2, 3, 4}, 2);
    // A cuboid of 1 + 3 by 2 + 4 by 2, its centre of mass moved into the origin.
    assertThat(prism.volume()).isCloseTo(48, within(1e-10));
    assertThat(prism.reach()).isCloseTo(Math.sqrt(4 + 9 + 1), within(1e-10));
    assertThat(prism.x()).isZero();
    assertThatThrownBy(() -> ConvexPolyhedron.prism(new double[] {1, 9, 1, 1, 1}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only 4 of its 5 side faces");
    assertThatThrownBy(() -> ConvexPolyhedron.prism(2, 1, 1))
        .hasMessageContaining("at least 3 edges, got 2");
    assertThatThrownBy(() -> ConvexPolyhedron.prism(5, 1, -1)).hasMessageContaining("thickness");
  }

  @Test
  void pyramidHasACornerWhereFourFacesMeetAndPlanesThatTouchNothingAreLeftOut() {
    List<HalfSpace> planes =
        List.of(
            new HalfSpace(0, 0, -1, 0),
            new HalfSpace(1, 0, 1, 1),
            new HalfSpace(-1, 0, 1, 1),
            new HalfSpace(0, 1, 1, 1),
            new HalfSpace(0, -1, 1, 1),
            new HalfSpace(0, 0, 1, 1),
            new HalfSpace(0, 0, 1, 5),
            new HalfSpace(0, 0, -2, 0));
    ConvexPolyhedron pyramid = ConvexPolyhedron.of(planes);
    assertThat(pyramid.faces()).isEqualTo(5);
    assertThat(pyramid.corners()).isEqualTo(5);
    assertThat(pyramid.edges()).isEqualTo(8);
    assertThat(pyramid.volume()).isCloseTo(4.0 / 3, within(1e-9));
    assertThat(pyramid.z()).isCloseTo(0.25, within(1e-9));
    assertThat(pyramid.surface()).isCloseTo(4 + 4 * Math.sqrt(2), within(1e-9));
  }

  @Test
  void polyhedraAtRandomObeyEulerAndLieWithinTheirPlanesSeed2() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 120; n++) {
      int faces = 4 + n % 20;
      double volume = 1e-18 * (1 + n);
      ConvexPolyhedron body =
          ConvexPolyhedron.random(faces, volume, random).rotated(Rotation.random(random));
      assertThat(body.faces()).isEqualTo(faces);
      assertThat(body.corners() - body.edges() + body.faces()).isEqualTo(2);
      assertThat(body.volume() / volume).isCloseTo(1, within(1e-9));
      double size = Math.cbrt(volume);
      for (int i = 0; i < body.faces(); i++) {
        HalfSpace face = body.face(i);
        Set<Integer> onFace = new HashSet<>();
        for (int corner : body.cornersOfFace(i)) {
          onFace.add(corner);
        }
        assertThat(onFace.size()).isGreaterThanOrEqualTo(3);
        for (int v = 0; v < body.corners(); v++) {
          double beyond = face.beyond(body.corner(v));
          assertThat(beyond).isLessThan(1e-9 * size);
          assertThat(Math.abs(beyond) < 1e-9 * size).isEqualTo(onFace.contains(v));
        }
      }
      // No sliver: planes touch a ball; corners are at most 3.5 of its radius from its centre,
      // which
      // the centre of mass is not, but it is near.
      assertThat(body.reach() / body.inradius()).isLessThan(12);
    }
  }

  @Test
  void polyhedraAtRandomAreIsotropicSeed3() {
    // Normals of the faces weighted by nothing: ⟨n_i n_j⟩ = δ_ij/3. The seven normals of a body
    // repel each other, so their mean scatters less than seven independent ones.
    SplittableRandom random = new SplittableRandom(3);
    int draws = 1500;
    double[][] second = new double[3][3];
    double[] first = new double[3];
    for (int n = 0; n < draws; n++) {
      ConvexPolyhedron body = ConvexPolyhedron.random(7, 1, random);
      for (int i = 0; i < 7; i++) {
        HalfSpace face = body.face(i);
        double[] normal = {face.normalX(), face.normalY(), face.normalZ()};
        for (int a = 0; a < 3; a++) {
          first[a] += normal[a] / draws / 7;
          for (int b = 0; b < 3; b++) {
            second[a][b] += normal[a] * normal[b] / draws / 7;
          }
        }
      }
    }
    double fiveSigma = 5 / Math.sqrt(7.0 * draws);
    for (int a = 0; a < 3; a++) {
      assertThat(first[a]).isCloseTo(0, within(fiveSigma * Math.sqrt(1.0 / 3)));
      for (int b = 0; b < 3; b++) {
        double deviation = Math.sqrt(a == b ? 4.0 / 45 : 1.0 / 15);
        assertThat(second[a][b]).isCloseTo(a == b ? 1.0 / 3 : 0, within(fiveSigma * deviation));
      }
    }
  }

  @Test
  void sameGeneratorGivesTheSamePolyhedronAndAnotherDoesNot() {
    double[] one = ConvexPolyhedron.random(7, 1, new SplittableRandom(5)).corner(3);
    double[] same = ConvexPolyhedron.random(7, 1, new SplittableRandom(5)).corner(3);
    double[] other = ConvexPolyhedron.random(7, 1, new SplittableRandom(6)).corner(3);
    assertThat(same).containsExactly(one);
    assertThat(Arrays.equals(one, other)).isFalse();
  }

  @Test
  void refusesWhatIsNoBody() {
    assertThatThrownBy(() -> new Ball(0, 0, 0, 0)).hasMessageContaining("radius of a ball");
    assertThatThrownBy(() -> ellipsoid(1, Double.NaN, 1)).hasMessageContaining("semi-axis b");
    assertThatThrownBy(() -> new Disc(0, 0, 0, 1, -1, Rotation.NONE))
        .hasMessageContaining("thickness of a disc must be a positive finite length, got -1.0 m");
    assertThatThrownBy(() -> new Tube(new double[] {0, 0, 0}, 1))
        .hasMessageContaining("at least two points");
    assertThatThrownBy(() -> new Tube(new double[] {0, 0, 0, 1, 0, 0, 1, 0, 0}, 1))
        .hasMessageContaining("points 2 and 3 of a fibre are the same");
    assertThatThrownBy(() -> ConvexPolyhedron.random(3, 1, new SplittableRandom(1)))
        .hasMessageContaining("at least 4 faces, got 3");
    assertThatThrownBy(() -> ConvexPolyhedron.random(7, 0, new SplittableRandom(1)))
        .hasMessageContaining("volume of a polyhedron");
    assertThatThrownBy(
            () ->
                ConvexPolyhedron.of(List.of(new HalfSpace(1, 0, 0, 1), new HalfSpace(0, 1, 0, 1))))
        .hasMessageContaining("leave it open");
    assertThatThrownBy(
            () ->
                ConvexPolyhedron.of(
                    List.of(new HalfSpace(1, 0, 0, -1), new HalfSpace(-1, 0, 0, -1))))
        .hasMessageContaining("no common inside");
    assertThatThrownBy(() -> new HalfSpace(0, 0, 0, 1)).hasMessageContaining("normal");
  }
}
