package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

class FibreGrowthTest {
  private static final int FREE = 0;
  private static final int ACTIVE = 2;
  private static final int CARBON = 4;
  private static final double STRAIGHT = Double.POSITIVE_INFINITY;

  private static TaskContext task(int threads) {
    return TaskContext.silent(threads);
  }

  private static VoxelCanvas empty(int n, boolean periodic) {
    GridShape shape = new GridShape(n, n, n);
    VoxelSize edge = VoxelSize.cube(1);
    return new VoxelCanvas(
        periodic ? VoxelGrid.periodic(shape, edge) : VoxelGrid.walled(shape, edge));
  }

  /** A sphere of active material in the middle. */
  private static VoxelCanvas withSphere(int n, double radius, boolean periodic) {
    VoxelCanvas canvas = empty(n, periodic);
    Ball ball = new Ball(0.5 * n, 0.5 * n, 0.5 * n, radius);
    new ExactCut(canvas.grid(), List.of(ball))
        .take(canvas, FREE, ACTIVE, Math.round(ball.volume()), "AM", task(1));
    return canvas;
  }

  private static FibreGrowth.Shape shape(double diameter, double length, double persistence) {
    return new FibreGrowth.Shape(diameter, LengthLaw.fixed(length), persistence);
  }

  private static byte[][] labels(VoxelCanvas canvas) {
    byte[][] copy = new byte[canvas.grid().shape().nz()][];
    Arrays.setAll(copy, z -> canvas.slice(z).clone());
    return copy;
  }

