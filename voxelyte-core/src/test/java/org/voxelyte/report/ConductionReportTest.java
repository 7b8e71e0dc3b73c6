package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.PowerShare;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Shares of the power, tensors and carriers: in tables and figures. */
class ConductionReportTest {
  private static final double EXACT = 1e-9;

  /** Pixels of curves lie within rounding of doubles. */
  private static final double ON_THE_CURVE = 1e-6;

  private static final List<PowerShare> HEAT =
      List.of(
          PowerShare.of(SampleAnalysis.ELECTROLYTE, 0.5),
          PowerShare.of(SampleAnalysis.ACTIVE, 0.3),
          new PowerShare(SampleAnalysis.ELECTROLYTE, SampleAnalysis.ACTIVE, true, 0.2),
          new PowerShare(SampleAnalysis.VOID, SampleAnalysis.ACTIVE, true, 0));

  private static ConductivityTensor tensor(double... xxYyZzXyXzYz) {
    double[] t = xxYyZzXyXzYz;
    return new ConductivityTensor(t[0], t[1], t[2], t[3], t[4], t[5], 1e-5, 12, 3456, 0.1, 99);
  }

  /** The sample, in which its last drive is ionic, with contacts, shares of heat and a tensor. */
  private static Analysis analysis(List<PowerShare> heat, ConductivityTensor tensor) {
    Analysis a = new SampleAnalysis().build();
    ConductionCase set = a.conduction().get(3);
    ConductionCase ionic =
        new ConductionCase(
            "ionic: SE + NMC",
            false,
            Optional.of(Carrier.IONIC),
            set.conductivities(),
            new ContactResistances(Map.of(new ContactResistances.Pair(2, 1), 0.004)),
            Sides.PERIODIC,
            Optional.of(tensor),
            set.axes().stream()
                .map(axis -> axis.withPower(heat).withParticles(SampleAnalysis.twoParticles()))
                .toList());
    ConductionCase electronic =
        ConductionCase.of("NMC", false, new Conductivities(Map.of(2, 1.0)), set.axes());
    return a.with(List.of(a.conduction().get(0), electronic, ionic));
  }

  /** An analysis with everything that conduction may have. */
  static Analysis detailed() {
    return analysis(HEAT, tensor(3, 2, 1, 0, 0, 0));
  }

  private static List<String[]> csv(Analysis analysis, String name) {
    return Tables.of(analysis).get(name).lines().map(line -> line.split(",", -1)).toList();
  }

  @Test
  void powerHasARowForEveryShare() {
    List<String[]> rows = csv(detailed(), "power.csv");
    assertThat(rows).hasSize(1 + 3 * 4);
    assertThat(rows.get(0))
        .containsExactly("drive", "carrier", "axis", "a", "b", "share", "contact");
    assertThat(rows.get(3))
        .containsExactly("ionic: SE + NMC", "ionic", "x", "SE", "NMC", "0.2", "1");
    assertThat(rows.get(9))
        .containsExactly("ionic: SE + NMC", "ionic", "z", "SE", "SE", "0.5", "0");
  }

