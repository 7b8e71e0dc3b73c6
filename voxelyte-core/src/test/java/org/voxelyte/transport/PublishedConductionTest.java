package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import ij.ImagePlus;
import ij.io.Opener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.SharedData;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Values of the literature, bounds, and real tomograms whose conductivities are known. */
class PublishedConductionTest {

  private static final TaskContext TASK = TaskContext.silent(2);

  @AfterAll
  static void close() {
    TASK.close();
  }

  private static EffectiveConductivity solve(LabelVolume volume, Conductivities sigma, Axis axis) {
    return new ConductionSolver(TestVolumes.TIGHT).solve(volume, sigma, axis, TASK).effective();
  }

  /**
   * Simple cubic spheres in a matrix of 1 S/m, 128 voxels per cell (64 per half cell): values of
   * the same grid with the same faces.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.3, 0.60182", "0, 0.5, 0.36918", "10, 0.5, 3.15268"})
  void cubicSpheresOnTheSameGrid(double alpha, double fraction, double expected) {
    LabelVolume cell = TestVolumes.cubicCellEighth(64, fraction);
    assertThat(solve(cell, sigma(0, 1, 1, alpha), Axis.Z).effective())
        .isCloseTo(expected, within(1e-5)); // last digit published
  }

  /**
   * The continuum. Staircases of 64 voxels per cell are off by about 2.5 % at most, where spheres
   * nearly touch.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0.1, 1.24334", "10, 0.2, 1.53172", "10, 0.3, 1.88774", "10, 0.4, 2.36443",
    "10, 0.5, 3.1446", "0.1, 0.1, 0.87669", "0.1, 0.2, 0.76280", "0.1, 0.3, 0.65629",
    "0.1, 0.4, 0.55462", "0.1, 0.5, 0.4541", "0, 0.1, 0.85711", "0, 0.2, 0.72670",
    "0, 0.3, 0.60566", "0, 0.4, 0.49011", "0, 0.5, 0.3737"
  })
  void cubicSpheresOfTheContinuum(double alpha, double fraction, double expected) {
    LabelVolume cell = TestVolumes.cubicCellEighth(32, fraction);
    assertThat(solve(cell, sigma(0, 1, 1, alpha), Axis.X).effective())
        .isCloseTo(expected, Percentage.withPercentage(2.5));
  }

  /** Nearly perfectly conducting spheres, 1e6 : 1; the continuum's value is for infinity. */
  @ParameterizedTest
  @CsvSource({"0.1, 1.33356", "0.2, 1.75588", "0.3, 2.33288", "0.4, 3.26257"})
  void cubicSpheresOfInfiniteConductivity(double fraction, double expected) {
    LabelVolume cell = TestVolumes.cubicCellEighth(48, fraction);
    assertThat(solve(cell, sigma(0, 1, 1, 1e6), Axis.Y).effective())
        .isCloseTo(expected, Percentage.withPercentage(2.5));
  }

  /**
   * Spheres nearly in contact: the gap is 1.5 % of the cell, 3 and 4 voxels here. With less than
   * one voxel, at 64 per cell, they touch and short the cell.
   */
  @ParameterizedTest
  @ValueSource(ints = {96, 128})
  void cubicSpheresNearContact(int halfCell) {
    LabelVolume cell = TestVolumes.cubicCellEighth(halfCell, 0.5);
    assertThat(solve(cell, sigma(0, 1, 1, 1e8), Axis.Y).effective())
        .isCloseTo(5.891, Percentage.withPercentage(1.5));
  }

  @ParameterizedTest
  @CsvSource({"0.3, 1.8710, 3.0769", "0.5, 2.8, 4.7059", "0.7, 4.3158, 6.5823"})
  void hashinShtrikmanBounds(double share, double lower, double upper) {
    assertThat(hashinShtrikman(1, 10, share)).isCloseTo(lower, within(5e-5));
    assertThat(hashinShtrikman(10, 1, 1 - share)).isCloseTo(upper, within(5e-5));
  }