  /** The pieces of each fibre. */
  private static List<List<FibrePiece>> fibres(FibreGrowth.Result result) {
    List<List<FibrePiece>> fibres = new ArrayList<>();
    Filled filled = result.filled();
    for (int i = 0; i < filled.bodies().size(); i++) {
      if (filled.owners()[i] == fibres.size()) {
        fibres.add(new ArrayList<>());
      }
      fibres.get(fibres.size() - 1).add((FibrePiece) filled.bodies().get(i));
    }
    return fibres;
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 60, STRAIGHT})
  void lengthsAndVolumesAreConservedSeed1(double persistence) {
    VoxelCanvas canvas = empty(100, true);
    FibreGrowth.Result result =
        FibreGrowth.within(shape(4, 60, persistence), 1)
            .grow(canvas, FREE, CARBON, 6000, "VGCF", task(2));
    assertThat(canvas.counts(task(1))[CARBON]).isEqualTo(6000);
    double[] lengths = result.lengths();
    for (int i = 0; i < lengths.length - 1; i++) {
      assertThat(lengths[i]).isCloseTo(60, within(1e-9));
    }
    assertThat(lengths[lengths.length - 1]).isLessThan(60 + 1e-9);
    // The last piece is filled in part, up to 4 of about 480 long; crossings are rare.
    double volume = Math.PI * 4 * Arrays.stream(lengths).sum();
    assertThat(6000 / volume).isCloseTo(1, within(0.025));
    assertThat(result.crossedShare()).isCloseTo(Math.max(0, 1 - 6000 / volume), within(1e-12));
  }

  @Test
  void piecesFollowEachOtherAndEndFlatSeed2() {
    FibreGrowth.Result result =
        FibreGrowth.within(shape(3, 31, 15), 2)
            .grow(empty(60, true), FREE, CARBON, 2000, "VGCF", task(1));
    for (List<FibrePiece> fibre : fibres(result)) {
      for (int i = 1; i < fibre.size(); i++) {
        FibrePiece before = fibre.get(i - 1);
        FibrePiece piece = fibre.get(i);
        double dx = piece.x() - before.x();
        double dy = piece.y() - before.y();
        double dz = piece.z() - before.z();
        assertThat(Math.sqrt(dx * dx + dy * dy + dz * dz)).isLessThan(piece.length() * (1 + 1e-9));
        assertThat(piece.length()).isCloseTo(31.0 / 11, within(1e-12));
      }
    }
    double volume = 0;
    for (FibrePiece piece : fibres(result).get(0)) {
      volume += piece.volume() - Math.PI * 2.25 * piece.length();
    }
    // Ten joints, each with two half balls; none at the ends.
    assertThat(volume).isCloseTo(20 * Math.PI * 2.25, within(1e-9));
  }

  @Test
  void directionsAreForgottenOverThePersistenceLengthSeed3() {
    SplittableRandom random = new SplittableRandom(3);
    for (double x : new double[] {0.02, 0.2, 1, 3}) {
      double stiffness = WormLikeChain.stiffness(x);
      assertThat(1 / Math.tanh(stiffness) - 1 / stiffness).isCloseTo(Math.exp(-x), within(1e-9));
      int chains = 20_000;
      double sum = 0;
      double third = 0;
      for (int i = 0; i < chains; i++) {
        double[] first = Rotation.randomDirection(random);
        double[] second = WormLikeChain.turn(first, stiffness, random);
        double[] last = WormLikeChain.turn(second, stiffness, random);
        sum += dot(first, second) / chains;
        third += dot(first, last) / chains;
        assertThat(dot(last, last)).isCloseTo(1, within(1e-12));
      }
      assertThat(sum).isCloseTo(Math.exp(-x), within(4 / Math.sqrt(3.0 * chains)));
      assertThat(third).isCloseTo(Math.exp(-2 * x), within(4 / Math.sqrt(3.0 * chains)));
    }
    assertThat(WormLikeChain.stiffness(0)).isInfinite();
    double[] along = {0.6, 0, 0.8};
    assertThat(WormLikeChain.turn(along, STRAIGHT, random)).containsExactly(along);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  @Test
  void straightFibresPointEverywhereAlikeSeed4() {
    FibreGrowth.Result result =
        FibreGrowth.within(shape(1, 3, STRAIGHT), 4)
            .grow(empty(60, true), FREE, CARBON, 9000, "VGCF", task(2));
    double[] moments = new double[3];
    List<List<FibrePiece>> fibres = fibres(result);
    for (List<FibrePiece> fibre : fibres.subList(0, fibres.size() - 1)) {
      FibrePiece first = fibre.get(0);
      FibrePiece last = fibre.get(fibre.size() - 1);
      double[] along = {last.x() - first.x(), last.y() - first.y(), last.z() - first.z()};
      for (int axis = 0; axis < 3; axis++) {
        moments[axis] += along[axis] * along[axis] / 4 / (fibres.size() - 1);
      }
    }
    assertThat(fibres).hasSizeGreaterThan(3000);
    // The deviation of cos² is √(4/45), so 0.0054 of the mean of 3000.
    for (double moment : moments) {
      assertThat(moment).isCloseTo(1.0 / 3, within(0.02));
    }
  }

  @Test
  void otherPhasesAreNeverEnteredSeed5() {
    VoxelCanvas canvas = withSphere(48, 18, true);
    VoxelCanvas before = withSphere(48, 18, true);
    FibreGrowth.Result result =
        FibreGrowth.within(shape(3, 25, 20), 5).grow(canvas, FREE, CARBON, 5000, "VGCF", task(2));
    assertThat(canvas.counts(task(1))[ACTIVE]).isEqualTo(before.counts(task(1))[ACTIVE]);
    assertThat(canvas.counts(task(1))[CARBON]).isEqualTo(5000);
    assertThat(result.filled().blockedShare()).isZero();
  }

  @Test
  void onASurfaceFibresFollowItSeed6() {
    VoxelCanvas canvas = withSphere(60, 18, false);
    FibreGrowth.Result result =
        FibreGrowth.on(ACTIVE, shape(2, 40, STRAIGHT), 6)
            .grow(canvas, FREE, CARBON, 2500, "VGCF", task(2));
    assertThat(canvas.counts(task(1))[CARBON]).isEqualTo(2500);
    int count = 0;
    for (List<FibrePiece> fibre : fibres(result)) {
      double[] plane = {};
      for (int i = 0; i < fibre.size(); i++) {
        double[] at = {fibre.get(i).x() - 30, fibre.get(i).y() - 30, fibre.get(i).z() - 30};
        // The axis is a radius, and about half a voxel's skin, above the sphere.
        assertThat(Math.sqrt(dot(at, at))).isBetween(18.5, 20.5);
        if (i > 0) {
          double[] along = {
            at[0] - (fibre.get(i - 1).x() - 30),
            at[1] - (fibre.get(i - 1).y() - 30),
            at[2] - (fibre.get(i - 1).z() - 30)
          };
          double[] normal = {
            at[1] * along[2] - at[2] * along[1],
            at[2] * along[0] - at[0] * along[2],
            at[0] * along[1] - at[1] * along[0]
          };
          double length = Math.sqrt(dot(normal, normal));
          if (plane.length == 0) {
            plane = normal;
          }
          // Straight on a sphere is a great circle; roughness turns it a little.
          double cosine = dot(plane, normal) / length / Math.sqrt(dot(plane, plane));
          assertThat(cosine).isGreaterThan(0.8);
        }
        count++;
      }
    }
    assertThat(count).isGreaterThan(300);
  }

  @Test
  void onAPlaneStraightFibresLieFlatSeed7() {
    VoxelCanvas canvas = empty(40, true);
    for (int z = 0; z < 12; z++) {
      Arrays.fill(canvas.slice(z), (byte) ACTIVE);
    }
    FibreGrowth.Result result =
        FibreGrowth.on(ACTIVE, shape(3, 30, STRAIGHT), 7)
            .grow(canvas, FREE, CARBON, 2000, "VGCF", task(2));
    assertThat(result.lengths().length).isGreaterThan(5);
    for (int z = 0; z < 40; z++) {
      int carbon = VoxelCanvas.count(canvas.slice(z))[CARBON];
      boolean onPlane = z >= 12 && z < 15 || z >= 37;
      assertThat(carbon > 0).isEqualTo(onPlane);
    }
  }

  @Test
  void fibresGrowInsideAPhaseSeed8() {
    VoxelCanvas canvas = withSphere(48, 20, false);
    long active = canvas.counts(task(1))[ACTIVE];
    long free = canvas.counts(task(1))[FREE];
    FibreGrowth.within(shape(2, 20, 40), 8).grow(canvas, ACTIVE, CARBON, 3000, "CNT", task(1));
    assertThat(canvas.counts(task(1))[FREE]).isEqualTo(free);
    assertThat(canvas.counts(task(1))[ACTIVE]).isEqualTo(active - 3000);
  }

  @Test
  void lengthsFollowTheirLawSeed9() {
    LengthLaw law = LengthLaw.logNormal(20e-6, 8e-6);
    SplittableRandom random = new SplittableRandom(9);
    int count = 40_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double length = law.draw(random) * 1e6;
      sum += length;
      squares += length * length;
    }
    double mean = sum / count;
    assertThat(mean).isCloseTo(20, within(0.15));
    assertThat(Math.sqrt(squares / count - mean * mean)).isCloseTo(8, within(0.2));
    assertThat(LengthLaw.logNormal(2, 0).draw(random)).isCloseTo(2, within(1e-12));
    assertThatThrownBy(() -> LengthLaw.logNormal(1, -1)).hasMessageContaining("got -1.0 m");
    assertThatThrownBy(() -> LengthLaw.fixed(0)).hasMessageContaining("got 0.0 m");
  }

  @Test
  void threadsDoNotMatterSeed10() {
    List<byte[][]> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      VoxelCanvas canvas = withSphere(40, 14, true);
      FibreGrowth.on(ACTIVE, shape(2, 20, 30), 10)
          .grow(canvas, FREE, CARBON, 1234, "VGCF", task(threads));
      results.add(labels(canvas));
    }
    assertThat(results.get(1)).isDeepEqualTo(results.get(0));
    assertThat(results.get(2)).isDeepEqualTo(results.get(0));
  }

  @Test
  void whatCannotBeGrownIsRefused() {
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.periodic(new GridShape(20, 20, 20), VoxelSize.cube(0.2e-6)));
    FibreGrowth.Shape thin = new FibreGrowth.Shape(0.1e-6, LengthLaw.fixed(2e-6), STRAIGHT);
    assertThatThrownBy(
            () -> FibreGrowth.within(thin, 1).grow(canvas, FREE, CARBON, 9, "VGCF", task(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("diameter of 100 nm, less than a voxel of 200 nm")
        .hasMessageContaining("use voxels of at most 100 nm");
    FibreGrowth.Shape stub = new FibreGrowth.Shape(0.4e-6, LengthLaw.fixed(0.2e-6), STRAIGHT);
    assertThatThrownBy(
            () -> FibreGrowth.within(stub, 1).grow(canvas, FREE, CARBON, 9, "VGCF", task(1)))
        .hasMessageContaining("200 nm long and 400 nm thick");
    assertThatThrownBy(() -> new FibreGrowth.Shape(1e-6, LengthLaw.fixed(1), 0.5e-6))
        .hasMessageContaining("at least its diameter, 1 µm");
    FibreGrowth.Shape usual = new FibreGrowth.Shape(0.4e-6, LengthLaw.fixed(2e-6), STRAIGHT);
    assertThatThrownBy(
            () -> FibreGrowth.on(7, usual, 1).grow(canvas, FREE, CARBON, 9, "VGCF", task(1)))
        .hasMessageContaining("no voxel of label 0 lies on the surface of label 7");
    assertThatThrownBy(
            () -> FibreGrowth.on(FREE, usual, 1).grow(canvas, FREE, CARBON, 9, "VGCF", task(1)))
        .hasMessageContaining("cannot grow on label 0 and in it");
  }

  @Test
  @Timeout(20)
  void fibresLargerThanAllTogetherOrThanTheBoxAreRefused() {
    VoxelCanvas periodic =
        new VoxelCanvas(VoxelGrid.periodic(new GridShape(20, 20, 20), VoxelSize.cube(0.2e-6)));
    FibreGrowth.Shape metres = new FibreGrowth.Shape(0.4e-6, LengthLaw.fixed(3), STRAIGHT);
    assertThatThrownBy(
            () -> FibreGrowth.within(metres, 1).grow(periodic, FREE, CARBON, 99, "VGCF", task(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a fibre of VGCF, 3 m long")
        .hasMessageContaining("all of VGCF together 99; check the units");
    // π/4 · 40 = 31.4 voxels of the 31 that all are to have, then of 32.
    FibreGrowth.Shape forty = shape(1, 40, 60);
    assertThatThrownBy(
            () ->
                FibreGrowth.within(forty, 1)
                    .grow(empty(30, true), FREE, CARBON, 31, "VGCF", task(1)))
        .hasMessageContaining("has 31 voxels");
    VoxelCanvas enough = empty(30, true);
    FibreGrowth.within(forty, 1).grow(enough, FREE, CARBON, 32, "VGCF", task(1));
    assertThat(enough.counts(task(1))[CARBON]).isEqualTo(32);
    // The diagonal of 20³ is 34.6: a straight one of 40 finds no room between walls.
    assertThatThrownBy(
            () ->
                FibreGrowth.within(shape(1, 40, STRAIGHT), 1)
                    .grow(empty(20, false), FREE, CARBON, 500, "VGCF", task(1)))
        .hasMessageContaining("is 40 m long, and the diagonal of the box between its walls 34.641");
  }

  /** One fibre of a million pieces is at work when the task is cancelled. */
  @Test
  @Timeout(20)
  void aLongFibreIsCancelledWithin() {
    TaskContext task = task(1);
    VoxelCanvas canvas = empty(110, true);
    AtomicInteger lengths = new AtomicInteger();
    LengthLaw cancelling =
        random -> {
          if (lengths.incrementAndGet() > 64) {
            task.cancel();
          }
          return 1e6;
        };
    FibreGrowth.Shape endless = new FibreGrowth.Shape(1, cancelling, 5);
    assertThatThrownBy(
            () -> FibreGrowth.within(endless, 1).grow(canvas, FREE, CARBON, 900_000, "VGCF", task))
        .isInstanceOf(TaskCancelledException.class);
    assertThat(lengths.get()).isEqualTo(65);
  }

  @Test
  void fibresThatFindNoRoomAreRefused() {
    // Holes of 4 voxels hold no fibre of 8.
    VoxelCanvas canvas = empty(12, false);
    canvas.fill(ACTIVE);
    for (int z = 4; z < 8; z++) {
      for (int y = 4; y < 8; y++) {
        for (int x = 4; x < 8; x++) {
          canvas.set(x, y, z, FREE);
        }
      }
    }
    assertThatThrownBy(
            () ->
                FibreGrowth.within(shape(1, 8, STRAIGHT), 1)
                    .grow(canvas, FREE, CARBON, 9, "VGCF", task(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VGCF fills 0 of 9 voxels")
        .hasMessageContaining("found no room");
    assertThat(canvas.counts(task(1))[FREE]).isEqualTo(64);
  }

  @Test
  void isCancelled() {
    TaskContext task = task(1);
    VoxelCanvas canvas = empty(20, true);
    task.cancel();
    assertThatThrownBy(
            () ->
                FibreGrowth.within(shape(2, 8, STRAIGHT), 1)
                    .grow(canvas, FREE, CARBON, 90, "VGCF", task))
        .isInstanceOf(TaskCancelledException.class);
  }
}
