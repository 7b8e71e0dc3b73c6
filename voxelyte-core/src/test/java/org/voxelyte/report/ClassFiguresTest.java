package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.ClassCut.CutClass;
import org.voxelyte.report.ClassCut.Edge;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;

class ClassFiguresTest {
  private static final List<CutClass> CLASSES =
      List.of(
          new CutClass("others", CutColour.GROUND),
          new CutClass("left", CutColour.BLUE),
          new CutClass("right", CutColour.ORANGE));
  private static final Edge EDGE = new Edge(1, 2, "between", CutColour.BLACK);

  private static ClassCut cut(byte... labels) {
    return new ClassCut(
        MorphologyTopic.SURFACES,
        "active-interface",
        "",
        "title",
        "definition",
        new LabelMap(Axis.Y, 4, 3, 2, 1e-7, 1e-7, labels),
        CLASSES,
        List.of(EDGE));
  }

  @Test
  void linesLieOnBothSidesOfTheFacesBetweenTwoClasses() {
    BufferedImage image =
        ClassFigures.image(cut((byte) 1, (byte) 2, (byte) 2, (byte) 1, (byte) 0, (byte) 2), 3);
    int[][] expected = {
      {1, 1, 9, 9, 2, 2, 2, 2, 2},
      {1, 1, 9, 9, 2, 2, 2, 2, 2},
      {1, 1, 9, 9, 2, 2, 2, 2, 2},
      {1, 1, 1, 0, 0, 0, 2, 2, 2}
    };
    assertPixels(image, expected);
  }

  @Test
  void wherePixelsAreSmallTheLineTakesTheSecondClass() {
    BufferedImage image =
        ClassFigures.image(cut((byte) 1, (byte) 2, (byte) 2, (byte) 1, (byte) 0, (byte) 2), 1);
    assertPixels(image, new int[][] {{1, 9, 2}, {1, 0, 2}});
  }

  private static void assertPixels(BufferedImage image, int[][] expected) {
    for (int y = 0; y < expected.length; y++) {
      for (int x = 0; x < expected[y].length; x++) {
        int of = expected[y][x];
        CutColour colour = of == 9 ? CutColour.BLACK : CLASSES.get(of).colour();
        assertThat(image.getRGB(x, y) & 0xffffff).as(x + ", " + y).isEqualTo(colour.rgb());
      }
    }
  }

  @Test
  void aPixelWithoutClassIsRefused() {
    assertThatThrownBy(() -> cut((byte) 1, (byte) 2, (byte) 2, (byte) 1, (byte) 0, (byte) 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the cut of active-interface has a pixel of class 3, there are 3");
  }

  @Test
  void figuresHaveAxesScaleBarAndLegendAndNamesOfTheirOwn() {
    MetricKind coverage =
        MetricKind.of(MorphologyTopic.SURFACES, "coverage", "Coverage", MetricUnit.SHARE, "");
    MorphologyFindings found =
        new MorphologyFindings(
            List.of(
                coverage.metric("NMC|SE", "", Finding.of(0.75)),
                coverage.metric("NMC|void", "", Finding.of(0.25)),
                coverage.metric("SE|void", "", Finding.undefined("no surface"))),
            List.of(),
            List.of(),
            List.of(),
            List.of(cut((byte) 1, (byte) 2, (byte) 2, (byte) 1, (byte) 0, (byte) 2)),
            List.of(),
            Map.of());
    Analysis analysis = with(new SampleAnalysis().bare(), found);
    List<Figure> figures =
        ReportFigures.of(analysis, new Palette(analysis.phases()))
            .morphology()
            .get(MorphologyTopic.SURFACES);
    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly("morphology_active-interface-cut", "morphology_coverage");
    assertThat(texts(figures.get(0)))
        .contains(
            "x–z plane",
            "y = " + LengthUnit.print(4.5e-7, 3),
            "x →",
            "z",
            LengthUnit.print(1e-7, 1),
            "left",
            "right",
            "between");
    assertThat(texts(figures.get(1)))
        .contains(
            "NMC",
            Numbers.percent(0.75),
            Numbers.percent(0.25),
            "touched by SE",
            "share of the surface of a phase (%)")
        .doesNotContain("SE");
  }

  private static List<String> texts(Figure figure) {
    return figure.drawing().marks().stream()
        .filter(Drawing.Label.class::isInstance)
        .map(mark -> ((Drawing.Label) mark).text())
        .toList();
  }

  static Analysis with(Analysis a, MorphologyFindings morphology) {
    return new Analysis(
        a.command(),
        a.shape(),
        a.voxelSize(),
        a.phases(),
        a.provenance(),
        a.fractions(),
        a.profiles(),
        a.connectivity(),
        a.interfaces(),
        morphology,
        a.conduction(),
        a.phaseCuts(),
        a.obliqueImages(),
        a.networkCuts(),
        a.failures(),
        a.seconds(),
        a.threads());
  }
}
