package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

class TwoPointCorrelationTest {
  private static final double ROUNDING = 1e-12;

  private static TwoPointCorrelation of(LabelVolume volume, Phase phase, double lag, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return TwoPointCorrelation.of(volume, phase, lag, task);
    }
  }

  private static TwoPointCorrelation of(LabelVolume volume, Phase phase) {
    return of(volume, phase, TwoPointCorrelation.defaultLargestLag(volume), 2);
  }

  @Test
  void layersOfPeriodFour() {
    LabelVolume layers =
        Structures.of(
            new GridShape(12, 10, 16), new VoxelSize(1, 1, 0.5), (x, y, z) -> z % 4 < 2 ? 1 : 0);
    TwoPointCorrelation found = of(layers, Structures.PHASE_1);
    CorrelationCurve along = found.along().get(Axis.Z);
    assertThat(found.fraction()).isEqualTo(0.5);
    assertThat(along.lags()).containsExactly(0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4);
    // Of 15 pairs one apart, 4 are of the phase, and so on, in each of 120 lines.
    assertThat(along.values())
        .containsExactly(
            new double[] {0.5, 4 / 15.0, 0, 3 / 13.0, 0.5, 3 / 11.0, 0, 2 / 9.0, 0.5},
            within(ROUNDING));
    assertThat(along.pairs()[3]).isEqualTo(13 * 120);
    for (Axis axis : List.of(Axis.X, Axis.Y)) {
      assertThat(found.along().get(axis).values()).containsOnly(0.5);
      assertThat(found.along().get(axis).values()).hasSize(5);
    }
    // Slope along z by lags 0, 1 and 2: 2 · (7/30) − (1/2) / 2 per 0.5 m; none along x and y.
    assertThat(found.specificSurface().get())
        .isEqualTo(4 * (14 / 30.0 - 0.25) / 0.5 / 3, within(ROUNDING));
    assertThat(found.radial().values()[0]).isEqualTo(0.5);
    assertThat(found.radial().lags()[0]).isZero();
  }

  /** Its slope is that of its projections, whatever the voxels: discretisation only. */
  @ParameterizedTest(name = "radius {0}, edges 1, {1}, {2}")
  @CsvSource({"10, 1, 1", "16, 1, 1", "16, 0.5, 2"})
  void aBallHasItsSurface(double radius, double edgeY, double edgeZ) {
    double edge = 2 * radius + 8;
    VoxelSize size = new VoxelSize(1, edgeY, edgeZ);
    GridShape shape = new GridShape((int) edge, (int) (edge / edgeY), (int) (edge / edgeZ));
    double[] centre = {edge / 2 + 0.13, edge / 2 - 0.24, edge / 2 + 0.31};
    LabelVolume ball = Structures.ball(shape, size, centre, radius);
    double found = of(ball, Structures.PHASE_1, 4, 2).specificSurface().get() * ball.volume();
    // Half a voxel of 2 at the rim: its chords of one voxel cost some percent.
    assertThat(found).isCloseTo(4 * Math.PI * radius * radius, withinPercentage(6));
  }

  /** Against the known material: S₂, surface and their means over seeds within four errors. */
  @ParameterizedTest(name = "η {0}, R {1}, seeds 1 to 8")
  @CsvSource({"0.5, 7", "1.2, 6"})
  void overlappingBallsHaveTheirCorrelation(double intensity, double radius) {
    BooleanSpheres material = new BooleanSpheres(intensity, radius);
    int seeds = 8;
    List<TwoPointCorrelation> found = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      LabelVolume piece = material.piece(new GridShape(80, 70, 90), seed);
      found.add(of(piece, Structures.PHASE_0));
    }
    double[] lags = found.get(0).radial().lags();
    assertThat(lags.length).isGreaterThan(30);
    for (int k = 0; k < lags.length; k++) {
      int at = k;
      Spread values = spread(found.stream().map(f -> f.radial().values()[at]).toList());
      double error = values.standardDeviation().get() / Math.sqrt(seeds);
      assertThat(values.mean()).isEqualTo(material.both(lags[k]), within(4 * error));
      // A tenth of S₂: so that a wide error would not hide a wrong curve.
      assertThat(error).isLessThan(0.05 * material.both(lags[k]));
    }
    for (Axis axis : Axis.values()) {
      for (int lag = 1; lag < 35; lag += 3) {
        int at = lag;
        Spread values = spread(found.stream().map(f -> f.along().get(axis).values()[at]).toList());
        double error = values.standardDeviation().get() / Math.sqrt(seeds);
        assertThat(values.mean()).isEqualTo(material.both(lag), within(4 * error));
      }
    }
    Spread surface = spread(found.stream().map(f -> f.specificSurface().get()).toList());
    double surfaceError = surface.standardDeviation().get() / Math.sqrt(seeds);
    assertThat(surface.mean()).isEqualTo(material.specificSurface(), within(3 * surfaceError));
    assertThat(surfaceError).isLessThan(0.03 * material.specificSurface());
    Spread length = spread(found.stream().map(f -> f.correlationLength().get()).toList());
    assertThat(length.mean()).isCloseTo(exactLength(material), withinPercentage(10));
  }

  private static double exactLength(BooleanSpheres material) {
    double square = material.voidFraction() * material.voidFraction();
    double step = material.radius() / 500;
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += step * (material.both((i + 0.5) * step) - square);
    }
    return sum / (material.voidFraction() - square);
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values, "none").get();
  }

  /** The error said, the error by the exact sum, and the scatter of seeds. */
  @ParameterizedTest(name = "{0} × {1} × {2}, seeds 1 to {3}")
  @CsvSource({"56, 48, 52, 60", "180, 200, 1, 60"})
  void theErrorOfAFractionIsTheScatterOfPieces(int nx, int ny, int nz, int seeds) {
    BooleanSpheres material = new BooleanSpheres(0.7, 5);
    GridShape shape = new GridShape(nx, ny, nz);
    List<Double> fractions = new ArrayList<>();
    List<Double> variances = new ArrayList<>();
    int covered = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      TwoPointCorrelation found = of(material.piece(shape, seed), Structures.PHASE_0);
      FractionError error = found.fractionError().get();
      fractions.add(found.fraction());
      variances.add(error.standardError() * error.standardError());
      covered +=
          error.lower() <= material.voidFraction() && material.voidFraction() <= error.upper()
              ? 1
              : 0;
    }
    double exact = material.fractionVariance(shape);
    // A variance of 60 values is known to 18 %.
    assertThat(Math.pow(spread(fractions).standardDeviation().get(), 2))
        .isCloseTo(exact, withinPercentage(45));
    assertThat(spread(variances).mean()).isCloseTo(exact, withinPercentage(12));
    // 95 % of 60, less three binomial deviations.
    assertThat(covered).isBetween(51, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void axesSwapAndMirroredVolumesAgree(long seed) {
    LabelVolume volume =
        Structures.random(new GridShape(17, 12, 9), new VoxelSize(1, 2, 3), new int[] {0, 1}, seed);
    TwoPointCorrelation found = of(volume, Structures.PHASE_1, 7, 2);
    try (TaskContext task = TaskContext.silent(1)) {
      LabelVolume swapped = LabelOperations.swapAxes(volume, Axis.X, Axis.Z, task);
      TwoPointCorrelation other = of(swapped, Structures.PHASE_1, 7, 1);
      assertThat(other.along().get(Axis.Z).values()).isEqualTo(found.along().get(Axis.X).values());
      assertThat(other.radial().values()).isEqualTo(found.radial().values());
      assertThat(other.specificSurface().get())
          .isEqualTo(found.specificSurface().get(), within(ROUNDING));
      LabelVolume mirrored = LabelOperations.mirror(volume, Axis.Y, task);
      assertThat(of(mirrored, Structures.PHASE_1, 7, 1).radial().values())
          .isEqualTo(found.radial().values());
    }
    for (double value : found.radial().values()) {
      assertThat(value).isBetween(0.0, 1.0);
    }
  }

  /** 1 − 2ε + S₂ is that of the other phase, but for voxels near the outer faces. */
  @Test
  void twoPhasesAreEquallyUncertain_seed1() {
    LabelVolume piece = new BooleanSpheres(0.7, 5).piece(new GridShape(50, 50, 50), 1);
    TwoPointCorrelation solid = of(piece, Structures.PHASE_1);
    TwoPointCorrelation voids = of(piece, Structures.PHASE_0);
    assertThat(solid.specificSurface().get())
        .isEqualTo(voids.specificSurface().get(), within(ROUNDING));
    assertThat(solid.fractionError().get().standardError())
        .isCloseTo(voids.fractionError().get().standardError(), withinPercentage(10));
  }

  @Test
  void whatIsNotThereIsUndefinedAndSaysWhy() {
    LabelVolume full = Structures.of(new GridShape(6, 5, 4), (x, y, z) -> 1);
    TwoPointCorrelation one = of(full, Structures.PHASE_1);
    assertThat(one.radial().values()).containsOnly(1);
    assertThat(one.specificSurface().get()).isZero();
    assertThat(one.correlationLength().reason()).isEqualTo("1 fills the volume");
    TwoPointCorrelation none = of(full, Structures.PHASE_0);
    assertThat(none.radial().values()).containsOnly(0);
    assertThat(none.fractionError().reason()).isEqualTo("0 has no voxels");
    LabelVolume voxel = Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 1);
    assertThat(of(voxel, Structures.PHASE_1).specificSurface().reason())
        .isEqualTo("a single voxel has no neighbours");
    LabelVolume halves = Structures.of(new GridShape(20, 20, 20), (x, y, z) -> x < 10 ? 1 : 0);
    assertThat(of(halves, Structures.PHASE_1, 3, 1).fractionError().reason())
        .startsWith("1 is correlated over the largest lag");
    LabelVolume two = Structures.of(new GridShape(2, 1, 1), (x, y, z) -> x);
    assertThat(of(two, Structures.PHASE_1).specificSurface().get()).isEqualTo(1);
    LabelVolume lone = Structures.of(new GridShape(9, 9, 1), (x, y, z) -> x == 4 && y == 4 ? 1 : 0);
    TwoPointCorrelation pixel = of(lone, Structures.PHASE_1);
    assertThat(pixel.fractionError().get().standardError()).isPositive().isLessThan(0.05);
    assertThat(pixel.fractionError().get().lower()).isZero();
  }

  @Test
  void aNegativeLagIsRefused() {
    LabelVolume full = Structures.of(new GridShape(6, 5, 4), (x, y, z) -> 1);
    assertThatThrownBy(() -> of(full, Structures.PHASE_1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the largest lag must be a length of 0 or more m, got -1.0");
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> TwoPointCorrelation.of(volume, Structures.PHASE_1, 4, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
