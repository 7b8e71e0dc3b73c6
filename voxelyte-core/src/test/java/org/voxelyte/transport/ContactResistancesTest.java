package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class ContactResistancesTest {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-12, 500);

  /** The accuracy that exact cases are asked for. */
  private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

  private final TaskContext task = TaskContext.silent(2);

  private static ContactResistances contact(int a, int b, double resistance) {
    return new ContactResistances(Map.of(new ContactResistances.Pair(a, b), resistance));
  }

  private double solve(ConductionProblem problem, Axis axis) {
    return new ConductionSolver(TIGHT).solve(problem, axis, task).effective().effective();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void twoLayersInSeriesWithAContact(Axis axis) {
    double[] edges = {3e-6, 7e-6, 11e-6};
    edges[axis.ordinal()] = 600e-6 / 12;
    LabelVolume layers =
        TestVolumes.of(
            12,
            12,
            12,
            new VoxelSize(edges[0], edges[1], edges[2]),
            (x, y, z) -> new int[] {x, y, z}[axis.ordinal()] < 6 ? 1 : 2);
    ConductionProblem problem =
        ConductionProblem.of(layers, sigma(1, 0.71, 2, 0.32)).withContacts(contact(2, 1, 2e-6));
    assertThat(solve(problem, axis))
        .isCloseTo(1 / (0.5 / 0.71 + 0.5 / 0.32 + 2e-6 / 600e-6), NINE_DIGITS);
    Axis across = axis == Axis.X ? Axis.Y : Axis.X;
    assertThat(solve(problem, across)).isCloseTo(0.5 * (0.71 + 0.32), NINE_DIGITS);
  }

  @Test
  void zeroContactIsNoneBitForBit_seed41() {
    LabelVolume volume = TestVolumes.balls(20, 4, 30, 3, 41);
    ConductionProblem none = ConductionProblem.of(volume, sigma(0, 1, 1, 0.1, 2, 7));
    double bare = solve(none, Axis.Y);
    assertThat(solve(none.withContacts(contact(0, 1, 0)), Axis.Y)).isEqualTo(bare);
    assertThat(solve(none.withContacts(ContactResistances.NONE), Axis.Y)).isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e3, 1e5})
  void hugeContactInsulatesThePair(double resistance) {
    // Both phases span; a face of 1 S/m at 100 nm has 1e-7 ohm.m2.
    LabelVolume volume =
        TestVolumes.of(12, 12, 12, (x, y, z) -> (x / 4 + y / 4 + (z > 5 ? x / 2 : 0)) % 2);
    ConductionProblem both = ConductionProblem.of(volume, sigma(0, 1, 1, 0.2));
    double apart =
        solve(ConductionProblem.of(volume, sigma(0, 1)), Axis.Z)
            + solve(ConductionProblem.of(volume, sigma(1, 0.2)), Axis.Z);
    double joined = solve(both, Axis.Z);
    double limit = solve(both.withContacts(contact(0, 1, resistance)), Axis.Z);
    assertThat(joined).isGreaterThan(1.01 * apart);
    assertThat(limit).isCloseTo(apart, within(1e-4 / resistance * apart));
  }

  @Test
  void moreContactConductsLess_seed42() {
    LabelVolume volume = TestVolumes.balls(16, 4, 20, 2, 42);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1, 1, 3));
    double before = solve(problem, Axis.X);
    for (double resistance : new double[] {1e-8, 1e-7, 1e-6}) {
      double now = solve(problem.withContacts(contact(0, 1, resistance)), Axis.X);
      assertThat(now).isLessThan(before);
      before = now;
    }
  }

  @Test
  void badContactsAreRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> contact(1, 2, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("labels 1 and 2")
          .hasMessageContaining("ohm.m2");
    }
    assertThatThrownBy(() -> contact(1, 256, 1)).isInstanceOf(IllegalArgumentException.class);
    LabelVolume volume = TestVolumes.of(3, 3, 3, (x, y, z) -> z % 2);
    assertThatThrownBy(
            () ->
                solve(
                    ConductionProblem.of(volume, sigma(0, 1, 1, 2))
                        .withContacts(contact(0, 1, 1e8)),
                    Axis.Z))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels 0 and 1")
        .hasMessageContaining("ohm.m2");
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1));
    assertThatThrownBy(() -> problem.withContacts(contact(0, 9, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 9");
  }
}
