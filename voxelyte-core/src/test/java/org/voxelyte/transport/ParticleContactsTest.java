package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.morphology.ParticleSplit;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/** Contact resistances between particles of one phase, and the current through particles. */
class ParticleContactsTest {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-12, 1000);

  /** The accuracy that exact cases are asked for. */
  private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

  /** Of relative error of σ_eff against elimination, which loses up to 1e-9. */
  private static final double TOLERANCE = 1e-8;

  private final TaskContext task = TaskContext.silent(2);

  private ConductionResult solve(ConductionProblem problem, Axis axis) {
    return new ConductionSolver(TIGHT).solve(problem, axis, task);
  }

  private double effective(ConductionProblem problem, Axis axis) {
    return solve(problem, axis).effective().effective();
  }

  /** Particles of a label by a rule of ids above 0. */
  private Particles particles(LabelVolume volume, int label, TestVolumes.Rule rule) {
    Phase phase = volume.phase(Integer.toString(label));
    int[][] ids = new int[volume.shape().nz()][volume.shape().sliceVoxels()];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int z = 0; z < ids.length; z++) {
      for (int y = 0; y < volume.shape().ny(); y++) {
        for (int x = 0; x < volume.shape().nx(); x++) {
          int id = rule.label(x, y, z);
          numbers.putIfAbsent(id, numbers.size() + 1);
          ids[z][volume.shape().index(x, y)] = numbers.get(id);
        }
      }
    }
    ComponentVolume all =
        new ComponentVolume(volume.shape(), volume.voxelSize(), ids, new long[numbers.size()]);
    return Particles.of(volume, phase, all, "test", task);
  }

  private static ContactResistances contact(int a, int b, double resistance) {
    return new ContactResistances(Map.of(new ContactResistances.Pair(a, b), resistance));
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void cubesInAChainAddOneContactEachAcrossAndNoneAlong(Axis axis) {
    double[] edges = {3e-7, 2e-7, 5e-7};
    LabelVolume block =
        TestVolumes.of(12, 12, 12, new VoxelSize(edges[0], edges[1], edges[2]), (x, y, z) -> 1);
    Particles four = particles(block, 1, (x, y, z) -> 1 + new int[] {x, y, z}[axis.ordinal()] / 3);
    double resistance = 4e-7;
    ConductionProblem problem =
        ConductionProblem.of(block, sigma(1, 0.7))
            .withParticles(List.of(four))
            .withContacts(contact(1, 1, resistance));
    double length = block.length(axis);
    ConductionResult series = solve(problem, axis);
    double all = length / 0.7 + 3 * resistance;
    assertThat(series.effective().effective()).isCloseTo(length / all, NINE_DIGITS);
    assertThat(series.power()).hasSize(2);
    PowerShare inside = series.power().get(0);
    PowerShare between = series.power().get(1);
    assertThat(inside.contact()).isFalse();
    assertThat(between.contact()).isTrue();
    assertThat(between.a()).isEqualTo(between.b());
    assertThat(between.share()).isCloseTo(3 * resistance / all, NINE_DIGITS);
    assertThat(inside.share()).isCloseTo(length / 0.7 / all, NINE_DIGITS);
    List<ParticleCurrents.Share> shares = series.particles().get(0).particles();
    assertThat(shares).hasSize(4);
    for (ParticleCurrents.Share share : shares) {
      assertThat(share.share()).isCloseTo(1, NINE_DIGITS);
      assertThat(share.voxels()).isEqualTo(432);
      assertThat(share.atFirst()).isEqualTo(share.id() == 1);
      assertThat(share.atLast()).isEqualTo(share.id() == 4);
    }
    Axis across = axis == Axis.Z ? Axis.X : Axis.Z;
    ConductionResult parallel = solve(problem, across);
    assertThat(parallel.effective().effective()).isCloseTo(0.7, NINE_DIGITS);
    for (ParticleCurrents.Share share : parallel.particles().get(0).particles()) {
      assertThat(share.share()).isCloseTo(0.25, NINE_DIGITS);
    }
  }

  /** Blobs of voxels nearest to random points, so that many particles touch many. */
  private Particles cells(LabelVolume volume, int label, int number, Random random) {
    int[][] seeds = new int[number][3];
    for (int[] seed : seeds) {
      seed[0] = random.nextInt(volume.shape().nx());
      seed[1] = random.nextInt(volume.shape().ny());
      seed[2] = random.nextInt(volume.shape().nz());
    }
    return particles(
        volume,
        label,
        (x, y, z) -> {
          int best = 0;
          int least = Integer.MAX_VALUE;
          for (int s = 0; s < number; s++) {
            int dx = x - seeds[s][0];
            int dy = y - seeds[s][1];
            int dz = z - seeds[s][2];
            int square = dx * dx + dy * dy + dz * dz;
            best = square < least ? s : best;
            least = Math.min(least, square);
          }
          return best + 1;
        });
  }

  private ConductionProblem noise(long seed, Sides sides) {
    Random random = new Random(seed);
    VoxelSize size =
        new VoxelSize(
            1e-7 * (1 + 3 * random.nextDouble()),
            1e-7 * (1 + 3 * random.nextDouble()),
            1e-7 * (1 + 3 * random.nextDouble()));
    int labels = 2 + random.nextInt(2);
    LabelVolume noise =
        TestVolumes.noise(
            3 + random.nextInt(5),
            3 + random.nextInt(5),
            3 + random.nextInt(5),
            size,
            labels,
            seed + 1000);
    LabelVolume volume =
        noise.withPhases(
            java.util.stream.IntStream.range(0, labels).mapToObj(Phase::unnamed).toList());
    double[] sigma = new double[2 * labels];
    Map<ContactResistances.Pair, Double> pairs = new TreeMap<>();
    List<Particles> known = new ArrayList<>();
    for (int label = 0; label < labels; label++) {
      sigma[2 * label] = label;
      sigma[2 * label + 1] = Math.pow(10, -3 * random.nextDouble());
      if (label < 2) {
        known.add(
            random.nextBoolean()
                ? cells(volume, label, 2 + random.nextInt(12), random)
                : particles(volume, label, (x, y, z) -> 1 + random.nextInt(6)));
        pairs.put(
            new ContactResistances.Pair(label, label),
            1e-7 * Math.pow(10, 6 * random.nextDouble() - 2));
      }
    }
    if (random.nextBoolean()) {
      pairs.put(new ContactResistances.Pair(0, 1), 3e-7);
    }
    return ConductionProblem.of(volume, TestVolumes.sigma(sigma))
        .withParticles(known)
        .withContacts(new ContactResistances(pairs))
        .withSides(sides);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void randomParticlesAgreeWithElimination(long seed) {
    for (Sides sides : Sides.values()) {
      ConductionProblem problem = noise(seed, sides);
      Axis drive = Axis.values()[(int) seed % 3];
      Axis[] repeats =
          Arrays.stream(Axis.values())
              .filter(side -> side != drive && sides == Sides.PERIODIC)
              .toArray(Axis[]::new);
      double exact = new DenseConduction(problem, repeats).effective(drive);
      ConductionResult found = solve(problem, drive);
      assertThat(found.effective().effective()).isCloseTo(exact, within(TOLERANCE * exact));
      assertThat(found.power().stream().mapToDouble(PowerShare::share).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void theTensorOfRandomParticlesAgreesWithElimination(long seed) {
    ConductionProblem problem = noise(seed, Sides.PERIODIC);
    double[][] exact = new DenseConduction(problem, Axis.values()).tensor();
    ConductivityTensor found = new ConductionSolver(TIGHT).tensor(problem, task);
    double scale = Math.max(exact[0][0], Math.max(exact[1][1], exact[2][2]));
    for (Axis a : Axis.values()) {
      for (Axis b : Axis.values()) {
        assertThat(found.of(a, b))
            .isCloseTo(exact[a.ordinal()][b.ordinal()], within(TOLERANCE * scale));
      }
    }
  }

  @Test
  void numbersOfParticlesDoNotMatter_seed31() {
    LabelVolume volume = TestVolumes.balls(16, 4, 40, 2, 31);
    Particles one = cells(volume, 1, 30, new Random(31));
    int count = one.count();
    int[][] others = new int[16][];
    for (int z = 0; z < 16; z++) {
      others[z] =
          Arrays.stream(one.ids().slice(z)).map(id -> id == 0 ? 0 : count + 1 - id).toArray();
    }
    Particles turned =
        new Particles(
            one.phase(),
            new ComponentVolume(
                volume.shape(), volume.voxelSize(), others, new long[one.ids().clusters()]),
            "turned");
    ConductionProblem problem =
        ConductionProblem.of(volume, sigma(0, 0.01, 1, 1))
            .withParticles(List.of(one))
            .withContacts(contact(1, 1, 1e-6));
    double first = effective(problem, Axis.Z);
    assertThat(effective(problem.withParticles(List.of(turned)), Axis.Z))
        .isCloseTo(first, NINE_DIGITS);
  }

  @Test
  void withoutAResistanceParticlesChangeNoBit_seed32() {
    LabelVolume volume = TestVolumes.balls(20, 4, 60, 2, 32);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(1, 3));
    Particles cells = cells(volume, 1, 20, new Random(32));
    double bare = effective(problem, Axis.X);
    assertThat(effective(problem.withParticles(List.of(cells)), Axis.X)).isEqualTo(bare);
    assertThat(
            effective(problem.withParticles(List.of(cells)).withContacts(contact(1, 1, 0)), Axis.X))
        .isEqualTo(bare);
  }

  @Test
  void moreResistanceConductsLessDownToWhatNoContactCrosses_seed33() {
    LabelVolume volume =
        TestVolumes.of(12, 12, 12, VoxelSize.cube(1e-7), (x, y, z) -> x < 2 ? 2 : 1);
    Particles layers = particles(volume, 1, (x, y, z) -> 1 + z / 4);
    ConductionProblem problem =
        ConductionProblem.of(volume, sigma(1, 1)).withParticles(List.of(layers));
    double before = effective(problem, Axis.Z);
    for (double resistance : new double[] {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3, 1}) {
      double now = effective(problem.withContacts(contact(1, 1, resistance)), Axis.Z);
      assertThat(now).isLessThan(before);
      before = now;
    }
    // Two contacts of 1 ohm.m2 over 1.2 µm, on 10 of 12 columns.
    assertThat(before).isCloseTo(10 / 12.0 * 1.2e-6 / 2, Percentage.withPercentage(1e-3));
  }

  @ParameterizedTest(name = "contact of {0} ohm.m2")
  @CsvSource({"1e-7", "1e-5", "1e-1"})
  void iterationsOfAPackingDoNotGrowWithTheResistance_seed34(double resistance) {
    // Cubic voxels of 100 nm at 1 S/m have 1e-7 ohm.m2 from centre to centre.
    LabelVolume volume = TestVolumes.balls(48, 7, 110, 2, 34);
    Phase phase = volume.phase("1");
    Particles grains = new ParticleSplit(1e-7).split(volume, phase, task);
    assertThat(grains.count()).isGreaterThan(20);
    ConductionProblem problem =
        ConductionProblem.of(volume, sigma(0, 1e-2, 1, 1))
            .withParticles(List.of(grains))
            .withContacts(contact(1, 1, resistance));
    ConductionResult result =
        new ConductionSolver(new ConductionOptions(1e-4, 100)).solve(problem, Axis.Z, task);
    assertThat(result.effective().iterations()).isLessThanOrEqualTo(5);
  }

  @Test
  void manyThatTouchTakeManyColoursAndTooManyAreRefused() {
    // Rods along x lie on rods along y: each particle is one of either and touches all others.
    for (int n : new int[] {40, 260}) {
      LabelVolume rods = TestVolumes.of(n, n, 2, (x, y, z) -> 1);
      Particles all = particles(rods, 1, (x, y, z) -> 1 + (z == 0 ? y : x));
      ConductionProblem problem =
          ConductionProblem.of(rods, sigma(1, 1))
              .withParticles(List.of(all))
              .withContacts(contact(1, 1, 1e-7));
      if (n < 253) {
        Materials materials = Materials.of(problem, Ends.between(Axis.Z, Ends.INSULATED), task);
        assertThat(materials.colours()).containsExactly(n);
        // All but the diagonal of the face is a contact; each particle is at one potential.
        ConductionResult result = solve(problem, Axis.Z);
        assertThat(result.effective().effective()).isGreaterThan(0.5).isLessThan(1);
      } else {
        assertThatThrownBy(() -> solve(problem, Axis.Z))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("260 kinds of particles")
            .hasMessageContaining("fewer particles");
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1} voxels")
  @CsvSource({"INSULATED,9", "PERIODIC,8", "PERIODIC,9"})
  void currentsThroughParticlesAreThoseThroughTheirSurfaces_seed35(Sides sides, int n) {
    LabelVolume volume = TestVolumes.noise(n, n + 1, n, VoxelSize.cube(1e-7), 2, 35);
    Particles cells = cells(volume, 1, 9, new Random(35));
    ConductionProblem problem =
        ConductionProblem.of(volume, sigma(0, 0.1, 1, 1))
            .withSides(sides)
            .withParticles(List.of(cells))
            .withContacts(contact(1, 1, 1e-7));
    ParticleCurrents found = solve(problem, Axis.Y).particles().get(0);
    // Voxel by voxel: the network of faces, each once, from its lower side.
    SolvedNetworks network = SolvedNetworks.solve(problem, Axis.Y, task);
    double[] through = new double[cells.count() + 1];
    double[] into = new double[1];
    try (TaskContext alone = TaskContext.silent(1)) {
      network
          .currents(problem)
          .forEach(
              alone,
              slab ->
                  (x, y, z, out, power) -> {
                    if (y == 0) {
                      into[0] -= out[2];
                    }
                    int own = cells.ids().id(x, y, z);
                    int[][] steps = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
                    for (int axis = 0; axis < 3; axis++) {
                      int[] at = {x + steps[axis][0], y + steps[axis][1], z + steps[axis][2]};
                      boolean end = at[1] == volume.shape().ny();
                      int other =
                          end
                              ? 0
                              : cells
                                  .ids()
                                  .id(
                                      at[0] % volume.shape().nx(),
                                      at[1],
                                      at[2] % volume.shape().nz());
                      if (own != other) {
                        through[own] += 0.5 * Math.abs(out[2 * axis + 1]);
                        through[other] += 0.5 * Math.abs(out[2 * axis + 1]);
                      }
                    }
                    if (y == 0) {
                      through[own] += 0.5 * Math.abs(out[2]);
                    }
                  });
    }
    for (ParticleCurrents.Share share : found.particles()) {
      assertThat(share.share())
          .isCloseTo(through[share.id()] / into[0], within(1e-6 * share.share() + 1e-12));
    }
  }

  @Test
  void oneOrMoreThreadsFindTheSameBits_seed36() {
    ConductionProblem problem = noise(36, Sides.PERIODIC);
    ConductionResult two = solve(problem, Axis.Z);
    for (int threads : new int[] {1, 3}) {
      try (TaskContext other = TaskContext.silent(threads)) {
        ConductionResult found = new ConductionSolver(TIGHT).solve(problem, Axis.Z, other);
        assertThat(found.effective().effective()).isEqualTo(two.effective().effective());
        assertThat(found.particles()).isEqualTo(two.particles());
        assertThat(found.power()).isEqualTo(two.power());
      }
    }
  }

  @Test
  void nothingPassesWhereNothingSpans() {
    LabelVolume gap = TestVolumes.of(4, 4, 4, (x, y, z) -> z == 2 ? 0 : 1);
    Particles halves = particles(gap, 1, (x, y, z) -> z < 2 ? 1 : 2);
    ConductionResult result =
        solve(ConductionProblem.of(gap, sigma(1, 1)).withParticles(List.of(halves)), Axis.Z);
    assertThat(result.particles().get(0).particles())
        .containsExactly(
            new ParticleCurrents.Share(1, 32, 0, true, false),
            new ParticleCurrents.Share(2, 16, 0, false, true));
  }

  @Test
  void badProblemsAreRefusedAndWorkCanBeCancelled() {
    LabelVolume volume = TestVolumes.of(3, 3, 3, (x, y, z) -> z % 2);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1, 1, 2));
    assertThatThrownBy(() -> problem.withContacts(contact(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between particles of 1")
        .hasMessageContaining("split the phase");
    Particles own = particles(volume, 1, (x, y, z) -> 1 + x);
    assertThatThrownBy(() -> problem.withParticles(List.of(own, own)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
    LabelVolume larger = TestVolumes.of(3, 3, 4, (x, y, z) -> z % 2);
    assertThatThrownBy(() -> ConductionProblem.of(larger, sigma(1, 1)).withParticles(List.of(own)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 × 3 × 3")
        .hasMessageContaining("3 × 3 × 4");
    ConductionProblem huge = problem.withParticles(List.of(own)).withContacts(contact(1, 1, 1e8));
    assertThatThrownBy(() -> solve(huge, Axis.X))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("particles of label 1")
        .hasMessageContaining("ohm.m2");
    ConductionProblem resisting =
        problem.withParticles(List.of(own)).withContacts(contact(1, 1, 1e-7));
    try (TaskContext cancelled = TaskContext.silent(2)) {
      cancelled.cancel();
      assertThatThrownBy(() -> new ConductionSolver(TIGHT).solve(resisting, Axis.X, cancelled))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
