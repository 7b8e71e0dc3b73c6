package org.voxelyte.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

class VolumesTest {
  private static final GridShape SHAPE = new GridShape(4, 3, 2);
  private static final VoxelSize SIZE = new VoxelSize(1e-7, 2e-7, 5e-7);
  private static final Provenance MADE = Provenance.generated("counting up");

  /** Voxel i of the volume has label 10 i. */
  private static LabelVolume countingUp(List<Phase> phases) {
    byte[][] slices = new byte[2][12];
    for (int i = 0; i < 24; i++) {
      slices[i / 12][i % 12] = (byte) (10 * i);
    }
    return new LabelVolume(SHAPE, SIZE, slices, phases, MADE);
  }

  @Test
  void labelsAreUnsignedAndXRunsFastest() {
    LabelVolume volume = countingUp(List.of());
    assertThat(volume.label(3, 2, 1)).isEqualTo(230);
    assertThat(volume.label(1, 0, 0)).isEqualTo(10);
    assertThat(volume.label(0, 1, 0)).isEqualTo(40);
    assertThat(volume.label(0, 0, 1)).isEqualTo(120);
    assertThat(volume.count(230)).isEqualTo(1);
    assertThat(volume.count(231)).isZero();
    assertThat(volume.phases()).hasSize(24).contains(Phase.unnamed(230));
    assertThat(volume.volume()).isEqualTo(24 * 1e-20, within(1e-32));
    assertThat(volume.length(Axis.Z)).isEqualTo(1e-6, within(1e-21));
  }

