package org.voxelyte.transport;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.voxelyte.volume.LabelVolume;

/**
 * The specific contact resistance between each pair of phases in Ω m², on every voxel face between
 * them; a pair of one phase with itself has it on the faces between its particles. Pairs that are
 * not listed touch without one.
 *
 * @param byPair Ω m² by pair of labels
 */
public record ContactResistances(Map<Pair, Double> byPair) {
  /** No contact resistance anywhere. */
  public static final ContactResistances NONE = new ContactResistances(Map.of());

  /**
   * Two labels in either order: (a, b) equals (b, a).
   *
   * @param a the lower label
   * @param b the higher one; the same: particles of one phase
   */
  public record Pair(int a, int b) implements Comparable<Pair> {
    /** Orders the labels and checks them. */
    public Pair {
      if (a > b) {
        int lower = b;
        b = a;
        a = lower;
      }
      if (a < 0 || b > LabelVolume.MAX_LABEL) {
        throw new IllegalArgumentException(
            "labels must be in 0 … " + LabelVolume.MAX_LABEL + ", got " + a + " and " + b);
      }
    }

    @Override
    public int compareTo(Pair other) {
      return a != other.a ? Integer.compare(a, other.a) : Integer.compare(b, other.b);
    }
  }

  /** Checks that each value is finite and not negative, and copies the map in order of labels. */
  public ContactResistances {
    byPair = Collections.unmodifiableMap(new TreeMap<>(byPair));
    byPair.forEach(
        (pair, resistance) -> {
          if (!(resistance >= 0 && resistance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "contact resistance between labels "
                    + pair.a()
                    + " and "
                    + pair.b()
                    + " must be finite and not negative, got "
                    + resistance
                    + " ohm.m2");
          }
        });
  }

  /** Returns the specific resistance of the contact between two labels, Ω m²; 0 within a phase. */
  public double between(int a, int b) {
    return a == b || byPair.isEmpty() ? 0 : byPair.getOrDefault(new Pair(a, b), 0.0);
  }

  /** Returns the specific resistance of the contact between particles of a label, Ω m². */
  public double betweenParticles(int label) {
    return byPair.isEmpty() ? 0 : byPair.getOrDefault(new Pair(label, label), 0.0);
  }
}
