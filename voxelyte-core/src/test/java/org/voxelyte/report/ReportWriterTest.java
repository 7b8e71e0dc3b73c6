package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.morphology.Reach;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportWriterTest {
  private static final double ASPECT_TOLERANCE = 2e-3;

  @TempDir Path directory;

  private String write(Analysis analysis) throws IOException {
    try (TaskContext task = TaskContext.silent(1)) {
      return Files.readString(ReportWriter.write(analysis, directory, task));
    }
  }

  /** The page alone, without the time that images take. */
  private static String page(Analysis analysis) throws IOException {
    Palette palette = new Palette(analysis.phases());
    try (TaskContext task = TaskContext.silent(1)) {
      return new ReportPage(analysis, ReportFigures.of(analysis, palette), palette, task).write();
    }
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private List<Path> figures(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("figures"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  @Test
  void thePageIsWholeAndNeedsNothingElse() throws Exception {
    String html = page(new SampleAnalysis().build());
    Document page = parse(html);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("./voxelyte analyze data/spheres.tif --phase '1=solid electrolyte'");
    assertThat(page.getElementsByTagName("link").getLength()).isZero();
    assertThat(html).doesNotContain("@import").doesNotContain("url(");
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      for (String attribute : List.of("src", "href", "xlink:href")) {
        String target = element.getAttribute(attribute);
        assertThat(target.isEmpty() || target.startsWith("data:image/png;base64,"))
            .as(element.getTagName() + " " + attribute)
            .isTrue();
      }
    }
  }

  @Test
  void everyFigureHasItsCaptionAndItsFiles() throws Exception {
    Document page = parse(write(new SampleAnalysis().build()));
    NodeList figures = page.getElementsByTagName("figure");
    int drawings = 0;
    int tables = 0;
    for (int i = 0; i < figures.getLength(); i++) {
      Element figure = (Element) figures.item(i);
      assertThat(figure.getElementsByTagName("figcaption").getLength()).isEqualTo(1);
      String caption = figure.getElementsByTagName("figcaption").item(0).getTextContent();
      if (figure.getAttribute("class").startsWith("table")) {
        assertThat(caption).startsWith("Table " + ++tables + ".");
        assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1);
      } else {
        assertThat(caption).startsWith("Figure " + ++drawings + ".");
        assertThat(figure.getElementsByTagName("svg").getLength()).isEqualTo(1);
      }
    }
    // cuts, profiles, a network per phase, two charts of bars, fields of three phases and of all,
    // spread of the current, pathways, potential along them
    assertThat(drawings).isEqualTo(1 + 1 + 3 + 2 + 4 + 3);
    // phases, clusters, interfaces, phases alone, given conductivities, backbone, current, paths
    assertThat(tables).isEqualTo(8);
    assertThat(figures(".png")).hasSize(drawings);
    assertThat(figures(".svg")).hasSize(drawings);
    imagesAreNotBlankAndHaveTheProportionsOfTheDrawing();
  }

  private void imagesAreNotBlankAndHaveTheProportionsOfTheDrawing() throws Exception {
    for (Path file : figures(".png")) {
      BufferedImage image = ImageIO.read(file.toFile());
      Set<Integer> colors = new HashSet<>();
      for (int y = 0; y < image.getHeight(); y += 3) {
        for (int x = 0; x < image.getWidth(); x += 3) {
          colors.add(image.getRGB(x, y));
        }
      }
      assertThat(colors).as(file.toString()).hasSizeGreaterThan(4);
      assertThat(image.getWidth()).isGreaterThanOrEqualTo(2126);
      String svg = Files.readString(Path.of(file.toString().replace(".png", ".svg")));
      Element root = parse(svg).getDocumentElement();
      String[] box = root.getAttribute("viewBox").split(" ");
      double aspect = Double.parseDouble(box[2]) / Double.parseDouble(box[3]);
      assertThat(image.getWidth() / (double) image.getHeight() / aspect)
          .as(file.toString())
          .isBetween(1 - ASPECT_TOLERANCE, 1 + ASPECT_TOLERANCE);
      assertThat(root.getAttribute("font-family")).endsWith("sans-serif");
      assertThat(root.getElementsByTagName("text").getLength()).isPositive();
    }
  }

  @Test
  void namesOfPeopleAreTextEverywhere() throws Exception {
    String name = "<b>&\"x'</b>\u0001";
    SampleAnalysis sample = new SampleAnalysis();
    sample.phases =
        List.of(
            SampleAnalysis.VOID, new Phase(1, name, PhaseRole.ELECTROLYTE), SampleAnalysis.ACTIVE);
    String html = page(sample.build());
    assertThat(html).doesNotContain(name).doesNotContain("<b>&\"");
    Document page = parse(html);
    assertThat(page.getDocumentElement().getTextContent()).contains("<b>&\"x'</b>\ufffd");
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(14);
  }

  @Test
  void isTheSameInGermany() throws Exception {
    Analysis analysis = new SampleAnalysis().build();
    String first = page(analysis);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(page(analysis)).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void filesAreTheSameForAnyNumberOfThreads() throws Exception {
    SampleAnalysis sample = new SampleAnalysis();
    sample.shape = new GridShape(30, 6, 5);
    Analysis analysis = sample.build();
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        ReportWriter.write(analysis, directory.resolve("t" + threads), task);
      }
    }
    Path one = directory.resolve("t1");
    try (Stream<Path> files = Files.walk(one)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String other : List.of("t2", "t3")) {
          assertThat(directory.resolve(other).resolve(one.relativize(file)))
              .hasSameBinaryContentAs(file);
        }
      }
    }
  }

  @Test
  void whatDoesNotSpanSaysSo() throws Exception {
    SampleAnalysis sample = new SampleAnalysis();
    sample.tortuosity = Double.POSITIVE_INFINITY;
    sample.reach = new Reach(0, 0, 0);
    String html = page(sample.build());
    assertThat(parse(html).getDocumentElement().getTextContent())
        .contains("∞ (does not span)", "∞, does not span", "0, does not span")
        .contains("No current flows.")
        .doesNotContain("3·10⁻⁷")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }

  @Test
  void undefinedSharesAreDashes() throws Exception {
    SampleAnalysis sample = new SampleAnalysis();
    sample.reach = new Reach(Double.NaN, Double.NaN, Double.NaN);
    assertThat(page(sample.build())).doesNotContain("NaN").contains("– / – / –");
  }

  @Test
  void aPageOfOneSliceHasNoCutsThatAreLines() throws Exception {
    SampleAnalysis sample = new SampleAnalysis();
    sample.shape = new GridShape(60, 50, 1);
    Document page = parse(write(sample.build()));
    Document cuts = parse(Files.readString(directory.resolve("figures/phases.svg")));
    assertThat(cuts.getElementsByTagName("image").getLength()).isEqualTo(1);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("single layer along z", "a single slice", "Spanning x / y")
        .contains("30.00 µm², a single slice")
        .doesNotContain("x / y / z", "NaN");
    assertThat(directory.resolve("profile_z.csv")).doesNotExist();
    NodeList rows = page.getElementsByTagName("tr");
    for (int i = 0; i < rows.getLength(); i++) {
      NodeList cells = rows.item(i).getChildNodes();
      for (int k = 0; k < cells.getLength(); k++) {
        assertThat(cells.item(k).getTextContent()).isNotEqualTo("z");
      }
    }
  }

  @Test
  void tablesThatAnEarlierReportLeftAreRemovedAndOtherFilesStay() throws Exception {
    write(ConductionReportTest.detailed());
    assertThat(Tables.NAMES).allSatisfy(name -> assertThat(directory.resolve(name)).exists());
    Path other = Files.writeString(directory.resolve("my.csv"), "1,2\n");
    SampleAnalysis slice = new SampleAnalysis();
    slice.shape = new GridShape(60, 50, 1);
    write(slice.build());
    assertThat(directory.resolve("particle-currents.csv")).doesNotExist();
    assertThat(directory.resolve("profile_z.csv")).doesNotExist();
    assertThat(directory.resolve("profile_x.csv")).exists();
    assertThat(other).exists();
  }

  @Test
  void tablesOfConductionTellTheSolversMemory() throws Exception {
    SampleAnalysis sample = new SampleAnalysis();
    assertThat(page(sample.build())).contains(">Memory</th>", "<td>98.8\u202fkB</td>");
  }

  @Test
  void aSinglePhaseIsReported() throws Exception {
    SampleAnalysis sample = new SampleAnalysis();
    sample.phases = List.of(new Phase(0, "bulk", PhaseRole.ELECTROLYTE));
    sample.tortuosity = 1;
    Document page = parse(write(sample.build()));
    assertThat(ids(page)).contains("phases", "networks", "conduction").doesNotContain("interfaces");
    assertThat(directory.resolve("interfaces.csv")).doesNotExist();
  }

  @Test
  void partsThatWereNotMeasuredLeaveNoHoles() throws Exception {
    Document page = parse(write(new SampleAnalysis().bare()));
    assertThat(ids(page)).containsExactly("sample", "methods", "made");
    assertThat(page.getElementsByTagName("figure").getLength()).isZero();
    assertThat(directory.resolve("figures")).doesNotExist();
    assertThat(directory.resolve("results.json")).exists();
  }

  private static List<String> ids(Document page) {
    List<String> ids = new ArrayList<>();
    NodeList headings = page.getElementsByTagName("h2");
    for (int i = 0; i < headings.getLength(); i++) {
      ids.add(((Element) headings.item(i)).getAttribute("id"));
    }
    return ids;
  }

  @Test
  void aCancelledReportLeavesNothingHalfWritten() throws Exception {
    Analysis analysis = new SampleAnalysis().build();
    TaskContext[] task = new TaskContext[1];
    task[0] =
        new TaskContext(
            1,
            (stage, done, total) -> {
              if (done == 2) {
                task[0].cancel();
              }
            });
    try (TaskContext context = task[0]) {
      assertThatThrownBy(() -> ReportWriter.write(analysis, directory, context))
          .isInstanceOf(TaskCancelledException.class);
    }
    assertThat(directory.resolve("report.html")).doesNotExist();
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(
              file -> {
                assertThat(file.getFileName().toString()).doesNotEndWith(".part");
                assertThat(file).isNotEmptyFile();
              });
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsAnError() throws Exception {
    Path file = Files.createFile(directory.resolve("taken"));
    try (TaskContext task = TaskContext.silent(1)) {
      assertThatThrownBy(
              () -> ReportWriter.write(new SampleAnalysis().bare(), file.resolve("out"), task))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("taken");
    }
  }
}
