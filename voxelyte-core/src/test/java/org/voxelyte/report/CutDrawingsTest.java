package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voxelyte.report.CutDrawing.Line;
import org.voxelyte.report.CutDrawing.Place;
import org.voxelyte.report.CutDrawing.Point;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;

class CutDrawingsTest {
  private static Figure figure(boolean showsPhases, String remark) throws Exception {
    CutDrawing cut =
        new CutDrawing(
            MorphologyTopic.SURFACES,
            "triple-points",
            "",
            remark,
            "title",
            "definition",
            new LabelMap(Axis.Y, 4, 4, 2, 1e-7, 1e-7, new byte[8]),
            showsPhases,
            List.of(
                new Line("way", CutColour.BLUE, true, List.of(new Place(0, 0), new Place(4, 2)))),
            List.of(
                new Point("tied", CutColour.BLACK, true, new Place(2, 1)),
                new Point("cut off", CutColour.BLACK, false, new Place(1, 1))));
    MorphologyFindings found =
        new MorphologyFindings(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(cut), Map.of());
    Analysis analysis = ClassFiguresTest.with(new SampleAnalysis().bare(), found);
    return CutDrawings.of(analysis, MorphologyTopic.SURFACES, new Palette(analysis.phases()))
        .get(0);
  }

  private static <T> List<T> marks(Figure figure, Class<T> kind) {
    return figure.drawing().marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void linesAndPointsLieWhereTheirPixelsAre() throws Exception {
    Figure figure = figure(true, "");
    assertThat(figure.name()).isEqualTo("morphology_triple-points");
    Drawing.Picture ground = marks(figure, Drawing.Picture.class).get(0);
    List<Drawing.Line> lines = marks(figure, Drawing.Line.class);
    // An edge in white beneath the line itself.
    assertThat(lines.get(0).paint().rgb()).isEqualTo(0xffffff);
    assertThat(lines.get(0).width()).isGreaterThan(lines.get(1).width());
    assertThat(lines.get(1).points())
        .containsExactly(
            new double[] {
              ground.x(), ground.y(), ground.x() + ground.width(), ground.y() + ground.height()
            },
            within(1e-9));
    List<Drawing.Dot> dots = marks(figure, Drawing.Dot.class);
    assertThat(dots.get(0).x()).isCloseTo(ground.x() + ground.width() / 2, within(1e-9));
    assertThat(dots.get(1).x()).isCloseTo(ground.x() + ground.width() / 4, within(1e-9));
    assertThat(dots.get(0).y()).isCloseTo(ground.y() + ground.height() / 2, within(1e-9));
    assertThat(dots.get(0).paint().rgb()).isEqualTo(CutColour.BLACK.rgb());
    assertThat(dots.get(1).paint().rgb()).isEqualTo(0xffffff);
    assertThat(dots.get(1).rim().rgb()).isEqualTo(CutColour.BLACK.rgb());
    assertThat(marks(figure, Drawing.Label.class))
        .extracting(Drawing.Label::text)
        .contains("way", "tied", "cut off", "x–z plane", "x →");
    String svg = SvgWriter.of(figure.drawing(), "");
    assertThat(svg.split("<circle ", -1)).hasSize(3);
  }

  @Test
  void phasesArePaleOrNotShown() throws Exception {
    Figure shown = figure(true, "");
    Figure plain = figure(false, "seen along y");
    int own = marks(shown, Drawing.Picture.class).get(0).image().getRGB(0, 0) & 0xffffff;
    int ground = marks(plain, Drawing.Picture.class).get(0).image().getRGB(0, 0) & 0xffffff;
    assertThat(ground).isEqualTo(CutColour.GROUND.rgb());
    assertThat(own).isNotEqualTo(ground);
    assertThat(marks(plain, Drawing.Label.class))
        .extracting(Drawing.Label::text)
        .contains("seen along y");
  }

  @Test
  void linesTooLightForPaperAreDarkened() {
    assertThat(Drawing.Paint.of(0x0072b2).asLine()).isEqualTo(Drawing.Paint.of(0x0072b2));
    int grey = Drawing.Paint.of(0xbdbdbd).asLine().rgb();
    assertThat(grey & 0xff).isLessThan(0xbd).isEqualTo(grey >> 8 & 0xff);
    assertThat(Drawing.Paint.of(grey).asLine().rgb()).isEqualTo(grey);
  }

  @Test
  void aLineNeedsTwoPlaces() {
    assertThatThrownBy(() -> new Line("way", CutColour.BLUE, true, List.of(new Place(0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line needs two places, got 1");
  }
}
