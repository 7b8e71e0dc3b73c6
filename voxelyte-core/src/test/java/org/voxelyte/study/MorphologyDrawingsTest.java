package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voxelyte.morphology.ShortestPath.Voxel;
import org.voxelyte.report.CutDrawing;
import org.voxelyte.report.CutDrawing.Place;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class MorphologyDrawingsTest {
  /** An image of rows of digits. */
  private static MorphologySample image(String... rows) {
    GridShape shape = new GridShape(rows[0].length(), rows.length, 1);
    byte[] labels = new byte[shape.sliceVoxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (rows[i / shape.nx()].charAt(i % shape.nx()) - '0');
    }
    return new MorphologySample(
        MorphologyMeasure.ALL,
        new LabelVolume(
            shape,
            VoxelSize.cube(1e-7),
            new byte[][] {labels},
            List.of(),
            Provenance.generated("test")));
  }

  private static Optional<CutDrawing> triplePoints(MorphologySample sample) {
    try (TaskContext task = TaskContext.silent(1)) {
      return TriplePoints.of(sample, Optional.empty(), task);
    }
  }

  @Test
  void triplePointsAreCornersOfThreePhasesOrFour() {
    CutDrawing drawing =
        triplePoints(
                image(
                    "0011", //
                    "0211", "2231"))
            .orElseThrow();
    assertThat(drawing.points())
        .extracting(CutDrawing.Point::name, CutDrawing.Point::place)
        .containsExactlyInAnyOrder(
            tuple("0|1|2", new Place(2, 1)), tuple("1|2|3", new Place(2, 2)));
    assertThat(drawing.points()).allMatch(CutDrawing.Point::filled);
    assertThat(triplePoints(image("01", "10"))).isEmpty();
    assertThat(triplePoints(image("01", "23")).orElseThrow().points().get(0).name())
        .isEqualTo("four phases");
  }

  @Test
  void withVeryManyOfThemTheMiddleIsShown() {
    String[] rows = new String[60];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = "012".repeat(20).substring(y % 3) + "012".repeat(20).substring(0, y % 3);
    }
    CutDrawing drawing = triplePoints(image(rows)).orElseThrow();
    LabelMap map = drawing.map();
    assertThat(map.width()).isLessThan(60).isEqualTo(map.height());
    assertThat(drawing.points().size()).isLessThanOrEqualTo(1200).isGreaterThan(600);
    assertThat(drawing.points())
        .allSatisfy(
            point -> {
              assertThat(point.place().column()).isBetween(1.0, map.width() - 1.0);
              assertThat(point.place().row()).isBetween(1.0, map.height() - 1.0);
            });
    assertThat(drawing.definition()).endsWith("The middle of the cut is shown, enlarged.");
  }

  @Test
  void aCourseKeepsItsEndsAndTurns() {
    List<Voxel> way =
        List.of(
            new Voxel(0, 5, 0),
            new Voxel(0, 6, 1),
            new Voxel(0, 7, 2),
            new Voxel(1, 7, 3),
            new Voxel(2, 7, 4),
            new Voxel(1, 7, 4));
    assertThat(ShortestWays.places(way, Axis.Y))
        .containsExactly(
            new Place(0.5, 0.5), new Place(0.5, 2.5), new Place(2.5, 4.5), new Place(1.5, 4.5));
    assertThat(ShortestWays.places(way, Axis.X).get(0)).isEqualTo(new Place(5.5, 0.5));
    assertThat(ShortestWays.places(way, Axis.Z).get(0)).isEqualTo(new Place(0.5, 5.5));
  }

  @Test
  void waysOfAnImageLieInItAndStandInATable() throws Exception {
    MorphologySample sample = image("010", "010", "011");
    MorphologyCollector found = new MorphologyCollector();
    try (TaskContext task = TaskContext.silent(1)) {
      new TortuosityTopic().find(sample, found, task);
    }
    MorphologyFindings findings = found.findings();
    CutDrawing drawing =
        findings.drawings().stream().filter(d -> d.of().equals("1")).findFirst().orElseThrow();
    assertThat(drawing.showsPhases()).isTrue();
    assertThat(drawing.lines().get(drawing.lines().size() - 1).places())
        .containsExactly(new Place(1.5, 0.5), new Place(1.5, 2.5));
    assertThat(drawing.remark()).isEqualTo("shortest 1.00, median 1.00");
    MorphologyFindings.Table table =
        findings.tables().stream()
            .filter(t -> t.file().equals("shortest-paths.csv"))
            .findFirst()
            .orElseThrow();
    List<List<Optional<Object>>> own =
        table.rows().stream().filter(row -> row.get(0).equals(Optional.of("1"))).toList();
    assertThat(own).hasSize(6);
    assertThat(own.get(1).subList(1, 4))
        .containsExactly(Optional.of("+y"), Optional.of("least"), Optional.of(1L));
  }

  @Test
  void sectionsHaveNumbersAndATable() {
    MorphologyCollector found = new MorphologyCollector();
    try (TaskContext task = TaskContext.silent(1)) {
      SectionCuts.add(image("0110", "0110", "0001"), found, task);
    }
    MorphologyFindings findings = found.findings();
    assertThat(findings.classes()).hasSize(2);
    assertThat(findings.classes().get(1).texts()).hasSize(1);
    assertThat(findings.tables().get(0).rows()).hasSize(2);
    assertThat((double) findings.tables().get(0).rows().get(1).get(4).orElseThrow())
        .isCloseTo(5e-14, within(1e-20));
  }
}