  @Test
  void phasesAreFoundByNameBeforeLabel() {
    Phase named10 = new Phase(20, "10", PhaseRole.ACTIVE);
    Phase absent = Phase.named(5, "Carbon");
    assertThatThrownBy(() -> countingUp(List.of(named10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels 10 and 20 are both named '10'");
    LabelVolume volume =
        countingUp(List.of(named10, new Phase(10, "SE", PhaseRole.ELECTROLYTE), absent));
    assertThat(volume.phase("10")).isEqualTo(named10);
    assertThat(volume.phase("5")).isEqualTo(absent);
    assertThat(absent.role()).isEqualTo(PhaseRole.CARBON);
    assertThat(volume.count(absent)).isZero();
    assertThatThrownBy(() -> volume.phase("LPS"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LPS")
        .hasMessageContaining("SE")
        .hasMessageContaining("counting up");
  }

  @Test
  void otherPhasesAndProvenanceShareTheLabels() {
    LabelVolume volume = countingUp(List.of(Phase.named(0, "void")));
    LabelVolume renamed = volume.withPhases(List.of(Phase.named(10, "binder")));
    assertThat(renamed.slice(1)).isSameAs(volume.slice(1));
    assertThat(renamed.phase("0")).isEqualTo(Phase.unnamed(0));
    assertThat(renamed.count(10)).isEqualTo(1);
    LabelVolume moved = volume.withProvenance(MADE.then("a step"));
    assertThat(moved.phases()).isEqualTo(volume.phases());
    assertThat(moved.provenance().steps()).containsExactly("a step");
    assertThat(MADE.steps()).isEmpty();
  }

  @Test
  void refusesSizesThatDisagreeAndLabelsNamedTwice() {
    assertThatThrownBy(() -> new LabelVolume(SHAPE, SIZE, new byte[1][12], List.of(), MADE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 2 slices, got 1");
    assertThatThrownBy(
            () ->
                new LabelVolume(
                    SHAPE, SIZE, new byte[][] {new byte[12], new byte[11]}, List.of(), MADE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slice 1 has 11 voxels");
    assertThatThrownBy(() -> countingUp(List.of(Phase.named(10, "a"), Phase.named(10, "b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 10 is named twice");
    assertThatThrownBy(
            () ->
                new ScalarField(
                    "phi", "V", SHAPE, SIZE, new float[][] {new float[12], new float[1]}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new ComponentVolume(
                    SHAPE, SIZE, new int[][] {new int[12], new int[1]}, new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slice 1");
    assertThatThrownBy(() -> GreyVolume.of(SHAPE, SIZE, new short[2][11], false, MADE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LabelMap(Axis.Z, 0, 3, 2, 1, 1, new byte[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 labels");
    assertThatThrownBy(
            () ->
                new ScalarMap("phi", "V", new ScalarMap.Frame(Axis.Z, 0, 3, 2, 1, 1), new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 values");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, -1, 1", "1, 1, 0"})
  void refusesEmptyShapes(int nx, int ny, int nz) {
    assertThatThrownBy(() -> new GridShape(nx, ny, nz))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shapesCountBeyondTwoBillionVoxels() {
    assertThat(new GridShape(2000, 2000, 2000).voxels()).isEqualTo(8_000_000_000L);
    assertThatThrownBy(() -> new GridShape(50_000, 50_000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-7, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesVoxelEdgesThatAreNoLengths(double edge) {
    assertThatThrownBy(() -> new VoxelSize(1e-7, edge, 1e-7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("voxel size");
  }

  @Test
  void voxelSizeKnowsFacesAndPrints() {
    assertThat(SIZE.faceArea(Axis.X)).isEqualTo(1e-13, within(1e-28));
    assertThat(SIZE.faceArea(Axis.Y)).isEqualTo(5e-14, within(1e-28));
    assertThat(SIZE.faceArea(Axis.Z)).isEqualTo(2e-14, within(1e-28));
    assertThat(SIZE).hasToString("100 nm × 200 nm × 500 nm");
    assertThat(VoxelSize.cube(3.56e-8)).hasToString("35.6 nm");
    assertThat(new VoxelSize(1e-7, 1.0000005e-7, 1e-7).isCube()).isTrue();
    assertThat(SIZE.isCube()).isFalse();
  }

  @Test
  void cutsHaveXToTheRightOrElseYAndZDownOrElseY() {
    LabelVolume volume = countingUp(List.of());
    LabelMap x = volume.cut(Axis.X, 2);
    assertThat(List.of(x.width(), x.height())).containsExactly(3, 2);
    assertThat(x.label(1, 1)).isEqualTo(volume.label(2, 1, 1));
    assertThat(List.of(x.pixelWidth(), x.pixelHeight())).containsExactly(2e-7, 5e-7);
    LabelMap y = volume.cut(Axis.Y, 1);
    assertThat(y.label(3, 1)).isEqualTo(volume.label(3, 1, 1));
    LabelMap z = volume.cut(Axis.Z, 1);
    assertThat(z.label(3, 2)).isEqualTo(230);
    assertThatThrownBy(() -> volume.cut(Axis.Z, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cut z = 2 lies outside 0 … 1");
    assertThatThrownBy(() -> volume.cut(Axis.X, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fieldsAreCutAsLabels() {
    float[][] slices = new float[2][12];
    slices[1][5] = 7;
    ScalarField field = new ScalarField("potential", "V", SHAPE, SIZE, slices);
    assertThat(field.value(1, 1, 1)).isEqualTo(7);
    assertThat(field.cut(Axis.X, 1).value(1, 1)).isEqualTo(7);
    assertThat(field.cut(Axis.Y, 1).value(1, 1)).isEqualTo(7);
    assertThat(field.cut(Axis.Z, 1).value(1, 1)).isEqualTo(7);
    assertThat(field.cut(Axis.Z, 0).values()).containsOnly(0);
  }

  @Test
  void greysKeepTheirTypeAndSign() {
    byte[][] bytes = new byte[2][12];
    bytes[1][0] = (byte) 200;
    short[][] shorts = new short[2][12];
    shorts[1][0] = (short) 40_000;
    float[][] floats = new float[2][12];
    floats[1][0] = 0.5f;
    assertThat(GreyVolume.of(SHAPE, SIZE, bytes, false, MADE).value(0, 0, 1)).isEqualTo(200);
    assertThat(GreyVolume.of(SHAPE, SIZE, bytes, true, MADE).value(0, 0, 1)).isEqualTo(-56);
    assertThat(GreyVolume.of(SHAPE, SIZE, shorts, false, MADE).value(0, 0, 1)).isEqualTo(40_000);
    assertThat(GreyVolume.of(SHAPE, SIZE, shorts, true, MADE).value(0, 0, 1)).isEqualTo(-25_536);
    GreyVolume grey = GreyVolume.of(SHAPE, SIZE, floats, MADE);
    float[] slice = new float[12];
    grey.readSlice(1, slice);
    assertThat(slice[0]).isEqualTo(0.5f);
    assertThatThrownBy(() -> grey.readSlice(0, new float[13]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void componentsTellTheirSizes() {
    int[][] ids = new int[2][12];
    ids[1][11] = 2;
    ComponentVolume components = new ComponentVolume(SHAPE, SIZE, ids, new long[] {5, 1});
    assertThat(components.clusters()).isEqualTo(2);
    assertThat(components.size(2)).isEqualTo(1);
    assertThat(components.sizes()).containsExactly(5L, 1L);
    assertThat(components.id(3, 2, 1)).isEqualTo(2);
  }

  @Test
  void componentsAreCounted() {
    int[][] ids = new int[2][12];
    ids[0][3] = 4;
    ids[1][0] = 4;
    ids[1][11] = 2;
    ComponentVolume counted = ComponentVolume.counted(SHAPE, SIZE, ids, 5, TaskContext.silent(1));
    assertThat(counted.sizes()).containsExactly(0L, 1L, 0L, 2L, 0L);
    assertThat(counted.slice(1)).isSameAs(ids[1]);
    TaskContext cancelled = TaskContext.silent(1);
    cancelled.cancel();
    assertThatThrownBy(() -> ComponentVolume.counted(SHAPE, SIZE, ids, 5, cancelled))
        .isInstanceOf(TaskCancelledException.class);
  }

  @Test
  void axesAndRolesAreReadInEitherCase() {
    assertThat(Axis.of("Z")).isEqualTo(Axis.Z);
    assertThat(Axis.of("x").key()).isEqualTo("x");
    assertThatThrownBy(() -> Axis.of("w")).hasMessage("axis must be x, y or z, got 'w'");
    assertThat(PhaseRole.of("Electrolyte")).isEqualTo(PhaseRole.ELECTROLYTE);
    assertThatThrownBy(() -> PhaseRole.of("glue")).hasMessageContaining("glue");
    assertThat(Phase.named(3, "unspecified").role()).isEqualTo(PhaseRole.UNSPECIFIED);
    assertThatThrownBy(() -> new Phase(256, "a", PhaseRole.VOID))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Phase(1, " ", PhaseRole.VOID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void usualNamesOfPhasesHaveTheirRole() {
    assertThat(Phase.named(1, "NMC811").role()).isEqualTo(PhaseRole.ACTIVE);
    assertThat(Phase.named(1, "am").role()).isEqualTo(PhaseRole.ACTIVE);
    assertThat(Phase.named(1, "SE").role()).isEqualTo(PhaseRole.ELECTROLYTE);
    assertThat(Phase.named(1, "Pore").role()).isEqualTo(PhaseRole.VOID);
    assertThat(Phase.named(1, "CBD").role()).isEqualTo(PhaseRole.CARBON);
    assertThat(Phase.named(1, "PTFE").role()).isEqualTo(PhaseRole.BINDER);
    for (String other : new String[] {"10", "seal", "amber", "phase 2", "A"}) {
      assertThat(Phase.named(1, other).role()).as(other).isEqualTo(PhaseRole.UNSPECIFIED);
    }
  }
}
