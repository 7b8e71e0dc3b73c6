package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.generation.ParticleSizes.LogNormal;
import org.voxelyte.generation.ParticleSizes.Mode;
import org.voxelyte.generation.ParticleSizes.Modes;
import org.voxelyte.generation.ParticleSizes.Mono;
import org.voxelyte.generation.ParticleSizes.Point;
import org.voxelyte.generation.ParticleSizes.Table;

class ParticleSizesTest {
  private static final double MICROMETRE = 1e-6;

  /** Of 20 000 random particles; about four standard errors of ln d. */
  private static final double SCATTER = 0.015;

  /** Shares of equal number replaced by their mean volume narrow 5000 particles so much. */
  private static final double STRATA = 0.003;

  private static double sphere(double diameter) {
    return Math.PI / 6 * diameter * diameter * diameter;
  }

  @Test
  void monoTakesTheNearestNumber() {
    double each = sphere(5 * MICROMETRE);
    ParticleDraw draw = new Mono(5 * MICROMETRE).draw(99.6 * each, SizeSampling.STRATIFIED, 1);
    assertThat(draw.count()).isEqualTo(100);
    assertThat(draw.volume()).isCloseTo(100 * each, within(1e-12 * each));
    assertThat(draw.scale()).isCloseTo(Math.cbrt(0.996), within(1e-14));
    double cubes = Arrays.stream(draw.scaledRadii()).map(r -> r * r * r).sum();
    assertThat(4 * Math.PI / 3 * cubes).isCloseTo(99.6 * each, within(1e-11 * each));
  }

  @Test
  void trimodalOfPaperKeepsNumbersOfOneOneTwo() {
    Modes sizes =
        new Modes(
            List.of(
                new Mode(13.5 * MICROMETRE, 1),
                new Mode(5.5 * MICROMETRE, 1),
                new Mode(3 * MICROMETRE, 2)),
            Weighting.NUMBER);
    double box = 80e-6 * 80e-6 * 140e-6;
    ParticleDraw draw = sizes.draw(0.68 * box, SizeSampling.STRATIFIED, 1);
    double[] radii = draw.radii();
    long large = Arrays.stream(radii).filter(r -> r == 6.75e-6).count();
    long medium = Arrays.stream(radii).filter(r -> r == 2.75e-6).count();
    long small = Arrays.stream(radii).filter(r -> r == 1.5e-6).count();
    double ideal = 0.68 * box / (sphere(13.5e-6) + sphere(5.5e-6) + 2 * sphere(3e-6));
    assertThat(large).isEqualTo(Math.round(ideal));
    assertThat(medium).isEqualTo(large);
    assertThat(small).isEqualTo(Math.round(2 * ideal));
    assertThat(large + medium + small).isEqualTo(draw.count());
    assertThat(draw.scale()).isCloseTo(1, within(0.5 / ideal));
  }

  @Test
  void idealTrimodalSizesAreThoseOfThePaper() {
    List<Mode> modes = Modes.trimodal(1).modes();
    assertThat(modes.get(1).diameter()).isCloseTo(0.41421, within(5e-6));
    assertThat(modes.get(2).diameter()).isCloseTo(0.22474, within(5e-6));
  }

  @Test
  void modesByVolumeHaveTheirVolumes() {
    Modes sizes = new Modes(List.of(new Mode(2, 3), new Mode(1, 1)), Weighting.VOLUME);
    double[] radii = sizes.draw(400 * sphere(2), SizeSampling.RANDOM, 1).radii();
    assertThat(Arrays.stream(radii).filter(r -> r == 1).count()).isEqualTo(300);
    assertThat(Arrays.stream(radii).filter(r -> r == 0.5).count()).isEqualTo(800);
  }

