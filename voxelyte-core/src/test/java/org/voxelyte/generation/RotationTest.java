package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotationTest {
  /** A few roundings of numbers near 1. */
  private static final double ROUNDING = 1e-14;

  @Test
  void quarterTurnsGoTheRightWay() {
    double[] turned = Rotation.about(0, 0, 5, Math.PI / 2).apply(1, 0, 0);
    assertThat(turned).containsExactly(new double[] {0, 1, 0}, within(ROUNDING));
    turned = Rotation.about(1, 0, 0, Math.PI / 2).apply(0, 1, 0);
    assertThat(turned).containsExactly(new double[] {0, 0, 1}, within(ROUNDING));
    assertThat(Rotation.NONE.apply(1, 2, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void oneAfterAnotherIsOneRotationAndItsInverseUndoesItSeed1() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 100; n++) {
      Rotation first = Rotation.random(random);
      Rotation second = Rotation.random(random);
      double[] vector = Rotation.randomDirection(random);
      double[] twice = second.apply(first.apply(vector));
      assertThat(second.after(first).apply(vector)).containsExactly(twice, within(ROUNDING));
      assertThat(first.inverse().apply(first.apply(vector)))
          .containsExactly(vector, within(ROUNDING));
      double square = twice[0] * twice[0] + twice[1] * twice[1] + twice[2] * twice[2];
      assertThat(square).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void orientationsAtRandomAreIsotropicSeed2() {
    // ⟨n_i n_j⟩ = δ_ij/3 with variance 4/45 of n_i² and 1/15 of n_i n_j; ⟨n⟩ = 0 with variance 1/3.
    int draws = 40_000;
    SplittableRandom random = new SplittableRandom(2);
    double[] mean = new double[6];
    double[][] second = new double[6][3];
    for (int n = 0; n < draws; n++) {
      double[] turned = Rotation.random(random).apply(0.6, 0, 0.8);
      double[] direction = Rotation.randomDirection(random);
      for (int i = 0; i < 3; i++) {
        mean[i] += turned[i] / draws;
        mean[i + 3] += direction[i] / draws;
        for (int j = 0; j < 3; j++) {
          second[i][j] += turned[i] * turned[j] / draws;
          second[i + 3][j] += direction[i] * direction[j] / draws;
        }
      }
    }
    double fiveSigma = 5 / Math.sqrt(draws);
    for (int i = 0; i < 6; i++) {
      assertThat(mean[i]).isCloseTo(0, within(fiveSigma * Math.sqrt(1.0 / 3)));
      for (int j = 0; j < 3; j++) {
        boolean same = i % 3 == j;
        double expected = same ? 1.0 / 3 : 0;
        double deviation = Math.sqrt(same ? 4.0 / 45 : 1.0 / 15);
        assertThat(second[i][j]).isCloseTo(expected, within(fiveSigma * deviation));
      }
    }
  }

  @Test
  void anglesAtRandomHaveTheirLaw() {
    // Of rotations that are all alike the angle has the mean π/2 + 2/π; not so of random axes with
    // random angles, which have π/2. Standard deviation 0.6458 of one draw. Seed 3.
    int draws = 20_000;
    SplittableRandom random = new SplittableRandom(3);
    double mean = 0;
    for (int n = 0; n < draws; n++) {
      mean += 2 * Math.acos(Math.abs(Rotation.random(random).w())) / draws;
    }
    assertThat(mean).isCloseTo(Math.PI / 2 + 2 / Math.PI, within(5 * 0.6458 / Math.sqrt(draws)));
  }

  @Test
  void refusesWhatIsNoRotation() {
    assertThatThrownBy(() -> new Rotation(0, 0, 0, 0)).hasMessageContaining("other than zero");
    assertThatThrownBy(() -> new Rotation(Double.NaN, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rotation.about(0, 0, 0, 1)).hasMessageContaining("axis");
  }
}
