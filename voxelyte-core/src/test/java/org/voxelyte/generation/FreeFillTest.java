package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.io.IdReading;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class FreeFillTest {
  private static final int FREE = 0;
  private static final int SOLID = 1;
  private static final int ACTIVE = 2;
  private static final BodyMaker BALLS =
      (x, y, z, random) -> new Ball(x, y, z, 1.5 + 2 * random.nextDouble());

  @TempDir Path folder;

  private static VoxelCanvas withActive(int n, boolean periodic) {
    GridShape shape = new GridShape(n, n, n);
    VoxelSize edge = VoxelSize.cube(1);
    VoxelCanvas canvas =
        new VoxelCanvas(periodic ? VoxelGrid.periodic(shape, edge) : VoxelGrid.walled(shape, edge));
    Ball active = new Ball(0.4 * n, 0.5 * n, 0.55 * n, 0.3 * n);
    long target = Math.round(active.volume());
    new ExactCut(canvas.grid(), List.of(active)).take(canvas, FREE, ACTIVE, target, "AM", task(1));
    return canvas;
  }

  private static TaskContext task(int threads) {
    return TaskContext.silent(threads);
  }

  private static byte[][] labels(VoxelCanvas canvas) {
    byte[][] copy = new byte[canvas.grid().shape().nz()][];
    Arrays.setAll(copy, z -> canvas.slice(z).clone());
    return copy;
  }

  /** One by one, each body at all voxels and all 27 places. */
  private static int fillSlowly(VoxelCanvas canvas, BodyMaker maker, long seed, long target) {
    record Voxel(double depth, int x, int y, int z) {}
    int n = canvas.grid().shape().nx();
    int images = canvas.grid().periodicX() ? 1 : 0;
    long filled = 0;
    int count = 0;
    while (filled < target) {
      SplittableRandom random = IndexedRandom.of(seed, count++);
      double[] at = new double[3];
      for (int k = 0; k < 3; k++) {
        at[k] = random.nextDouble() * n;
      }
      Body body = maker.make(at[0], at[1], at[2], random);
      List<Voxel> added = new ArrayList<>();
      for (int z = 0; z < n; z++) {
        for (int y = 0; y < n; y++) {
          for (int x = 0; x < n; x++) {
            double depth = Double.NEGATIVE_INFINITY;
            for (int kz = -images; kz <= images; kz++) {
              for (int ky = -images; ky <= images; ky++) {
                for (int kx = -images; kx <= images; kx++) {
                  depth =
                      Math.max(
                          depth, body.depth(x + 0.5 + kx * n, y + 0.5 + ky * n, z + 0.5 + kz * n));
                }
              }
            }
            if (depth >= 0 && canvas.label(x, y, z) == FREE) {
              added.add(new Voxel(depth, x, y, z));
            }
          }
        }
      }
      added.sort(Comparator.comparingDouble(v -> -v.depth));
      int taken = (int) Math.min(added.size(), target - filled);
      added.subList(0, taken).forEach(v -> canvas.set(v.x, v.y, v.z, SOLID));
      filled += taken;
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"1, true, 500", "2, false, 3000", "3, true, 7000", "4, false, 1"})
  void fillsTheSameAsOneByOneOn24Cubed(long seed, boolean periodic, long target) {
    VoxelCanvas expected = withActive(24, periodic);
    VoxelCanvas canvas = withActive(24, periodic);
    int bodies = fillSlowly(expected, BALLS, seed, target);
    Filled filled = new FreeFill(BALLS, seed).fill(canvas, FREE, SOLID, target, "SE", task(2));
    assertThat(labels(canvas)).isDeepEqualTo(labels(expected));
    assertThat(filled.voxels()).isEqualTo(target);
    assertThat(filled.drawn()).isEqualTo(bodies);
    assertThat(filled.bodies()).hasSize(bodies);
    assertThat(filled.things()).isEqualTo(bodies);
  }

  @Test
  void theActiveMaterialStaysAndTheSharesAddUpSeed5() {
    VoxelCanvas canvas = withActive(40, true);
    long active = canvas.counts(task(1))[ACTIVE];
    Filled filled = new FreeFill(BALLS, 5).fill(canvas, FREE, SOLID, 40_000, "SE", task(2));
    assertThat(canvas.counts(task(1))[ACTIVE]).isEqualTo(active);
    assertThat(canvas.counts(task(1))[SOLID]).isEqualTo(40_000);
    // Bodies fall on active voxels as often as there are any.
    assertThat(filled.blockedShare()).isCloseTo(active / 64_000.0, within(0.03));
    // Free voxels are left as e^−c, c the volume of the bodies over that of the box.
    double density = filled.bodies().stream().mapToDouble(Body::volume).sum() / 64_000;
    double left = 1 - 40_000.0 / (64_000 - active);
    assertThat(Math.exp(-density)).isCloseTo(left, within(0.03));
    assertThat(filled.overlappedShare())
        .isCloseTo(1 - filled.blockedShare() - 40_000 / (density * 64_000), within(0.01));
  }

  @Test
  void aLoneBodyOverlapsNothing() {
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.walled(new GridShape(30, 10, 10), VoxelSize.cube(1)));
    BodyMaker apart = (x, y, z, random) -> new Ball(5, 5, 5, 3);
    Filled filled = new FreeFill(apart, 1).fill(canvas, FREE, SOLID, 100, "SE", task(1));
    assertThat(filled.overlappedShare()).isZero();
    assertThat(filled.blockedShare()).isZero();
    assertThat(filled.drawn()).isEqualTo(1);
  }

  @Test
  void allFreeVoxelsCanBeFilledSeed6() {
    VoxelCanvas canvas = withActive(30, false);
    long free = canvas.counts(task(1))[FREE];
    Filled filled = new FreeFill(BALLS, 6).fill(canvas, FREE, SOLID, free, "SE", task(2));
    assertThat(canvas.counts(task(1))[FREE]).isZero();
    assertThat(canvas.counts(task(1))[SOLID]).isEqualTo(free);
    assertThat(filled.voxels()).isEqualTo(free);
  }

  @Test
  void smallGapsAreFoundSeed7() {
    // One free voxel in 243 000, and balls of three voxels: a draw in the box rarely finds it.
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.periodic(new GridShape(90, 90, 90), VoxelSize.cube(1)));
    canvas.fill(ACTIVE);
    for (int k = 0; k < 90; k += 30) {
      canvas.set(k, (k + 17) % 90, (k + 53) % 90, FREE);
    }
    BodyMaker small = (x, y, z, random) -> new Ball(x, y, z, 0.9);
    Filled filled = new FreeFill(small, 7).fill(canvas, FREE, SOLID, 3, "SE", task(1));
    assertThat(canvas.counts(task(1))[FREE]).isZero();
    assertThat(filled.drawn()).isBetween(1000L, 3200L);
  }

  @Test
  void threadsDoNotMatterSeed8() {
    List<byte[][]> results = new ArrayList<>();
    List<Long> drawn = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      VoxelCanvas canvas = withActive(36, true);
      long free = canvas.counts(task(1))[FREE];
      Filled filled =
          new FreeFill(BALLS, 8).fill(canvas, FREE, SOLID, free - 5, "SE", task(threads));
      results.add(labels(canvas));
      drawn.add(filled.drawn());
    }
    assertThat(results.get(1)).isDeepEqualTo(results.get(0));
    assertThat(results.get(2)).isDeepEqualTo(results.get(0));
    assertThat(drawn).containsOnly(drawn.get(0));
  }

  @Test
  void anotherSeedGivesAnotherStructure() {
    VoxelCanvas one = withActive(24, true);
    VoxelCanvas other = withActive(24, true);
    new FreeFill(BALLS, 1).fill(one, FREE, SOLID, 3000, "SE", task(1));
    new FreeFill(BALLS, 2).fill(other, FREE, SOLID, 3000, "SE", task(1));
    assertThat(Arrays.deepEquals(labels(one), labels(other))).isFalse();
  }

  @Test
  void voidsTakeOnlyTheNamedLabelSeed9() {
    VoxelCanvas canvas = withActive(40, true);
    long active = canvas.counts(task(1))[ACTIVE];
    long free = canvas.counts(task(1))[FREE];
    new FreeFill(BALLS, 9).fill(canvas, FREE, SOLID, free, "SE", task(1));
    BodyMaker voids = (x, y, z, random) -> new Ball(x, y, z, 4);
    Filled filled = new FreeFill(voids, 10).fill(canvas, SOLID, FREE, 9600, "void", task(2));
    assertThat(canvas.counts(task(1))[FREE]).isEqualTo(9600);
    assertThat(canvas.counts(task(1))[ACTIVE]).isEqualTo(active);
    for (int z = 0; z < 40; z++) {
      for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 40; x++) {
          if (canvas.label(x, y, z) == FREE) {
            assertThat(isIn(filled.bodies(), x, y, z)).isTrue();
          }
        }
      }
    }
  }

  private static boolean isIn(List<Body> bodies, int x, int y, int z) {
    for (Body body : bodies) {
      double dx = apart(x + 0.5 - body.x());
      double dy = apart(y + 0.5 - body.y());
      double dz = apart(z + 0.5 - body.z());
      if (dx * dx + dy * dy + dz * dz <= 16 + 1e-9) {
        return true;
      }
    }
    return false;
  }

  private static double apart(double difference) {
    return difference - 40 * Math.rint(difference / 40);
  }

  @Test
  void aProfileMakesAGradientSeed10() {
    VoxelCanvas canvas =
        new VoxelCanvas(VoxelGrid.walled(new GridShape(40, 40, 80), VoxelSize.cube(1)));
    BodyMaker small = (x, y, z, random) -> new Ball(x, y, z, 1.5);
    DensityProfile rising = new DensityProfile(Axis.Z, 1, 3);
    new FreeFill(small, rising, 10).fill(canvas, FREE, SOLID, 12_800, "SE", task(2));
    assertThat(canvas.counts(task(1))[SOLID]).isEqualTo(12_800);
    // −ln of what is left free is as the density of centres: 1.5 to 2.5 in the two halves.
    double[] left = new double[2];
    for (int z = 0; z < 80; z++) {
      left[z / 40] += VoxelCanvas.count(canvas.slice(z))[FREE] / 64_000.0;
    }
    assertThat(Math.log(left[1]) / Math.log(left[0])).isCloseTo(2.5 / 1.5, within(0.12));
  }

  @Test
  void densityProfilesRunStraightBetweenTheirValues() {
    DensityProfile profile = new DensityProfile(Axis.X, 2, 4, 0);
    assertThat(profile.at(0)).isEqualTo(0.5);
    assertThat(profile.at(0.25)).isEqualTo(0.75);
    assertThat(profile.at(0.5)).isEqualTo(1);
    assertThat(profile.at(1)).isZero();
    assertThat(DensityProfile.EVEN.at(0.3)).isEqualTo(1);
    assertThatThrownBy(() -> new DensityProfile(Axis.X, 0, 0))
        .hasMessageContaining("needs a positive value somewhere, got [0.0, 0.0]");
    assertThatThrownBy(() -> new DensityProfile(Axis.X, 1, -2))
        .hasMessageContaining("not negative, got -2");
    assertThatThrownBy(() -> new DensityProfile(Axis.X)).hasMessageContaining("positive value");
  }

  @Test
  void particlesKeepTheirIdsSeed11() {
    VoxelCanvas canvas = withActive(30, true);
    Filled filled = new FreeFill(BALLS, 11).fill(canvas, FREE, SOLID, 9000, "SE", task(1));
    Phase phase = Phase.named(SOLID, "SE");
    LabelVolume volume = canvas.volume(List.of(phase), Provenance.generated("test"));
    var ids = filled.ids(canvas.grid(), task(1)).volume(volume, phase, task(2));
    assertThat(ids.sizes().stream().mapToLong(Long::longValue).sum()).isEqualTo(9000);
    assertThat(ids.clusters()).isEqualTo(filled.things());
  }

  @Test
  void idsAreReadAsParticlesSeed12() throws IOException {
    VoxelCanvas canvas = withActive(24, true);
    Filled filled = new FreeFill(BALLS, 12).fill(canvas, FREE, SOLID, 5000, "SE", task(1));
    Phase phase = Phase.named(SOLID, "SE");
    LabelVolume volume = canvas.volume(List.of(phase), Provenance.generated("test"));
    BodyIds ids = filled.ids(canvas.grid(), task(1));
    Path file = folder.resolve("ids.tif");
    VolumeWriter.writeIds(
        new VolumeWriter.Ids(
            "particle",
            volume.shape(),
            volume.voxelSize(),
            ids.particles(),
            z -> ids.slice(volume, phase, z)),
        file,
        task(2));
    IdReading read = VolumeReader.readIds(file.toString(), volume.voxelSize(), task(1));
    Particles particles = Particles.of(volume, phase, read.ids(), file.toString(), task(1));
    assertThat(particles.ids().sizes().stream().mapToLong(Long::longValue).sum()).isEqualTo(5000);
  }

  @Test
  void whatCannotBeFilledIsRefused() {
    VoxelCanvas canvas = withActive(20, true);
    long free = canvas.counts(task(1))[FREE];
    FreeFill fill = new FreeFill(BALLS, 1);
    assertThatThrownBy(() -> fill.fill(canvas, FREE, SOLID, free + 1, "LPS", task(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LPS cannot fill " + (free + 1) + " voxels: there are " + free);
    assertThatThrownBy(() -> fill.fill(canvas, FREE, FREE, 5, "LPS", task(1)))
        .hasMessageContaining("LPS has the label 0 of what it is put into");
    assertThatThrownBy(() -> fill.fill(canvas, FREE, SOLID, -1, "LPS", task(1)))
        .hasMessageContaining("cannot fill -1 voxels");
    BodyMaker elsewhere = (x, y, z, random) -> new Ball(0.4 * 20, 0.5 * 20, 0.55 * 20, 2);
    assertThatThrownBy(
            () -> new FreeFill(elsewhere, 1).fill(canvas, FREE, SOLID, 5, "LPS", task(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LPS fills 0 of 5 voxels")
        .hasMessageContaining("1000 in a row found no room");
    assertThat(canvas.counts(task(1))[FREE]).isEqualTo(free);
    assertThat(fill.fill(canvas, FREE, SOLID, 0, "LPS", task(1)).drawn()).isZero();
  }

  @Test
  void isCancelled() {
    TaskContext task = task(1);
    VoxelCanvas canvas = withActive(20, true);
    task.cancel();
    assertThatThrownBy(() -> new FreeFill(BALLS, 1).fill(canvas, FREE, SOLID, 50, "SE", task))
        .isInstanceOf(TaskCancelledException.class);
  }
}