  @ParameterizedTest
  @EnumSource(Weighting.class)
  void randomLogNormalHasItsMoments(Weighting weighting) {
    double sigma = 0.3;
    LogNormal sizes = new LogNormal(5e-6, sigma, weighting, 1e-7, 1e-4);
    double median = 5e-6 * (weighting == Weighting.VOLUME ? Math.exp(-3 * sigma * sigma) : 1);
    double mean = sphere(median) * Math.exp(4.5 * sigma * sigma);
    double[] radii = sizes.draw(20_000 * mean, SizeSampling.RANDOM, 3).radii();
    assertThat((double) radii.length).isCloseTo(20_000, within(20_000 * 5 * SCATTER));
    double first = mean(radii, r -> Math.log(2 * r / median));
    double second = mean(radii, r -> Math.pow(Math.log(2 * r / median), 2));
    assertThat(first).isCloseTo(0, within(SCATTER));
    assertThat(Math.sqrt(second)).isCloseTo(sigma, within(SCATTER));
  }

  @Test
  void stratifiedLogNormalHasItsMomentsAndVolume() {
    double sigma = 0.5;
    LogNormal sizes = new LogNormal(5e-6, sigma, Weighting.NUMBER, 5e-8, 5e-4);
    double mean = sphere(5e-6) * Math.exp(4.5 * sigma * sigma);
    ParticleDraw draw = sizes.draw(5000.3 * mean, SizeSampling.STRATIFIED, 3);
    assertThat(draw.count()).isEqualTo(5000);
    assertThat(draw.volume()).isCloseTo(5000 * mean, within(1e-6 * draw.volume()));
    double[] radii = draw.radii();
    assertThat(mean(radii, r -> Math.log(2 * r / 5e-6))).isCloseTo(0, within(STRATA));
    assertThat(Math.sqrt(mean(radii, r -> Math.pow(Math.log(2 * r / 5e-6), 2))))
        .isCloseTo(sigma, within(STRATA));
    assertThat(radii).isEqualTo(sizes.draw(5000.3 * mean, SizeSampling.STRATIFIED, 4).radii());
  }

  @Test
  void tenStratifiedParticlesAlreadyHaveTheMeanVolume() {
    LogNormal sizes = new LogNormal(5e-6, 0.6, Weighting.NUMBER, 1e-6, 3e-5);
    double many = sizes.draw(1e-9, SizeSampling.STRATIFIED, 1).volume();
    int count = sizes.draw(1e-9, SizeSampling.STRATIFIED, 1).count();
    ParticleDraw ten = sizes.draw(10 * many / count, SizeSampling.STRATIFIED, 1);
    assertThat(ten.count()).isEqualTo(10);
    assertThat(ten.volume()).isCloseTo(10 * many / count, within(1e-9 * ten.volume()));
  }

