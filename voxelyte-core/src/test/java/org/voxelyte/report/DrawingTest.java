package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.morphology.NetworkClass;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/** The parts that figures are made of. */
class DrawingTest {
  /** Edges of a bar fall between dots: up to half a dot is lost or won at each end. */
  private static final double DOTS = 1.01;

  /** Colours nearer than this, as the sum of differences over the three channels, look alike. */
  private static final int DISTINCT = 40;

  @ParameterizedTest
  @CsvSource({"100e-9,100e-9", "35.6e-9,100e-9", "7.3e-6,2e-6"})
  void theScaleBarIsAsLongAsItSaysInDotsOfTheImage(double wide, double high) {
    SampleAnalysis sample = new SampleAnalysis();
    sample.voxelSize = new VoxelSize(wide, wide, high);
    Analysis analysis = sample.build();
    Drawing drawing = CutFigures.phases(analysis, new Palette(analysis.phases())).get(0).drawing();
    BufferedImage image = PngWriter.paint(drawing);
    double dots = PngWriter.dotsPerInch(drawing) / 72.0;

    List<Drawing.Picture> pictures = new ArrayList<>();
    Drawing.Box bar = null;
    String text = "";
    for (Drawing.Mark mark : drawing.marks()) {
      if (mark instanceof Drawing.Picture picture) {
        pictures.add(picture);
      } else if (mark instanceof Drawing.Box box && box.filled() && bar == null) {
        bar = box;
      } else if (mark instanceof Drawing.Label label && bar != null && text.isEmpty()) {
        text = label.text();
      }
    }
    assertThat(pictures).hasSize(3);
    int row = (int) Math.round((bar.y() + bar.height() / 2) * dots);
    int length = 0;
    for (int x = 0; x < (bar.x() + bar.width()) * dots + 5; x++) {
      if ((image.getRGB(x, row) & 0xff) < 0x80) {
        length++;
      }
    }
    String[] parts = text.split("\u202f");
    double metres =
        Double.parseDouble(parts[0])
            * (parts[1].equals("nm") ? 1e-9 : parts[1].equals("µm") ? 1e-6 : Double.NaN);
    assertThat(parts[0]).matches("[125]0*");
    double dotsPerMetre = pictures.get(2).width() * dots / (40 * wide);
    assertThat((double) length).isCloseTo(metres * dotsPerMetre, within(DOTS));
  }

  @Test
  void voxelsKeepTheirProportionsAndSharpEdges() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.voxelSize = new VoxelSize(100e-9, 100e-9, 250e-9);
    Analysis analysis = sample.build();
    Palette palette = new Palette(analysis.phases());
    Drawing drawing = CutFigures.phases(analysis, palette).get(0).drawing();
    Drawing.Picture yz = (Drawing.Picture) drawing.marks().get(0);
    assertThat(yz.width() / yz.height()).isCloseTo(30.0 / (20 * 2.5), within(1e-9));

