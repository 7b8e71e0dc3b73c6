package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ParticleCurrents;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class ParticleFlowTest {
  private static final Phase PHASE = Phase.unnamed(1);

  private static ParticleFlow flow(ParticleCurrents currents) {
    return new ParticleFlow("test", Optional.empty(), Optional.empty(), currents);
  }

  private static ParticleFlow flow(double... shares) {
    List<ParticleCurrents.Share> particles = new ArrayList<>();
    for (double share : shares) {
      particles.add(new ParticleCurrents.Share(particles.size() + 1, 9, share, false, false));
    }
    return flow(new ParticleCurrents(PHASE, particles));
  }

  @Test
  void idleIsWhatHasLessThanAThousandthOfTheLargestShare() {
    assertThat(flow().idle()).isZero();
    assertThat(flow(0, 0).idle()).isEqualTo(2);
    assertThat(flow(0.4, 0.7).idle()).isZero();
    assertThat(flow(0.5, 0, 1e-9, 4.9e-4, 5.1e-4).idle()).isEqualTo(3);
    // A wide sample: little in each particle, and yet none is idle.
    assertThat(flow(1e-5, 2e-5, 5e-6).idle()).isZero();
  }

  /** A rough bar along z, and a ball that hangs on it by one voxel. */
  private static ParticleFlow barWithABall(double relativeError) {
    GridShape shape = new GridShape(16, 8, 12);
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    int[][] ids = new int[shape.nz()][shape.sliceVoxels()];
    Random random = new Random(5);
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          boolean bar = x < 8 && (x == 7 || random.nextInt(4) > 0);
          boolean ball = x > 8 && (x - 12) * (x - 12) + (y - 4) * (y - 4) + (z - 6) * (z - 6) < 16;
          boolean neck = x == 8 && y == 4 && z == 6;
          int i = shape.index(x, y);
          slices[z][i] = (byte) (bar || ball || neck ? 1 : 0);
          ids[z][i] = bar ? 1 : ball || neck ? 2 : 0;
        }
      }
    }
    VoxelSize size = VoxelSize.cube(1e-7);
    LabelVolume volume =
        new LabelVolume(shape, size, slices, List.of(), Provenance.generated("bar and ball"));
    try (TaskContext task = TaskContext.silent(1)) {
      Particles particles =
          new Particles(PHASE, ComponentVolume.counted(shape, size, ids, 2, task), "given");
      ConductionProblem problem =
          ConductionProblem.of(volume, new Conductivities(Map.of(0, 0.0, 1, 1.0)))
              .withParticles(List.of(particles));
      return flow(
          new ConductionSolver(new ConductionOptions(relativeError, 2000))
              .solve(problem, Axis.Z, task)
              .particles()
              .get(0));
    }
  }

  @Test
  void aDeadEndIsIdleAtAnyErrorOfTheSolver_seed5() {
    for (double relativeError : new double[] {1e-3, 1e-4, 1e-8}) {
      ParticleFlow flow = barWithABall(relativeError);
      assertThat(flow.currents().particles().get(1).share()).isPositive();
      assertThat(flow.idle()).isEqualTo(1);
    }
  }
}
