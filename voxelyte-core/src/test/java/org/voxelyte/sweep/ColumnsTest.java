package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and units of columns on axes. */
class ColumnsTest {
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "effective_conductivity_S_per_m.ionic.z | effective conductivity, ionic, z | mS/cm | 10",
        "local_thickness_mean_m.LPS | local thickness mean, LPS | µm | 1e6",
        "area_m2.NMC | area, NMC | µm² | 1e12",
        "volume_m3 | volume | µm³ | 1e18",
        "area_per_volume_per_m.NMC | area per volume, NMC | µm⁻¹ | 1e-6",
        "triple_phase_boundary_per_m2 | triple phase boundary | µm⁻² | 1e-12",
        "euler_characteristic_per_m3.LPS | euler characteristic, LPS | µm⁻³ | 1e-18",
        "tortuosity_factor.ionic.z | tortuosity factor, ionic, z | none | 1",
        "put.NMC.diameter_m | NMC diameter | µm | 1e6",
        "put.NMC.density_kg_per_m3 | NMC density | g/cm³ | 1e-3",
        "put.NMC_m.of_solid | NMC m of solid | none | 1",
        "coatings.0.resistance_ohm_m2 | coatings, 0, resistance | Ω cm² | 1e4",
        "measures.conduction.ionic.SE_S_per_m | conduction, ionic, SE | mS/cm | 10",
        "voxel_m | voxel | µm | 1e6"
      })
  void unitsStandOnAxes(String column, String title, String unit, double scale) {
    assertThat(Columns.title(column)).isEqualTo(title);
    assertThat(Columns.unit(column)).isEqualTo(unit == null ? "" : unit);
    assertThat(Columns.scale(column)).isEqualTo(scale, within(ROUNDING * scale));
  }

  /** What is typed in the unit of the axis is that number on the axis. */
  @ParameterizedTest
  @CsvSource({"3 um", "3 mS/cm", "3 ohm.cm2", "3 g/cm3", "3 mA/cm2"})
  void aQuantityOfTheUnitIsItsNumber(String typed) {
    Cell cell = Cell.of(new Setting("measures.some.entry", TextNode.valueOf(typed)));
    assertThat(Columns.unit(cell.column())).isNotEmpty();
    assertThat((Double) cell.value() * Columns.scale(cell.column()))
        .isEqualTo(3, within(ROUNDING * 3));
  }

  @Test
  void aPhaseBehindAQuantityIsNoUnit() {
    assertThat(Columns.unit("spans.film_m2.z")).isEmpty();
  }
}
