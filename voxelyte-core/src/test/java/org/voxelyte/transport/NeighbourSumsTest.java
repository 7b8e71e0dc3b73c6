package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** The sums of a pass beside the faces that they stand for. */
class NeighbourSumsTest {
  /** Sums of six products of numbers near 1, in another order. */
  private static final double ROUNDING = 1e-14;

  private final TaskContext task = TaskContext.silent(1);

  @ParameterizedTest
  @EnumSource
  void areSumsOverFaces_seed61(Axis axis) {
    // Rows of more than two words, the last not full.
    LabelVolume volume = TestVolumes.noise(150, 6, 5, new VoxelSize(1e-8, 2e-8, 3e-8), 3, 61);
    check(volume, TestVolumes.sigma(1, 1), axis);
    check(volume, TestVolumes.sigma(0, 1, 2, 7), axis);
    check(volume, TestVolumes.sigma(0, 1, 1, 0.2, 2, 7), axis);
  }

  private void check(LabelVolume volume, Conductivities sigma, Axis axis) {
    FaceConductances faces = new FaceConductances(volume, sigma, axis);
    Clusters clusters = new Clusters(volume, faces, axis, task);
    clusters.removeIsolated(task);
    VoxelNetwork network = new VoxelNetwork(volume, faces, axis, clusters.words(), task);
    Random random = new Random(61);
    float[] v = new float[network.nodes()];
    for (int i = 0; i < v.length; i++) {
      v[i] = (float) random.nextGaussian();
    }
    int seen = 0;
    NetworkRow expected = new NetworkRow(volume.shape().nx());
    NeighbourSums sums = new NeighbourSums(network);
    for (int z = 0; z < volume.shape().nz(); z++) {
      for (int y = 0; y < volume.shape().ny(); y++) {
        for (int colour = 0; colour < 2; colour++) {
          long selection = VoxelNetwork.colour(colour, y, z);
          network.read(y, z, selection, expected);
          sums.read(y, z, selection, v);
          seen += sums.length;
          check(expected, sums, v);
        }
        network.read(y, z, VoxelNetwork.ALL, expected);
        sums.read(y, z, VoxelNetwork.ALL, v);
        check(expected, sums, v);
      }
    }
    assertThat(seen).isEqualTo(network.unknowns()).isPositive();
  }

  private static void check(NetworkRow expected, NeighbourSums sums, float[] v) {
    assertThat(sums.length).isEqualTo(expected.length);
    for (int k = 0; k < sums.length; k++) {
      double sum = 0;
      for (int face = 0; face < NetworkRow.FACES; face++) {
        int at = k * NetworkRow.FACES + face;
        sum += expected.conductance[at] * v[expected.neighbour[at]];
      }
      assertThat(sums.x[k]).isEqualTo(expected.x[k]);
      assertThat(sums.index[k]).isEqualTo(expected.index[k]);
      assertThat(sums.diagonal[k]).isCloseTo(expected.diagonal(k), within(ROUNDING));
      assertThat(sums.sum[k]).isCloseTo(sum, within(ROUNDING));
    }
  }
}
