package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.generation.Structure;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;

/** Mass fractions of the phases of a structure: ρᵢ Vᵢ / Σ ρⱼ Vⱼ, voids without mass. */
final class MassFractions {
  private MassFractions() {}

  /**
   * Returns a column per phase.
   *
   * @param recipe as a document; {@code density} of each phase below {@code put}
   * @return empty if a phase has no density there
   * @throws IllegalArgumentException if a density is none
   */
  static Map<String, Double> of(JsonNode recipe, List<Structure.Made> phases) {
    Map<String, Double> masses = new LinkedHashMap<>();
    double sum = 0;
    for (Structure.Made made : phases) {
      JsonNode given = recipe.path("put").path(made.phase().name()).path("density");
      if (!given.isTextual()) {
        return Map.of();
      }
      double mass = Quantity.parse(given.asText(), Dimension.DENSITY) * made.voxels();
      masses.put("mass_fraction." + made.phase().name(), mass);
      sum += mass;
    }
    double total = sum;
    if (!(total > 0)) {
      return Map.of();
    }
    masses.replaceAll((column, mass) -> mass / total);
    return masses;
  }
}
