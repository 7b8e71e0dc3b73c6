package org.voxelyte.report;

import java.util.List;
import java.util.Optional;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.Sides;

/**
 * One set of conductivities, driven along one or more axes.
 *
 * @param drive what conducts, in words: "pore alone", "SE + AM", "ionic: SE"
 * @param alone whether a single phase conducts with σ = 1 S/m, so that only τ² means something
 * @param carrier what carried the current, if it was said
 * @param conductivities S/m per label
 * @param contacts Ω m² per pair of labels
 * @param sides what lay across the drive
 * @param tensor that of the volume repeated along x, y and z, if it was asked for
 * @param axes what was found along each axis
 */
public record ConductionCase(
    String drive,
    boolean alone,
    Optional<Carrier> carrier,
    Conductivities conductivities,
    ContactResistances contacts,
    Sides sides,
    Optional<ConductivityTensor> tensor,
    List<DrivenAxis> axes) {
  /** Copies the list. */
  public ConductionCase {
    axes = List.copyOf(axes);
  }

  /** Returns a case with insulated sides, without carrier, contact resistances and tensor. */
  public static ConductionCase of(
      String drive, boolean alone, Conductivities conductivities, List<DrivenAxis> axes) {
    return new ConductionCase(
        drive,
        alone,
        Optional.empty(),
        conductivities,
        ContactResistances.NONE,
        Sides.INSULATED,
        Optional.empty(),
        axes);
  }

  /** Returns the axes with more than one layer. */
  public List<DrivenAxis> drivenAxes() {
    return axes.stream().filter(DrivenAxis::isDriven).toList();
  }

  /** Returns the results along axes with more than one layer. */
  public List<EffectiveConductivity> driven() {
    return drivenAxes().stream().map(DrivenAxis::result).toList();
  }

  /** Returns the axes along which more than one phase or contact takes heat. */
  public List<DrivenAxis> parted() {
    return drivenAxes().stream().filter(axis -> axis.heated().size() > 1).toList();
  }

  /** Returns the cuts to draw, by axis. */
  public List<DrivenAxis.FieldCut> cuts() {
    return axes.stream().flatMap(axis -> axis.cut().stream()).toList();
  }

  /** Returns whether both phases of a contact conduct, so that current may cross it. */
  boolean conducts(ContactResistances.Pair contact) {
    return conductivities.of(contact.a()) > 0 && conductivities.of(contact.b()) > 0;
  }
}
