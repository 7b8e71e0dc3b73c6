package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.PhaseRole;

class SphereCathodeTest {
  private static final double VOXEL = 0.2e-6;

  private static SphereCathode.Recipe recipe(double active, double voids, double overlap) {
    return new SphereCathode.Recipe(
        new GridShape(40, 36, 44), VOXEL, active, voids, 4 * VOXEL, 6 * VOXEL, 3 * VOXEL, overlap);
  }

  @Test
  void fractionsAreMetToTheVoxelSeed1() {
    LabelVolume cathode = new SphereCathode(recipe(0.4, 0.15, 0.1)).make(1, TaskContext.silent(1));
    long voxels = cathode.shape().voxels();
    assertThat(cathode.count(SphereCathode.ACTIVE)).isEqualTo(Math.round(0.4 * voxels));
    assertThat(cathode.count(SphereCathode.VOID)).isEqualTo(Math.round(0.15 * voxels));
    assertThat(cathode.phase("AM").role()).isEqualTo(PhaseRole.ACTIVE);
    assertThat(cathode.phase("SE").role()).isEqualTo(PhaseRole.ELECTROLYTE);
    assertThat(cathode.phase("void").role()).isEqualTo(PhaseRole.VOID);
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedDoesNot() {
    SphereCathode generator = new SphereCathode(recipe(0.35, 0.1, 0.1));
    LabelVolume first = generator.make(7, TaskContext.silent(1));
    LabelVolume again = generator.make(7, TaskContext.silent(3));
    LabelVolume other = generator.make(8, TaskContext.silent(1));
    for (int z = 0; z < first.shape().nz(); z++) {
      assertThat(again.slice(z)).isEqualTo(first.slice(z));
    }
    assertThat(Arrays.equals(first.slice(20), other.slice(20))).isFalse();
  }

  @Test
  void oneParticleIsARoundSphere() {
    // A fraction that one sphere of fixed radius fills partly: what is filled is the nearest part.
    SphereCathode.Recipe one =
        new SphereCathode.Recipe(
            new GridShape(40, 40, 40), VOXEL, 0.001, 0, 6 * VOXEL, 6 * VOXEL, VOXEL, 0);
    LabelVolume volume = new SphereCathode(one).make(3, TaskContext.silent(1));
    int[] low = {40, 40, 40};
    int[] high = {0, 0, 0};
    for (int z = 0; z < 40; z++) {
      for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 40; x++) {
          if (volume.label(x, y, z) == SphereCathode.ACTIVE) {
            int[] at = {x, y, z};
            for (int a = 0; a < 3; a++) {
              low[a] = Math.min(low[a], at[a]);
              high[a] = Math.max(high[a], at[a]);
            }
          }
        }
      }
    }
    // 64 voxels: a ball of radius (3·64/4π)^⅓ = 2.48 voxels is 5 voxels wide, or less where the box
    // cuts it.
    for (int a = 0; a < 3; a++) {
      assertThat(high[a] - low[a] + 1).isBetween(3, 6);
    }
  }

  @Test
  void impossibleRecipesSayWhy() {
    assertThatThrownBy(() -> recipe(0.6, 0.1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("activeFraction must be in (0, 0.5], got 0.6");
    assertThatThrownBy(() -> recipe(Double.NaN, 0.1, 0)).hasMessageContaining("activeFraction");
    assertThatThrownBy(() -> new SphereCathode(recipe(0.5, 0, 0)).make(1, TaskContext.silent(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("active material reached")
        .hasMessageContaining("allow more overlap");
  }

  @Test
  void isCancelled() {
    TaskContext task = TaskContext.silent(1);
    task.cancel();
    assertThatThrownBy(() -> new SphereCathode(recipe(0.4, 0.1, 0.1)).make(1, task))
        .isInstanceOf(TaskCancelledException.class);
  }
}
