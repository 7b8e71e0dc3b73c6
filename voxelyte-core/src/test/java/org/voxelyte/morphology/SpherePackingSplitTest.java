package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Too many and too few particles in random packings of spheres: the table of docs/measures.md, with
 * one packing instead of two.
 */
class SpherePackingSplitTest {
  private static final int N = 64;

  /**
   * A sphere counts as found if a particle and it have that share of all their voxels in common.
   */
  private static final double ALIKE = 0.8;

  private final TaskContext task = TaskContext.silent(2);

  /** Spheres x, y, z, r at random places until 3000 in a row do not fit. */
  private static List<double[]> packing(double least, double most, double overlap, Random random) {
    List<double[]> spheres = new ArrayList<>();
    for (int failures = 0; failures < 3000; failures++) {
      double u = random.nextDouble();
      double[] s = {
        random.nextDouble() * N,
        random.nextDouble() * N,
        random.nextDouble() * N,
        least + (most - least) * u * u
      };
      boolean fits = true;
      for (double[] q : spheres) {
        double apart = Math.hypot(Math.hypot(q[0] - s[0], q[1] - s[1]), q[2] - s[2]);
        fits &= apart >= (1 - overlap) * (q[3] + s[3]);
      }
      if (fits) {
        spheres.add(s);
        failures = 0;
      }
    }
    return spheres;
  }

  /**
   * Number of particles over that of spheres, and share of whole spheres found, each in a range.
   */
  @ParameterizedTest(name = "radii {0} to {1}, overlap {2}, depth {3}")
  @CsvSource({
    "4, 4, 0,   1,   0.99, 1.01, 0.99, 1",
    "4, 4, 0.1, 0,   1.05, 1.3,  0.98, 1",
    "4, 4, 0.1, 1,   0.98, 1.01, 0.98, 1",
    "4, 4, 0.1, 2,   0.5,  0.8,  0.4,  0.7",
    "4, 4, 0.2, 0.5, 0.98, 1.03, 0.96, 1",
    "4, 4, 0.2, 1,   0.88, 0.97, 0.88, 0.96",
    "8, 8, 0.2, 0,   1.8,  3,    0.98, 1",
    "8, 8, 0.2, 0.5, 0.99, 1.06, 0.98, 1",
    "8, 8, 0.2, 1,   0.98, 1.02, 0.98, 1",
    "8, 8, 0.2, 2,   0.95, 1.01, 0.95, 1",
    "4, 16, 0,  1,   0.99, 1.01, 0.98, 1",
    "4, 16, 0.1, 1,  0.93, 1.01, 0.92, 1",
    "4, 16, 0.1, 0.5, 0.97, 1.03, 0.97, 1",
  })
  void asTheTableSays(
      double least,
      double most,
      double overlap,
      double depth,
      double fewest,
      double mostParticles,
      double leastFound,
      double mostFound) {
    List<double[]> spheres = packing(least, most, overlap, new Random(100));
    int[][] owner = new int[N][N * N];
    LabelVolume volume =
        Structures.of(
            new GridShape(N, N, N),
            (x, y, z) -> {
              double deepest = Double.NEGATIVE_INFINITY;
              for (int k = 0; k < spheres.size(); k++) {
                double[] s = spheres.get(k);
                double dx = x + 0.5 - s[0];
                double dy = y + 0.5 - s[1];
                double dz = z + 0.5 - s[2];
                double square = dx * dx + dy * dy + dz * dz;
                if (square <= s[3] * s[3] && s[3] - Math.sqrt(square) > deepest) {
                  deepest = s[3] - Math.sqrt(square);
                  owner[z][y * N + x] = k;
                }
              }
              return deepest >= 0 ? 1 : 0;
            });
    Particles found = new ParticleSplit(depth).split(volume, Structures.PHASE_1, task);
    int[][] shared = new int[spheres.size()][found.count() + 1];
    for (int z = 0; z < N; z++) {
      for (int i = 0; i < N * N; i++) {
        if (volume.slice(z)[i] == 1) {
          shared[owner[z][i]][found.ids().slice(z)[i]]++;
        }
      }
    }
    int present = 0;
    int whole = 0;
    int right = 0;
    for (int k = 0; k < shared.length; k++) {
      int voxels = Arrays.stream(shared[k]).sum();
      present += voxels > 0 ? 1 : 0;
      double[] s = spheres.get(k);
      boolean inside = true;
      for (int axis = 0; axis < 3; axis++) {
        inside &= s[axis] >= s[3] && s[axis] <= N - s[3];
      }
      if (inside) {
        whole++;
        for (int id = 1; id < shared[k].length; id++) {
          double both = shared[k][id];
          right += both > ALIKE * (voxels + found.ids().size(id) - both) ? 1 : 0;
        }
      }
    }
    assertThat(found.count() / (double) present).isBetween(fewest, mostParticles);
    assertThat(right / (double) whole).isBetween(leastFound, mostFound);
  }
}
