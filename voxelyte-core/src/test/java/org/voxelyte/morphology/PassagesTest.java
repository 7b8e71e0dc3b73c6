package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassagesTest {
  /** More than are held at a time, of few widths, so that many are equal. */
  @Test
  void whatStaysIsEnoughForAllWidestWays_seed6() {
    int rooms = 300;
    Random random = new Random(6);
    Passages passages = new Passages(rooms);
    float[][] widest = new float[rooms][rooms];
    for (int k = 0; k < 3_000_000; k++) {
      int one = random.nextInt(rooms - 1);
      int two = random.nextInt(rooms - 1);
      // Rooms of low number have narrow passages only.
      float width = 1 + random.nextInt(50 + Math.min(one, two));
      if (one != two) {
        passages.add(one, two, width);
        widest[one][two] = Math.max(widest[one][two], width);
        widest[two][one] = Math.max(widest[two][one], width);
      }
    }
    passages.keepWidest();
    // The last room has none.
    assertThat(passages.count()).isEqualTo(rooms - 2);
    float[][] kept = new float[rooms][rooms];
    for (int k = 0; k < passages.count(); k++) {
      kept[passages.one(k)][passages.two(k)] = passages.width(k);
      kept[passages.two(k)][passages.one(k)] = passages.width(k);
      assertThat(passages.width(k)).isLessThanOrEqualTo(passages.width(Math.max(0, k - 1)));
    }
    widen(widest);
    widen(kept);
    assertThat(kept).isDeepEqualTo(widest);
    assertThat(kept[rooms - 1]).containsOnly(0);
    assertThat(Arrays.stream(kept).filter(row -> row[0] > 0).count()).isEqualTo(rooms - 1);
  }

  /** Replaces widths by those of the widest ways: R. W. Floyd's algorithm. */
  private static void widen(float[][] width) {
    for (int via = 0; via < width.length; via++) {
      float[] over = width[via];
      for (float[] from : width) {
        for (int to = 0; to < from.length; to++) {
          from[to] = Math.max(from[to], Math.min(from[via], over[to]));
        }
      }
    }
  }
}
