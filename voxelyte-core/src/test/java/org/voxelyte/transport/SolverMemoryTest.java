package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * At most 40 bytes per conducting voxel, 50 where axes share, where it is hardest: no voxel is like
 * its neighbours.
 */
class SolverMemoryTest {
  private static final int MOST = 40;

  /** What axes share is held beside it: clusters, and words of voxels. */
  private static final int MOST_SHARED = 50;

  private static final int EDGE = 48;

  @ParameterizedTest(name = "{0} of the voxels, seed 71")
  @CsvSource({"0.33", "0.36", "0.4", "0.5", "0.6", "0.8", "1"})
  void ofOnePhase_seed71(double share) {
    check(TestVolumes.sieve(EDGE, share, 71), TestVolumes.sigma(1, 1));
  }

  @ParameterizedTest(name = "1 : {0} : {1}")
  @CsvSource({"0.1, 100", "1e-2, 1e2", "1e-6, 1e3", "1e-4, 1e-8"})
  void ofThreePhases_seed72(double second, double third) {
    LabelVolume noise = TestVolumes.noise(EDGE, EDGE, EDGE, VoxelSize.cube(1e-7), 3, 72);
    check(noise, TestVolumes.sigma(0, 1, 1, second, 2, third));
    check(noise, TestVolumes.sigma(1, second, 2, third));
  }

  @ParameterizedTest(name = "1 : {0}")
  @CsvSource({"1", "0.1", "1e-4", "1e-9"})
  void ofTwoPhases_seed73(double second) {
    LabelVolume noise = TestVolumes.noise(EDGE, EDGE, EDGE, VoxelSize.cube(1e-7), 2, 73);
    check(noise, TestVolumes.sigma(0, 1, 1, second));
  }

  @ParameterizedTest(name = "steps of {0}")
  @CsvSource({"3", "10"})
  void ofEightPhases_seed74(double step) {
    LabelVolume noise = TestVolumes.noise(EDGE, EDGE, EDGE, VoxelSize.cube(1e-7), 8, 74);
    double[] sigma = new double[16];
    for (int label = 0; label < 8; label++) {
      sigma[2 * label] = label;
      sigma[2 * label + 1] = Math.pow(step, label);
    }
    check(noise, TestVolumes.sigma(sigma));
  }

  private static void check(LabelVolume volume, Conductivities sigma) {
    try (TaskContext task = TaskContext.silent(2)) {
      ConductionSolver solver = new ConductionSolver(new ConductionOptions(1e-4, 2000));
      EffectiveConductivity result = solver.solve(volume, sigma, Axis.Z, task).effective();
      assertThat(result.peakMemoryBytes()).isLessThan(MOST * result.unknowns());
      List<Axis> axes = List.of(Axis.values());
      DrivenVolume shared = solver.along(ConductionProblem.of(volume, sigma), axes);
      for (Axis axis : axes) {
        EffectiveConductivity driven = shared.solve(axis, task).effective();
        assertThat(driven.peakMemoryBytes()).isLessThan(MOST_SHARED * driven.unknowns());
      }
    }
  }
}
