package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.cli.Runs.json;
import static org.voxelyte.cli.Runs.voxelyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.cli.Runs.Outcome;

/** The command rate as people type it. */
class RateCommandTest {
  private static final String LGPS_CELL =
      "--sigma 3.2mS/cm --tortuosity-factor 4 --thickness 100um --void 0.15 --active 0.70";

  @TempDir private Path folder;

  private Outcome rate(String arguments) {
    return voxelyte(
        (Object[]) ("rate " + arguments.replace("DIR", folder.toString())).strip().split(" +"));
  }

  private JsonNode result(String arguments) throws IOException {
    Outcome outcome = rate(arguments + " --json -");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return json(outcome.out());
  }

  /** Table 1 of Bielefeld 2020, the high-power column with the tortuosity factor of its numbers. */
  @ParameterizedTest
  @CsvSource({
    "3.2mS/cm, 10, 300um, 0.80, 0.18133333, 0.00952762",
    "25mS/cm, 10, 300um, 0.80, 1.41666667, 0.0744345",
    "3.2mS/cm, 4, 140um, 0.70, 1.45714286, 0.1874969",
    "25mS/cm, 4, 140um, 0.70, 11.3839286, 1.4648196",
    "3.2mS/cm, 1.5, 100um, 0.60, 7.25333333, 1.5244193",
    "25mS/cm, 1.5, 100um, 0.60, 56.6666667, 11.9095257"
  })
  void tableOne(
      String sigma, String factor, String thickness, String active, double current, double rate)
      throws IOException {
    JsonNode found =
        result(
            "--sigma "
                + sigma
                + " --tortuosity-factor "
                + factor
                + " --thickness "
                + thickness
                + " --void 0.15 --active "
                + active);
    assertThat(found.get("current_density_mA_per_cm2").asDouble())
        .isEqualTo(current, within(1e-7 * current));
    assertThat(found.get("c_rate_per_h").asDouble()).isEqualTo(rate, within(1e-5 * rate));
  }

  @Test
  void jsonHasTheCommonKeysAndTheState() throws IOException {
    JsonNode found = result(LGPS_CELL + " --voltage-loss 50mV --current 5mA/cm2 --c-rate 2");
    assertThat(found.fieldNames())
        .toIterable()
        .contains("voxelyte", "command", "input", "seconds", "origins");
    assertThat(found.get("input").isNull()).isTrue();
    assertThat(found.get("current_density_mA_per_cm2").asDouble()).isEqualTo(1.02, within(1e-12));
    assertThat(found.get("effective_S_per_m").asDouble()).isEqualTo(0.0204, within(1e-12));
    assertThat(found.get("voltage_loss_V").asDouble()).isEqualTo(0.05);
    assertThat(found.get("density_kg_per_m3").asDouble()).isEqualTo(4760);
    assertThat(found.at("/thickness_for_current/thickness_m").asDouble())
        .isEqualTo(20.4e-6, within(1e-12));
    // Half of the voltage takes twice the 17.42 mS/cm of the paper.
    assertThat(found.at("/conductivity_for_c_rate/bulk_S_per_m").asDouble())
        .isEqualTo(2 * 1.742, within(1e-3));
  }

  @Test
  void itTellsWhichDefaultsItUsed() {
    Outcome usual = rate(LGPS_CELL);
    assertThat(usual.out())
        .contains("196 mA h/g", "default: NCM811", "0.1 V", "rest of the solid", "upper bound");
    Outcome own = rate(LGPS_CELL + " --capacity 160mAh/g --density 4g/cm3 --electrolyte 0.25");
    assertThat(own.out())
        .contains("160 mA h/g", "4 g/cm³", "25 %")
        .doesNotContain("NCM811", "rest of the solid");
  }

  @Test
  void theTableStandsBesideThePrintAndSaysWhereTheyDiffer() throws IOException {
    Outcome outcome = rate("--table");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("0.1813", "7.25", "1.5: 7.253 and 1.524", "10.1021/acsami");
    JsonNode found = result("--table");
    assertThat(found.has("c_rate_per_h")).isFalse();
    JsonNode last = found.get("application_cases").get(5);
    assertThat(last.get("current_density_mA_per_cm2").asDouble()).isEqualTo(50, within(1e-9));
    assertThat(last.get("printed_current_density_mA_per_cm2").asDouble()).isEqualTo(56.7);
    assertThat(last.get("tortuosity_factor").asDouble()).isEqualTo(1.7);
    assertThat(last.get("tortuosity_factor_of_printed_numbers").asDouble()).isEqualTo(1.5);
  }

  @Test
  void aFolderHoldsPageResultsAndMaps() throws IOException {
    Outcome outcome = rate(LGPS_CELL + " --table --c-rate 2 -o DIR/out");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Path out = folder.resolve("out");
    for (String map : new String[] {"rate_thickness_conductivity", "rate_composition_tortuosity"}) {
      assertThat(out.resolve("figures/" + map + ".png")).isNotEmptyFile();
      assertThat(Files.readString(out.resolve("figures/" + map + ".svg"))).contains("mA/cm²");
    }
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("2.04 mA/cm²", "<svg", "Published cases", "--tortuosity-factor")
        .doesNotContain("NaN");
    JsonNode written = json(Files.readString(out.resolve("results.json")));
    assertThat(written.get("current_density_mA_per_cm2").asDouble()).isEqualTo(2.04, within(1e-9));
  }

