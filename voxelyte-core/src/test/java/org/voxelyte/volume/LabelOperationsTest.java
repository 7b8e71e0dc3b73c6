package org.voxelyte.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.ProgressListener;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

class LabelOperationsTest {
  private static final VoxelSize SIZE = new VoxelSize(1e-7, 2e-7, 5e-7);
  private static final Phase PORE = Phase.named(0, "void");
  private static final Phase ACTIVE = new Phase(85, "NMC", PhaseRole.ACTIVE);
  private static final Phase BINDER = new Phase(170, "CBD", PhaseRole.BINDER);
  private static final TaskContext ONE = TaskContext.silent(1);
  private static final List<Phase> PHASES = List.of(PORE, ACTIVE, BINDER);

  private static LabelVolume random(int nx, int ny, int nz, long seed) {
    Random random = new Random(seed);
    GridShape shape = new GridShape(nx, ny, nz);
    byte[][] slices = new byte[nz][nx * ny];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) PHASES.get(random.nextInt(3)).label();
      }
    }
    return new LabelVolume(shape, SIZE, slices, PHASES, Provenance.generated("seed " + seed));
  }

  private static LabelVolume row(int... labels) {
    byte[] slice = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      slice[i] = (byte) labels[i];
    }
    return new LabelVolume(
        new GridShape(labels.length, 1, 1),
        SIZE,
        new byte[][] {slice},
        List.of(),
        Provenance.generated("row"));
  }

  private static void assertSameLabels(LabelVolume found, LabelVolume expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    for (int z = 0; z < expected.shape().nz(); z++) {
      assertThat(found.slice(z)).isEqualTo(expected.slice(z));
    }
  }

  private static String lastStep(LabelVolume volume) {
    List<String> steps = volume.provenance().steps();
    return steps.get(steps.size() - 1);
  }

  /** Every operation that makes a volume out of a volume, with arguments that fit 9 × 8 × 7. */
  private enum Operation {
    CROP((volume, task) -> LabelOperations.crop(volume, Box.between(1, 7, 2, 5, 1, 6), task)),
    COARSEN((volume, task) -> LabelOperations.coarsen(volume, 2, task)),
    MIRROR((volume, task) -> LabelOperations.mirror(volume, Axis.X, task)),
    SWAP_AXES((volume, task) -> LabelOperations.swapAxes(volume, Axis.X, Axis.Z, task)),
    RELABEL((volume, task) -> LabelOperations.relabel(volume, Map.of(0, 85, 85, 0), task)),
    MERGE((volume, task) -> LabelOperations.merge(volume, Set.of("NMC", "CBD"), ACTIVE, task));

    private final BiFunction<LabelVolume, TaskContext, LabelVolume> body;

    Operation(BiFunction<LabelVolume, TaskContext, LabelVolume> body) {
      this.body = body;
    }

    LabelVolume apply(TaskContext task) {
      return body.apply(random(9, 8, 7, 14), task);
    }
  }

  @ParameterizedTest(name = "{0}, seed 14")
  @EnumSource(Operation.class)
  void stopsWhenCancelledBeforeAndBetweenSlices_seed14(Operation operation) {
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        task.cancel();
        assertThatThrownBy(() -> operation.apply(task)).isInstanceOf(TaskCancelledException.class);
      }
    }
    List<Long> heard = new ArrayList<>();
    AtomicReference<TaskContext> running = new AtomicReference<>();
    ProgressListener cancelAfterTheFirstSlice =
        (stage, done, total) -> {
          heard.add(done);
          if (done == 1) {
            running.get().cancel();
          }
        };
    try (TaskContext task = new TaskContext(1, cancelAfterTheFirstSlice)) {
      running.set(task);
      assertThatThrownBy(() -> operation.apply(task)).isInstanceOf(TaskCancelledException.class);
    }
    assertThat(heard).containsExactly(0L, 1L);
  }

  @ParameterizedTest(name = "{0}, seed 14")
  @EnumSource(Operation.class)
  void isTheSameForAnyNumberOfThreadsAndTellsProgress_seed14(Operation operation) {
    List<Long> heard = new ArrayList<>();
    LabelVolume expected;
    try (TaskContext one = new TaskContext(1, (stage, done, total) -> heard.add(total - done))) {
      expected = operation.apply(one);
    }
    assertThat(heard).hasSize(expected.shape().nz() + 1).endsWith(1L, 0L);
    for (int threads = 2; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        LabelVolume found = operation.apply(task);
        assertSameLabels(found, expected);
        assertThat(found.phases()).isEqualTo(expected.phases());
        assertThat(found.provenance()).isEqualTo(expected.provenance());
      }
    }
  }

  @Test
  void cropKeepsWhatLiesInTheBox_seed1() {
    LabelVolume volume = random(7, 6, 5, 1);
    LabelVolume cropped = LabelOperations.crop(volume, Box.between(2, 5, 1, 1, 3, 4), ONE);
    assertThat(cropped.shape()).isEqualTo(new GridShape(4, 1, 2));
    for (int z = 0; z < 2; z++) {
      for (int x = 0; x < 4; x++) {
        assertThat(cropped.label(x, 0, z)).isEqualTo(volume.label(x + 2, 1, z + 3));
      }
    }
    assertThat(cropped.voxelSize()).isEqualTo(SIZE);
    assertThat(cropped.phases()).isEqualTo(PHASES);
    assertThat(lastStep(cropped)).isEqualTo("cropped to x 2–5, y 1–1, z 3–4");
    assertThat(volume.provenance().steps()).isEmpty();
  }

  @Test
  void cropToEverythingChangesNothing_seed2() {
    LabelVolume volume = random(3, 4, 5, 2);
    assertSameLabels(LabelOperations.crop(volume, new Box(0, 0, 0, volume.shape()), ONE), volume);
  }

  @Test
  void cropRefusesWhatLiesOutside() {
    LabelVolume volume = random(3, 4, 5, 3);
    assertThatThrownBy(() -> LabelOperations.crop(volume, Box.between(0, 2, 0, 4, 0, 4), ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot crop to x 0–2, y 0–4, z 0–4: along y the volume has voxels 0–3");
    assertThatThrownBy(() -> Box.between(2, 1, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x 2–1");
    assertThatThrownBy(() -> new Box(0, -1, 0, volume.shape()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("y -1");
  }

  @ParameterizedTest(name = "factor {0}, seed 4")
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void coarsenTakesTheMajorityAndLeavesOutTheRest_seed4(int factor) {
    LabelVolume volume = random(11, 7, 13, 4);
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        LabelVolume coarse = LabelOperations.coarsen(volume, factor, task);
        assertThat(coarse.shape()).isEqualTo(new GridShape(11 / factor, 7 / factor, 13 / factor));
        assertThat(coarse.voxelSize())
            .isEqualTo(new VoxelSize(1e-7 * factor, 2e-7 * factor, 5e-7 * factor));
        for (int z = 0; z < coarse.shape().nz(); z++) {
          for (int y = 0; y < coarse.shape().ny(); y++) {
            for (int x = 0; x < coarse.shape().nx(); x++) {
              assertThat(coarse.label(x, y, z)).isEqualTo(slowMajority(volume, factor, x, y, z));
            }
          }
        }
      }
    }
  }

  private static int slowMajority(LabelVolume volume, int factor, int x, int y, int z) {
    LabelVolume cube =
        LabelOperations.crop(
            volume,
            new Box(x * factor, y * factor, z * factor, new GridShape(factor, factor, factor)),
            ONE);
    int best = -1;
    for (int label = LabelVolume.MAX_LABEL; label >= 0; label--) {
      if (best < 0 || cube.count(label) >= cube.count(best)) {
        best = label;
      }
    }
    return best;
  }

  @Test
  void coarsenSaysWhatItLeftOut_seed5() {
    try (TaskContext task = TaskContext.silent(2)) {
      assertThat(lastStep(LabelOperations.coarsen(random(6, 7, 8, 5), 3, task)))
          .isEqualTo(
              "coarsened by 3, majority, ties to the lowest label;"
                  + " left out at the end: 1 of y, 2 of z");
      assertThat(lastStep(LabelOperations.coarsen(random(6, 4, 8, 5), 2, task)))
          .isEqualTo("coarsened by 2, majority, ties to the lowest label");
    }
  }

  @Test
  void coarsenGivesTiesToTheLowestLabel() {
    byte[][] slices = {{(byte) 200, 7, 9, 9}, {(byte) 200, 7, 7, (byte) 200}};
    LabelVolume cube =
        new LabelVolume(
            new GridShape(2, 2, 2), SIZE, slices, List.of(), Provenance.generated("tie"));
    try (TaskContext task = TaskContext.silent(1)) {
      LabelVolume coarse = LabelOperations.coarsen(cube, 2, task);
      assertThat(coarse.label(0, 0, 0)).isEqualTo(7);
      assertThat(coarse.volume()).isEqualTo(cube.volume(), within(1e-15 * cube.volume()));
      assertThat(coarse.phases()).isEqualTo(cube.phases());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3})
  void coarsenRefusesFactorsOutOfRange(int factor) {
    try (TaskContext task = TaskContext.silent(1)) {
      assertThatThrownBy(() -> LabelOperations.coarsen(random(9, 9, 2, 6), factor, task))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 … 2")
          .hasMessageContaining("got " + factor);
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void mirrorReversesOneAxisAndUndoesItself_seed8(Axis axis) {
    LabelVolume volume = random(4, 3, 5, 8);
    LabelVolume mirrored = LabelOperations.mirror(volume, axis, ONE);
    for (int z = 0; z < 5; z++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 4; x++) {
          assertThat(mirrored.label(x, y, z))
              .isEqualTo(
                  volume.label(
                      axis == Axis.X ? 3 - x : x,
                      axis == Axis.Y ? 2 - y : y,
                      axis == Axis.Z ? 4 - z : z));
        }
      }
    }
    assertThat(lastStep(mirrored)).isEqualTo("mirrored along " + axis.key());
    assertSameLabels(LabelOperations.mirror(mirrored, axis, ONE), volume);
  }

  @ParameterizedTest
  @CsvSource({"X, Y", "Y, X", "X, Z", "Z, X", "Y, Z", "Z, Y", "X, X"})
  void swapExchangesVoxelsAndEdges_seed9(Axis a, Axis b) {
    LabelVolume volume = random(4, 3, 5, 9);
    LabelVolume swapped = LabelOperations.swapAxes(volume, a, b, ONE);
    for (int z = 0; z < 5; z++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 4; x++) {
          int[] p = {x, y, z};
          p[a.ordinal()] = new int[] {x, y, z}[b.ordinal()];
          p[b.ordinal()] = new int[] {x, y, z}[a.ordinal()];
          assertThat(swapped.label(p[0], p[1], p[2])).isEqualTo(volume.label(x, y, z));
        }
      }
    }
    assertThat(swapped.voxelSize().along(a)).isEqualTo(SIZE.along(b));
    assertThat(swapped.voxelSize().along(b)).isEqualTo(SIZE.along(a));
    assertThat(swapped.phases()).isEqualTo(PHASES);
    assertThat(lastStep(swapped)).isEqualTo("axes " + a.key() + " and " + b.key() + " swapped");
    assertSameLabels(LabelOperations.swapAxes(swapped, a, b, ONE), volume);
  }

  @Test
  void relabelTakesNamesAndRolesAlong_seed10() {
    LabelVolume volume = random(5, 4, 3, 10);
    LabelVolume relabelled = LabelOperations.relabel(volume, Map.of(85, 170, 170, 85), ONE);
    assertThat(relabelled.phases())
        .containsExactly(
            PORE, new Phase(85, "CBD", PhaseRole.BINDER), new Phase(170, "NMC", PhaseRole.ACTIVE));
    assertThat(relabelled.count(170)).isEqualTo(volume.count(85));
    assertThat(relabelled.count(85)).isEqualTo(volume.count(170));
    assertThat(lastStep(relabelled)).isEqualTo("relabelled 85 to 170, 170 to 85");
    assertSameLabels(LabelOperations.relabel(relabelled, Map.of(85, 170, 170, 85), ONE), volume);
  }

  @Test
  void relabelRenamesPhasesThatAreCalledByTheirLabel() {
    LabelVolume relabelled =
        LabelOperations.relabel(row(1, 2, 255), Map.of(1, 2, 2, 1, 255, 0), ONE);
    assertThat(relabelled.slice(0)).containsExactly(2, 1, 0);
    assertThat(relabelled.phases())
        .containsExactly(Phase.unnamed(0), Phase.unnamed(1), Phase.unnamed(2));
  }

  @Test
  void relabelRefusesCollisionsAndUnknownLabels() {
    assertThatThrownBy(() -> LabelOperations.relabel(row(1, 2), Map.of(1, 2), ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both get label 2");
    assertThatThrownBy(() -> LabelOperations.relabel(row(1, 2), Map.of(3, 4), ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot relabel 3: the volume has labels 1, 2");
    assertThatThrownBy(() -> LabelOperations.relabel(row(1, 2), Map.of(1, 256), ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256");
  }

  @Test
  void mergeMakesOnePhase_seed11() {
    LabelVolume volume = random(5, 4, 3, 11);
    Phase solid = new Phase(85, "solid", PhaseRole.UNSPECIFIED);
    LabelVolume merged = LabelOperations.merge(volume, Set.of("CBD", "85"), solid, ONE);
    assertThat(merged.phases()).containsExactly(PORE, solid);
    assertThat(merged.count(solid)).isEqualTo(volume.count(ACTIVE) + volume.count(BINDER));
    assertThat(lastStep(merged)).isEqualTo("merged NMC, CBD into solid");
  }

  @Test
  void mergeMayChooseANewLabel_seed12() {
    LabelVolume merged =
        LabelOperations.merge(
            random(5, 4, 3, 12), Set.of("void", "NMC"), new Phase(3, "both", PhaseRole.VOID), ONE);
    assertThat(merged.phases()).extracting(Phase::label).containsExactly(3, 170);
  }

  @Test
  void mergeRefusesUnknownPhasesAndLabelsOrNamesInUse_seed13() {
    LabelVolume volume = random(5, 4, 3, 13);
    Phase inTheWay = new Phase(0, "solid", PhaseRole.UNSPECIFIED);
    assertThatThrownBy(() -> LabelOperations.merge(volume, Set.of("NMC", "CBD"), inTheWay, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("void");
    Phase sameName = new Phase(85, "void", PhaseRole.VOID);
    assertThatThrownBy(() -> LabelOperations.merge(volume, Set.of("NMC", "CBD"), sameName, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("void");
    assertThatThrownBy(() -> LabelOperations.merge(volume, Set.of("LPS"), ACTIVE, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LPS");
    assertThatThrownBy(() -> LabelOperations.merge(volume, Set.of(), ACTIVE, ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
