package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FallingBallsTest {
  private static final int SLICES = 9;

  /** Balls of few different squares in all slices but the second. */
  private static RidgeBalls balls(Map<String, Float> squares) {
    Random random = new Random(3);
    RidgeBalls balls = RidgeBalls.ofSlices(SLICES);
    for (int z = 0; z < SLICES; z++) {
      long[] keys = new long[z == 1 ? 0 : 40 + z];
      for (int k = 0; k < keys.length; k++) {
        float square = 0.5f + random.nextInt(12);
        squares.put(z + "," + k, square);
        keys[k] = (long) ~Float.floatToRawIntBits(square) << Integer.SIZE | k;
      }
      Arrays.sort(keys);
      balls.set(z, keys, keys.length);
    }
    return balls;
  }

  @Test
  void allComeOnceByFallingSquare_seed3() {
    Map<String, Float> squares = new TreeMap<>();
    RidgeBalls balls = balls(squares);
    assertThat(balls.count()).isEqualTo(squares.size());
    assertThat(balls.largest())
        .isEqualTo(squares.values().stream().max(Float::compare).orElseThrow());
    Map<String, Float> found = new TreeMap<>();
    float before = balls.largest();
    for (FallingBalls falling = new FallingBalls(balls); falling.hasBall(); falling.next()) {
      assertThat(falling.square()).isLessThanOrEqualTo(before);
      before = falling.square();
      assertThat(found.put(falling.slice() + "," + falling.index(), before)).isNull();
    }
    assertThat(found).isEqualTo(squares);
  }

  @Test
  void aSliceThatIsLeftDoesNotComeAgain_seed3() {
    Map<String, Float> squares = new TreeMap<>();
    FallingBalls falling = new FallingBalls(balls(squares));
    for (int left = 0; left < SLICES - 1; left++) {
      assertThat(falling.hasBall()).isTrue();
      falling.leaveSlice();
    }
    assertThat(falling.hasBall()).isFalse();
  }

  @Test
  void withoutBallsThereIsNone() {
    RidgeBalls none = RidgeBalls.ofSlices(2);
    none.set(0, new long[1], 0);
    none.set(1, new long[1], 0);
    assertThat(none.largest()).isZero();
    assertThat(none.count()).isZero();
    assertThat(new FallingBalls(none).hasBall()).isFalse();
  }
}
