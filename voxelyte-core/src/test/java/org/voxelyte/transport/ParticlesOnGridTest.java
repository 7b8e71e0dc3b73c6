package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;

class ParticlesOnGridTest {
  /** The solver's own error, 1e-5 on other grids, with the factor of safety. */
  private static final double SOLVER = 1e-4;

  /** Potentials are floats. */
  private static final double FLOATS = 1e-4;

  private static final double RESISTANCE = 4e-7;
  private static final TaskContext TASK = TaskContext.silent(2);

  @AfterAll
  static void close() {
    TASK.close();
  }

  /** Label 1 conducts with 0.7 S/m, and has contacts between particles, with ids by a rule. */
  private static ConductionProblem problem(LabelVolume volume, TestVolumes.Rule rule) {
    int[][] ids = new int[volume.shape().nz()][volume.shape().sliceVoxels()];
    for (int z = 0; z < ids.length; z++) {
      for (int y = 0; y < volume.shape().ny(); y++) {
        for (int x = 0; x < volume.shape().nx(); x++) {
          ids[z][volume.shape().index(x, y)] = rule.label(x, y, z);
        }
      }
    }
    ComponentVolume all =
        new ComponentVolume(volume.shape(), volume.voxelSize(), ids, new long[16]);
    Particles particles = Particles.of(volume, volume.phase("1"), all, "test", TASK);
    return ConductionProblem.of(volume, sigma(1, 0.7))
        .withParticles(List.of(particles))
        .withContacts(
            new ContactResistances(Map.of(new ContactResistances.Pair(1, 1), RESISTANCE)));
  }

  private static ConductionProblem random(int nx, int ny, int nz, long seed) {
    Random random = new Random(seed);
    LabelVolume volume = TestVolumes.of(nx, ny, nz, (x, y, z) -> random.nextInt(3) > 0 ? 1 : 0);
    return problem(volume, (x, y, z) -> 1 + random.nextInt(5));
  }

  private static ComponentVolume ids(ConductionProblem problem) {
    return problem.particles().get(0).ids();
  }

  /** One label of a pair of slices, and per finer voxel an id of 4 bytes and a code. */
  @ParameterizedTest(name = "{0} × {1} × {2}")
  @CsvSource({"9, 8, 7, 8, 4", "9, 8, 1, 4, 4", "1, 8, 7, 4, 2", "1, 1, 7, 2, 1"})
  void theNeedOfTheFinerGridHasIdsAndCodes_seed42(int nx, int ny, int nz, int finer, int labels) {
    ConductionProblem problem = random(nx, ny, nz, 42);
    LabelVolume volume = problem.volume();
    long voxels = volume.shape().voxels();
    long conducting = volume.count(volume.phase("1"));
    assertThat(RefinedGrid.bytes(problem))
        .isEqualTo(labels * voxels + finer * 5L * voxels + finer * 40L * conducting);
    assertThat(RefinedGrid.bytes(ConductionProblem.of(volume, sigma(1, 0.7))))
        .isEqualTo(labels * voxels + finer * 40L * conducting);
    LabelVolume fine = RefinedGrid.of(volume, TASK);
    assertThat(fine.count(fine.phase("1")))
        .isEqualTo(RefinedGrid.conducting(problem))
        .isEqualTo(finer * conducting);
    assertThat(fine.shape().sliceVoxels()).isEqualTo(RefinedGrid.sliceVoxels(volume.shape()));
  }

