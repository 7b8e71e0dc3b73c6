package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.Pathway;
import org.voxelyte.volume.Axis;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class NetworkReportTest {
  private static final double ROUNDING = 1e-12;

  @TempDir private Path folder;

  private final SampleAnalysis sample = new SampleAnalysis();
  private final CurrentNetwork network =
      SampleAnalysis.network(sample.volume(), new Conductivities(Map.of(1, 0.27, 2, 1e-3)));

  private JsonNode json() throws IOException {
    JsonNode entries =
        new ObjectMapper().readTree(ResultsJson.of(sample.build())).get("conductivity");
    return entries.get(entries.size() - 1).get("network");
  }

  @Test
  void jsonHasWhatWasFound() throws IOException {
    JsonNode node = json();
    assertThat(node.get("backbone_fraction").asDouble()).isEqualTo(network.backbone());
    assertThat(
            node.get("backbone_fraction").asDouble()
                + node.get("dead_end_fraction").asDouble()
                + node.get("isolated_fraction").asDouble())
        .isCloseTo(1, within(ROUNDING));
    assertThat(node.get("phases")).hasSize(2);
    assertThat(node.get("power_volume_50").asDouble())
        .isPositive()
        .isLessThan(node.get("power_volume_90").asDouble());
    assertThat(node.at("/current_density_quantiles/50").asDouble())
        .isEqualTo(network.currents().orElseThrow().percentile(50));
    assertThat(node.get("smallest_cut_fraction").asDouble()).isBetween(0.0, 1.0);
    assertThat(node.at("/streamlines/count").asInt()).isEqualTo(12);
    double shares = 0;
    for (JsonNode phase : node.at("/streamlines/phases")) {
      shares += phase.get("drop_share").asDouble();
    }
    assertThat(shares).isCloseTo(1, within(1e-9));
    assertThat(node.at("/streamlines/length_over_distance/5").asDouble()).isGreaterThan(0.999);
    JsonNode path = node.at("/paths/0");
    double length = 0;
    double resistance = 0;
    for (JsonNode phase : path.get("phases")) {
      length += phase.get("length_m").asDouble();
      double sigma = phase.get("phase").asText().equals("SE") ? 0.27 : 1e-3;
      resistance += phase.get("length_m").asDouble() / sigma;
    }
    assertThat(path.get("length_m").asDouble()).isCloseTo(length, within(1e-15));
    assertThat(path.get("resistance_along_ohm_m2").asDouble() / resistance)
        .isCloseTo(1, within(1e-9));
    assertThat(path.get("start_potential_V").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void contactsAddToTheResistanceAlongAPath() {
    List<Pathway.Point> points =
        List.of(
            new Pathway.Point(0, 0, 0, 1, 1, 1, 1),
            new Pathway.Point(0, 0, 2e-6, 0.7, 1, 1, 1),
            new Pathway.Point(0, 0, 2e-6, 0.5, 1, 2, 3),
            new Pathway.Point(0, 0, 3e-6, 0, 1, 2, 3));
    Pathway path = new Pathway(Pathway.Kind.LARGEST_CURRENT, 1, 1, points);
    ConductionCase conduction =
        new ConductionCase(
            "both",
            false,
            java.util.Optional.empty(),
            new Conductivities(Map.of(1, 2.0, 2, 0.5)),
            new ContactResistances(Map.of(new ContactResistances.Pair(1, 2), 3e-6)),
            org.voxelyte.transport.Sides.INSULATED,
            java.util.Optional.empty(),
            List.of());
    assertThat(PathResistance.of(conduction, path)).isCloseTo(1e-6 + 3e-6 + 2e-6, within(1e-18));
    assertThat(path.contactDrop()).isCloseTo(0.2, within(ROUNDING));
  }

  private static CurrentNetwork withoutCut(CurrentNetwork network, String reason) {
    return new CurrentNetwork(
        network.phases(),
        network.currents(),
        Optional.empty(),
        Optional.of(reason),
        network.pathways(),
        network.lostStreamlines(),
        network.refusals());
  }

  @Test
  void cutsThatWereNotSearchedForHaveTheirReason() {
    Analysis analysis = sample.build();
    assertThat(NetworkText.notes(analysis)).isEmpty();
    ConductionCase last = analysis.conduction().get(analysis.conduction().size() - 1);
    List<DrivenAxis> axes = new ArrayList<>();
    for (DrivenAxis axis : last.drivenAxes()) {
      String reason = axis.axis() == Axis.Y ? "too large" : "too little memory";
      axes.add(axis.withNetwork(withoutCut(network, reason)));
    }
    Analysis without =
        analysis.with(List.of(ConductionCase.of("SE", false, last.conductivities(), axes)));
    assertThat(NetworkText.notes(without))
        .containsExactly(
            "The smallest cut of SE along x, SE along z was not searched for: too little memory.",
            "The smallest cut of SE along y was not searched for: too large.");
    Html html = new Html();
    new NetworkTables(without, new Palette(without.phases())).write(html);
    assertThat(html.toString()).contains("not searched", "SE along y", "too little memory.");
    ObjectNode node = new ObjectMapper().createObjectNode();
    NetworkJson.add(node, without, without.conduction().get(0), axes.get(1));
    assertThat(node.get("smallest_cut_fraction").isNull()).isTrue();
    assertThat(node.get("smallest_cut_left_out").asText()).isEqualTo("too large");
    assertThatThrownBy(
            () ->
                new CurrentNetwork(
                    network.phases(),
                    network.currents(),
                    network.smallestCut(),
                    Optional.of("both"),
                    List.of(),
                    0,
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both");
  }

  @Test
  void linesOpenAsXmlWithTheRightCounts() throws Exception {
    Path file = folder.resolve("lines.vtp");
    PathwayFiles.write(network.pathways(), sample.phases, file);
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element piece = (Element) document.getElementsByTagName("Piece").item(0);
    int points = Integer.parseInt(piece.getAttribute("NumberOfPoints"));
    int lines = Integer.parseInt(piece.getAttribute("NumberOfLines"));
    assertThat(lines).isEqualTo(13);
    assertThat(points)
        .isEqualTo(network.pathways().stream().mapToInt(p -> p.points().size()).sum());
    NodeList arrays = document.getElementsByTagName("DataArray");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arrays.getLength(); i++) {
      Element array = (Element) arrays.item(i);
      String name = array.getAttribute("Name");
      names.add(name);
      String[] values = array.getTextContent().strip().split("\\s+");
      boolean perLine = array.getParentNode().getNodeName().equals("CellData");
      int expected =
          name.equals("points") ? 3 * points : perLine || name.equals("offsets") ? lines : points;
      assertThat(values).as(name).hasSize(expected);
      if (name.equals("offsets")) {
        assertThat(values[lines - 1]).isEqualTo(Integer.toString(points));
      }
    }
    assertThat(names).contains("potential", "current density", "label", "connectivity");
  }

  @Test
  void commaSeparatedPointsFallFromOneVoltToNone() throws IOException {
    Path file = folder.resolve("lines.csv");
    PathwayFiles.write(network.pathways(), sample.phases, file);
    List<String> rows = Files.readAllLines(file);
    int points = network.pathways().stream().mapToInt(p -> p.points().size()).sum();
    assertThat(rows).hasSize(points + 1);
    assertThat(rows.get(1)).startsWith("0,streamline,0,1,0.0,").endsWith("\"");
    assertThat(Double.parseDouble(rows.get(1).split(",")[8])).isEqualTo(1);
    assertThat(Double.parseDouble(rows.get(points).split(",")[8])).isCloseTo(0, within(1e-3));
    assertThat(rows.stream().filter(row -> row.contains("largest_current"))).isNotEmpty();
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(
            () -> PathwayFiles.write(network.pathways(), sample.phases, folder.resolve("a.obj")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.obj")
        .hasMessageContaining(".vtp");
  }
}
