package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

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
      int[] indices = new int[z == 1 ? 0 : 40 + z];
      float[] radii = new float[indices.length];
      for (int k = 0; k < indices.length; k++) {
        indices[k] = k;
        radii[k] = 0.5f + random.nextInt(12);
        squares.put(z + "," + k, radii[k]);
      }
      balls.set(z, indices, radii, indices.length);
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
  void ballsOfASliceLieByFallingSquareAndThenByIndex() {
    RidgeBalls balls = RidgeBalls.ofSlices(1);
    balls.set(0, new int[] {2, 3, 5, 7, 9, 0}, new float[] {4, 9, 4, 1, 9, 100}, 5);
    assertThat(balls.centres()[0]).containsExactly(3, 9, 2, 5, 7);
    assertThat(balls.squares()[0]).containsExactly(9f, 4f, 1f);
    assertThat(balls.ends()[0]).containsExactly(2, 4, 5);
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
    none.set(0, new int[1], new float[1], 0);
    none.set(1, new int[1], new float[1], 0);
    assertThat(none.largest()).isZero();
    assertThat(none.count()).isZero();
    assertThat(new FallingBalls(none).hasBall()).isFalse();
  }
}