    double dots = PngWriter.dotsPerInch(drawing) / 72.0;
    BufferedImage image = PngWriter.paint(drawing);
    Set<Integer> colors = new HashSet<>();
    for (int y = (int) (yz.y() * dots) + 3; y < (yz.y() + yz.height()) * dots - 3; y++) {
      for (int x = (int) (yz.x() * dots) + 3; x < (yz.x() + yz.width()) * dots - 3; x++) {
        colors.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    assertThat(colors)
        .containsExactlyInAnyOrder(
            analysis.phases().stream().map(p -> palette.of(p).rgb()).toArray(Integer[]::new));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1.99,1", "2,2", "4.9,2", "5.5,5", "9.99,5", "10,10", "0.0037,0.002"})
  void roundLengthsAreOneTwoFive(double value, double round) {
    assertThat(Scale.roundDown(value)).isCloseTo(round, within(1e-12));
  }

  @Test
  void ticksLieInsideAtRoundValues() {
    Scale scale = new Scale(0, 25.6, false);
    assertThat(scale.ticks(4)).containsExactly(0.0, 10.0, 20.0);
    assertThat(scale.label(10, 4)).isEqualTo("10");
    assertThat(new Scale(0, 0.5, false).label(0.2, 4)).isEqualTo("0.2");
    assertThat(new Scale(0, 0.0075, false).label(0.002, 5)).isEqualTo("0.002");
    assertThat(new Scale(0, 0.0005, false).label(0.0002, 5)).isEqualTo("2·10⁻⁴");
    Scale decades = new Scale(1e-6, 1, true);
    assertThat(decades.share(1e-3)).isCloseTo(0.5, within(1e-12));
    assertThat(decades.label(1e-6, 4)).isEqualTo("10⁻⁶");
    assertThatThrownBy(() -> new Scale(0, 1, true)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scale(1, Double.NaN, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void labelsOfDecadesAreOfOneKindAndNeverASingleTick() {
    Scale small = new Scale(1e-4, 1, true);
    assertThat(small.ticks(5).stream().map(tick -> small.label(tick, 5)))
        .containsExactly("10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1");
    Scale plain = new Scale(0.001, 100, true);
    assertThat(plain.ticks(6).stream().map(tick -> plain.label(tick, 6)))
        .containsExactly("0.001", "0.01", "0.1", "1", "10", "100");
    Scale oneDecade = new Scale(0.3, 7, true);
    assertThat(oneDecade.ticks(5).stream().map(tick -> oneDecade.label(tick, 5)))
        .containsExactly("0.5", "1", "2", "5");
    Scale tiny = new Scale(3e-5, 7e-4, true);
    assertThat(tiny.ticks(5).stream().map(tick -> tiny.label(tick, 5)))
        .containsExactly("5·10⁻⁵", "10⁻⁴", "2·10⁻⁴", "5·10⁻⁴");
  }

  @Test
  void fieldsOfOneCutStandSideBySideAndOfSeveralAboveEachOther() {
    SampleAnalysis sample = new SampleAnalysis();
    Analysis three = sample.build();
    List<Drawing.Picture> rows = pictures(FieldFigures.of(three).get(0).drawing());
    assertThat(rows.get(0).y()).isLessThan(rows.get(4).y());
    sample.shape = new GridShape(1, 40, 30);
    List<Drawing.Picture> row =
        pictures(FieldFigures.of(sample.build()).get(0).drawing()).stream()
            .filter(picture -> picture.width() > 20)
            .toList();
    assertThat(row).hasSize(2);
    assertThat(row.get(1).y()).isEqualTo(row.get(0).y());
    assertThat(row.get(1).x()).isGreaterThan(row.get(0).x() + row.get(0).width());
  }

  private static List<Drawing.Picture> pictures(Drawing drawing) {
    List<Drawing.Picture> pictures = new ArrayList<>();
    for (Drawing.Mark mark : drawing.marks()) {
      if (mark instanceof Drawing.Picture picture) {
        pictures.add(picture);
      }
    }
    return pictures;
  }

  @Test
  void barsStartAtZeroAndLogarithmicAxesHaveMarks() {
    SampleAnalysis sample = new SampleAnalysis();
    Analysis linear = sample.build();
    assertThat(coloured(linear, 0)).isNotEmpty().allMatch(box -> box.width() > box.height());
    // with 0.27 and 0.001 S/m alone, σ_eff differs by more than the limit for bars
    ConductionCase all = linear.conduction().get(3);
    Analysis wide =
        linear.with(
            List.of(
                all,
                ConductionCase.of(
                    "NMC only",
                    false,
                    all.conductivities(),
                    all.driven().stream()
                        .map(DrawingTest::muchSmaller)
                        .map(DrivenAxis::of)
                        .toList())));
    assertThat(coloured(wide, 0)).anyMatch(box -> box.width() == box.height());
  }

  @Test
  void whereNothingSpansThereIsNoScale() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.tortuosity = Double.POSITIVE_INFINITY;
    Analysis analysis = sample.build();
    Drawing chart = TransportFigures.of(analysis, new Palette(analysis.phases())).get(0).drawing();
    assertThat(chart.marks())
        .filteredOn(mark -> mark instanceof Drawing.Label label && label.text().matches("[0-9.]+"))
        .isEmpty();
  }

  @Test
  void phasesWithoutANameAreCalledPhase() {
    assertThat(PhaseText.of(new Phase(2, "2", PhaseRole.UNSPECIFIED))).isEqualTo("phase 2");
    assertThat(PhaseText.of(new Phase(2, "1", PhaseRole.UNSPECIFIED))).isEqualTo("1");
    assertThat(PhaseText.of(SampleAnalysis.ACTIVE)).isEqualTo("NMC");
  }

  private static EffectiveConductivity muchSmaller(EffectiveConductivity r) {
    return new EffectiveConductivity(
        r.axis(),
        r.effective() / 1000,
        r.reference(),
        r.phaseFraction(),
        r.tortuosityFactor() * 1000,
        0,
        0,
        0,
        1,
        1,
        1,
        1);
  }

  /** Filled boxes of a chart that are not paper. */
  private static List<Drawing.Box> coloured(Analysis analysis, int figure) {
    List<Drawing.Box> boxes = new ArrayList<>();
    Drawing drawing =
        TransportFigures.of(analysis, new Palette(analysis.phases())).get(figure).drawing();
    for (Drawing.Mark mark : drawing.marks()) {
      if (mark instanceof Drawing.Box box && box.filled() && box.paint().role().isEmpty()) {
        boxes.add(box);
      }
    }
    return boxes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"VIRIDIS", "INFERNO"})
  void colourMapsGrowLighterSteadily(String name) {
    ColourMap map = ColourMap.valueOf(name);
    double before = lightness(map.rgb(0));
    double whole = lightness(map.rgb(1)) - before;
    for (int i = 1; i <= 10; i++) {
      double now = lightness(map.rgb(i / 10.0));
      // a uniform map climbs a tenth of its range per tenth; anchors are rounded to bytes
      assertThat((now - before) / whole).as("step " + i).isBetween(0.05, 0.15);
      before = now;
    }
    assertThat(map.rgb(-1)).isEqualTo(map.rgb(0));
    assertThat(map.rgb(2)).isEqualTo(map.rgb(1));
  }

  /** CIE L* of an sRGB colour. */
  private static double lightness(int rgb) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double y = 0;
    for (int i = 0; i < 3; i++) {
      double c = (rgb >> (16 - 8 * i) & 0xff) / 255.0;
      y += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return y <= 216 / 24389.0 ? y * 24389 / 27 : 116 * Math.cbrt(y) - 16;
  }

  @Test
  void twentyPhasesHaveTwentyColoursAndRolesKeepTheirs() {
    List<Phase> phases = new ArrayList<>();
    for (int label = 0; label < 20; label++) {
      PhaseRole role =
          label == 4 || label == 5
              ? PhaseRole.ACTIVE
              : label == 7 ? PhaseRole.VOID : PhaseRole.UNSPECIFIED;
      phases.add(new Phase(label, "p" + label, role));
    }
    Palette palette = new Palette(phases);
    for (Phase a : phases) {
      for (Phase b : phases) {
        if (!a.equals(b)) {
          assertThat(distance(palette.of(a).rgb(), palette.of(b).rgb()))
              .as(a.name() + " " + b.name())
              .isGreaterThan(DISTINCT);
        }
      }
    }
    Palette three = new Palette(new SampleAnalysis().phases);
    assertThat(palette.of(phases.get(4))).isEqualTo(three.of(SampleAnalysis.ACTIVE));
    assertThat(palette.of(phases.get(7))).isEqualTo(three.of(SampleAnalysis.VOID));
    Set<Integer> networks = new HashSet<>();
    for (NetworkClass c : NetworkClass.values()) {
      networks.add(Palette.of(c).rgb());
    }
    assertThat(networks).hasSameSizeAs(NetworkClass.values());
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      sum += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
    }
    return sum;
  }

  @Test
  void theLettersOfFiguresNeedNoFont() {
    String used = "τ²σεΔ∞–−·⁰¹²³⁴⁵⁶⁷⁸⁹⁻µΩ→↓%|()/Li₆PS₅Cl ÄÖÜäöüßéñ…\u202f□";
    used.codePoints()
        .forEach(c -> assertThat(Letters.isBuiltIn(c)).as(Character.toString(c)).isTrue());
    assertThat(Letters.width("ii", 8)).isLessThan(Letters.width("MM", 8));
    assertThat(Letters.outline("NMC", 8).getBounds2D().getWidth())
        .isCloseTo(Letters.width("NMC", 8), within(2.0));
    assertThat(Letters.fit("a very long name", 8, 30)).endsWith("…").hasSizeLessThan(10);
    assertThat(Letters.width(Letters.fit("a very long name", 8, 30), 8)).isLessThanOrEqualTo(30);
  }

  @Test
  void figuresAreDrawnOnAMachineWithoutFonts(@TempDir Path directory) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            WithoutFonts.class.getName(),
            directory.toString());
    builder.environment().put("FONTCONFIG_FILE", "/dev/null");
    builder.environment().put("FONTCONFIG_PATH", directory.toString());
    Path log = directory.resolve("log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    assertThat(directory.resolve("report.html")).exists();
    assertThat(directory.resolve("figures/phases.png")).isNotEmptyFile();
  }

  /** Writes a report, with a name in letters that are not built in. */
  static final class WithoutFonts {
    private WithoutFonts() {}

    /** Runs in a Java of its own. */
    public static void main(String[] arguments) throws Exception {
      SampleAnalysis sample = new SampleAnalysis();
      sample.shape = new GridShape(12, 11, 10);
      sample.phases = List.of(SampleAnalysis.VOID, new Phase(1, "电解质", PhaseRole.ELECTROLYTE));
      try (var task = org.voxelyte.task.TaskContext.silent(1)) {
        ReportWriter.write(sample.build(), Path.of(arguments[0]), task);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.21659,4,0.2166",
    "1.2e-5,3,1.20·10⁻⁵",
    "-0.5,2,−0.50",
    "123456,4,1.235·10⁵",
    "0,4,0",
    "NaN,3,–",
    "Infinity,3,∞"
  })
  void numbersReadWell(double value, int digits, String text) {
    assertThat(Numbers.significant(value, digits)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "999,999 B", "98765,98.8 kB", "999600,1.0 MB", "6400000000,6.4 GB"})
  void memoryHasAUnitOfItsSize(long bytes, String text) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(text.replace(' ', '\u202f'));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,100", "0.99999,>99.9", "0.00001,<0.1", "0.4567,45.7"})
  void percentNeverRoundsToAllOrNothing(double share, String text) {
    assertThat(Numbers.percent(share)).isEqualTo(text + "\u202f%");
  }

  @Test
  void commandsAreQuotedForAShell() {
    assertThat(CommandLine.of(List.of("analyze", "a b.tif", "--phase", "0=it's")))
        .isEqualTo("analyze 'a b.tif' --phase '0=it'\\''s'");
  }
}
