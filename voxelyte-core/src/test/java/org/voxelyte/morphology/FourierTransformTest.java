package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTransformTest {
  /** Some roundings of numbers below 1, times √n. */
  private static final double ROUNDING = 1e-13;

  @ParameterizedTest(name = "length {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 10, 15, 16, 25, 30, 36, 48, 60, 100, 120, 125, 243})
  void agreesWithTheDefinitionAndIsUndone(int n) {
    int count = 3;
    Random random = new Random(n);
    FourierTransform.Lines lines = new FourierTransform.Lines(n, count);
    double[] re = random.doubles((long) n * count).toArray();
    double[] im = random.doubles((long) n * count).toArray();
    System.arraycopy(re, 0, lines.re, 0, re.length);
    System.arraycopy(im, 0, lines.im, 0, im.length);
    FourierTransform transform = new FourierTransform(n);
    transform.forward(lines);
    for (int b = 0; b < count; b++) {
      for (int k = 0; k < n; k++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int j = 0; j < n; j++) {
          double angle = -2 * Math.PI * ((long) j * k % n) / n;
          int at = j * count + b;
          sumRe += re[at] * Math.cos(angle) - im[at] * Math.sin(angle);
          sumIm += re[at] * Math.sin(angle) + im[at] * Math.cos(angle);
        }
        assertThat(lines.re[k * count + b]).isEqualTo(sumRe, within(n * ROUNDING));
        assertThat(lines.im[k * count + b]).isEqualTo(sumIm, within(n * ROUNDING));
      }
    }
    transform.backward(lines);
    for (int i = 0; i < re.length; i++) {
      assertThat(lines.re[i]).isEqualTo(n * re[i], within(n * ROUNDING));
      assertThat(lines.im[i]).isEqualTo(n * im[i], within(n * ROUNDING));
    }
  }

  @Test
  void lengthsHaveNoOtherFactors() {
    assertThat(FourierTransform.lengthFrom(1)).isEqualTo(1);
    assertThat(FourierTransform.lengthFrom(7)).isEqualTo(8);
    assertThat(FourierTransform.lengthFrom(11)).isEqualTo(12);
    assertThat(FourierTransform.lengthFrom(385)).isEqualTo(400);
    assertThat(FourierTransform.lengthFrom(1537)).isEqualTo(1600);
  }
}
