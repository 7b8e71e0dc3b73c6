package org.voxelyte.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.transport.Carrier;

/**
 * Conductivities that are driven together.
 *
 * @param carrier what carries the current; empty: not said
 * @param byPhase S/m by phase name, at least one; phases that are not listed insulate
 */
public record ConductivitySet(Optional<Carrier> carrier, Map<String, Double> byPhase) {
  /** Copies the map, in its order. */
  public ConductivitySet {
    byPhase = Collections.unmodifiableMap(new LinkedHashMap<>(byPhase));
    if (byPhase.isEmpty()) {
      throw new IllegalArgumentException(
          "a set of conductivities needs at least one phase, as SE=2.7mS/cm");
    }
  }

  /** Returns the set of an unnamed carrier. */
  public static ConductivitySet of(Map<String, Double> byPhase) {
    return new ConductivitySet(Optional.empty(), byPhase);
  }

  /** Returns the set of a carrier. */
  public static ConductivitySet of(Carrier carrier, Map<String, Double> byPhase) {
    return new ConductivitySet(Optional.of(carrier), byPhase);
  }
}
