package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

class BackboneTest {
  private final TaskContext task = TaskContext.silent(2);

  /** Returns for each voxel of label 1 whether it is of the backbone: 'b', else '.'. */
  private String backbone(LabelVolume volume, Axis axis, Sides sides) {
    VoxelGraph graph =
        new VoxelGraph(SolvedNetworks.board(volume, axis, sides, task), volume.shape());
    long[] inside = Backbone.of(graph, task);
    GridShape shape = volume.shape();
    StringBuilder text = new StringBuilder();
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          int i = graph.number(x, y, z);
          text.append(i >= 0 && (inside[i / 64] >>> i & 1) != 0 ? 'b' : '.');
        }
      }
    }
    return text.toString();
  }

  private static LabelVolume plane(String... rows) {
    return TestVolumes.of(
        rows[0].length(), rows.length, 1, (x, y, z) -> rows[y].charAt(x) == '.' ? 0 : 1);
  }

  /** Rows with 'b' for the backbone, 'd' for the rest of what conducts. */
  private void assertBackboneAlongX(String... rows) {
    String expected = String.join("", rows).replace('d', '.');
    assertThat(backbone(plane(rows), Axis.X, Sides.INSULATED)).isEqualTo(expected);
    String[] mirrored =
        Arrays.stream(rows)
            .map(r -> new StringBuilder(r).reverse().toString())
            .toArray(String[]::new);
    assertThat(backbone(plane(mirrored), Axis.X, Sides.INSULATED))
        .isEqualTo(String.join("", mirrored).replace('d', '.'));
  }

  @Test
  void aTubeWithASideBranch() {
    assertBackboneAlongX(
        "...d...", //
        "...d...", "bbbbbbb");
  }

  @Test
  void theRungOfAnHIsOfTheBackboneWhereItJoinsTwoWays() {
    // Between two bars that both span, the rung is a way from one to the other.
    assertBackboneAlongX(
        "bbbbbbb", //
        "...b...", "bbbbbbb");
    // A bar that reaches one electrode is a way up to the rung; what lies beyond is a dead end.
    assertBackboneAlongX(
        "bbbbd..", //
        "...b...", "bbbbbbb");
    // A bar that reaches no electrode is a dead end, and so is the rung.
    assertBackboneAlongX(
        ".dddd..", //
        "...d...", "bbbbbbb");
  }

  @Test
  void aLoopOnAStemIsADeadEnd() {
    assertBackboneAlongX(
        ".ddd...", //
        ".d.d...", ".ddd...", "..d....", "bbbbbbb");
  }

  @Test
  void aLoopFromAnElectrodeBackToItIsADeadEnd() {
    assertBackboneAlongX(
        "ddd....", //
        "..d....", "ddd....", ".......", "bbbbbbb");
    assertBackboneAlongX(
        "bbb....", //
        "..b....", "bbbbbbb");
  }

  @Test
  void whatDoesNotSpanIsOfNeither() {
    assertBackboneAlongX(
        "ddd.ddd", //
        ".......", "bbbbbbb");
  }

  @Test
  void aWallOfOneLayerIsAllBackbone() {
    LabelVolume wall = TestVolumes.of(4, 3, 1, (x, y, z) -> 1);
    assertThat(backbone(wall, Axis.Z, Sides.INSULATED)).isEqualTo("b".repeat(12));
  }

  @ParameterizedTest(name = "sides {0}, {1} voxels across, seed {2}")
  @CsvSource({
    "INSULATED,5,1",
    "INSULATED,5,2",
    "INSULATED,6,3",
    "PERIODIC,6,4",
    "PERIODIC,5,5",
    "PERIODIC,4,6",
    "INSULATED,6,7",
    "INSULATED,6,8"
  })
  void agreesWithTakingAwayOneVoxelAfterAnother(Sides sides, int n, long seed) {
    int deadEnds = 0;
    int found = 0;
    for (int i = 0; i < 20; i++) {
      double share = 0.35 + 0.3 * i / 20;
      java.util.Random random = new java.util.Random(1000 * seed + i);
      LabelVolume volume =
          TestVolumes.of(n, n, 5, (x, y, z) -> random.nextDouble() < share ? 1 : 0);
      for (Axis axis : new Axis[] {Axis.X, Axis.Z}) {
        String backbone = backbone(volume, axis, sides);
        assertThat(backbone).isEqualTo(byRemoval(volume, axis, sides));
        found += backbone.contains("b") ? 1 : 0;
        deadEnds += (int) (volume.count(1) - backbone.chars().filter(c -> c == 'b').count());
      }
    }
    assertThat(found).isGreaterThan(10);
    assertThat(deadEnds).isGreaterThan(100);
  }

  /** A voxel lies on a simple path if no single other vertex parts it from both electrodes. */
  private static String byRemoval(LabelVolume volume, Axis axis, Sides sides) {
    GridShape shape = volume.shape();
    int n = (int) shape.voxels();
    StringBuilder text = new StringBuilder();
    for (int v = 0; v < n; v++) {
      boolean on = label(volume, v) == 1;
      for (int removed = -2; removed < n && on; removed++) {
        if (removed != v) {
          on = joined(volume, axis, sides, v, removed);
        }
      }
      text.append(on ? 'b' : '.');
    }
    return text.toString();
  }

  private static int label(LabelVolume volume, int i) {
    GridShape s = volume.shape();
    return volume.label(i % s.nx(), i / s.nx() % s.ny(), i / s.sliceVoxels());
  }

  /**
   * Returns whether a voxel is tied to an electrode; −1 is the first one, −2 the last, and one of
   * them does not serve if it is the vertex taken away.
   */
  private static boolean joined(LabelVolume volume, Axis axis, Sides sides, int v, int removed) {
    GridShape shape = volume.shape();
    int[] lengths = {shape.nx(), shape.ny(), shape.nz()};
    boolean[] seen = new boolean[(int) shape.voxels()];
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(v);
    seen[v] = true;
    while (!queue.isEmpty()) {
      int here = queue.remove();
      for (int face = 0; face < 6; face++) {
        int[] at = {
          here % lengths[0], here / lengths[0] % lengths[1], here / lengths[0] / lengths[1]
        };
        int a = face / 2;
        at[a] += face % 2 * 2 - 1;
        if (at[a] < 0 || at[a] >= lengths[a]) {
          if (a == axis.ordinal()) {
            if ((at[a] < 0 ? -1 : -2) != removed) {
              return true;
            }
            continue;
          }
          if (sides == Sides.INSULATED) {
            continue;
          }
          at[a] = Math.floorMod(at[a], lengths[a]);
        }
        int next = (at[2] * lengths[1] + at[1]) * lengths[0] + at[0];
        if (next != removed && !seen[next] && label(volume, next) == 1) {
          seen[next] = true;
          queue.add(next);
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void deadEndsCarryNoCurrent_seed12(Axis axis) {
    ConductionProblem problem = ConductionProblem.of(TestVolumes.sieve(14, 0.42, 12), sigma(1, 1));
    SolvedNetworks solved = SolvedNetworks.solve(problem, axis, task);
    VoxelGraph graph = new VoxelGraph(solved.board(), problem.volume().shape());
    long[] inside = Backbone.of(graph, task);
    double[] largest = new double[2];
    int[] met = new int[2];
    solved
        .currents(problem)
        .forEach(
            TaskContext.silent(1),
            slab ->
                (x, y, z, out, power) -> {
                  int i = graph.number(x, y, z);
                  int kind = (int) (inside[i / 64] >>> i & 1);
                  met[kind]++;
                  largest[kind] = Math.max(largest[kind], FaceCurrents.through(out));
                });
    assertThat(met[0]).isGreaterThan(100);
    assertThat(largest[0] / largest[1]).isLessThan(1e-6); // the solver's error
  }

  @Test
  void cancelling() {
    LabelVolume block = TestVolumes.of(70, 70, 20, (x, y, z) -> 1);
    VoxelGraph graph =
        new VoxelGraph(SolvedNetworks.board(block, Axis.Z, Sides.INSULATED, task), block.shape());
    TaskContext[] context = new TaskContext[1];
    context[0] = new TaskContext(1, (stage, done, total) -> context[0].cancel());
    assertThatThrownBy(() -> Backbone.of(graph, context[0]))
        .isInstanceOf(TaskCancelledException.class);
  }
}
