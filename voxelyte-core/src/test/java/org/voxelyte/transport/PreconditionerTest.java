package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** The fast preconditioner beside its slow twin. */
class PreconditionerTest {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-9, 5000);

  /** Both stop at an estimated 1e-9. */
  private static final double TOLERANCE = 3e-9;

  private final TaskContext task = TaskContext.silent(2);

  private EffectiveConductivity solve(
      LabelVolume volume, Conductivities sigma, ConductionSolver.Preconditioners preconditioner) {
    return new ConductionSolver(TIGHT)
        .solve(ConductionProblem.of(volume, sigma), Axis.Z, preconditioner, task)
        .effective();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {51, 52, 53, 54, 55, 56})
  void multigridAgreesWithJacobiAndTakesFewerSteps(long seed) {
    LabelVolume volume =
        seed % 2 == 0 ? TestVolumes.balls(40, 5, 120, 3, seed) : TestVolumes.sieve(33, 0.45, seed);
    Conductivities sigma =
        seed % 2 == 0 ? TestVolumes.sigma(0, 1, 1, 1e-3, 2, 50) : TestVolumes.sigma(1, 1);
    EffectiveConductivity multigrid = solve(volume, sigma, MultigridPreconditioner::new);
    EffectiveConductivity jacobi =
        solve(volume, sigma, (board, words, task) -> new JacobiPreconditioner(board, task));
    assertThat(multigrid.effective())
        .isCloseTo(jacobi.effective(), within(TOLERANCE * jacobi.effective()));
    assertThat(multigrid.iterations() * 4).isLessThan(jacobi.iterations());
  }

  @ParameterizedTest(name = "contrast 1e{0}")
  @ValueSource(ints = {2, 4, 6, 8})
  void noiseOfAnyContrastConverges_seed57(int digits) {
    LabelVolume volume = TestVolumes.noise(32, 32, 32, VoxelSize.cube(1e-7), 3, 57);
    double contrast = Math.pow(10, digits);
    Conductivities sigma =
        TestVolumes.sigma(0, 1, 1, 1 / Math.sqrt(contrast), 2, Math.sqrt(contrast));
    assertThat(solve(volume, sigma, MultigridPreconditioner::new).iterations())
        .isLessThan(digits <= 6 ? 100 : 250);
  }

  @Test
  void flatVoxelsConverge_seed58() {
    LabelVolume volume = TestVolumes.noise(40, 40, 40, new VoxelSize(1e-8, 1e-8, 4e-7), 2, 58);
    EffectiveConductivity result =
        solve(volume, TestVolumes.sigma(0, 1, 1, 0.1), MultigridPreconditioner::new);
    assertThat(result.iterations()).isLessThan(100);
  }

  @Test
  void cycleIsSymmetricAndPositive_seed59() {
    // Up to the inner steps, which depend a little on their right-hand side, and floats.
    LabelVolume volume = TestVolumes.balls(24, 5, 40, 3, 59);
    FaceConductances faces =
        new FaceConductances(volume, TestVolumes.sigma(0, 1, 1, 0.2, 2, 4), Axis.Z);
    Ends[] ends = Ends.between(Axis.Z, Ends.INSULATED);
    Clusters clusters = new Clusters(volume, faces, ends, Axis.Z, task);
    Checkerboard network = new Checkerboard(volume, faces, ends, Axis.Z, clusters.words(), task);
    Preconditioner cycle = new MultigridPreconditioner(network, clusters.words(), task);
    Random random = new Random(59);
    for (int i = 0; i < 5; i++) {
      float[] a = random(network, random);
      float[] b = random(network, random);
      float[] cycleA = new float[a.length];
      float[] cycleB = new float[b.length];
      System.arraycopy(b, 0, cycleA, 0, b.length);
      Preconditioner.Products products = cycle.apply(a, cycleA, task);
      cycle.apply(b, cycleB, task);
      assertThat(products.zr()).isCloseTo(dot(a, cycleA), withinPercentage(1e-6));
      double scale = Math.sqrt(dot(b, b) * dot(cycleA, cycleA));
      assertThat(products.before()).isCloseTo(dot(b, cycleA), within(1e-9 * scale));
      double size = Math.sqrt(dot(a, cycleA) * dot(b, cycleB));
      assertThat(dot(a, cycleA)).isPositive();
      assertThat(dot(b, cycleA) / size).isCloseTo(dot(a, cycleB) / size, within(0.05));
    }
  }

  private static float[] random(Checkerboard network, Random random) {
    float[] vector = new float[network.size()];
    for (int i = 0; i < network.size(); i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
