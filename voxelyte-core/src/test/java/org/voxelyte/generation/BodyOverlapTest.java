package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/** Overlaps of bodies as measured, and packings that keep the least of them. */
class BodyOverlapTest {
  /** The sum over directions. */
  private static final double QUADRATURE = 0.03;

  private static final PackingBox BOX = PackingBox.periodic(10, 10, 10);

  private static Overlap overlap(PackingBox box, ConvexBody... bodies) {
    try (TaskContext task = TaskContext.silent(1)) {
      return BodyOverlap.of(box, List.of(bodies), task);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.99, 1.9, 1.5, 1, 0.5})
  void ballsShareTheirLens(double distance) {
    Overlap found = overlap(BOX, new Ball(9.7, 5, 5, 1), new Ball(9.7 + distance - 10, 5, 5, 1));
    double lens = Overlap.lens(1, 1, distance);
    assertThat(found.share() * 1000).isCloseTo(lens, within(QUADRATURE * lens));
    assertThat(found.pairs()).isOne();
    assertThat(found.largest()).isCloseTo((2 - distance) / 2, within(0.012 * (2 - distance) / 2));
  }

  @Test
  void stretchedBallsShareTheStretchedLens() {
    // Ellipsoids whose space, stretched, is that of two balls 1.8 apart along (1, 1, 1).
    double along = 1.8 / Math.sqrt(3);
    Overlap found =
        overlap(
            BOX,
            new Ellipsoid(3, 3, 3, 1, 2, 0.5, Rotation.NONE),
            new Ellipsoid(3 + along, 3 + 2 * along, 3 + 0.5 * along, 1, 2, 0.5, Rotation.NONE));
    double lens = Overlap.lens(1, 1, 1.8);
    assertThat(found.share() * 1000).isCloseTo(lens, within(0.1 * lens));
  }

  @Test
  void cuboidsShareACuboid() {
    ConvexBody cube = ConvexPolyhedron.cuboid(2, 2, 2);
    Overlap found = overlap(BOX, cube.moved(4, 4, 4), cube.moved(5.5, 4.3, 4.2));
    double shared = 0.5 * 1.7 * 1.8;
    assertThat(found.share() * 1000).isCloseTo(shared, within(2 * QUADRATURE * shared));
    assertThat(found.largest()).isCloseTo(0.25, within(0.003));
    ConvexBody turned = cube.rotated(Rotation.about(0, 0, 1, Math.PI / 2));
    Overlap mirrored = overlap(BOX, turned.moved(4, 4, 4), turned.moved(4.3, 5.5, 4.2));
    assertThat(mirrored.share()).isCloseTo(found.share(), within(0.05 * found.share()));
  }

  @Test
  void bodiesApartAndSlicesShareNearlyNothing() {
    ConvexBody cube = ConvexPolyhedron.cuboid(2, 2, 2);
    assertThat(overlap(BOX, cube.moved(4, 4, 4), cube.moved(6.001, 4, 4))).isEqualTo(Overlap.NONE);
    Overlap thin = overlap(BOX, cube.moved(4, 4, 4), cube.moved(5.9999, 4, 4));
    assertThat(thin.share() * 1000).isCloseTo(4e-4, within(4e-5));
  }

  private static List<ConvexBody> prisms(PackingBox box, double share) {
    SplittableRandom random = new SplittableRandom(1);
    List<ConvexBody> bodies = new ArrayList<>();
    double volume = 0;
    while (volume < share * box.volume()) {
      bodies.add(ConvexPolyhedron.prism(5, 0.8 + 0.4 * random.nextDouble(), 1.2));
      volume += bodies.get(bodies.size() - 1).volume();
    }
    return bodies;
  }

