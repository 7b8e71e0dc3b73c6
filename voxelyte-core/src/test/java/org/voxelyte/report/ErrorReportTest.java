package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.voxelyte.transport.DiscretisationError;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.NarrowPassages;
import org.voxelyte.transport.Representativeness;
import org.voxelyte.volume.GridShape;

/** How error bars come out in JSON, CSV, on the page and as warnings. */
class ErrorReportTest {
  private static final ErrorBars GOOD =
      new ErrorBars(
          ErrorScope.ALL,
          Optional.of(
              new DiscretisationError(
                  0.032, 0.07, 0.071, OptionalDouble.of(0.05), OptionalDouble.of(0.081))),
          Optional.of(new Representativeness(0.061, 8, new GridShape(20, 15, 10), 0.08, 0.01, 8)),
          Optional.of(new NarrowPassages(0.97, 0.98, true, OptionalDouble.of(0.02))),
          List.of());

  /** An analysis of which the first drive's first axis has these bars. */
  private static Analysis with(SampleAnalysis sample, ErrorBars bars) {
    Analysis a = sample.build();
    List<ConductionCase> cases = new ArrayList<>(a.conduction());
    ConductionCase first = cases.get(0);
    List<DrivenAxis> axes = new ArrayList<>(first.axes());
    axes.set(0, axes.get(0).withBars(bars));
    cases.set(0, ConductionCase.of(first.drive(), first.alone(), first.conductivities(), axes));
    return SampleAnalysis.with(a, List.of(), cases);
  }

  @Test
  void jsonHasEachBarRelativeAndInItsUnit() throws IOException {
    JsonNode root = new ObjectMapper().readTree(ResultsJson.of(with(new SampleAnalysis(), GOOD)));
    JsonNode entry = root.at("/conductivity/0");
    double effective = entry.get("effective_S_per_m").doubleValue();
    assertThat(entry.at("/error/solver/relative").doubleValue()).isEqualTo(3e-7);
    assertThat(entry.at("/error/discretisation/relative").doubleValue()).isEqualTo(0.032);
    assertThat(entry.at("/error/discretisation/absolute_S_per_m").doubleValue())
        .isEqualTo(0.032 * effective);
    assertThat(entry.at("/error/discretisation/coarsest_S_per_m").doubleValue()).isEqualTo(0.05);
    assertThat(entry.at("/error/discretisation/refined_S_per_m").doubleValue()).isEqualTo(0.081);
    assertThat(entry.at("/error/representativeness/absolute_S_per_m").doubleValue())
        .isEqualTo(0.061 * effective);
    assertThat(entry.at("/error/representativeness/box_shape_xyz/1").intValue()).isEqualTo(15);
    assertThat(entry.at("/passages/narrow_power_share").doubleValue()).isEqualTo(0.02);
    assertThat(entry.at("/error/left_out").isMissingNode()).isTrue();
    assertThat(root.at("/conductivity/1/error").isMissingNode()).isTrue();
  }

  @Test
  void tablesAndPageShowThem() {
    Analysis analysis = with(new SampleAnalysis(), GOOD);
    String[] lines = Tables.of(analysis).get("conductivity.csv").split("\r\n");
    assertThat(lines[0]).endsWith("spanning_share_by_corners,narrow_power_share");
    assertThat(lines[1]).endsWith(",0.032,0.061,0.07,0.081,8,0.08,0.01,0.97,0.98,0.02");
    assertThat(lines[2]).endsWith(",,,,,,,,,,");
    Html html = new Html();
    new ErrorTable(analysis, new Palette(analysis.phases())).write(html);
    assertThat(html.toString()).contains("3.2\u202f%", "6.1\u202f%", "96 of 100", "95 % interval");
    assertThat(Warnings.of(analysis)).isEmpty();
  }

  @Test
  void warnsOfWideBarsNecksAndCorners() {
    ErrorBars bad =
        new ErrorBars(
            ErrorScope.BOXES,
            Optional.of(
                new DiscretisationError(
                    0.4, 0.1, 0.1, OptionalDouble.empty(), OptionalDouble.empty())),
            Optional.of(new Representativeness(0.9, 8, new GridShape(9, 9, 9), 0.08, 0.2, 3)),
            Optional.of(new NarrowPassages(0.7, 0.9, false, OptionalDouble.of(0.345))),
            List.of("the refined grid was left out"));
    assertThat(Warnings.of(with(new SampleAnalysis(), bad)))
        .hasSize(5)
        .anySatisfy(w -> assertThat(w).contains("large error", "along x ±40.0"))
        .anySatisfy(w -> assertThat(w).contains("3 of 8 sub-boxes conduct"))
        .anySatisfy(w -> assertThat(w).contains("34.5\u202f% of the heat", "no way through"))
        .anySatisfy(w -> assertThat(w).contains("90.0\u202f% would span instead of 70.0\u202f%"))
        .anySatisfy(w -> assertThat(w).startsWith("Left out of ").endsWith("was left out."));
  }

  @Test
  void anInfiniteBarIsASentence() throws IOException {
    ErrorBars none =
        new ErrorBars(
            ErrorScope.COARSER,
            Optional.of(
                new DiscretisationError(
                    Double.POSITIVE_INFINITY,
                    0,
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.empty())),
            Optional.empty(),
            Optional.empty(),
            List.of());
    Analysis analysis = with(new SampleAnalysis(), none);
    assertThat(Warnings.of(analysis))
        .singleElement()
        .asString()
        .startsWith("No bound on the error from the voxels");
    assertThat(ErrorText.voxels(none)).isEqualTo("∞");
    assertThat(ErrorText.sample(none)).isEqualTo("–");
    assertThat(
            new ObjectMapper()
                .readTree(ResultsJson.of(analysis))
                .at("/conductivity/0/error/discretisation/relative")
                .textValue())
        .isEqualTo("Infinity");
  }

  @Test
  void whereNothingFlowsThereIsNoBar() throws IOException {
    SampleAnalysis sample = new SampleAnalysis();
    sample.tortuosity = Double.POSITIVE_INFINITY;
    ErrorBars undefined =
        new ErrorBars(
            ErrorScope.COARSER,
            Optional.of(
                new DiscretisationError(
                    Double.NaN, 0, 0, OptionalDouble.empty(), OptionalDouble.empty())),
            Optional.empty(),
            Optional.of(new NarrowPassages(0, 0.8, false, OptionalDouble.empty())),
            List.of());
    Analysis analysis = with(sample, undefined);
    assertThat(
            new ObjectMapper()
                .readTree(ResultsJson.of(analysis))
                .at("/conductivity/0/error/solver/relative")
                .isNull())
        .isTrue();
    assertThat(Warnings.of(analysis))
        .anySatisfy(w -> assertThat(w).contains("80.0\u202f% would span instead of 0"))
        .noneSatisfy(w -> assertThat(w).contains("one voxel wide"));
  }
}
