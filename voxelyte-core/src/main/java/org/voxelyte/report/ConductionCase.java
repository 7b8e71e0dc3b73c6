package org.voxelyte.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.PowerShare;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ScalarMap;

/**
 * One set of conductivities, driven along one or more axes.
 *
 * @param drive what conducts, in words: "pore alone", "all phases"
 * @param alone whether a single phase conducts with σ = 1 S/m, so that only τ² means something
 * @param conductivities S/m per label
 * @param contacts Ω m² per pair of labels
 * @param sides what lay across the drive
 * @param tensor that of the volume repeated along x, y and z, if it was asked for
 * @param results one per axis; σ_eff is NaN along an axis with a single layer, which is not driven
 * @param power where the Joule heat goes, by axis; axes along which nothing flows are absent
 * @param cuts potential and current density on a cut that contains the drive; may be empty
 */
public record ConductionCase(
    String drive,
    boolean alone,
    Conductivities conductivities,
    ContactResistances contacts,
    Sides sides,
    Optional<ConductivityTensor> tensor,
    List<EffectiveConductivity> results,
    Map<Axis, List<PowerShare>> power,
    List<FieldCut> cuts) {
  /** Creates a case with insulated sides, without contact resistances and power. */
  public ConductionCase(
      String drive,
      boolean alone,
      Conductivities conductivities,
      List<EffectiveConductivity> results,
      List<FieldCut> cuts) {
    this(
        drive,
        alone,
        conductivities,
        ContactResistances.NONE,
        Sides.INSULATED,
        Optional.empty(),
        results,
        Map.of(),
        cuts);
  }

  /** Returns the results along axes with more than one layer. */
  public List<EffectiveConductivity> driven() {
    return results.stream().filter(result -> !Double.isNaN(result.effective())).toList();
  }

  /**
   * Fields on a plane that contains the drive.
   *
   * @param axis direction of the drive
   * @param potential V, for 1 V between the electrodes; NaN where nothing conducts
   * @param currentDensity magnitude, A/m², for 1 V
   */
  public record FieldCut(Axis axis, ScalarMap potential, ScalarMap currentDensity) {}
}