  @ParameterizedTest
  @EnumSource(SizeSampling.class)
  void diametersStayWithinTheCut(SizeSampling sampling) {
    LogNormal sizes = new LogNormal(5e-6, 1, Weighting.VOLUME, 2e-6, 8e-6);
    double[] radii = sizes.draw(3000 * sphere(5e-6), sampling, 5).radii();
    assertThat(radii[0]).isLessThanOrEqualTo(4e-6 * (1 + 1e-15));
    assertThat(radii[radii.length - 1]).isGreaterThanOrEqualTo(1e-6 * (1 - 1e-15));
    assertThat(radii).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @ParameterizedTest
  @EnumSource(SizeSampling.class)
  void tableByVolumeKeepsTheVolumeOfEachClass(SizeSampling sampling) {
    Table sizes =
        new Table(
            List.of(new Point(2e-6, 0), new Point(4e-6, 0.3), new Point(6e-6, 1)),
            Weighting.VOLUME);
    ParticleDraw draw = sizes.draw(4000 * sphere(5e-6), sampling, 7);
    double below = Arrays.stream(draw.radii()).filter(r -> r < 2e-6).map(r -> sphere(2 * r)).sum();
    assertThat(below / draw.volume())
        .isCloseTo(0.3, within(sampling == SizeSampling.RANDOM ? 0.03 : 0.002));
  }

  @ParameterizedTest
  @EnumSource(SizeSampling.class)
  void tableByNumberKeepsTheNumberOfEachClass(SizeSampling sampling) {
    Table sizes =
        new Table(
            List.of(new Point(2e-6, 0), new Point(4e-6, 0.3), new Point(6e-6, 1)),
            Weighting.NUMBER);
    double[] radii = sizes.draw(4000 * sphere(5e-6), sampling, 7).radii();
    double below = (double) Arrays.stream(radii).filter(r -> r < 2e-6).count() / radii.length;
    assertThat(below).isCloseTo(0.3, within(sampling == SizeSampling.RANDOM ? 0.03 : 0.001));
    // Even in ln d within a class: the median of the upper one is its geometric mean.
    double[] upper = Arrays.stream(radii).filter(r -> r >= 2e-6).toArray();
    assertThat(2 * upper[upper.length / 2]).isCloseTo(Math.sqrt(24) * 1e-6, within(6e-8));
  }

  @Test
  void seedDecidesRandomDrawsOnly() {
    LogNormal sizes = new LogNormal(5e-6, 0.4, Weighting.NUMBER, 1e-6, 3e-5);
    double volume = 100 * sphere(5e-6);
    double[] first = sizes.draw(volume, SizeSampling.RANDOM, 1).radii();
    assertThat(sizes.draw(volume, SizeSampling.RANDOM, 1).radii()).isEqualTo(first);
    assertThat(sizes.draw(volume, SizeSampling.RANDOM, 2).radii()).isNotEqualTo(first);
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatThrownBy(() -> new Mono(Double.NaN)).hasMessageContaining("positive length");
    assertThatThrownBy(() -> new Modes(List.of(), Weighting.NUMBER))
        .hasMessageContaining("at least one diameter");
    assertThatThrownBy(() -> new Mode(1, 0)).hasMessageContaining("weight of a size");
    assertThatThrownBy(() -> new LogNormal(1, 0, Weighting.NUMBER, 0.1, 2))
        .hasMessageContaining("(0, 3]");
    assertThatThrownBy(() -> new LogNormal(1, 1, Weighting.NUMBER, 2, 2))
        .hasMessageContaining("below the largest");
    assertThatThrownBy(
            () -> new Table(List.of(new Point(1, 0), new Point(2, 0.5)), Weighting.NUMBER))
        .hasMessageContaining("from 0 to 1");
    assertThatThrownBy(
            () ->
                new Table(
                    List.of(new Point(1, 0), new Point(2, 0.5), new Point(2, 1)), Weighting.NUMBER))
        .hasMessageContaining("must rise");
    assertThatThrownBy(
            () -> new LogNormal(1, 0.1, Weighting.NUMBER, 100, 200).draw(1, SizeSampling.RANDOM, 1))
        .hasMessageContaining("a millionth");
  }

  @ParameterizedTest
  @EnumSource(SizeSampling.class)
  void refusesVolumesOfNoParticleAndOfTooMany(SizeSampling sampling) {
    List<ParticleSizes> all =
        List.of(
            new Mono(1),
            Modes.trimodal(1),
            new LogNormal(1, 0.1, Weighting.NUMBER, 0.5, 2),
            new Table(List.of(new Point(0.9, 0), new Point(1.1, 1)), Weighting.VOLUME));
    for (ParticleSizes sizes : all) {
      assertThatThrownBy(() -> sizes.draw(1e-4, sampling, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("less than half a particle");
      assertThatThrownBy(() -> sizes.draw(1e10, sampling, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than 2^31");
      assertThatThrownBy(() -> sizes.draw(0, sampling, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be positive");
    }
  }

  private static double mean(double[] values, DoubleUnaryOperator function) {
    return Arrays.stream(values).map(function).average().orElseThrow();
  }
}