  /** Points at random that lie in two bodies, weighted by the pairs, and points in any. */
  private static double sharedOf(PackingBox box, List<ConvexBody> bodies) {
    SplittableRandom random = new SplittableRandom(2);
    int points = 20_000;
    double pairs = 0;
    for (int n = 0; n < points; n++) {
      double[] p = new double[3];
      for (Axis axis : Axis.values()) {
        p[axis.ordinal()] = random.nextDouble() * box.length(axis);
      }
      int in = 0;
      for (ConvexBody body : bodies) {
        double[] way = {p[0] - body.x(), p[1] - body.y(), p[2] - body.z()};
        for (Axis axis : Axis.values()) {
          if (box.isPeriodic(axis)) {
            int a = axis.ordinal();
            way[a] -= box.length(axis) * Math.rint(way[a] / box.length(axis));
          }
        }
        in += body.depth(body.x() + way[0], body.y() + way[1], body.z() + way[2]) > 0 ? 1 : 0;
      }
      pairs += in * (in - 1) / 2.0;
    }
    return pairs / points;
  }

  @Test
  void jammedPrismsKeepLittleOverlapSeed3() {
    PackingBox box = new PackingBox(5, 5, 6, true, true, false);
    List<ConvexBody> bodies = prisms(box, 0.72);
    BodyPacking packing = new BodyPacking(box);
    Overlap overlap;
    try (TaskContext task = TaskContext.silent(2)) {
      assertThatThrownBy(() -> packing.pack(bodies, 3, task)).hasMessageContaining("packed to");
      BodyPacking.Packing packed = packing.packWithLeastOverlap(bodies, 3, task);
      overlap = packed.overlap();
      assertThat(packed.bodies()).hasSameSizeAs(bodies);
      assertThat(packed.fraction()).isBetween(0.72, 0.75);
      // Thrown in they would share 0.72²/2 = 0.26 of the box.
      assertThat(packed.overlap().share()).isBetween(1e-4, 0.03);
      assertThat(packed.overlap().largest()).isBetween(0.01, 0.5);
      double counted = sharedOf(box, packed.bodies());
      double error = Math.sqrt(counted / 20_000);
      assertThat(packed.overlap().share()).isCloseTo(counted, within(4 * error + 0.05 * counted));
      double[] point = new double[3];
      for (ConvexBody body : packed.bodies()) {
        body.farthest(0, 0, 1, point);
        assertThat(body.z() + point[2]).isLessThanOrEqualTo(6 + 1e-12);
        body.farthest(0, 0, -1, point);
        assertThat(body.z() + point[2]).isGreaterThanOrEqualTo(-1e-12);
      }
    }
    try (TaskContext task = TaskContext.silent(1)) {
      assertThat(packing.packWithLeastOverlap(bodies, 3, task).overlap()).isEqualTo(overlap);
    }
  }

  @Test
  void noneIsLeastWhereNoneCanBe() {
    PackingBox box = PackingBox.periodic(8, 8, 8);
    try (TaskContext task = TaskContext.silent(2)) {
      BodyPacking.Packing packed =
          new BodyPacking(box).packWithLeastOverlap(prisms(box, 0.3), 4, task);
      assertThat(packed.overlap()).isEqualTo(Overlap.NONE);
      assertThat(BodyPacking.overlaps(box, packed.bodies(), task)).isZero();
    }
    assertThatThrownBy(() -> new BodyPacking(box).packWithLeastOverlap(prisms(box, 1), 4, null))
        .hasMessageContaining("take fewer or smaller ones");
  }

  @Test
  void squeezingCanBeCancelled() {
    TaskContext[] task = new TaskContext[1];
    task[0] =
        new TaskContext(
            1,
            (stage, done, total) -> {
              if (stage.startsWith("squeezing")) {
                task[0].cancel();
              }
            });
    PackingBox box = PackingBox.periodic(4, 4, 4);
    assertThatThrownBy(
            () -> new BodyPacking(box).packWithLeastOverlap(prisms(box, 0.85), 5, task[0]))
        .isInstanceOf(TaskCancelledException.class);
  }
}