  @Test
  void aBoxAndAFinerGridHaveTheIdsOfTheirPlaces_seed41() {
    ConductionProblem problem = random(9, 8, 7, 41);
    Box region = new Box(2, 1, 3, new GridShape(5, 6, 4));
    LabelVolume box = LabelOperations.crop(problem.volume(), region, TASK);
    ComponentVolume inBox = ids(problem.in(box, region, TASK));
    Box whole = new Box(0, 0, 0, problem.volume().shape());
    LabelVolume fine = RefinedGrid.of(problem.volume(), TASK);
    ComponentVolume finer = ids(problem.in(fine, whole, TASK));
    for (int z = 0; z < 7; z++) {
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 9; x++) {
          int id = ids(problem).id(x, y, z);
          if (x >= 2 && x < 7 && y >= 1 && y < 7 && z >= 3) {
            assertThat(inBox.id(x - 2, y - 1, z - 3)).isEqualTo(id);
          }
          for (int part = 0; part < 8; part++) {
            assertThat(finer.id(2 * x + part % 2, 2 * y + part / 2 % 2, 2 * z + part / 4))
                .isEqualTo(id);
          }
        }
      }
    }
    for (int id = 1; id <= 5; id++) {
      assertThat(finer.size(id)).isEqualTo(8 * ids(problem).size(id));
    }
  }

  @Test
  void aCoarserVoxelHasTheIdOfMostOfItsVoxels_seed42() {
    ConductionProblem problem = random(12, 10, 8, 42);
    LabelVolume coarse = CoarserGrid.of(problem.volume(), TASK);
    Box whole = new Box(0, 0, 0, problem.volume().shape());
    ComponentVolume found = ids(problem.in(coarse, whole, TASK));
    for (int z = 0; z < 4; z++) {
      for (int y = 0; y < 5; y++) {
        for (int x = 0; x < 6; x++) {
          Map<Integer, Integer> votes = new HashMap<>();
          for (int part = 0; part < 8; part++) {
            int id = ids(problem).id(2 * x + part % 2, 2 * y + part / 2 % 2, 2 * z + part / 4);
            votes.merge(id, 1, Integer::sum);
          }
          votes.remove(0);
          int id = found.id(x, y, z);
          if (coarse.label(x, y, z) == 0) {
            assertThat(id).isZero();
            continue;
          }
          int most = votes.values().stream().mapToInt(v -> v).max().orElseThrow();
          assertThat(votes.get(id)).isEqualTo(most);
          votes.forEach((other, count) -> assertThat(other < id && count == most).isFalse());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aChainHasNoErrorOfItsGridAndItsBoxesHaveFewerContacts(Axis axis) {
    LabelVolume block = TestVolumes.of(32, 32, 32, (x, y, z) -> 1);
    ConductionProblem problem =
        problem(block, (x, y, z) -> 1 + new int[] {x, y, z}[axis.ordinal()] / 8);
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, axis, TASK);
    ErrorBars bars =
        new ErrorBarEstimate(
                problem,
                ConductionOptions.DEFAULT,
                ErrorScope.ALL,
                List.of(result.effective().axis()))
            .of(result, TASK);
    assertThat(bars.discretisation().orElseThrow().relative()).isCloseTo(0, within(SOLVER));
    assertThat(bars.discretisation().orElseThrow().refined()).isPresent();
    assertThat(bars.discretisation().orElseThrow().coarsest()).isPresent();
    assertThat(bars.leftOut()).isEmpty();
    double half = block.length(axis) / 2;
    assertThat(bars.representativeness().orElseThrow().mean())
        .isCloseTo(half / (half / 0.7 + RESISTANCE), within(SOLVER));
  }

  @Test
  void heatOfContactsCountsWhereTheyAre() {
    // A column of 2 × 2 with a contact, and a narrow one beside it without.
    LabelVolume columns =
        TestVolumes.of(4, 4, 10, (x, y, z) -> x < 2 && y < 2 || x == 3 && y == 3 ? 1 : 0);
    ConductionProblem problem =
        problem(columns, (x, y, z) -> x == 3 ? 3 : z < 5 ? 1 : 2).withFields(true);
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, Axis.Z, TASK);
    double layer = columns.voxelSize().z() / 0.7;
    double wideCurrent = 1 / (10 * layer + RESISTANCE);
    double narrowCurrent = 1 / (10 * layer);
    double wide = 4 * wideCurrent * wideCurrent * (9 * layer + RESISTANCE);
    double narrow = narrowCurrent * narrowCurrent * 9 * layer;
    assertThat(new WideBlocks(problem).narrowPower(result.potential().orElseThrow(), TASK))
        .isCloseTo(narrow / (wide + narrow), within(FLOATS));
  }

  @Test
  void aVolumeOfOtherLabelsIsRefused() {
    ConductionProblem problem =
        problem(TestVolumes.of(4, 4, 4, (x, y, z) -> x < 2 ? 1 : 0), (x, y, z) -> 1);
    LabelVolume other = TestVolumes.of(4, 4, 4, (x, y, z) -> x < 3 ? 1 : 0);
    Box whole = new Box(0, 0, 0, other.shape());
    assertThatThrownBy(() -> problem.in(other, whole, TASK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("voxel (2, 0, 0) of 1 on another grid touches no particle");
    assertThat(problem.withContacts(ContactResistances.NONE).in(other, whole, TASK).particles())
        .isEmpty();
  }
}
