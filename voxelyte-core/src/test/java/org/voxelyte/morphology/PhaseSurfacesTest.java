package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

class PhaseSurfacesTest {
  /** Rounding only: sums of the same terms in another order. */
  private static final double ROUNDING_PERCENT = 1e-9;

  private static final VoxelSize LONG_VOXELS = new VoxelSize(2e-7, 3e-7, 5e-7);
  private static final PhaseGroup VOID = new PhaseGroup("void", Set.of(0));
  private static final PhaseGroup ACTIVE = new PhaseGroup("AM", Set.of(1));
  private static final PhaseGroup ELECTROLYTE = new PhaseGroup("SE", Set.of(2));
  private static final PhaseGroup CARBON = new PhaseGroup("carbon", Set.of(3));

  private static List<PhaseSurface> measure(LabelVolume volume, PhaseGroup... groups) {
    try (TaskContext task = TaskContext.silent(2)) {
      return PhaseSurfaces.of(volume, List.of(groups), task);
    }
  }

  /** A cube of 4³ voxels, of which the electrolyte covers one face and carbon half of another. */
  private static LabelVolume cube() {
    return Structures.of(
        new GridShape(10, 10, 10),
        VoxelSize.cube(1e-6),
        (x, y, z) -> {
          boolean within = x >= 3 && x < 7 && y >= 3 && y < 7;
          if (within && z >= 3 && z < 7) {
            return 1;
          }
          if (within && z == 7) {
            return 2;
          }
          return within && z == 2 && x < 5 ? 3 : 0;
        });
  }

  @Test
  void coveredCubeByFaces() {
    PhaseSurface surface = measure(cube(), ACTIVE, VOID, ELECTROLYTE, CARBON).get(0);
    assertThat(surface.area().faces()).isEqualTo(96e-12, within(1e-24));
    assertThat(surface.perVolume().faces()).isEqualTo(96e-12 / 1e-15, within(1e-6));
    assertThat(surface.perOwnVolume().get().faces()).isEqualTo(96 / 64.0 * 1e6, within(1e-6));
    assertThat(surface.by(ELECTROLYTE).share().get().faces()).isEqualTo(1 / 6.0, within(1e-12));
    assertThat(surface.by(CARBON).share().get().faces()).isEqualTo(1 / 12.0, within(1e-12));
    assertThat(surface.by(VOID).share().get().faces()).isEqualTo(0.75, within(1e-12));
  }