  /** Layers across z: along x each is a straight channel of half of the volume. */
  @Test
  void aMeasuredResultGivesItsNumbers() throws IOException {
    Path layers = Runs.writeLayers(folder);
    Outcome analysed =
        voxelyte(
            "analyze",
            layers,
            "--phase",
            "0=SE:electrolyte",
            "--phase",
            "2=AM:active",
            "--ionic",
            "SE=3.2mS/cm",
            "--electronic",
            "AM=1S/m",
            "--only",
            "none",
            "--error-bars",
            "none",
            "--quiet",
            "-o",
            folder.resolve("a"));
    assertThat(analysed.code()).as(analysed.err()).isZero();
    JsonNode found = result("DIR/a/results.json --axis x");
    assertThat(found.at("/input/sha256").asText()).hasSize(64);
    assertThat(found.at("/input/shape_xyz/2").asInt()).isEqualTo(8);
    assertThat(found.get("tortuosity_factor").asDouble()).isEqualTo(1, within(1e-3));
    assertThat(found.get("void_fraction").asDouble()).isZero();
    assertThat(found.get("thickness_m").asDouble()).isEqualTo(5e-7, within(1e-15));
    double expected = 0.5 * 0.32 * 0.1 / 5e-7 / 10;
    assertThat(found.get("current_density_mA_per_cm2").asDouble())
        .isEqualTo(expected, within(1e-3 * expected));

    JsonNode thick = result("DIR/a/results.json --axis x --thickness 50um --sigma 6.4mS/cm");
    assertThat(thick.get("current_density_mA_per_cm2").asDouble())
        .isEqualTo(expected / 50, within(1e-3 * expected / 50));

    // Along z the electrolyte ends in the middle: nothing flows, which is an answer.
    JsonNode none = result("DIR/a/results.json --current 5mA/cm2 -o DIR/none");
    assertThat(none.get("current_density_mA_per_cm2").asDouble()).isZero();
    assertThat(none.get("tortuosity_factor").asText()).isEqualTo("Infinity");
    assertThat(folder.resolve("none/figures/rate_composition_tortuosity.png")).isNotEmptyFile();
    assertThat(folder.resolve("none/figures/rate_thickness_conductivity.png")).doesNotExist();

    Outcome both = rate("DIR/a/results.json --tortuosity-factor 3");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("drop --tortuosity-factor");
  }

  @Test
  void aConductivityAloneIsCompletedByOptions() throws IOException {
    Path layers = Runs.writeLayers(folder);
    for (String carrier : new String[] {"ionic", "electronic"}) {
      Outcome driven =
          voxelyte(
              "conductivity",
              layers,
              "--phase",
              "0=SE:electrolyte",
              "--phase",
              "2=AM:active",
              "--" + carrier,
              "SE=3.2mS/cm",
              "--axis",
              "x",
              "--quiet",
              "--json",
              folder.resolve(carrier + ".json"));
      assertThat(driven.code()).as(driven.err()).isZero();
    }
    refused("DIR/ionic.json --axis x", "does not tell the share of the void", "--void 0.15");
    refused("DIR/ionic.json --axis x --void 0", "the active material", "--active 0.70");
    refused("DIR/ionic.json --axis z --void 0", "no ionic drive along z", "--axis");
    refused("DIR/electronic.json --axis x", "no ionic drive along x, only electronic", "--ionic");
    refused("DIR/ionic.json --axis x --void 0 --active 0.6", "exceed 1", "1.1");
    JsonNode found = result("DIR/ionic.json --axis x --void 0 --active 0.45");
    assertThat(found.get("electrolyte_fraction_of_solid").asDouble()).isEqualTo(0.5);
    assertThat(found.get("active_fraction_of_solid").asDouble()).isEqualTo(0.45);
  }

  @Test
  void filesThatAreNoResultAreRefused() throws IOException {
    refused("DIR/none.json", "none.json: no such file");
    Files.writeString(folder.resolve("text.json"), "not at all");
    refused("DIR/text.json", "is no JSON");
    Files.writeString(folder.resolve("empty.json"), "{}");
    refused("DIR/empty.json", "holds no conductivity");
  }

  private void refused(String arguments, String... parts) {
    Outcome outcome = rate(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains(parts).doesNotContain("Exception", "\tat ");
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void nothingButActiveMaterialBlamesTheRightOption() {
    Outcome outcome = rate(LGPS_CELL.replace("--active 0.70", "--active 1"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--active 1 leaves no electrolyte in the solid");
  }

  @Test
  void aFolderIsNoResult() {
    refused("DIR", folder.toString(), "is a folder; give the results.json in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--sigma 3.2 --tortuosity-factor 4 --thickness 100um --void 0.15 --active 0.7",
        "--sigma 3.2mS/cm --tortuosity-factor 4 --thickness 100 --void 0.15 --active 0.7",
        "--sigma 3.2mS/cm --tortuosity-factor 4 --thickness 100um --void 0.15 --active 1.2",
        "--sigma 3.2mS/cm --tortuosity-factor 4 --thickness 100um --void 1.2 --active 0.7",
        "--sigma 3.2mS/cm --tortuosity-factor 0.5 --thickness 100um --void 0.1 --active 0.7",
        "--sigma 3.2mS/cm --tortuosity-factor 4 --thickness 1um --void 0.1 --active 0.7"
            + " --electrolyte 0.4",
        "--sigma 3.2mS/cm --thickness 100um --void 0.15 --active 0.7",
        "--table -o DIR/out",
        "--table --c-rate 2",
        "--table --c-rate 0",
        "--table --current 5",
        "--table --axis w"
      })
  void wrongUsageIsExitTwo(String arguments) {
    Outcome outcome = rate(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).doesNotContain("Exception").isNotBlank();
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