  /** Grains of twelve voxels: resolved, and many enough to be isotropic. */
  @ParameterizedTest(name = "{0} balls")
  @ValueSource(ints = {60, 120, 220})
  void randomMixturesLieBetweenTheBounds_seed31(int balls) {
    LabelVolume volume = TestVolumes.balls(64, 6, balls, 2, 31);
    double phi = volume.count(1) / (double) volume.shape().voxels();
    for (Axis axis : Axis.values()) {
      double effective = solve(volume, sigma(0, 1, 1, 10), axis).effective();
      assertThat(effective).isBetween(hashinShtrikman(1, 10, phi), hashinShtrikman(10, 1, 1 - phi));
      assertThat(effective).isBetween(1 / (phi / 10 + 1 - phi), 10 * phi + 1 - phi);
    }
  }

  /** The bound with inclusions of b, in the share given, in a matrix of a. */
  private static double hashinShtrikman(double a, double b, double share) {
    return a + share / (1 / (b - a) + (1 - share) / (3 * a));
  }

  /**
   * The void between face-centred cubic spheres that overlap: radius = touching radius / (1 −
   * overlap/2), voxels whose centre lies inside; the necks converge slowly, so the grid counts.
   */
  @ParameterizedTest
  @CsvSource({
    "32, 3.307",
    "64, 2.348",
    "100, 2.184",
    "128, 2.107",
    "200, 2.030",
    "256, 2.002",
    "300, 1.984"
  })
  void voidBetweenOverlappingSpheres(int n, double expected) {
    LabelVolume cell = voidBetweenOverlappingSpheres(n);
    assertThat(solve(cell, sigma(0, 1), Axis.Z).tortuosityFactor())
        .isCloseTo(expected, within(1e-3)); // last digit published
  }

  static LabelVolume voidBetweenOverlappingSpheres(int n) {
    double radius = n * Math.sqrt(2) / 4 / (1 - 0.05 / 2);
    return TestVolumes.of(
        n,
        n,
        n,
        (x, y, z) -> {
          for (int site = 0; site < 4; site++) {
            // Sites (0, 0, 0), (½, ½, 0), (½, 0, ½), (0, ½, ½), each by its nearest image.
            double dx = nearest(x + 0.5 - (site == 1 || site == 2 ? n / 2.0 : 0), n);
            double dy = nearest(y + 0.5 - (site == 1 || site == 3 ? n / 2.0 : 0), n);
            double dz = nearest(z + 0.5 - (site == 2 || site == 3 ? n / 2.0 : 0), n);
            if (dx * dx + dy * dy + dz * dz < radius * radius) {
              return 1;
            }
          }
          return 0;
        });
  }

  private static double nearest(double distance, int period) {
    return distance - period * Math.rint(distance / period);
  }

  /**
   * Example 3 of Ketter et al. 2025, doi:10.1038/s41467-025-56514-5, published as 3.02 ± 0.01 mS/cm
   * with the spread of the random structures: 60³ voxels, a fifth insulating, σ = 5.22 elsewhere.
   * Its generator, as told by the code that goes with the paper: each of 10800 clusters starts at a
   * random voxel and grows by random faces of its voxels, across periodic sides, to 4 voxels;
   * clusters may overlap, and single random voxels make up for what is then missing of the fifth.
   * (Over 40 seeds: mean 3.0223, standard deviation 0.0050.)
   */
  @Test
  void insulatingClustersOfFour_seeds32to43() {
    int n = 60;
    int insulating = n * n * n / 5;
    int seeds = 12;
    double sum = 0;
    for (int seed = 32; seed < 32 + seeds; seed++) {
      boolean[] insulates = clusters(n, insulating, 4, new Random(seed));
      LabelVolume network =
          TestVolumes.of(n, n, n, (x, y, z) -> insulates[x + n * (y + n * z)] ? 0 : 1);
      assertThat(network.count(0)).isEqualTo(insulating);
      double effective = solve(network, sigma(1, 5.22), Axis.X).effective();
      assertThat(effective).isCloseTo(3.02, within(0.02)); // four standard deviations
      sum += effective;
    }
    assertThat(sum / seeds).isCloseTo(3.02, within(0.01));
  }