  @Test
  void theTensorIsARowWithItsPrincipalValues() {
    List<String[]> rows = csv(detailed(), "tensor.csv");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)).hasSameSizeAs(rows.get(0));
    List<String> header = Arrays.asList(rows.get(0));
    String[] row = rows.get(1);
    assertThat(row[0]).isEqualTo("ionic: SE + NMC");
    assertThat(row[header.indexOf("carrier")]).isEqualTo("ionic");
    assertThat(row[header.indexOf("yy_S_per_m")]).isEqualTo("2.0");
    assertThat(row[header.indexOf("principal_3_S_per_m")]).isEqualTo("1.0");
    assertThat(row[header.indexOf("principal_3_z")]).isEqualTo("1.0");
    assertThat(row[header.indexOf("unknowns")]).isEqualTo("3456");
  }

  @Test
  void conductivitySaysCarrierSidesAndContacts() {
    List<String[]> rows = csv(detailed(), "conductivity.csv");
    List<String> header = Arrays.asList(rows.get(0));
    int carrier = header.indexOf("carrier");
    String[] unnamed = rows.get(4);
    assertThat(Arrays.copyOfRange(unnamed, carrier, carrier + 3))
        .containsExactly("", "insulated", "");
    String[] ionic = rows.get(7);
    assertThat(Arrays.copyOfRange(ionic, carrier, carrier + 3))
        .containsExactly("ionic", "periodic", "SE|NMC=0.004");
  }

  @Test
  void partsOfABarAreAsLongAsTheirShares() {
    Analysis analysis = detailed();
    Palette palette = new Palette(analysis.phases());
    Drawing drawing = PowerFigures.of(analysis, palette).get(0).drawing();
    List<Drawing.Box> first =
        drawing.marks().stream()
            .filter(mark -> mark instanceof Drawing.Box box && box.filled())
            .map(mark -> (Drawing.Box) mark)
            .limit(4)
            .toList();
    // SE, NMC, the contact in the colour of SE, its lower half in that of NMC
    double whole = first.get(0).width() / 0.5;
    assertThat(first.get(1).width()).isCloseTo(0.3 * whole, within(EXACT));
    assertThat(first.get(1).x()).isCloseTo(first.get(0).x() + 0.5 * whole, within(EXACT));
    assertThat(first.get(2).width()).isCloseTo(0.2 * whole, within(EXACT));
    assertThat(first.get(2).paint()).isEqualTo(palette.of(SampleAnalysis.ELECTROLYTE));
    assertThat(first.get(3).paint()).isEqualTo(palette.of(SampleAnalysis.ACTIVE));
    assertThat(first.get(3).height()).isCloseTo(first.get(2).height() / 2, within(EXACT));
    assertThat(first.get(3).x()).isEqualTo(first.get(2).x());
    assertThat(texts(drawing))
        .contains("share of the Joule heat (%)", "SE", "NMC", "contact SE | NMC")
        .doesNotContain("contact void | NMC");
  }

  @Test
  void contactsBetweenParticlesAreToldFromTheirPhase() {
    List<PowerShare> heat =
        List.of(
            PowerShare.of(SampleAnalysis.ACTIVE, 0.25),
            new PowerShare(SampleAnalysis.ACTIVE, SampleAnalysis.ACTIVE, true, 0.75));
    Analysis analysis = analysis(heat, tensor(1, 1, 1, 0, 0, 0));
    Palette palette = new Palette(analysis.phases());
    Drawing drawing = PowerFigures.of(analysis, palette).get(0).drawing();
    assertThat(texts(drawing)).contains("NMC", "contacts between particles of NMC");
    List<Drawing.Box> first =
        drawing.marks().stream()
            .filter(mark -> mark instanceof Drawing.Box box && box.filled())
            .map(mark -> (Drawing.Box) mark)
            .limit(3)
            .toList();
    // NMC, its contacts, and their paler half
    assertThat(first.get(1).width()).isCloseTo(3 * first.get(0).width(), within(EXACT));
    assertThat(first.get(1).paint()).isEqualTo(first.get(0).paint());
    assertThat(first.get(2).paint()).isNotEqualTo(first.get(0).paint());
    assertThat(csv(analysis, "power.csv").get(2))
        .containsExactly("ionic: SE + NMC", "ionic", "x", "NMC", "NMC", "0.75", "1");
  }

  private static List<String> texts(Drawing drawing) {
    return drawing.marks().stream()
        .filter(mark -> mark instanceof Drawing.Label)
        .map(mark -> ((Drawing.Label) mark).text())
        .toList();
  }

  @Test
  void whereOnePhaseTakesAllHeatThereIsNothingToDraw() {
    List<PowerShare> one = List.of(PowerShare.of(SampleAnalysis.ACTIVE, 1), HEAT.get(3));
    Analysis analysis = analysis(one, tensor(0, 0, 0, 0, 0, 0));
    assertThat(PowerFigures.of(analysis, new Palette(analysis.phases()))).isEmpty();
    assertThat(TensorFigures.of(analysis)).isEmpty();
    assertThat(csv(analysis, "power.csv")).hasSize(1 + 3 * 2);
    for (double share : new double[] {0.98, 0.995}) {
      List<PowerShare> most =
          List.of(
              PowerShare.of(SampleAnalysis.ACTIVE, share),
              new PowerShare(SampleAnalysis.VOID, SampleAnalysis.ACTIVE, true, 1 - share));
      Analysis other = analysis(most, tensor(1, 1, 1, 0, 0, 0));
      assertThat(PowerFigures.of(other, new Palette(other.phases()))).hasSize(share < 0.99 ? 1 : 0);
    }
  }

  /** The blue curve of a panel; panels are those of x–y, x–z, y–z. */
  private static double[] curve(ConductivityTensor tensor, int panel) {
    Figure figure = TensorFigures.of(analysis(HEAT, tensor)).get(0);
    return figure.drawing().marks().stream()
        .filter(mark -> mark instanceof Drawing.Line line && line.width() > 1)
        .map(mark -> ((Drawing.Line) mark).points())
        .toList()
        .get(panel);
  }

  /** Distance from the centre of the point that lies at so many degrees from the first axis. */
  private static double radius(double[] curve, int degrees) {
    int half = (curve.length / 2 - 1) / 2;
    int i = half * degrees / 180;
    double dx = curve[2 * i] - curve[2 * (i + half)];
    double dy = curve[2 * i + 1] - curve[2 * (i + half) + 1];
    return Math.hypot(dx, dy) / 2;
  }

  @Test
  void aCurveIsTheConductivityInEachDirection() {
    double[] round = curve(tensor(2, 2, 2, 0, 0, 0), 1);
    for (int degrees = 0; degrees < 180; degrees += 10) {
      assertThat(radius(round, degrees)).isCloseTo(radius(round, 0), within(ON_THE_CURVE));
    }
    ConductivityTensor t = tensor(4, 1, 2, 0.5, -1, 0.25);
    double unit = radius(curve(t, 0), 0) / 4;
    assertThat(radius(curve(t, 0), 90)).isCloseTo(1 * unit, within(ON_THE_CURVE));
    assertThat(radius(curve(t, 1), 90)).isCloseTo(2 * unit, within(ON_THE_CURVE));
    double[][] planes = {{4, 1, 0.5}, {4, 2, -1}, {1, 2, 0.25}};
    for (int panel = 0; panel < planes.length; panel++) {
      double[] p = planes[panel];
      // n·σn at 30°
      double sigma = 0.75 * p[0] + 0.25 * p[1] + Math.sqrt(0.75) * p[2];
      assertThat(radius(curve(t, panel), 30)).isCloseTo(sigma * unit, within(ON_THE_CURVE));
    }
  }

  @Test
  void thePageHasThePrincipalValuesAndIsWellFormed() throws Exception {
    Analysis analysis = detailed();
    Palette palette = new Palette(analysis.phases());
    String html;
    try (TaskContext task = TaskContext.silent(1)) {
      html = new ReportPage(analysis, ReportFigures.of(analysis, palette), palette, task).write();
    }
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html)));
    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Conductivity tensor (S/m), ionic: SE + NMC")
        .contains("Principal conductivities, ionic: SE + NMC")
        .contains("Where the power goes")
        .contains("Conductivity by direction, ionic: SE + NMC");
    assertThat(html).contains("<td>3.0000</td><td>1.00</td><td>1.000</td><td>0.000</td>");
  }

  @Test
  void tablesAndFiguresOfAnEarlierReportGo(@TempDir Path folder) throws IOException {
    try (TaskContext task = TaskContext.silent(1)) {
      ReportWriter.write(detailed(), folder, task);
      List<Path> files =
          List.of(
              folder.resolve("power.csv"),
              folder.resolve("tensor.csv"),
              folder.resolve("figures/power.png"),
              folder.resolve("figures/tensor_3_ionic-se-nmc.svg"));
      files.forEach(file -> assertThat(file).isNotEmptyFile());
      ReportWriter.write(new SampleAnalysis().build(), folder, task);
      files.forEach(file -> assertThat(file).doesNotExist());
    }
  }

  @Test
  void axesAreThoseOfTheDrive() {
    DrivenAxis driven = new SampleAnalysis().build().conduction().get(3).axes().get(1);
    assertThat(driven.axis()).isEqualTo(Axis.Y);
    assertThat(driven.heated()).isEmpty();
    assertThat(driven.withPower(HEAT).heated()).hasSize(3);
  }
}
