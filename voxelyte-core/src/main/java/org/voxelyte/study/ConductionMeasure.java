package org.voxelyte.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;

/**
 * Which conduction problems a study solves.
 *
 * @param axes directions of the drive, in this order
 * @param eachPhaseAlone whether each phase is driven alone with 1 S/m, which gives its tortuosity
 *     factor
 * @param together S/m by phase name, driven together; phases not listed insulate; empty: no such
 *     drive
 * @param contacts specific resistances between phases that are driven together
 * @param sides what lies across the drive
 * @param tensor whether the full tensor of the volume, repeated along x, y and z, is wanted of what
 *     is driven together
 * @param reference the phase that the tortuosity factor refers to when several conduct; empty: the
 *     one with the largest ε σ
 * @param options when the solver stops
 * @param fields file that potential and current density are written to, a TIFF or VTK name that is
 *     completed by drive, axis and quantity; empty: none
 */
public record ConductionMeasure(
    List<Axis> axes,
    boolean eachPhaseAlone,
    Map<String, Double> together,
    List<Contact> contacts,
    Sides sides,
    boolean tensor,
    Optional<String> reference,
    ConductionOptions options,
    Optional<String> fields) {
  /**
   * A specific contact resistance.
   *
   * @param a name of a phase
   * @param b name of another one
   * @param resistance Ω m²
   */
  public record Contact(String a, String b, double resistance) {
    /** Checks the value. */
    public Contact {
      if (!(resistance >= 0 && resistance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the contact resistance of "
                + a
                + " and "
                + b
                + " must be finite and not negative, got "
                + resistance
                + " ohm.m2");
      }
    }
  }

  /** Creates a measure with insulated sides and without contact resistances. */
  public ConductionMeasure(
      List<Axis> axes,
      boolean eachPhaseAlone,
      Map<String, Double> together,
      Optional<String> reference,
      ConductionOptions options,
      Optional<String> fields) {
    this(
        axes,
        eachPhaseAlone,
        together,
        List.of(),
        Sides.INSULATED,
        false,
        reference,
        options,
        fields);
  }

  /** Copies lists and map; checks that there is something to drive. */
  public ConductionMeasure {
    axes = List.copyOf(axes);
    contacts = List.copyOf(contacts);
    together = Collections.unmodifiableMap(new LinkedHashMap<>(together));
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("conduction needs at least one axis of x, y, z");
    }
    if (axes.stream().distinct().count() != axes.size()) {
      throw new IllegalArgumentException("conduction lists an axis twice: " + axes);
    }
    if (!eachPhaseAlone && together.isEmpty()) {
      throw new IllegalArgumentException(
          "conduction has nothing to drive; give conductivities, or drive each phase alone");
    }
    if (together.isEmpty() && tensor) {
      throw new IllegalArgumentException(
          "the tensor is that of phases that conduct together; give conductivities too");
    }
    if (together.isEmpty() && !contacts.isEmpty()) {
      throw new IllegalArgumentException(
          "contact resistances lie between phases that conduct together; give conductivities too");
    }
  }
}
