package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

class BodyPackingTest {
  private static final double MICRON = 1e-6;

  /** As many bodies as fill a share of a box. */
  private static List<ConvexBody> filling(
      PackingBox box, double share, long seed, Function<SplittableRandom, ConvexBody> draw) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ConvexBody> bodies = new ArrayList<>();
    double volume = 0;
    while (volume < share * box.volume()) {
      bodies.add(draw.apply(random));
      volume += bodies.get(bodies.size() - 1).volume();
    }
    return bodies;
  }

  private static ConvexPolyhedron prism(SplittableRandom random) {
    double[] rays = new double[5];
    for (int i = 0; i < rays.length; i++) {
      rays[i] = 2.5 * MICRON * (1 + 0.1 * Math.max(-2, Math.min(2, random.nextGaussian())));
    }
    return ConvexPolyhedron.prism(rays, 3 * MICRON);
  }

  private static Ellipsoid ellipsoid(SplittableRandom random) {
    double aspect = 0.5 + 1.5 * random.nextDouble();
    return new Ellipsoid(0, 0, 0, aspect * 2 * MICRON, 2 * MICRON, 2 * MICRON, Rotation.NONE);
  }

  /** Pairs, and images of them along periodic axes, that the oracle finds to overlap. */
  private static int overlappingPolyhedra(PackingBox box, List<ConvexBody> bodies) {
    int found = 0;
    for (int i = 0; i < bodies.size(); i++) {
      for (int j = i; j < bodies.size(); j++) {
        ConvexBody b = bodies.get(j);
        for (int image = 0; image < 27; image++) {
          double sx = (image % 3 - 1) * (box.periodicX() ? box.lengthX() : 0);
          double sy = (image / 3 % 3 - 1) * (box.periodicY() ? box.lengthY() : 0);
          double sz = (image / 9 - 1) * (box.periodicZ() ? box.lengthZ() : 0);
          if (i == j && sx == 0 && sy == 0 && sz == 0) {
            continue;
          }
          ConvexBody shifted = b.moved(b.x() + sx, b.y() + sy, b.z() + sz);
          ConvexBody a = bodies.get(i);
          double dx = shifted.x() - a.x();
          double dy = shifted.y() - a.y();
          double dz = shifted.z() - a.z();
          double near = a.reach() + shifted.reach();
          if (dx * dx + dy * dy + dz * dz < near * near
              && SeparatingAxes.penetration((ConvexPolyhedron) a, (ConvexPolyhedron) shifted)
                  > 1e-12) {
            found++;
          }
        }
      }
    }
    return found;
  }

  /** Points of surfaces that lie in other bodies, or their images, of a periodic box. */
  private static int pointsInOthers(PackingBox box, List<ConvexBody> bodies) {
    SplittableRandom random = new SplittableRandom(99);
    double[] point = new double[3];
    int found = 0;
    for (ConvexBody a : bodies) {
      for (int n = 0; n < 60; n++) {
        double[] u = Rotation.randomDirection(random);
        a.farthest(u[0], u[1], u[2], point);
        for (ConvexBody b : bodies) {
          if (b != a) {
            double dx = nearest(a.x() + point[0] - b.x(), box.lengthX());
            double dy = nearest(a.y() + point[1] - b.y(), box.lengthY());
            double dz = nearest(a.z() + point[2] - b.z(), box.lengthZ());
            found += b.depth(b.x() + dx, b.y() + dy, b.z() + dz) > 1e-12 ? 1 : 0;
          }
        }
      }
    }
    return found;
  }

  private static double nearest(double way, double length) {
    return way - length * Math.rint(way / length);
  }

  private static BodyPacking.Packing pack(PackingBox box, List<ConvexBody> bodies) {
    try (TaskContext task = TaskContext.silent(2)) {
      BodyPacking.Packing packing = new BodyPacking(box).pack(bodies, 1, task);
      assertThat(BodyPacking.overlaps(box, packing.bodies(), task)).isZero();
      assertThat(packing.bodies()).hasSameSizeAs(bodies);
      double volume = 0;
      for (int i = 0; i < bodies.size(); i++) {
        ConvexBody body = packing.bodies().get(i);
        assertThat(body.volume()).isCloseTo(bodies.get(i).volume(), within(1e-9 * body.volume()));
        volume += body.volume();
      }
      assertThat(packing.fraction()).isCloseTo(volume / box.volume(), within(1e-9));
      return packing;
    }
  }

  @Test
  void prismsOfCobaltOxideFillTheirShareOfKatosElectrodeSeed1() {
    // 38.1 % of a solid of 85 %, in a periodic box of a smaller size.
    PackingBox box = PackingBox.periodic(30 * MICRON, 26 * MICRON, 28 * MICRON);
    List<ConvexBody> bodies = filling(box, 0.381 * 0.85, 1, BodyPackingTest::prism);
    BodyPacking.Packing packing = pack(box, bodies);
    assertThat(packing.fraction()).isBetween(0.3238, 0.33);
    assertThat(overlappingPolyhedra(box, packing.bodies())).isZero();
  }

  @Test
  void prismsLieInAllOrientationsSeed2() {
    // The axis of the last face: ⟨n_i n_j⟩ = δ_ij/3, within five standard errors.
    PackingBox box = PackingBox.periodic(40 * MICRON, 40 * MICRON, 40 * MICRON);
    List<ConvexBody> bodies = filling(box, 0.32, 2, BodyPackingTest::prism);
    BodyPacking.Packing packing = pack(box, bodies);
    double[][] second = new double[3][3];
    int count = bodies.size();
    for (ConvexBody body : packing.bodies()) {
      ConvexPolyhedron prism = (ConvexPolyhedron) body;
      HalfSpace end = prism.face(prism.faces() - 1);
      double[] n = {end.normalX(), end.normalY(), end.normalZ()};
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          second[i][j] += n[i] * n[j] / count;
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double deviation = Math.sqrt((i == j ? 4.0 / 45 : 1.0 / 15) / count);
        assertThat(second[i][j]).isCloseTo(i == j ? 1.0 / 3 : 0, within(5 * deviation));
      }
    }
  }

  @Test
  void ellipsoidsFillThreeFifthsSeed3() {
    PackingBox box = PackingBox.periodic(20 * MICRON, 20 * MICRON, 20 * MICRON);
    BodyPacking.Packing packing = pack(box, filling(box, 0.6, 3, BodyPackingTest::ellipsoid));
    assertThat(packing.fraction()).isGreaterThanOrEqualTo(0.6);
    assertThat(pointsInOthers(box, packing.bodies())).isZero();
  }

  @Test
  void polyhedraFillTwoFifthsOfABoxWithWallsSeed4() {
    PackingBox box = PackingBox.walled(20 * MICRON, 18 * MICRON, 22 * MICRON);
    List<ConvexBody> bodies =
        filling(box, 0.4, 4, random -> ConvexPolyhedron.random(7, 60e-18, random));
    BodyPacking.Packing packing = pack(box, bodies);
    assertThat(overlappingPolyhedra(box, packing.bodies())).isZero();
    for (ConvexBody body : packing.bodies()) {
      ConvexPolyhedron polyhedron = (ConvexPolyhedron) body;
      for (int i = 0; i < polyhedron.corners(); i++) {
        double[] corner = polyhedron.corner(i);
        assertThat(corner[0]).isBetween(0.0, box.lengthX());
        assertThat(corner[1]).isBetween(0.0, box.lengthY());
        assertThat(corner[2]).isBetween(0.0, box.lengthZ());
      }
    }
  }

  @Test
  void polyhedraFillHalfOfAPeriodicBoxSeed11() {
    PackingBox box = PackingBox.periodic(14 * MICRON, 14 * MICRON, 14 * MICRON);
    List<ConvexBody> bodies =
        filling(box, 0.5, 11, random -> ConvexPolyhedron.random(7, 20e-18, random));
    BodyPacking.Packing packing = pack(box, bodies);
    assertThat(packing.fraction()).isGreaterThanOrEqualTo(0.5);
    assertThat(overlappingPolyhedra(box, packing.bodies())).isZero();
  }

  @Test
  void shapesAndSizesMaySharePeriodicBoxSeed5() {
    PackingBox box = PackingBox.periodic(24 * MICRON, 24 * MICRON, 24 * MICRON);
    List<ConvexBody> bodies =
        filling(
            box,
            0.45,
            5,
            random ->
                switch (random.nextInt(4)) {
                  case 0 -> new Ball(0, 0, 0, (1 + 3 * random.nextDouble()) * MICRON);
                  case 1 -> new Disc(0, 0, 0, 5 * MICRON, 2 * MICRON, Rotation.NONE);
                  case 2 -> ellipsoid(random);
                  default -> prism(random);
                });
    assertThat(pointsInOthers(box, pack(box, bodies).bodies())).isZero();
  }

  @Test
  void bodiesDoNotMeetTheirOwnImagesSeed6() {
    // One cube in a box hardly wider than its diagonal; four in one of 1.4 diagonals, so that each
    // is a neighbour of several images of the others.
    double edge = 3 * MICRON;
    double diagonal = Math.sqrt(3) * edge;
    ConvexBody cube = ConvexPolyhedron.cuboid(edge, edge, edge);
    double narrow = 1.001 * diagonal;
    PackingBox one = PackingBox.periodic(narrow, narrow, narrow);
    assertThat(overlappingPolyhedra(one, pack(one, List.of(cube)).bodies())).isZero();
    double wide = 1.4 * diagonal;
    PackingBox four = new PackingBox(wide, wide, wide, true, false, true);
    BodyPacking.Packing packing = pack(four, List.of(cube, cube, cube, cube));
    assertThat(overlappingPolyhedra(four, packing.bodies())).isZero();
  }

  @Test
  void sameSeedGivesTheSamePackingOnAnyNumberOfThreads() {
    PackingBox box = PackingBox.periodic(36 * MICRON, 36 * MICRON, 36 * MICRON);
    List<ConvexBody> bodies = filling(box, 0.4, 7, BodyPackingTest::prism);
    // More than one piece of bodies, or there would be nothing to share out.
    assertThat(bodies.size()).isGreaterThan(BodyNeighbours.PIECE);
    List<double[]> first = corners(new BodyPacking(box), bodies, 1, 1);
    for (int threads : new int[] {2, 4}) {
      List<double[]> again = corners(new BodyPacking(box), bodies, 1, threads);
      for (int i = 0; i < first.size(); i++) {
        assertThat(again.get(i)).containsExactly(first.get(i));
      }
    }
    assertThat(corners(new BodyPacking(box), bodies, 2, 1).get(0)).isNotEqualTo(first.get(0));
  }

  private static List<double[]> corners(
      BodyPacking packing, List<ConvexBody> bodies, long seed, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return packing.pack(bodies, seed, task).bodies().stream()
          .map(body -> ((ConvexPolyhedron) body).corner(0))
          .toList();
    }
  }

  @Test
  void overlapsAreCounted() {
    TaskContext task = TaskContext.silent(1);
    PackingBox periodic = PackingBox.periodic(10, 10, 10);
    PackingBox walled = PackingBox.walled(10, 10, 10);
    ConvexBody cube = ConvexPolyhedron.cuboid(2, 2, 2);
    List<ConvexBody> apart = List.of(cube.moved(2, 5, 5), cube.moved(4.001, 5, 5));
    assertThat(BodyPacking.overlaps(periodic, apart, task)).isZero();
    List<ConvexBody> together = List.of(cube.moved(2, 5, 5), cube.moved(3.999, 5, 5));
    assertThat(BodyPacking.overlaps(periodic, together, task)).isEqualTo(1);
    List<ConvexBody> acrossTheSide = List.of(cube.moved(0.5, 5, 5), cube.moved(9, 5, 5));
    assertThat(BodyPacking.overlaps(periodic, acrossTheSide, task)).isEqualTo(1);
    assertThat(BodyPacking.overlaps(walled, acrossTheSide, task)).isEqualTo(1);
    assertThat(BodyPacking.overlaps(walled, List.of(cube.moved(1, 9, 5)), task)).isZero();
    PackingBox narrow = PackingBox.periodic(1.9, 10, 10);
    assertThat(BodyPacking.overlaps(narrow, List.of(cube), task)).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatWasReachedSeed8() {
    PackingBox box = PackingBox.periodic(10 * MICRON, 10 * MICRON, 10 * MICRON);
    List<ConvexBody> prisms = filling(box, 0.85, 8, BodyPackingTest::prism);
    assertThatThrownBy(() -> new BodyPacking(box).pack(prisms, 1, TaskContext.silent(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "bodies were packed to 0\\.[4567]\\d* of the box, not to 0\\.[89]\\d*; take fewer or"
                + " smaller ones");
    assertThatThrownBy(
            () -> new BodyPacking(box).pack(filling(box, 1, 9, BodyPackingTest::prism), 1, null))
        .hasMessageContaining("of the box were to be packed into it");
    ConvexBody large = new Ball(0, 0, 0, 5.1 * MICRON);
    assertThatThrownBy(() -> new BodyPacking(box).pack(List.of(large), 1, null))
        .hasMessageContaining("a body of up to 10.2 µm does not fit into a box of 10 µm");
    assertThatThrownBy(() -> new BodyPacking(box).pack(List.of(), 1, null))
        .hasMessageContaining("no bodies to pack");
  }

  @Test
  void isCancelledAtTheStartAndOnTheWay() {
    PackingBox box = PackingBox.periodic(20 * MICRON, 20 * MICRON, 20 * MICRON);
    List<ConvexBody> bodies = filling(box, 0.6, 10, BodyPackingTest::ellipsoid);
    TaskContext[] task = new TaskContext[1];
    List<Long> heard = new ArrayList<>();
    task[0] =
        new TaskContext(
            1,
            (stage, done, total) -> {
              heard.add(done);
              if (done > 0) {
                task[0].cancel();
              }
            });
    assertThatThrownBy(() -> new BodyPacking(box).pack(bodies, 1, task[0]))
        .isInstanceOf(TaskCancelledException.class);
    assertThat(heard).hasSize(2);
    assertThatThrownBy(() -> new BodyPacking(box).pack(bodies, 1, task[0]))
        .isInstanceOf(TaskCancelledException.class);
  }
}
