package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * Noise of two phases with conductivities far apart, judged by star-mesh elimination: it adds and
 * divides positive numbers only, so it keeps its digits at any contrast.
 */
class HighContrastTest {
  private static final int EDGE = 8;
  private static final int SEEDS = 3;

  /** Three times what the solver is asked for: it stops on an estimate. */
  private static final double WORST = 3e-6;

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-5, 1e-8, 1e-10, 1e-12})
  void errorIsAsAskedFor_seeds0to2(double contrast) {
    for (double fraction : new double[] {0.15, 0.25, 0.35, 0.5}) {
      for (int seed = 0; seed < SEEDS; seed++) {
        LabelVolume volume = noise(fraction, seed);
        Conductivities sigma = new Conductivities(Map.of(0, contrast, 1, 1.0));
        double effective = solve(volume, sigma).effective();
        assertThat(Math.abs(effective / starMesh(volume, sigma) - 1))
            .as("fraction %s, seed %s", fraction, seed)
            .isLessThan(WORST);
      }
    }
  }

  @Test
  void moreThanDoublesCanHoldIsRefused() {
    LabelVolume volume = noise(0.35, 0);
    Conductivities sigma = new Conductivities(Map.of(0, 1e-13, 1, 1.0));
    assertThatThrownBy(() -> solve(volume, sigma))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 and 1 differ by more than 1e12")
        .hasMessageContaining("leave 0 out");
  }

  private static EffectiveConductivity solve(LabelVolume volume, Conductivities sigma) {
    try (TaskContext task = TaskContext.silent(1)) {
      return new ConductionSolver(TestVolumes.TIGHT).solve(volume, sigma, Axis.Z, task).effective();
    }
  }

  private static LabelVolume noise(double fraction, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] conducts = new boolean[EDGE * EDGE * EDGE];
    for (int i = 0; i < conducts.length; i++) {
      conducts[i] = random.nextDouble() < fraction;
    }
    return TestVolumes.of(
        EDGE, EDGE, EDGE, (x, y, z) -> conducts[(z * EDGE + y) * EDGE + x] ? 1 : 0);
  }

  /** σ_eff along z of a volume of cubes with edge 1 by eliminating voxel after voxel. */
  private static double starMesh(LabelVolume volume, Conductivities sigma) {
    int voxels = EDGE * EDGE * EDGE;
    double[][] g = new double[voxels + 2][voxels + 2];
    for (int z = 0; z < EDGE; z++) {
      for (int y = 0; y < EDGE; y++) {
        for (int x = 0; x < EDGE; x++) {
          int i = (z * EDGE + y) * EDGE + x;
          double here = sigma.of(volume.label(x, y, z));
          if (x > 0) {
            link(g, i, i - 1, here, sigma.of(volume.label(x - 1, y, z)));
          }
          if (y > 0) {
            link(g, i, i - EDGE, here, sigma.of(volume.label(x, y - 1, z)));
          }
          if (z > 0) {
            link(g, i, i - EDGE * EDGE, here, sigma.of(volume.label(x, y, z - 1)));
          } else {
            g[i][voxels] = g[voxels][i] = 2 * here;
          }
          if (z == EDGE - 1) {
            g[i][voxels + 1] = g[voxels + 1][i] = 2 * here;
          }
        }
      }
    }
    for (int k = 0; k < voxels; k++) {
      double sum = 0;
      for (int j = k + 1; j < voxels + 2; j++) {
        sum += g[k][j];
      }
      for (int i = k + 1; i < voxels + 2; i++) {
        double share = g[k][i] / sum;
        if (share > 0) {
          for (int j = k + 1; j < voxels + 2; j++) {
            if (j != i) {
              g[i][j] += share * g[k][j];
            }
          }
        }
      }
    }
    return g[voxels][voxels + 1] / EDGE;
  }

  private static void link(double[][] g, int i, int j, double a, double b) {
    g[i][j] = g[j][i] = 2 * a * b / (a + b);
  }
}