  /** Half of a ball's surface lies in electrolyte, by symmetry, but for pairs across the rim. */
  @Test
  void halfCoveredBall() {
    LabelVolume ball =
        Structures.ball(
            new GridShape(60, 60, 60), VoxelSize.cube(1), new double[] {30, 30, 30}, 20);
    LabelVolume halved =
        Structures.of(ball.shape(), (x, y, z) -> ball.label(x, y, z) == 1 ? 1 : z < 30 ? 2 : 0);
    PhaseSurface surface = measure(halved, ACTIVE, VOID, ELECTROLYTE).get(0);
    double area = 4 * Math.PI * 400;
    assertThat(surface.area().crofton()).isCloseTo(area, withinPercentage(1));
    assertThat(surface.perVolume().crofton()).isCloseTo(area / 216_000, withinPercentage(1));
    double volume = 4 * Math.PI * 8000 / 3;
    assertThat(surface.perOwnVolume().get().crofton())
        .isCloseTo(area / volume, withinPercentage(1));
    assertThat(surface.by(ELECTROLYTE).share().get().faces()).isEqualTo(0.5, within(1e-12));
    assertThat(surface.by(ELECTROLYTE).share().get().crofton()).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void agreesWithTheInterfacesOfPairs_seed1() {
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 2}, 1);
      for (int threads = 1; threads <= 3; threads++) {
        try (TaskContext task = TaskContext.silent(threads)) {
          List<PhaseSurface> surfaces = PhaseSurfaces.of(volume, task);
          for (InterfaceArea pair : InterfaceAreas.of(volume, task)) {
            for (PhaseSurface surface : surfaces) {
              if (surface.group().labels().contains(pair.a().label())) {
                Coverage coverage = surface.by(PhaseGroup.of(pair.b()));
                assertThat(coverage.area().faces()).isEqualTo(pair.faceArea());
                assertThat(coverage.area().crofton()).isEqualTo(pair.croftonArea());
              }
            }
          }
          for (PhaseSurface surface : surfaces) {
            Phase phase = volume.phase(surface.group().name());
            assertThat(surface.area().faces())
                .isCloseTo(
                    SurfaceArea.faces(volume, phase, task), withinPercentage(ROUNDING_PERCENT));
            assertThat(surface.area().crofton())
                .isCloseTo(
                    SurfaceArea.crofton(volume, phase, task), withinPercentage(ROUNDING_PERCENT));
          }
        }
      }
    }
  }

  @Test
  void sharesSumToOne_seed2() {
    LabelVolume volume =
        Structures.random(new GridShape(9, 8, 7), LONG_VOXELS, new int[] {0, 1, 2, 3}, 2);
    for (PhaseSurface surface : measure(volume, VOID, ACTIVE)) {
      assertThat(surface.coverage()).hasSize(2);
      assertThat(surface.coverage().get(1).by())
          .isEqualTo(new PhaseGroup("other phases", Set.of(2, 3)));
      double faces = 0;
      double crofton = 0;
      for (Coverage coverage : surface.coverage()) {
        faces += coverage.share().get().faces();
        crofton += coverage.share().get().crofton();
      }
      assertThat(faces).isEqualTo(1, within(1e-12));
      assertThat(crofton).isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void noSurfaceWithinAGroup_seed3() {
    LabelVolume particles =
        Structures.random(new GridShape(9, 8, 7), LONG_VOXELS, new int[] {0, 1, 2, 3}, 3);
    PhaseGroup grades = new PhaseGroup("AM", Set.of(1, 3));
    LabelVolume merged =
        Structures.of(
            particles.shape(),
            LONG_VOXELS,
            (x, y, z) -> particles.label(x, y, z) == 3 ? 1 : particles.label(x, y, z));
    PhaseSurface expected = measure(merged, ACTIVE, VOID, ELECTROLYTE).get(0);
    PhaseSurface found = measure(particles, grades, VOID, ELECTROLYTE).get(0);
    assertThat(found.area()).isEqualTo(expected.area());
    assertThat(found.perOwnVolume()).isEqualTo(expected.perOwnVolume());
    assertThat(found.coverage()).isEqualTo(expected.coverage());
  }

  @Test
  void swappedAndMirroredItIsTheSame_seed4() {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 2}, 4);
    LabelVolume mirrored =
        Structures.of(shape, LONG_VOXELS, (x, y, z) -> volume.label(x, 7 - y, z));
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume turned = LabelOperations.swapAxes(mirrored, Axis.X, Axis.Z, task);
      List<PhaseSurface> expected = PhaseSurfaces.of(volume, task);
      List<PhaseSurface> found = PhaseSurfaces.of(turned, task);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 2; j++) {
          ByEstimator one = expected.get(i).coverage().get(j).share().get();
          ByEstimator other = found.get(i).coverage().get(j).share().get();
          assertThat(other.faces()).isCloseTo(one.faces(), withinPercentage(ROUNDING_PERCENT));
          assertThat(other.crofton()).isCloseTo(one.crofton(), withinPercentage(ROUNDING_PERCENT));
        }
      }
    }
  }

  @Test
  void degenerateVolumesHaveReasons() {
    LabelVolume full = Structures.of(new GridShape(3, 1, 2), (x, y, z) -> 1);
    List<PhaseSurface> surfaces = measure(full, ACTIVE, ELECTROLYTE);
    assertThat(surfaces.get(0).area()).isEqualTo(new ByEstimator(0, 0));
    assertThat(surfaces.get(0).perOwnVolume().get()).isEqualTo(new ByEstimator(0, 0));
    assertThat(surfaces.get(0).by(ELECTROLYTE).share().reason()).isEqualTo("AM has no surface");
    assertThat(surfaces.get(1).perOwnVolume().reason()).isEqualTo("there is no SE");
    LabelVolume one = Structures.of(new GridShape(3, 3, 3), (x, y, z) -> x * y * z == 1 ? 1 : 0);
    PhaseSurface voxel = measure(one, ACTIVE, VOID).get(0);
    assertThat(voxel.area().faces()).isEqualTo(6);
    assertThat(voxel.perOwnVolume().get().faces()).isEqualTo(6);
    assertThat(voxel.by(VOID).share().get()).isEqualTo(new ByEstimator(1, 1));
    assertThat(measure(full)).isEmpty();
  }

  @Test
  void groupsAreDisjoint() {
    assertThatThrownBy(() -> measure(cube(), ACTIVE, new PhaseGroup("both", Set.of(0, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label 1 is in two groups, also in both; drop one");
    assertThatThrownBy(() -> new PhaseGroup("none", Set.of()))
        .hasMessage("the group none needs at least one phase");
    assertThatThrownBy(() -> new PhaseGroup("far", Set.of(256))).hasMessageContaining("256");
    assertThatThrownBy(() -> new PhaseGroup(" ", Set.of(1))).hasMessageContaining("needs a name");
  }

  @Test
  void rolesMakeGroups() {
    LabelVolume volume =
        Structures.of(new GridShape(5, 1, 1), (x, y, z) -> x)
            .withPhases(
                List.of(
                    new Phase(0, "pore", PhaseRole.VOID),
                    new Phase(1, "small", PhaseRole.ACTIVE),
                    new Phase(2, "LPS", PhaseRole.ELECTROLYTE),
                    new Phase(3, "large", PhaseRole.ACTIVE)));
    assertThat(PhaseGroup.ofRoles(volume))
        .containsExactly(
            new PhaseGroup("pore", Set.of(0)),
            new PhaseGroup("LPS", Set.of(2)),
            new PhaseGroup("small + large", Set.of(1, 3)),
            new PhaseGroup("4", Set.of(4)));
  }

  /** The same as the table of interfaces of this electrode: a second way to the same counts. */
  @Test
  void electrodeIsCoveredByItsBinderAndPores() throws IOException {
    LabelVolume electrode = Structures.electrode();
    try (TaskContext task = TaskContext.silent(2)) {
      PhaseSurface active = PhaseSurfaces.of(electrode, PhaseGroup.ofRoles(electrode), task).get(1);
      assertThat(active.group().name()).isEqualTo("NMC");
      double faces = 0;
      for (InterfaceArea pair : InterfaceAreas.of(electrode, task)) {
        if (pair.a().label() == 85 || pair.b().label() == 85) {
          faces += pair.faceArea();
        }
      }
      assertThat(active.area().faces()).isCloseTo(faces, withinPercentage(ROUNDING_PERCENT));
      assertThat(active.area().faces() / active.area().crofton()).isBetween(1.3, 1.6);
    }
  }

  @Test
  void stopsWhenCancelled() {
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> PhaseSurfaces.of(cube(), task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
