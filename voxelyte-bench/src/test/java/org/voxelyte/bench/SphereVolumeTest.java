package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.bench.SphereVolume.Recipe;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;

class SphereVolumeTest {
  private static final int EDGE = 64;
  private static final double VOXELS = EDGE * EDGE * EDGE;

  /** Half a voxel: the share is met to the voxel. */
  private static final double TO_THE_VOXEL = 0.51 / VOXELS;

  private static LabelVolume make(Recipe recipe, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return SphereVolume.make(recipe, task);
    }
  }

  @ParameterizedTest(name = "radius {0}, {2} labels of {1}, seed {3}")
  @CsvSource({
    "8, 0.5, 1, 1",
    "8, 0.3, 1, 2",
    "3, 0.95, 1, 3",
    "8, 0.333333, 2, 4",
    "30, 0.01, 1, 5"
  })
  void eachLabelHasItsShare(double radius, double share, int labels, long seed) {
    LabelVolume volume = make(new Recipe(EDGE, radius, share, labels, seed), 2);
    for (int label = 1; label <= labels; label++) {
      assertThat(volume.count(label) / VOXELS).isCloseTo(share, within(TO_THE_VOXEL));
    }
    assertThat(volume.count(0) / VOXELS).isCloseTo(1 - labels * share, within(3 * TO_THE_VOXEL));
  }

  @Test
  void oneAndTwoThreadsDrawTheSame() {
    Recipe recipe = new Recipe(EDGE, 5, 0.25, 3, 7);
    LabelVolume one = make(recipe, 1);
    LabelVolume two = make(recipe, 2);
    for (int z = 0; z < EDGE; z++) {
      assertThat(two.slice(z)).isEqualTo(one.slice(z));
    }
    LabelVolume other = make(new Recipe(EDGE, 5, 0.25, 3, 8), 2);
    assertThat(other.slice(0)).isNotEqualTo(one.slice(0));
  }

  @Test
  void noShareIsMissedAtTheSides() {
    LabelVolume volume = make(new Recipe(128, 4, 0.4, 1, 1), 2);
    double sides = 0;
    for (int z : new int[] {0, 127}) {
      for (byte label : volume.slice(z)) {
        sides += label;
      }
    }
    // a slice holds some 400 independent discs: 0.02 is one standard deviation
    assertThat(sides / (2 * 128 * 128)).isCloseTo(0.4, within(0.08));
  }

  @Test
  void shareMustLeaveABackground() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recipe(EDGE, 8, 0.5, 2, 1))
        .withMessageContaining(
            "share must be positive and below 1 for all labels together, got 0.5");
  }

  @Test
  void writesTiffAndRawLabels(@TempDir Path folder) throws Exception {
    Path raw = folder.resolve("spheres.raw");
    Path tiff = folder.resolve("spheres.tif");
    SphereVolume.main(
        new String[] {
          tiff.toString(), raw.toString(), "--n", "16", "--radius", "3", "--seed", "9"
        });
    assertThat(tiff).isNotEmptyFile();
    byte[] labels = Files.readAllBytes(raw);
    assertThat(labels).hasSize(16 * 16 * 16);
    LabelVolume same = make(new Recipe(16, 3, 0.5, 1, 9), 1);
    byte[] second = new byte[256];
    System.arraycopy(labels, 256, second, 0, 256);
    assertThat(second).isEqualTo(same.slice(1));
  }
}
