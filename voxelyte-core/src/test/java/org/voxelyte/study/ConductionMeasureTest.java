package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voxelyte.transport.Carrier;
import org.voxelyte.volume.Axis;

class ConductionMeasureTest {
  private static final ConductivitySet UNNAMED = ConductivitySet.of(Map.of("A", 1.0));
  private static final ConductivitySet IONIC = ConductivitySet.of(Carrier.IONIC, Map.of("A", 1.0));
  private static final ConductivitySet ELECTRONIC =
      ConductivitySet.of(Carrier.ELECTRONIC, Map.of("B", 1.0));

  private static ConductionMeasure.Drives drives(ConductivitySet... sets) {
    return new ConductionMeasure.Drives(List.of(Axis.X), false, List.of(sets));
  }

  @Test
  void setsStandInOrderOfCarriersHoweverTheyAreGiven() {
    assertThat(drives(ELECTRONIC, UNNAMED, IONIC)).isEqualTo(drives(UNNAMED, IONIC, ELECTRONIC));
    assertThat(drives(ELECTRONIC, IONIC).sets()).containsExactly(IONIC, ELECTRONIC);
  }

  @Test
  void faultyDrivesAreRefusedWithTheRemedy() {
    assertThatThrownBy(() -> drives())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to drive");
    assertThatThrownBy(() -> drives(IONIC, IONIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two sets of conductivities of one carrier");
    assertThatThrownBy(() -> ConductivitySet.of(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one phase");
    assertThatThrownBy(
            () ->
                new ConductionMeasure.Drives(
                    List.of(Axis.X, Axis.X), true, List.<ConductivitySet>of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an axis twice");
  }

  @Test
  void aContactOfACarrierNeedsItsSet() {
    ConductionMeasure ionic = ConductionMeasure.of(drives(IONIC));
    ConductionMeasure.Contact contact =
        new ConductionMeasure.Contact("A", "B", 1e-7, Optional.of(Carrier.IONIC));
    assertThat(ionic.withContacts(List.of(contact)).contacts()).containsExactly(contact);
    for (ConductivitySet other : List.of(UNNAMED, ELECTRONIC)) {
      assertThatThrownBy(() -> ConductionMeasure.of(drives(other)).withContacts(List.of(contact)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("A and B")
          .hasMessageContaining("drop 'ionic:'");
    }
  }
}
