package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class CurrentNetworkTest {
  /** A solution to 1e-13 of the energy has potentials to its root. */
  private static final double SOLVED = 1e-6;

  private static final ConductionOptions TIGHT = new ConductionOptions(1e-13, 500);
  private static final VoxelSize BRICK = new VoxelSize(1e-7, 2e-7, 3e-7);

  private final TaskContext task = TaskContext.silent(2);

  private CurrentNetwork network(ConductionProblem problem, Axis axis, int lines, Box... from) {
    return new ConductionSolver(TIGHT)
        .solve(problem.withNetwork(pathways(lines, from)), axis, task)
        .network()
        .orElseThrow();
  }

  private static NetworkQuestions pathways(int lines, Box... from) {
    List<NetworkQuestions.Start> starts =
        Arrays.stream(from).map(NetworkQuestions.Start::of).toList();
    return new NetworkQuestions(true, lines, starts, NetworkQuestions.CUT_IN_SECONDS);
  }

  private static Box voxel(int x, int y, int z) {
    return new Box(x, y, z, new GridShape(1, 1, 1));
  }

  private static double along(Axis axis, Pathway.Point point) {
    return axis == Axis.X ? point.x() : axis == Axis.Y ? point.y() : point.z();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void linesThroughABlockAreStraight(Axis axis) {
    LabelVolume block = TestVolumes.of(5, 6, 7, BRICK, (x, y, z) -> 1);
    CurrentNetwork found =
        network(ConductionProblem.of(block, sigma(1, 3)), axis, 12, voxel(2, 3, 4));
    assertThat(found.pathways()).hasSize(13);
    assertThat(found.lostStreamlines()).isZero();
    double length = block.length(axis);
    for (Pathway line : found.pathways()) {
      assertThat(line.length() / length).isCloseTo(1, within(SOLVED));
      assertThat(line.drop()).isCloseTo(1, within(SOLVED));
      for (Pathway.Point point : line.points()) {
        assertThat(point.potential()).isCloseTo(1 - along(axis, point) / length, within(SOLVED));
        assertThat(point.currentDensity() * length / 3).isCloseTo(1, within(SOLVED));
      }
    }
    Pathway path = found.pathways().get(12);
    assertThat(path.kind()).isEqualTo(Pathway.Kind.LARGEST_CURRENT);
    Pathway.Point start = path.points().get(path.start());
    assertThat(start.x()).isCloseTo(2.5e-7, within(1e-15));
    assertThat(start.y()).isCloseTo(7e-7, within(1e-15));
    assertThat(start.z()).isCloseTo(13.5e-7, within(1e-15));
    assertThat(found.backbone()).isEqualTo(1);
    assertThat(found.backboneVoxels()).isEqualTo(210);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void layersInSeriesTakeTheDropByTheirResistance(Axis axis) {
    LabelVolume layers =
        TestVolumes.of(
            10, 10, 10, BRICK, (x, y, z) -> new int[] {x, y, z}[axis.ordinal()] < 4 ? 1 : 2);
    ConductionProblem problem =
        ConductionProblem.of(layers, sigma(1, 10, 2, 1))
            .withContacts(
                new ContactResistances(
                    Map.of(new ContactResistances.Pair(1, 2), 0.2 * layers.length(axis))));
    double all = 0.04 + 0.6 + 0.2;
    for (Pathway line : network(problem, axis, 3, voxel(1, 2, 3)).pathways()) {
      Map<Integer, Pathway.Part> parts = line.parts();
      assertThat(parts.get(1).drop()).isCloseTo(0.04 / all, within(SOLVED));
      assertThat(parts.get(2).drop()).isCloseTo(0.6 / all, within(SOLVED));
      assertThat(line.contactDrop()).isCloseTo(0.2 / all, within(SOLVED));
      assertThat(parts.get(1).length() / layers.length(axis)).isCloseTo(0.4, within(SOLVED));
    }
  }

  @Test
  void tubesOfEqualCurrentCrowdWhereItFlows() {
    LabelVolume bars = TestVolumes.of(15, 4, 6, (x, y, z) -> x < 5 ? 2 : x < 13 ? 1 : 0);
    CurrentNetwork found = network(ConductionProblem.of(bars, sigma(1, 1, 2, 9)), Axis.Z, 530);
    long inBetter = found.pathways().stream().filter(p -> p.points().get(0).label() == 2).count();
    assertThat(inBetter).isEqualTo(450); // 45 of 53 parts of the current
    double total = found.currents().orElseThrow().meanCurrentDensity() * 15 * 4 * 1e-14;
    assertThat(found.pathways().get(0).current() * 530 / total).isCloseTo(1, within(SOLVED));
  }

  @Test
  void allLinesPassAWaist() {
    LabelVolume waist = TestVolumes.of(9, 9, 9, (x, y, z) -> z != 4 || x == 4 && y == 3 ? 1 : 0);
    CurrentNetwork found =
        network(ConductionProblem.of(waist, sigma(1, 1)), Axis.Z, 50, voxel(0, 8, 0));
    assertThat(found.pathways()).hasSize(51);
    for (Pathway line : found.pathways()) {
      assertThat(line.points())
          .anyMatch(
              p ->
                  Math.abs(p.z() - 4e-7) < 1e-12
                      && Math.abs(p.x() - 4.5e-7) <= 0.51e-7
                      && Math.abs(p.y() - 3.5e-7) <= 0.51e-7);
    }
    assertThat(found.smallestCut().orElseThrow().fraction()).isCloseTo(1 / 81.0, within(1e-12));
    assertThat(found.currents().orElseThrow().maximumZ()).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}, sides {1}, {2} voxels")
  @CsvSource({"X,INSULATED,20", "Y,PERIODIC,20", "Z,PERIODIC,17"})
  void linesFallAlongTheCurrentAndAreAsLongAsItsMean_seed23(Axis axis, Sides sides, int n) {
    LabelVolume volume = TestVolumes.balls(n, 4, n * 5 / 2, 3, 23);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(1, 1, 2, 0.2)).withSides(sides);
    CurrentNetwork found = network(problem, axis, 400);
    assertThat(found.lostStreamlines()).isZero();
    double length = volume.length(axis);
    double mean = 0;
    for (Pathway line : found.pathways()) {
      List<Pathway.Point> points = line.points();
      assertThat(along(axis, points.get(0))).isZero();
      assertThat(along(axis, points.get(points.size() - 1))).isCloseTo(length, within(1e-15));
      assertThat(points.get(0).potential()).isEqualTo(1);
      assertThat(points.get(points.size() - 1).potential()).isCloseTo(0, within(SOLVED));
      for (int i = 1; i < points.size(); i++) {
        assertThat(points.get(i).potential())
            .isLessThanOrEqualTo(points.get(i - 1).potential() + 1e-12);
        assertThat(points.get(i).distance(points.get(i - 1))).isLessThan(1.8e-7); // √3 voxels
      }
      mean += line.length() / length / found.pathways().size();
    }
    // The mean of |j| is taken at voxel centres, the lines turn inside of voxels.
    double tortuosity = found.currents().orElseThrow().streamlineTortuosity();
    assertThat(mean / tortuosity).isCloseTo(1, within(0.02));
    assertThat(tortuosity).isGreaterThan(1.05);
  }

  @Test
  void aPathKeepsItsLengthUnderAMirror_seed24() {
    LabelVolume volume = TestVolumes.balls(20, 4, 50, 3, 24);
    LabelVolume mirrored =
        TestVolumes.of(20, 20, 20, (x, y, z) -> volume.label(19 - x, 19 - y, 19 - z));
    Box all = new Box(0, 0, 0, new GridShape(20, 20, 20));
    ConductionProblem problem = ConductionProblem.of(volume, sigma(1, 1, 2, 0.2));
    ConductionProblem back = ConductionProblem.of(mirrored, sigma(1, 1, 2, 0.2));
    Pathway path = network(problem, Axis.Y, 0, all).pathways().get(0);
    Pathway other = network(back, Axis.Y, 0, all).pathways().get(0);
    assertThat(other.length() / path.length()).isCloseTo(1, within(1e-9));
    assertThat(other.current() / path.current()).isCloseTo(1, within(SOLVED));
    assertThat(path.length()).isGreaterThanOrEqualTo(volume.length(Axis.Y));
  }

  @Test
  void sharesByPhaseSumToOne_seed25() {
    LabelVolume volume = TestVolumes.noise(12, 12, 12, BRICK, 3, 25);
    CurrentNetwork found = network(ConductionProblem.of(volume, sigma(1, 1)), Axis.X, 0);
    assertThat(found.phases()).hasSize(1);
    CurrentNetwork.PhaseShare share = found.phases().get(0);
    assertThat(share.voxels()).isEqualTo(volume.count(share.phase()));
    assertThat(found.backboneVoxels()).isEqualTo(share.backboneVoxels());
    assertThat(share.backbone() + share.deadEnd() + share.isolated()).isCloseTo(1, within(1e-12));
    assertThat(share.deadEnd()).isPositive();
    assertThat(share.isolated()).isPositive();
    assertThat(found.deadEnd()).isEqualTo(share.deadEnd());
    CurrentNetwork two = network(ConductionProblem.of(volume, sigma(1, 1, 2, 5)), Axis.X, 0);
    assertThat(two.phases()).hasSize(2);
    assertThat(two.backbone()).isGreaterThan(found.backbone());
    long voxels = two.phases().get(0).backboneVoxels() + two.phases().get(1).backboneVoxels();
    assertThat(two.backboneVoxels()).isEqualTo(voxels);
  }

  @Test
  void whatDoesNotSpanIsIsolated() {
    LabelVolume gap = TestVolumes.of(4, 4, 5, (x, y, z) -> z == 2 ? 0 : 1);
    CurrentNetwork found =
        network(ConductionProblem.of(gap, sigma(1, 1)), Axis.Z, 7, voxel(0, 0, 0));
    assertThat(found.refusals().get(0)).contains("nothing spans");
    assertThat(found.isolated()).isEqualTo(1);
    assertThat(found.currents()).isEmpty();
    assertThat(found.pathways()).isEmpty();
    assertThat(found.smallestCut().orElseThrow().area()).isZero();
  }

  @Test
  void aLargeBackboneIsNotCut() {
    LabelVolume block = TestVolumes.of(5, 5, 5, (x, y, z) -> 1);
    NetworkQuestions questions = new NetworkQuestions(true, 0, List.of(), 124);
    ConductionProblem problem = ConductionProblem.of(block, sigma(1, 1)).withNetwork(questions);
    CurrentNetwork found =
        new ConductionSolver(TIGHT).solve(problem, Axis.Z, task).network().orElseThrow();
    assertThat(found.smallestCut()).isEmpty();
    assertThat(found.cutLeftOut()).hasValueSatisfying(r -> assertThat(r).contains("125", "124"));
    assertThat(found.backboneVoxels()).isEqualTo(125);
    questions = new NetworkQuestions(true, 0, List.of(), 125);
    found =
        new ConductionSolver(TIGHT)
            .solve(problem.withNetwork(questions), Axis.Z, task)
            .network()
            .orElseThrow();
    assertThat(found.smallestCut().orElseThrow().fraction()).isCloseTo(1, within(1e-12));
    assertThat(found.cutLeftOut()).isEmpty();
  }

  @Test
  void saysWhyTheCutIsNotSearchedFor() {
    NetworkQuestions questions = new NetworkQuestions(true, 0, List.of(), 1000);
    long most = NetworkQuestions.LARGEST_GRID;
    assertThat(questions.cutLeftOut(1000, most, 1)).isEmpty();
    assertThat(questions.cutLeftOut(1001, most, 1).orElseThrow())
        .contains("1001", "1000", "--largest-cut");
    assertThat(questions.cutLeftOut(1001, most + 1, 1).orElseThrow())
        .contains("67108865", "67108864", "crop or coarsen")
        .doesNotContain("--largest-cut");
    assertThat(questions.cutLeftOut(1000, most, Long.MAX_VALUE / 2).orElseThrow())
        .contains("GB free", "-Xmx");
    assertThat(questions.cutLeftOut(0, most + 1, Long.MAX_VALUE / 2)).isEmpty();
  }

  @Test
  void refusesAStartThatCarriesNothing() {
    LabelVolume branch = TestVolumes.of(5, 3, 1, (x, y, z) -> y == 0 || x == 2 ? 1 : 0);
    ConductionProblem problem = ConductionProblem.of(branch, sigma(1, 1));
    CurrentNetwork found =
        network(problem, Axis.X, 0, voxel(2, 2, 0), voxel(1, 0, 0), voxel(4, 2, 0));
    assertThat(found.pathways()).hasSize(1);
    assertThat(found.refusals()).hasSize(2);
    assertThat(found.refusals().get(0)).contains("voxel 2,2,0", "dead end", "2,0,0");
    assertThat(found.refusals().get(1)).contains("does not conduct", "4,0,0");
    assertThat(network(problem, Axis.Y, 0, voxel(2, 2, 0)).refusals()).isEmpty();
    assertThatThrownBy(() -> network(problem, Axis.X, 0, voxel(5, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outside of 5 × 3 × 1 voxels");
    assertThatThrownBy(() -> pathways(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  /** Three bars of labels 1, 2, 3, the middle one the worst: a start by label stays in its bar. */
  @Test
  void aStartByLabelIsOfThatLabel() {
    LabelVolume bars = TestVolumes.of(9, 2, 5, (x, y, z) -> 1 + x / 3);
    ConductionProblem problem = ConductionProblem.of(bars, sigma(1, 5, 2, 1, 3, 3));
    Box all = new Box(0, 0, 0, bars.shape());
    for (int label = 1; label <= 3; label++) {
      NetworkQuestions questions =
          new NetworkQuestions(
              false, 0, List.of(new NetworkQuestions.Start(all, OptionalInt.of(label))), 0);
      CurrentNetwork found =
          new ConductionSolver(TIGHT)
              .solve(problem.withNetwork(questions), Axis.Z, task)
              .network()
              .orElseThrow();
      assertThat(found.pathways()).hasSize(1);
      assertThat(found.pathways().get(0).parts().keySet()).containsExactly(label);
    }
  }

  /** Two equal bars and a rung between them: of the backbone, but only rounding flows in it. */
  @Test
  void refusesAStartThatTheCurrentBalancesAcross() {
    LabelVolume ladder = TestVolumes.of(5, 3, 1, (x, y, z) -> y != 1 || x == 2 ? 1 : 0);
    CurrentNetwork found =
        network(ConductionProblem.of(ladder, sigma(1, 1)), Axis.X, 4, voxel(2, 1, 0));
    assertThat(found.backbone()).isEqualTo(1);
    assertThat(found.pathways()).hasSize(4);
    assertThat(found.refusals()).hasSize(1);
    assertThat(found.refusals().get(0)).contains("current along x", "voxel 2,1,0");
  }

  @Test
  void threadsDoNotMatter_seed26() {
    ConductionProblem problem =
        ConductionProblem.of(TestVolumes.balls(40, 6, 60, 3, 26), sigma(0, 1, 1, 0.1, 2, 5))
            .withNetwork(pathways(40, new Box(10, 10, 0, new GridShape(5, 5, 1))));
    try (TaskContext one = TaskContext.silent(1);
        TaskContext three = TaskContext.silent(3)) {
      ConductionSolver solver = new ConductionSolver(ConductionOptions.DEFAULT);
      assertThat(solver.solve(problem, Axis.Z, three).network())
          .isEqualTo(solver.solve(problem, Axis.Z, one).network());
    }
  }

  @Test
  void cancelling() {
    TaskContext[] context = new TaskContext[1];
    context[0] =
        new TaskContext(
            1,
            (stage, done, total) -> {
              if (stage.startsWith("following")) {
                context[0].cancel();
              }
            });
    ConductionProblem problem =
        ConductionProblem.of(TestVolumes.of(4, 4, 4, (x, y, z) -> 1), sigma(1, 1))
            .withNetwork(pathways(5));
    assertThatThrownBy(() -> new ConductionSolver(TIGHT).solve(problem, Axis.X, context[0]))
        .isInstanceOf(TaskCancelledException.class);
  }
}
