package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/** Against a direct solution of the same equations, written down voxel by voxel. */
class DenseOracleTest {
  /** Of relative error of σ_eff; the solver stops at 1e-11, elimination loses up to 1e-9. */
  private static final double TOLERANCE = 1e-8;

  /** What elimination leaves, in S/m, where nothing spans. */
  private static final double NOTHING = 1e-14;

  private static final ConductionOptions TIGHT = new ConductionOptions(1e-11, 1000);

  private static ConductionProblem noise(Random random, long seed, int least, int more) {
    VoxelSize size =
        new VoxelSize(
            1e-7 * (1 + 3 * random.nextDouble()),
            1e-7 * (1 + 3 * random.nextDouble()),
            1e-7 * (1 + 3 * random.nextDouble()));
    int labels = 2 + random.nextInt(3);
    LabelVolume volume =
        TestVolumes.noise(
            least + random.nextInt(more),
            least + random.nextInt(more),
            least + random.nextInt(more),
            size,
            labels,
            seed + 1000);
    double[] sigma = new double[2 * labels];
    for (int label = 0; label < labels; label++) {
      sigma[2 * label] = label;
      boolean insulates = label > 0 && random.nextInt(4) == 0;
      sigma[2 * label + 1] = insulates ? 0 : Math.pow(10, -8 * random.nextDouble());
    }
    // Small volumes may lack a label.
    LabelVolume named =
        volume.withPhases(
            IntStream.range(0, labels).mapToObj(i -> Phase.named(i, "phase " + i)).toList());
    return ConductionProblem.of(named, TestVolumes.sigma(sigma));
  }

  /** Contacts on some pairs, from much less to much more than voxels resist. */
  private static ContactResistances contacts(Random random, LabelVolume volume) {
    Map<ContactResistances.Pair, Double> pairs = new TreeMap<>();
    int labels = volume.phases().size();
    for (int a = 0; a < labels; a++) {
      for (int b = a + 1; b < labels; b++) {
        if (random.nextInt(4) > 0) {
          pairs.put(
              new ContactResistances.Pair(b, a), 1e-7 * Math.pow(10, 6 * random.nextDouble() - 2));
        }
      }
    }
    return new ContactResistances(pairs);
  }

  private static void compare(ConductionProblem problem) {
    try (TaskContext task = TaskContext.silent(2)) {
      for (Axis axis : Axis.values()) {
        Axis[] repeats =
            Arrays.stream(Axis.values())
                .filter(side -> side != axis && problem.sides() == Sides.PERIODIC)
                .toArray(Axis[]::new);
        double exact = new DenseConduction(problem, repeats).effective(axis);
        double multigrid =
            new ConductionSolver(TIGHT).solve(problem, axis, task).effective().effective();
        if (multigrid == 0) {
          assertThat(exact).isCloseTo(0, within(NOTHING));
        } else {
          assertThat(multigrid).isCloseTo(exact, within(TOLERANCE * exact));
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomVolumesAgreeWithElimination(long seed) {
    ConductionProblem problem = noise(new Random(seed), seed, 5, 4);
    compare(problem);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
  void contactsAgreeWithElimination(long seed) {
    Random random = new Random(seed);
    ConductionProblem bare = noise(random, seed, 4, 4);
    ConductionProblem problem = bare.withContacts(contacts(random, bare.volume()));
    compare(problem);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void periodicSidesAgreeWithElimination(long seed) {
    Random random = new Random(100 + seed);
    ConductionProblem bare = noise(random, 100 + seed, seed <= 10 ? 5 : 1, 4);
    ConductionProblem problem = bare.withSides(Sides.PERIODIC);
    compare(problem);
    compare(problem.withContacts(contacts(random, bare.volume())));
  }

  @ParameterizedTest(name = "{0} voxels along x, {1} along y, {2} along z")
  @CsvSource({"1,1,6", "2,2,5", "1,2,7", "2,1,4", "6,1,2", "5,2,1", "7,7,7", "6,6,6", "3,10,5"})
  void periodicSidesOfAnySizeAgreeWithElimination_seed24(int nx, int ny, int nz) {
    LabelVolume volume = TestVolumes.noise(nx, ny, nz, new VoxelSize(1e-7, 2e-7, 3e-7), 3, 24);
    ConductionProblem problem =
        ConductionProblem.of(volume, TestVolumes.sigma(0, 1, 1, 30, 2, 1e-2))
            .withSides(Sides.PERIODIC);
    compare(problem);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void jacobiAgreesWithElimination(long seed) {
    LabelVolume volume = TestVolumes.noise(7, 6, 8, new VoxelSize(1e-7, 2e-7, 1e-7), 3, seed);
    Conductivities sigma = TestVolumes.sigma(0, 1, 1, 0.02, 2, 5);
    ConductionProblem problem = ConductionProblem.of(volume, sigma);
    try (TaskContext task = TaskContext.silent(2)) {
      double exact = new DenseConduction(problem).effective(Axis.Y);
      double jacobi =
          new ConductionSolver(TIGHT)
              .solve(
                  problem,
                  Axis.Y,
                  (board, words, context) -> new JacobiPreconditioner(board, context),
                  task)
              .effective()
              .effective();
      assertThat(jacobi).isCloseTo(exact, within(TOLERANCE * exact));
    }
  }
}
