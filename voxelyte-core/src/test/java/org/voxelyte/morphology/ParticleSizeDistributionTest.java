package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.morphology.ParticleSizeDistribution.Step;
import org.voxelyte.morphology.ParticleSizeDistribution.Weight;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

class ParticleSizeDistributionTest {
  private final TaskContext task = TaskContext.silent(2);

  private ParticlePopulation clusters(LabelVolume volume) {
    Particles particles =
        new Particles(
            Structures.PHASE_1,
            new ComponentLabelling(Neighbourhood.FACES).label(volume, Structures.PHASE_1, task),
            "clusters");
    return ParticlePopulation.of(volume, particles, ParticleOptions.usual(), task);
  }

  private static double diameter(double volume) {
    return Math.cbrt(6 * volume / Math.PI);
  }

  /** Three single voxels and a bar of three inside, a bar of two at the border. */
  private LabelVolume five() {
    return Structures.of(
        new GridShape(11, 7, 5),
        (x, y, z) -> {
          boolean single = y == 1 && z == 2 && (x == 1 || x == 3 || x == 5);
          boolean three = y == 3 && z == 2 && x > 3 && x < 7;
          boolean cut = y == 5 && z == 2 && x > 8;
          return single || three || cut ? 1 : 0;
        });
  }

  @Test
  void stepsAreExact() {
    LabelVolume volume = five();
    ParticleSizeDistribution all =
        ParticleSizeDistribution.of(clusters(volume), volume.shape(), ParticleSampling.ALL).get();
    assertThat(all.particles()).isEqualTo(5);
    assertThat(all.steps())
        .containsExactly(
            new Step(diameter(1), 3 / 5.0, 3 / 8.0),
            new Step(diameter(2), 4 / 5.0, 5 / 8.0),
            new Step(diameter(3), 1, 1));
    assertThat(all.quantile(0.1, Weight.NUMBER)).isEqualTo(diameter(1));
    assertThat(all.quantile(0.6, Weight.NUMBER)).isEqualTo(diameter(1));
    assertThat(all.quantile(0.61, Weight.NUMBER)).isEqualTo(diameter(2));
    assertThat(all.quantile(0.5, Weight.VOLUME)).isEqualTo(diameter(2));
    assertThat(all.quantile(1, Weight.VOLUME)).isEqualTo(diameter(3));
    assertThat(all.mean(Weight.NUMBER))
        .isCloseTo((3 * diameter(1) + diameter(2) + diameter(3)) / 5, within(1e-12));
    assertThat(all.mean(Weight.VOLUME))
        .isCloseTo((3 * diameter(1) + 2 * diameter(2) + 3 * diameter(3)) / 8, within(1e-12));
    ParticleSizeDistribution inside =
        ParticleSizeDistribution.of(clusters(volume), volume.shape(), ParticleSampling.INSIDE)
            .get();
    assertThat(inside.particles()).isEqualTo(4);
    assertThat(inside.steps())
        .containsExactly(new Step(diameter(1), 3 / 4.0, 3 / 6.0), new Step(diameter(3), 1, 1));
  }

  /** Along x 11 places, of which a bar of three touches no end in 7 and a voxel in 9. */
  @Test
  void weightsAreOneOverTheChanceToBeInside() {
    LabelVolume volume = five();
    Step first =
        ParticleSizeDistribution.of(
                clusters(volume), volume.shape(), ParticleSampling.MILES_LANTUEJOUL)
            .get()
            .steps()
            .get(0);
    double one = 3 * 11 / 9.0;
    double three = 11 / 7.0;
    assertThat(first.numberShare()).isCloseTo(one / (one + three), within(1e-12));
    assertThat(first.volumeShare()).isCloseTo(one / (one + 3 * three), within(1e-12));
  }

  /**
   * As many large as small cubes at random places in and around a volume, one at a time: one half
   * is small only with the correction. Standard error of the share 0.02.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {51, 52})
  void largeParticlesCountForThoseTheBorderCuts(long seed) {
    Random random = new Random(seed);
    int n = 16;
    GridShape shape = new GridShape(n, n, n);
    List<ParticleMorphology> inside = new ArrayList<>();
    ParticlePopulation last = null;
    for (int trial = 0; trial < 20000; trial++) {
      int edge = random.nextBoolean() ? 2 : 8;
      int x0 = random.nextInt(n + 9) - 9;
      int y0 = random.nextInt(n + 9) - 9;
      int z0 = random.nextInt(n + 9) - 9;
      if (Math.min(x0, Math.min(y0, z0)) > 0 && Math.max(x0, Math.max(y0, z0)) + edge < n) {
        LabelVolume volume =
            Structures.of(
                shape,
                (x, y, z) ->
                    x >= x0 && x < x0 + edge && y >= y0 && y < y0 + edge && z >= z0 && z < z0 + edge
                        ? 1
                        : 0);
        last = clusters(volume);
        inside.addAll(last.particles());
      }
    }
    ParticlePopulation all =
        new ParticlePopulation(
            last.phase(), last.method(), false, last.options(), inside, last.network());
    assertThat(smallShare(all, shape, ParticleSampling.INSIDE)).isGreaterThan(0.8);
    assertThat(smallShare(all, shape, ParticleSampling.MILES_LANTUEJOUL))
        .isCloseTo(0.5, within(0.06));
  }

  private static double smallShare(
      ParticlePopulation population, GridShape shape, ParticleSampling sampling) {
    return ParticleSizeDistribution.of(population, shape, sampling)
        .get()
        .steps()
        .get(0)
        .numberShare();
  }

  @Test
  void withoutParticlesItIsUndefinedAndSharesAreChecked() {
    LabelVolume none = Structures.of(new GridShape(4, 4, 4), (x, y, z) -> 0);
    assertThat(
            ParticleSizeDistribution.of(clusters(none), none.shape(), ParticleSampling.ALL)
                .reason())
        .isEqualTo("1 has no particles");
    LabelVolume full = Structures.of(new GridShape(4, 4, 4), (x, y, z) -> 1);
    assertThat(
            ParticleSizeDistribution.of(clusters(full), full.shape(), ParticleSampling.INSIDE)
                .reason())
        .isEqualTo("every particle of 1 touches the border");
    ParticleSizeDistribution one =
        ParticleSizeDistribution.of(clusters(full), full.shape(), ParticleSampling.ALL).get();
    for (double bad : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> one.quantile(bad, Weight.NUMBER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("share");
    }
  }
}
