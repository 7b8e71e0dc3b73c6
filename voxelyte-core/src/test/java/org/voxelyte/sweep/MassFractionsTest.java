package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voxelyte.electrochemistry.BinderMass;
import org.voxelyte.generation.Structure;
import org.voxelyte.volume.Phase;

class MassFractionsTest {
  private static final String RECIPE =
      """
      {"put": {"NCM": {"density": "4.76 g/cm3"}, "NBR": {"density": "1 g/cm3"},
               "LPS": {"density": "1.88 g/cm3"}}}
      """;

  private static Map<String, Double> fractions(String recipe, long... voxels) throws IOException {
    JsonNode document = new ObjectMapper().readTree(recipe);
    List<Structure.Made> made = new ArrayList<>();
    String[] names = {"NCM", "NBR", "LPS"};
    for (int i = 0; i < voxels.length; i++) {
      made.add(Structure.Made.ofVoxels(Phase.named(i + 1, names[i]), voxels[i]));
    }
    return MassFractions.of(document, made);
  }

  /** The closed formula for 70 % active material and a tenth of its volume of binder. */
  @Test
  void voxelsGiveWhatTheFormulaGives() throws IOException {
    Map<String, Double> found = fractions(RECIPE, 7000, 700, 2300);
    assertThat(found.get("mass_fraction.NBR"))
        .isCloseTo(BinderMass.share(0.1, 0.7, 1000, 4760, 1880), within(1e-12));
    assertThat(found.values().stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void thereIsNoneWithoutAllDensitiesOrAnyMass() throws IOException {
    assertThat(fractions(RECIPE.replace("\"1 g/cm3\"", "null"), 7000, 700, 2300)).isEmpty();
    assertThat(fractions(RECIPE, 0, 0, 0)).isEmpty();
  }
}
