package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** Whether the error that the solver reports is the error that it has. */
class ErrorEstimateTest {
  private static final int CASES = 100;

  /** The share of cases in which the estimate must cover the true error. */
  private static final double COVERED = 0.95;

  /** How far the estimate may lie above the true error in half of the cases. */
  private static final double MEDIAN_OVERESTIMATE = 10;

  private static final ConductionOptions EXACT = new ConductionOptions(1e-12, 2000);

  @Test
  void estimateCoversTheTrueErrorAndIsNotFarAbove_seed41() {
    List<Double> ratios = new ArrayList<>();
    try (TaskContext task = TaskContext.silent(2)) {
      for (int i = 0; i < CASES; i++) {
        Random random = new Random(4100 + i);
        LabelVolume volume = volume(i, random);
        Conductivities sigma = conductivities(i, random);
        double exact =
            new ConductionSolver(EXACT).solve(volume, sigma, Axis.Z, task).effective().effective();
        double tolerance = Math.pow(10, -3 - random.nextInt(4));
        EffectiveConductivity result =
            new ConductionSolver(new ConductionOptions(tolerance, 2000))
                .solve(volume, sigma, Axis.Z, task)
                .effective();
        if (exact == 0) {
          assertThat(result.effective()).isZero();
          continue;
        }
        double error = Math.abs(result.effective() / exact - 1);
        assertThat(result.relativeErrorEstimate()).isLessThanOrEqualTo(tolerance);
        ratios.add(result.relativeErrorEstimate() / error);
      }
    }
    Collections.sort(ratios);
    assertThat(ratios).hasSizeGreaterThan(CASES * 9 / 10);
    long covered = ratios.stream().filter(ratio -> ratio >= 1).count();
    assertThat(covered).isGreaterThanOrEqualTo((long) Math.ceil(COVERED * ratios.size()));
    assertThat(ratios.get(ratios.size() / 2)).isLessThan(MEDIAN_OVERESTIMATE);
  }

  /** Grains, noise near its threshold of percolation with many dead ends, and flat voxels. */
  private static LabelVolume volume(int i, Random random) {
    long seed = random.nextLong();
    return switch (i % 4) {
      case 0 -> TestVolumes.balls(24 + random.nextInt(16), 4, 60, 3, seed);
      case 1 -> TestVolumes.sieve(24, 0.35 + 0.2 * random.nextDouble(), seed);
      case 2 -> TestVolumes.noise(20, 17, 23, new VoxelSize(1e-7, 2e-7, 5e-7), 3, seed);
      default -> TestVolumes.balls(32, 3 + 3 * random.nextDouble(), 150, 3, seed);
    };
  }

  private static Conductivities conductivities(int i, Random random) {
    if (i % 4 == 1) {
      return TestVolumes.sigma(1, 1);
    }
    double contrast = Math.pow(10, 4 * random.nextDouble());
    return i % 3 == 0
        ? TestVolumes.sigma(0, 1, 2, contrast)
        : TestVolumes.sigma(0, 1, 1, 1 / contrast, 2, contrast);
  }
}
