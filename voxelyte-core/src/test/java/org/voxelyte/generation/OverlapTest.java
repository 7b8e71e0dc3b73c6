package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskContext;

class OverlapTest {
  /** The midpoint rule over 2000 discs. */
  private static final double INTEGRATION = 1e-5;

  @Test
  void lensOfEqualSpheresAtOneRadiusIsFiveTwelfthsOfPi() {
    assertThat(Overlap.lens(1, 1, 1)).isCloseTo(5 * Math.PI / 12, within(1e-14));
  }

  @Test
  void lensEndsAtTouchAndAtInclusion() {
    assertThat(Overlap.lens(1, 0.5, 1.5)).isZero();
    assertThat(Overlap.lens(1, 0.5, 2)).isZero();
    double small = 4 * Math.PI / 3 / 8;
    assertThat(Overlap.lens(1, 0.5, 0.5)).isCloseTo(small, within(1e-14));
    assertThat(Overlap.lens(1, 0.5, 0.5 + 1e-9)).isCloseTo(small, within(1e-8));
    assertThat(Overlap.lens(0.5, 1, 0)).isCloseTo(small, within(1e-14));
  }

  @Test
  void lensIsTheSumOfItsDiscs() {
    for (double distance : new double[] {0.8, 1.0, 1.3, 1.6}) {
      double a = 1;
      double b = 0.7;
      int discs = 2000;
      double sum = 0;
      for (int k = 0; k < discs; k++) {
        double x = -2 + 4 * (k + 0.5) / discs;
        double squared = Math.min(a * a - x * x, b * b - (x - distance) * (x - distance));
        sum += Math.max(0, squared) * Math.PI * 4 / discs;
      }
      assertThat(Overlap.lens(a, b, distance)).isCloseTo(sum, within(INTEGRATION));
      assertThat(Overlap.lens(b, a, distance))
          .isCloseTo(Overlap.lens(a, b, distance), within(1e-14));
    }
  }

  @Test
  void countsPairsAcrossThePeriodicEnd() {
    double[][] centre = {{0.5, 9.5, 5}, {1, 1, 1}, {1, 1, 1}};
    double[] radius = {1, 1, 1};
    try (TaskContext task = TaskContext.silent(1)) {
      Overlap periodic =
          Overlap.of(new Spheres(PackingBox.periodic(10, 2, 2), 1, centre, radius), task);
      assertThat(periodic.pairs()).isEqualTo(1);
      assertThat(periodic.largest()).isCloseTo(0.5, within(1e-15));
      assertThat(periodic.share()).isCloseTo(5 * Math.PI / 12 / 40, within(1e-15));
      Overlap walled =
          Overlap.of(new Spheres(PackingBox.walled(10, 2, 2), 1, centre, radius), task);
      assertThat(walled).isEqualTo(Overlap.NONE);
    }
  }

  @Test
  void countsBothImagesOfANeighbourInAThinBox() {
    double[][] centre = {{0, 1}, {1, 1}, {1, 1}};
    double[] radius = {0.75, 0.75};
    try (TaskContext task = TaskContext.silent(1)) {
      Overlap overlap =
          Overlap.of(new Spheres(PackingBox.periodic(2, 2, 2), 1, centre, radius), task);
      assertThat(overlap.pairs()).isEqualTo(2);
    }
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> new Overlap(Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("largest in [0, 1]");
  }
}