  private static boolean[] clusters(int n, int voxels, int size, Random random) {
    boolean[] taken = new boolean[n * n * n];
    int left = voxels;
    for (int cluster = 0; cluster < voxels / size; cluster++) {
      Set<Integer> members = new LinkedHashSet<>();
      members.add(random.nextInt(taken.length));
      while (members.size() < size) {
        int from = List.copyOf(members).get(random.nextInt(members.size()));
        int[] at = {from % n, from / n % n, from / n / n};
        int axis = random.nextInt(3);
        at[axis] = (at[axis] + (random.nextBoolean() ? 1 : n - 1)) % n;
        members.add(at[0] + n * (at[1] + n * at[2]));
      }
      for (int member : members) {
        left -= taken[member] ? 0 : 1;
        taken[member] = true;
      }
    }
    while (left > 0) {
      int voxel = random.nextInt(taken.length);
      left -= taken[voxel] ? 0 : 1;
      taken[voxel] = true;
    }
    return taken;
  }

  @ParameterizedTest
  @CsvSource({"0, Z, 0.2165936", "85, Z, 0.0458462", "170, Z, 0.0164027"})
  void electrodeOnePhase(int label, Axis axis, double expected) throws IOException {
    checkElectrode(label, axis, expected);
  }

  @ParameterizedTest
  @CsvSource({"0, Y, 0.2166799", "0, X, 0.2036048"})
  void electrodeAlongOtherAxes(int label, Axis axis, double expected) throws IOException {
    checkElectrode(label, axis, expected);
  }

  private static void checkElectrode(int label, Axis axis, double expected) throws IOException {
    EffectiveConductivity result = solve(tiff("volumes/electrode.tiff"), sigma(label, 1), axis);
    // Seven decimals are published; the solver stops at 1e-6.
    assertThat(result.effective()).isCloseTo(expected, within(1e-6 * expected + 5e-8));
    assertThat(result.relativeErrorEstimate()).isLessThanOrEqualTo(1e-6);
    assertThat(result.tortuosityFactor())
        .isCloseTo(result.phaseFraction() / expected, Percentage.withPercentage(3e-4));
    // Thin networks, such as the binder's, have many small pieces, and need the most.
    assertThat(result.peakMemoryBytes()).isLessThan(40 * result.unknowns());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 100, 3.12701", "1e-6, 1000, 18.4110"})
  void electrodeAllPhases(double active, double carbon, double expected) throws IOException {
    LabelVolume electrode = tiff("volumes/electrode.tiff");
    EffectiveConductivity result = solve(electrode, sigma(0, 1, 85, active, 170, carbon), Axis.Z);
    assertThat(result.effective())
        .isCloseTo(expected, Percentage.withPercentage(3e-4)); // six digits published
    assertThat(result.peakMemoryBytes()).isLessThan(40 * result.unknowns());
  }

  /**
   * The 1-bit stack; the raw file of the same name is another volume (60.04 % against 60.17 % of
   * label 0).
   */
  @ParameterizedTest
  @CsvSource({"0, Z, 1.70704", "0, Y, 1.71321", "0, X, 1.70650", "255, Z, 3.16617"})
  void twoPhaseSample(int label, Axis axis, double expected) throws IOException {
    LabelVolume sample = tiff("volumes/SampleData_2Phase_stack_3d_1bit.tif");
    assertThat(solve(sample, sigma(label, 1), axis).tortuosityFactor())
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void segmentedStack() throws IOException {
    EffectiveConductivity result = solve(tiff("volumes/seg_stack.tiff"), sigma(0, 1), Axis.Z);
    assertThat(result.tortuosityFactor()).isCloseTo(3.55864, within(1e-5));
  }

  private static LabelVolume tiff(String name) throws IOException {
    Path file = SharedData.file(name);
    ImagePlus image = new Opener().openImage(file.toString());
    if (image == null) {
      throw new IOException("cannot read " + file);
    }
    byte[][] slices = new byte[image.getStackSize()][];
    for (int z = 0; z < slices.length; z++) {
      slices[z] = (byte[]) image.getStack().getPixels(z + 1);
    }
    return new LabelVolume(
        new GridShape(image.getWidth(), image.getHeight(), slices.length),
        VoxelSize.cube(TestVolumes.EDGE),
        slices,
        List.of(),
        Provenance.generated(name));
  }
}
