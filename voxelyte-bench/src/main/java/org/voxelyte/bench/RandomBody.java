package org.voxelyte.bench;

import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Bodies in a cube of edge 1 that are known exactly, to be put on any grid: labels 0, 1 and 2. */
@FunctionalInterface
interface RandomBody {
  /** Returns the label at a place, each coordinate in (0, 1). */
  int label(double x, double y, double z);

  /** Returns the labels at the centres of n³ voxels. */
  default LabelVolume on(int n, TaskContext task) {
    byte[][] slices = new byte[n][n * n];
    double edge = 1.0 / n;
    task.forEach(
        n,
        z -> {
          for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
              slices[z][y * n + x] =
                  (byte) label((x + 0.5) * edge, (y + 0.5) * edge, (z + 0.5) * edge);
            }
          }
        });
    return new LabelVolume(
        new GridShape(n, n, n),
        VoxelSize.cube(1e-5 * edge),
        slices,
        java.util.List.of(Phase.unnamed(0), Phase.unnamed(1), Phase.unnamed(2)),
        Provenance.generated("random body"));
  }

  /** Overlapping balls of labels 1 … labels, which fill about a share of the cube. */
  static RandomBody balls(double radius, double share, int labels, SplittableRandom random) {
    double box = Math.pow(1 + 2 * radius, 3);
    double ball = 4 * Math.PI / 3 * Math.pow(radius, 3);
    int count = (int) Math.round(-Math.log1p(-share) * box / ball);
    double[][] centres = new double[count][3];
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < 3; k++) {
        centres[i][k] = random.nextDouble() * (1 + 2 * radius) - radius;
      }
      label[i] = 1 + random.nextInt(labels);
    }
    return (x, y, z) -> {
      for (int i = 0; i < count; i++) {
        double dx = x - centres[i][0];
        double dy = y - centres[i][1];
        double dz = z - centres[i][2];
        if (dx * dx + dy * dy + dz * dz <= radius * radius) {
          return label[i];
        }
      }
      return 0;
    };
  }

  /** Straight round fibres of label 1 in all directions. */
  static RandomBody fibres(double radius, double share, SplittableRandom random) {
    int count = (int) Math.round(-1.5 * Math.log1p(-share) / (Math.PI * radius * radius));
    double[][] fibres = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] d = direction(random);
      fibres[i] =
          new double[] {
            random.nextDouble(), random.nextDouble(), random.nextDouble(), d[0], d[1], d[2]
          };
    }
    return (x, y, z) -> {
      for (double[] f : fibres) {
        double dx = x - f[0];
        double dy = y - f[1];
        double dz = z - f[2];
        double along = dx * f[3] + dy * f[4] + dz * f[5];
        if (dx * dx + dy * dy + dz * dz - along * along <= radius * radius) {
          return 1;
        }
      }
      return 0;
    };
  }

  /** Label 1 where a sum of 30 plane waves of one length exceeds a level, in its deviations. */
  static RandomBody waves(double length, double level, SplittableRandom random) {
    int count = 30;
    double[][] waves = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] d = direction(random);
      double k = 2 * Math.PI / length;
      waves[i] = new double[] {k * d[0], k * d[1], k * d[2], 2 * Math.PI * random.nextDouble()};
    }
    double threshold = level * Math.sqrt(count / 2.0);
    return (x, y, z) -> {
      double sum = 0;
      for (double[] w : waves) {
        sum += Math.cos(w[0] * x + w[1] * y + w[2] * z + w[3]);
      }
      return sum > threshold ? 1 : 0;
    };
  }

  private static double[] direction(SplittableRandom random) {
    double z = 2 * random.nextDouble() - 1;
    double angle = 2 * Math.PI * random.nextDouble();
    double radius = Math.sqrt(1 - z * z);
    return new double[] {radius * Math.cos(angle), radius * Math.sin(angle), z};
  }
}
