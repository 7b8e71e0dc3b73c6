package org.voxelyte.transport;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Volumes for tests, made from a rule or from a seed. */
final class TestVolumes {
  static final double EDGE = 1e-7;

  /** The solver's error that tests with tolerances of their own are run at. */
  static final ConductionOptions TIGHT = new ConductionOptions(1e-6, 2000);

  private TestVolumes() {}

  /** Says the label of a voxel. */
  @FunctionalInterface
  interface Rule {
    int label(int x, int y, int z);
  }

  static LabelVolume of(int nx, int ny, int nz, Rule rule) {
    return of(nx, ny, nz, VoxelSize.cube(EDGE), rule);
  }

  static LabelVolume of(int nx, int ny, int nz, VoxelSize size, Rule rule) {
    GridShape shape = new GridShape(nx, ny, nz);
    byte[][] slices = new byte[nz][shape.sliceVoxels()];
    for (int z = 0; z < nz; z++) {
      for (int y = 0; y < ny; y++) {
        for (int x = 0; x < nx; x++) {
          slices[z][shape.index(x, y)] = (byte) rule.label(x, y, z);
        }
      }
    }
    return new LabelVolume(shape, size, slices, List.of(), Provenance.generated("test"));
  }

  /** Labels 0 … labels − 1, each voxel on its own. */
  static LabelVolume noise(int nx, int ny, int nz, VoxelSize size, int labels, long seed) {
    Random random = new Random(seed);
    return of(nx, ny, nz, size, (x, y, z) -> random.nextInt(labels));
  }

  /** Label 1 in a share of the voxels, each on its own; 0 elsewhere. */
  static LabelVolume sieve(int n, double share, long seed) {
    Random random = new Random(seed);
    return of(n, n, n, (x, y, z) -> random.nextDouble() < share ? 1 : 0);
  }

  /** Overlapping balls of labels 1, 2, … labels − 1 in a ground of label 0. */
  static LabelVolume balls(int n, double radius, int count, int labels, long seed) {
    Random random = new Random(seed);
    byte[][] slices = new byte[n][n * n];
    for (int b = 0; b < count; b++) {
      double cx = random.nextDouble() * n;
      double cy = random.nextDouble() * n;
      double cz = random.nextDouble() * n;
      byte label = (byte) (1 + random.nextInt(labels - 1));
      for (int z = (int) Math.max(0, cz - radius); z < Math.min(n, cz + radius); z++) {
        for (int y = (int) Math.max(0, cy - radius); y < Math.min(n, cy + radius); y++) {
          for (int x = (int) Math.max(0, cx - radius); x < Math.min(n, cx + radius); x++) {
            double dx = x + 0.5 - cx;
            double dy = y + 0.5 - cy;
            double dz = z + 0.5 - cz;
            if (dx * dx + dy * dy + dz * dz <= radius * radius) {
              slices[z][y * n + x] = label;
            }
          }
        }
      }
    }
    return new LabelVolume(
        new GridShape(n, n, n),
        VoxelSize.cube(EDGE),
        slices,
        List.of(),
        Provenance.generated("test"));
  }

  /**
   * An eighth of a simple cubic cell: label 1 in a ball about the corner, n voxels along an edge;
   * by its mirrors the same as 2 n voxels per cell.
   */
  static LabelVolume cubicCellEighth(int n, double fraction) {
    double radius = 2 * n * Math.cbrt(3 * fraction / (4 * Math.PI));
    return of(
        n,
        n,
        n,
        (x, y, z) -> {
          double square = (x + 0.5) * (x + 0.5) + (y + 0.5) * (y + 0.5) + (z + 0.5) * (z + 0.5);
          return square <= radius * radius ? 1 : 0;
        });
  }

  /** Conductivities from label, S/m, label, S/m, … */
  static Conductivities sigma(double... labelsAndValues) {
    Map<Integer, Double> map = new TreeMap<>();
    for (int i = 0; i < labelsAndValues.length; i += 2) {
      map.put((int) labelsAndValues[i], labelsAndValues[i + 1]);
    }
    return new Conductivities(map);
  }
}
