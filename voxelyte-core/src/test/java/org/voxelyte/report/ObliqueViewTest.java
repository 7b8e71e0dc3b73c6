package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class ObliqueViewTest {
  private static final VoxelSize CUBES = VoxelSize.cube(1e-7);
  private static final Phase VOID = new Phase(0, "void", PhaseRole.VOID);
  private static final Phase NMC = new Phase(1, "NMC", PhaseRole.ACTIVE);
  private static final Phase SE = new Phase(2, "SE", PhaseRole.ELECTROLYTE);
  private static final Phase CARBON = new Phase(3, "VGCF", PhaseRole.CARBON);
  private static final List<Phase> ALL = List.of(VOID, NMC, SE, CARBON);

  /** Rays that graze an edge of a voxel may see either neighbour; the oracle's steps are finite. */
  private static final double GRAZING = 0.01;

  /** Of shades of neighbouring points of a ball; between faces of a cube it is 30 and more. */
  private static final int LARGEST_STEP = 24;

  private interface Labels {
    int at(int x, int y, int z);
  }

  private static LabelVolume volume(
      GridShape shape, VoxelSize size, List<Phase> phases, Labels labels) {
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          slices[z][shape.index(x, y)] = (byte) labels.at(x, y, z);
        }
      }
    }
    return new LabelVolume(shape, size, slices, phases, Provenance.generated("test"));
  }

  private static LabelVolume cube(int size, Labels labels) {
    return volume(new GridShape(size, size, size), CUBES, ALL, labels);
  }

  private static LabelVolume noise(GridShape shape, VoxelSize size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return volume(
        shape, size, ALL, (x, y, z) -> random.nextInt(8) == 0 ? 1 : 2 * random.nextInt(2));
  }

  private static List<ObliqueImage> draw(LabelVolume volume) {
    try (TaskContext task = TaskContext.silent(2)) {
      return ObliqueView.of(volume, task);
    }
  }

  private static ObliqueProjection projection(LabelVolume volume) {
    return new ObliqueProjection(
        volume.length(Axis.X), volume.length(Axis.Y), volume.length(Axis.Z));
  }

  /** Returns column and row of the pixel at which a point, in voxels, lies. */
  private static int[] pixel(LabelVolume volume, ObliqueImage image, double x, double y, double z) {
    VoxelSize size = volume.voxelSize();
    double across = ObliqueProjection.across(x * size.x(), y * size.y());
    double down = ObliqueProjection.down(x * size.x(), y * size.y(), z * size.z());
    return new int[] {
      (int) ((across - projection(volume).left()) / image.pixelSize()),
      (int) (down / image.pixelSize())
    };
  }

  /** Returns the label that is seen at a point, in voxels; −1 if nothing is. */
  private static int seen(LabelVolume volume, ObliqueImage image, double x, double y, double z) {
    int[] at = pixel(volume, image, x, y, z);
    return image.isSeen(at[0], at[1]) ? image.label(at[0], at[1]) : -1;
  }

  private static int shade(LabelVolume volume, ObliqueImage image, double x, double y, double z) {
    int[] at = pixel(volume, image, x, y, z);
    return image.shade(at[0], at[1]);
  }

  private static boolean in(int value, int from, int to) {
    return value >= from && value < to;
  }

  @Test
  void aCubeIsSeenWhereItLiesAndMovesWithTheAxes() {
    LabelVolume volume =
        cube(20, (x, y, z) -> in(x, 12, 16) && in(y, 2, 6) && in(z, 7, 11) ? 1 : 2);
    LabelVolume swapped =
        cube(20, (x, y, z) -> in(y, 12, 16) && in(x, 2, 6) && in(z, 7, 11) ? 1 : 2);
    ObliqueImage image = draw(volume).get(1);
    ObliqueImage other = draw(swapped).get(1);
    assertThat(image.shown()).containsExactly(1);
    double[][] faces = {{14, 4, 7}, {16, 4, 9}, {14, 6, 9}};
    for (double[] p : faces) {
      assertThat(seen(volume, image, p[0], p[1], p[2])).isEqualTo(1);
      assertThat(seen(swapped, other, p[0], p[1], p[2])).isEqualTo(-1);
      assertThat(seen(swapped, other, p[1], p[0], p[2])).isEqualTo(1);
      assertThat(seen(volume, image, p[1], p[0], p[2])).isEqualTo(-1);
    }
    for (double[] p : new double[][] {{1, 1, 0}, {14, 4, 3}, {14, 4, 15}, {19, 19, 19}}) {
      assertThat(seen(volume, image, p[0], p[1], p[2])).isEqualTo(-1);
    }
    assertThat(shade(volume, image, 14, 4, 7)).isGreaterThan(shade(volume, image, 14, 6, 9));
    assertThat(shade(volume, image, 14, 6, 9)).isGreaterThan(shade(volume, image, 16, 4, 9));
  }

  @Test
  void theBlockShowsItsOuterFacesAndThoseOfTheOctantCutAway() {
    int half = 8;
    LabelVolume volume =
        volume(
            new GridShape(16, 16, 16),
            CUBES,
            List.of(),
            (x, y, z) -> x / half + 2 * (y / half) + 4 * (z / half));
    ObliqueImage image = draw(volume).get(0);
    assertThat(image.cutOpen()).isTrue();
    // Outer faces: above, front left (y), front right (x).
    assertThat(seen(volume, image, 4, 4, 0)).isEqualTo(0);
    assertThat(seen(volume, image, 12, 4, 0)).isEqualTo(1);
    assertThat(seen(volume, image, 4, 12, 0)).isEqualTo(2);
    assertThat(seen(volume, image, 4, 16, 12)).isEqualTo(6);
    assertThat(seen(volume, image, 12, 16, 12)).isEqualTo(7);
    assertThat(seen(volume, image, 16, 4, 4)).isEqualTo(1);
    assertThat(seen(volume, image, 16, 4, 12)).isEqualTo(5);
    // Faces of the octant x, y > 8, z < 8, of which the octant itself (3) is gone.
    assertThat(seen(volume, image, 8, 12, 4)).isEqualTo(2);
    assertThat(seen(volume, image, 12, 8, 4)).isEqualTo(1);
    assertThat(seen(volume, image, 12, 12, 8)).isEqualTo(7);
    for (byte label : image.labels()) {
      assertThat(label).isNotEqualTo((byte) 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"9, 7, 8, 1", "4, 11, 6, 2", "1, 5, 9, 3", "6, 6, 1, 4"})
  void everyPixelIsWhatARayInSmallStepsMeetsFirst(int nx, int ny, int nz, long seed) {
    LabelVolume volume = noise(new GridShape(nx, ny, nz), new VoxelSize(1e-7, 2e-7, 1.5e-7), seed);
    List<ObliqueImage> images = draw(volume);
    assertThat(images).hasSize(2);
    for (ObliqueImage image : images) {
      int rays = 0;
      int differ = 0;
      for (int row = 3; row < image.height(); row += 19) {
        for (int column = 5; column < image.width(); column += 19) {
          rays++;
          int label = image.isSeen(column, row) ? image.label(column, row) : -1;
          differ += label == march(volume, image, column, row) ? 0 : 1;
        }
      }
      assertThat(differ).isLessThanOrEqualTo((int) Math.ceil(GRAZING * rays));
    }
  }

  /** Follows a ray in steps of a hundredth of a voxel. */
  private static int march(LabelVolume volume, ObliqueImage image, int column, int row) {
    ObliqueProjection box = projection(volume);
    VoxelSize size = volume.voxelSize();
    GridShape shape = volume.shape();
    double across = box.left() + (column + 0.5) * image.pixelSize();
    double down = (row + 0.5) * image.pixelSize();
    double step = 1e-9;
    for (double far = -box.nearest(); far < -box.farthest(); far += step) {
      double x = ObliqueProjection.paperX(across, down) - far * ObliqueProjection.LOSS_X;
      double y = ObliqueProjection.paperY(across, down) - far * ObliqueProjection.LOSS_Y;
      double z = ObliqueProjection.paperZ(down) + far * ObliqueProjection.GAIN_Z;
      int i = (int) Math.floor(x / size.x());
      int j = (int) Math.floor(y / size.y());
      int k = (int) Math.floor(z / size.z());
      if (in(i, 0, shape.nx()) && in(j, 0, shape.ny()) && in(k, 0, shape.nz())) {
        boolean gone = i >= (shape.nx() + 1) / 2 && j >= (shape.ny() + 1) / 2 && k < shape.nz() / 2;
        int label = volume.label(i, j, k);
        if (image.cutOpen() ? !gone : image.shown().contains(label)) {
          return label;
        }
      }
    }
    return -1;
  }

  @Test
  void aPointOfThePaperIsProjectedOntoItself() {
    double across = 3;
    double down = -2;
    double x = ObliqueProjection.paperX(across, down);
    double y = ObliqueProjection.paperY(across, down);
    double z = ObliqueProjection.paperZ(down);
    double exact = 1e-12;
    assertThat(Math.abs(ObliqueProjection.across(x, y) - across)).isLessThan(exact);
    assertThat(Math.abs(ObliqueProjection.down(x, y, z) - down)).isLessThan(exact);
    assertThat(Math.abs(ObliqueProjection.near(x, y, z))).isLessThan(exact);
  }

  @Test
  void aBallIsLightTowardsTheLampAndDarkAwayFromIt() {
    double r = 14;
    LabelVolume volume =
        cube(
            40,
            (x, y, z) ->
                Math.pow(x - 19.5, 2) + Math.pow(y - 19.5, 2) + Math.pow(z - 19.5, 2) < r * r
                    ? 1
                    : 0);
    ObliqueImage image = draw(volume).get(1);
    double s = r / Math.sqrt(3);
    int above = shade(volume, image, 20, 20 + r / Math.sqrt(2), 20 - r / Math.sqrt(2));
    int right = shade(volume, image, 20 + r * 0.98, 20, 20);
    int below = shade(volume, image, 20 + s, 20 + s, 20 + s);
    assertThat(above).isGreaterThan(right + 20);
    assertThat(right).isGreaterThan(below);
    // A ball of voxels looks round: along an arc its shade changes without jumps.
    int before = shade(volume, image, 20, 20, 20 - r);
    for (double angle = 0.05; angle < 1.5; angle += 0.05) {
      int shade = shade(volume, image, 20, 20 + r * Math.sin(angle), 20 - r * Math.cos(angle));
      assertThat(Math.abs(shade - before)).isLessThan(LARGEST_STEP);
      before = shade;
    }
  }

  @Test
  void whatIsFarIsDarker() {
    LabelVolume volume =
        cube(
            40,
            (x, y, z) ->
                in(z, 10, 20) && (in(x, 2, 12) && in(y, 2, 12) || in(x, 26, 36) && in(y, 26, 36))
                    ? 1
                    : 0);
    ObliqueImage image = draw(volume).get(1);
    assertThat(shade(volume, image, 31, 31, 10)).isGreaterThan(shade(volume, image, 7, 7, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "2, 2, 2",
    "1, 30, 20",
    "30, 1, 20",
    "30, 20, 1",
    "2, 40, 30",
    "40, 3, 30",
    "2000, 2, 2",
    "1, 1, 5000",
    "3, 900, 1"
  })
  void anyShapeIsDrawn(int nx, int ny, int nz) throws Exception {
    GridShape shape = new GridShape(nx, ny, nz);
    LabelVolume volume = volume(shape, CUBES, ALL, (x, y, z) -> (x + y + z) % 4);
    List<ObliqueImage> images = draw(volume);
    assertThat(images).isNotEmpty();
    int bright = 0;
    for (byte shade : images.get(0).shades()) {
      bright += shade != 0 ? 1 : 0;
    }
    assertThat(bright).isPositive();
    Figure figure = ObliqueFigure.of(images, ALL, shape, CUBES, new Palette(volume.phases()));
    assertThat(figure.drawing().height()).isBetween(30.0, 320.0);
    String marks = SvgWriter.of(figure.drawing(), figure.title()).replaceAll("base64,[^\"]*", "");
    assertThat(marks).contains("<image").doesNotContain("NaN", "Infinity");
  }

  @Test
  void whatStandsFreeFollowsFromTheRoles() {
    assertThat(free(ALL, 4)).containsExactlyInAnyOrder(1, 3);
    assertThat(free(List.of(VOID, new Phase(1, "SE", PhaseRole.ELECTROLYTE)), 2))
        .containsExactly(1);
    assertThat(free(List.of(), 3)).containsExactlyInAnyOrder(1, 2);
    assertThat(free(List.of(VOID), 3)).containsExactlyInAnyOrder(1, 2);
    LabelVolume one = cube(5, (x, y, z) -> 1);
    assertThat(draw(one)).hasSize(1);
    LabelVolume nothing = cube(5, (x, y, z) -> 0);
    assertThat(draw(nothing)).hasSize(1);
  }

  /** Returns what stands free of so many labels, of which 0 is the largest. */
  private static Set<Integer> free(List<Phase> phases, int labels) {
    LabelVolume volume =
        volume(
            new GridShape(5, 6, 7), CUBES, phases, (x, y, z) -> x == 0 ? 0 : (x + y + z) % labels);
    return draw(volume).get(1).shown();
  }

  @Test
  void largeVolumesAreSampledInPlace() {
    LabelVolume volume =
        volume(new GridShape(700, 40, 30), CUBES, ALL, (x, y, z) -> in(x, 400, 500) ? 1 : 2);
    List<ObliqueImage> images = draw(volume);
    assertThat(seen(volume, images.get(1), 450, 20, 0)).isEqualTo(1);
    assertThat(seen(volume, images.get(1), 405, 20, 0)).isEqualTo(1);
    assertThat(seen(volume, images.get(1), 495, 20, 0)).isEqualTo(1);
    assertThat(seen(volume, images.get(1), 380, 20, 0)).isEqualTo(-1);
    assertThat(seen(volume, images.get(0), 100, 20, 0)).isEqualTo(2);
    assertThat(seen(volume, images.get(0), 430, 10, 0)).isEqualTo(1);
  }

  @Test
  void anyNumberOfThreadsDrawsTheSame_seed5() {
    LabelVolume volume = noise(new GridShape(30, 25, 20), CUBES, 5);
    try (TaskContext one = TaskContext.silent(1);
        TaskContext three = TaskContext.silent(3)) {
      List<ObliqueImage> alone = ObliqueView.of(volume, one);
      List<ObliqueImage> together = ObliqueView.of(volume, three);
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i).labels()).isEqualTo(alone.get(i).labels());
        assertThat(together.get(i).shades()).isEqualTo(alone.get(i).shades());
      }
    }
  }

  @Test
  void drawingIsCancelled_seed6() {
    LabelVolume volume = noise(new GridShape(10, 10, 10), CUBES, 6);
    TaskContext[] held = new TaskContext[1];
    try (TaskContext task =
        new TaskContext(
            2,
            (stage, done, total) -> {
              if (done > 5) {
                held[0].cancel();
              }
            })) {
      held[0] = task;
      assertThatThrownBy(() -> ObliqueView.of(volume, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void theFigureIsWrittenInTheColoursOfThePhases(@TempDir Path folder) throws Exception {
    LabelVolume volume = cube(12, (x, y, z) -> y > 5 ? 1 : 2);
    Path png = folder.resolve("oblique.png");
    try (TaskContext task = TaskContext.silent(2)) {
      ObliqueView.write(volume, png, task);
    }
    BufferedImage written = ImageIO.read(png.toFile());
    int active = new Palette(volume.phases()).of(NMC).rgb();
    int own = 0;
    for (int row = 0; row < written.getHeight(); row++) {
      for (int column = 0; column < written.getWidth(); column++) {
        own += (written.getRGB(column, row) & 0xffffff) == active ? 1 : 0;
      }
    }
    // The face y = length y, less the quarter that is cut away.
    assertThat(own).isBetween(100_000, 400_000);
    assertThat(ObliqueFigure.shaded(active, 180)).isEqualTo(active);
    assertThat(ObliqueFigure.shaded(active, 90) & 0xff).isLessThan(active & 0xff);
    assertThat(ObliqueFigure.shaded(active, 250) & 0xff).isGreaterThan(active & 0xff);
  }

  @Test
  void aReportShowsItAmongThePhases(@TempDir Path folder) throws Exception {
    LabelVolume volume = cube(12, (x, y, z) -> y > 5 ? 1 : 2);
    Analysis bare = new SampleAnalysis().bare();
    Analysis analysis =
        new Analysis(
            bare.command(),
            volume.shape(),
            volume.voxelSize(),
            volume.phases(),
            volume.provenance(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            MorphologyFindings.NONE,
            List.of(),
            List.of(),
            draw(volume),
            List.of(),
            List.of(),
            0.1,
            1);
    try (TaskContext task = TaskContext.silent(1)) {
      Path page = ReportWriter.write(analysis, folder, task);
      assertThat(Files.readString(page))
          .contains("The volume in three dimensions", "VGCF", "y = 1.20");
      assertThat(folder.resolve("figures/oblique.png")).isNotEmptyFile();
      ReportWriter.write(bare, folder, task);
      assertThat(folder.resolve("figures/oblique.png")).doesNotExist();
    }
  }

  /** The shades of 200 phases do not fit a palette. */
  @Test
  void manyPhasesAreDrawn() {
    LabelVolume volume =
        volume(new GridShape(20, 20, 20), CUBES, List.of(), (x, y, z) -> (x + 20 * y + z) % 200);
    List<ObliqueImage> images = draw(volume);
    Figure figure =
        ObliqueFigure.of(
            images, volume.phases(), volume.shape(), CUBES, new Palette(volume.phases()));
    BufferedImage picture =
        figure.drawing().marks().stream()
            .filter(Drawing.Picture.class::isInstance)
            .map(mark -> ((Drawing.Picture) mark).image())
            .findFirst()
            .orElseThrow();
    int[] front = pixel(volume, images.get(0), 4.5, 20, 15.5);
    int label = images.get(0).label(front[0], front[1]);
    assertThat(label).isEqualTo((4 + 20 * 19 + 15) % 200);
    assertThat(picture.getRGB(front[0], front[1]) & 0xffffff)
        .isEqualTo(new Palette(volume.phases()).of(volume.phases().get(label)).rgb());
    assertThat(picture.getRGB(0, 0) >>> 24).isZero();
  }

  @Test
  void imagesAreValidated() {
    assertThatThrownBy(
            () -> new ObliqueImage(2, 2, 1e-7, Set.of(1), true, new byte[4], new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 × 2 pixels got 4 labels and 3 shades");
    assertThatThrownBy(() -> new ObliqueImage(1, 1, 0, Set.of(1), true, new byte[1], new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pixelSize must be positive");
  }
}
