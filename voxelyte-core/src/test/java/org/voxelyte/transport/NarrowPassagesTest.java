package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class NarrowPassagesTest {
  private static final double FLOATS = 1e-4;

  private final TaskContext task = TaskContext.silent(2);

  private NarrowPassages passages(LabelVolume volume, Axis axis) {
    ConductionProblem problem = ConductionProblem.of(volume, sigma(1, 1)).withFields(true);
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, axis, task);
    return new ErrorBarEstimate(
            problem, ConductionOptions.DEFAULT, ErrorScope.COARSER, List.of(axis))
        .of(result, task)
        .passages()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aWireIsAllNarrowAThickerOneIsNot(Axis axis) {
    Axis a = Axis.values()[(axis.ordinal() + 1) % 3];
    Axis b = Axis.values()[(axis.ordinal() + 2) % 3];
    for (int width = 1; width <= 3; width++) {
      int w = width;
      LabelVolume wire =
          TestVolumes.of(
              8,
              8,
              8,
              (x, y, z) -> {
                int[] at = {x, y, z};
                int p = at[a.ordinal()] - 3;
                int q = at[b.ordinal()] - 4;
                return p >= 0 && p < w && q >= 0 && q < w ? 1 : 0;
              });
      NarrowPassages found = passages(wire, axis);
      assertThat(found.wideSpans()).isEqualTo(width > 1);
      assertThat(found.narrowPower().orElseThrow()).isCloseTo(width > 1 ? 0 : 1, within(FLOATS));
      assertThat(found.spanningByFaces()).isEqualTo(1);
    }
  }

  @Test
  void blocksThatShareOneVoxelFaceHangOnIt() {
    LabelVolume blocks =
        TestVolumes.of(
            9, 9, 8, (x, y, z) -> z < 4 ? (x < 5 && y < 5 ? 1 : 0) : x > 3 && y > 3 ? 1 : 0);
    NarrowPassages found = passages(blocks, Axis.Z);
    assertThat(found.wideSpans()).isFalse();
    // One face of 9 × 9, and what spreads from it: most of the resistance.
    assertThat(found.narrowPower().orElseThrow()).isBetween(0.2, 0.9);
    assertThat(found.spanningByFaces()).isEqualTo(1);
  }

  @Test
  void blocksThatShareACornerSpanByCornersOnly() {
    LabelVolume blocks =
        TestVolumes.of(8, 8, 8, (x, y, z) -> (z < 4) == (x < 4) && (z < 4) == (y < 4) ? 1 : 0);
    NarrowPassages found = passages(blocks, Axis.Z);
    assertThat(found.spanningByFaces()).isZero();
    assertThat(found.spanningByCorners()).isEqualTo(1);
    assertThat(found.wideSpans()).isFalse();
    assertThat(found.narrowPower()).isEmpty();
  }

  @Test
  void aSingleSliceHasSquaresForBlocks() {
    LabelVolume sheet = TestVolumes.of(8, 8, 1, (x, y, z) -> y < 2 || y == 5 ? 1 : 0);
    NarrowPassages found = passages(sheet, Axis.X);
    assertThat(found.wideSpans()).isTrue();
    assertThat(found.narrowPower().orElseThrow()).isCloseTo(1 / 3.0, within(FLOATS));
  }

  /** Every face looked at by itself, with its blocks. */
  @ParameterizedTest(name = "{0} × {1} × {2}")
  @CsvSource({"9,8,7", "12,7,1", "1,9,9", "3,3,8"})
  void narrowHeatIsThatOfASlowCount_seed99(int nx, int ny, int nz) {
    LabelVolume volume = TestVolumes.noise(nx, ny, nz, new VoxelSize(1e-7, 2e-7, 3e-7), 5, 99);
    ConductionProblem problem =
        ConductionProblem.of(volume, sigma(0, 1, 1, 10, 2, 3, 3, 2))
            .withContacts(new ContactResistances(Map.of(new ContactResistances.Pair(0, 1), 1e-7)))
            .withFields(true);
    Axis axis = nz > 1 ? Axis.Z : Axis.X;
    ScalarField potential =
        new ConductionSolver(ConductionOptions.DEFAULT)
            .solve(problem, axis, task)
            .potential()
            .orElseThrow();
    double found = new WideBlocks(problem).narrowPower(potential, task);
    assertThat(found).isCloseTo(slow(problem, potential), within(1e-12)).isBetween(0.01, 1.0);
  }

  private static double slow(ConductionProblem problem, ScalarField potential) {
    LabelVolume v = problem.volume();
    double[] heat = new double[2];
    for (Axis axis : Axis.values()) {
      int[] step = new int[3];
      step[axis.ordinal()] = 1;
      for (int z = 0; z < v.shape().nz() - step[2]; z++) {
        for (int y = 0; y < v.shape().ny() - step[1]; y++) {
          for (int x = 0; x < v.shape().nx() - step[0]; x++) {
            double a = problem.conductivities().of(v.label(x, y, z));
            double b = problem.conductivities().of(v.label(x + step[0], y + step[1], z + step[2]));
            double drop =
                (double) potential.value(x, y, z)
                    - potential.value(x + step[0], y + step[1], z + step[2]);
            if (a > 0 && b > 0 && !Double.isNaN(drop)) {
              double h = v.voxelSize().along(axis);
              double contact =
                  problem
                      .contacts()
                      .between(v.label(x, y, z), v.label(x + step[0], y + step[1], z + step[2]));
              double g = v.voxelSize().faceArea(axis) / (h / 2 / a + h / 2 / b + contact);
              heat[wide(problem, x, y, z, step) ? 0 : 1] += g * drop * drop;
            }
          }
        }
      }
    }
    return heat[1] / (heat[0] + heat[1]);
  }

  /** Whether any block with both voxels of the face conducts. */
  private static boolean wide(ConductionProblem problem, int x, int y, int z, int[] step) {
    LabelVolume v = problem.volume();
    int[] at = {x, y, z};
    int[] n = {v.shape().nx(), v.shape().ny(), v.shape().nz()};
    for (int shift = 0; shift < 8; shift++) {
      int[] first = new int[3];
      int[] size = new int[3];
      boolean inside = true;
      for (int k = 0; k < 3; k++) {
        int back = shift >> k & 1;
        size[k] = n[k] > 1 ? 2 : 1;
        inside &= !(back == 1 && (step[k] == 1 || n[k] == 1));
        first[k] = at[k] - back;
        inside &= first[k] >= 0 && first[k] + size[k] <= n[k];
      }
      boolean all = inside;
      for (int k = 0; all && k < size[2]; k++) {
        for (int j = 0; all && j < size[1]; j++) {
          for (int i = 0; all && i < size[0]; i++) {
            all =
                problem.conductivities().of(v.label(first[0] + i, first[1] + j, first[2] + k)) > 0;
          }
        }
      }
      if (all) {
        return true;
      }
    }
    return false;
  }
}
