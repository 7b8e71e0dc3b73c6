package org.voxelyte.report;

import java.util.List;
import java.util.Optional;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.PowerShare;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ScalarMap;

/**
 * What was found of a drive along one axis.
 *
 * @param result σ_eff and τ²; NaN along an axis with a single layer, which is not driven
 * @param power where the Joule heat goes; empty if nothing flows, or if one phase takes it all
 * @param particles the current through the particles of phases that conduct, where they are known
 * @param network the network that carries the current, if it was asked for
 * @param cut potential and current density on a plane that contains the drive, if they are drawn
 * @param bars how far the result may be off, beside the solver's error
 */
public record DrivenAxis(
    EffectiveConductivity result,
    List<PowerShare> power,
    List<ParticleFlow> particles,
    Optional<CurrentNetwork> network,
    Optional<FieldCut> cut,
    ErrorBars bars) {
  /** Copies the lists. */
  public DrivenAxis {
    power = List.copyOf(power);
    particles = List.copyOf(particles);
  }

  /** Returns an axis of which only the result is known. */
  public static DrivenAxis of(EffectiveConductivity result) {
    return new DrivenAxis(
        result, List.of(), List.of(), Optional.empty(), Optional.empty(), ErrorBars.NONE);
  }

  /** Returns the same with the shares of the Joule heat. */
  public DrivenAxis withPower(List<PowerShare> shares) {
    return new DrivenAxis(result, shares, particles, network, cut, bars);
  }

  /** Returns the same with the currents through particles. */
  public DrivenAxis withParticles(List<ParticleFlow> flows) {
    return new DrivenAxis(result, power, flows, network, cut, bars);
  }

  /** Returns the same with a cut. */
  public DrivenAxis withCut(FieldCut fields) {
    return new DrivenAxis(result, power, particles, network, Optional.of(fields), bars);
  }

  /** Returns the same with the network that carries the current. */
  public DrivenAxis withNetwork(CurrentNetwork found) {
    return new DrivenAxis(result, power, particles, Optional.of(found), cut, bars);
  }

  /** Returns the same with error bars. */
  public DrivenAxis withBars(ErrorBars found) {
    return new DrivenAxis(result, power, particles, network, cut, found);
  }

  /** Returns the direction of the drive. */
  public Axis axis() {
    return result.axis();
  }

  /** Returns whether there is more than one layer along the axis, so that it was driven. */
  public boolean isDriven() {
    return !Double.isNaN(result.effective());
  }

  /** Returns the phases and contacts that take any heat. */
  public List<PowerShare> heated() {
    return power.stream().filter(share -> share.share() > 0).toList();
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
