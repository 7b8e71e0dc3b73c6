package org.voxelyte.cli;

import org.voxelyte.electrochemistry.ActiveMaterial;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The numbers of an electrode as people type them; null where they were not. */
final class RateOptions {
  private static final double LOSS = 0.1;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Double sigma;
  private Double thickness;
  private double loss = LOSS;
  private double capacity = ActiveMaterial.NCM811.specificCapacity();
  private double density = ActiveMaterial.NCM811.density();
  private String lossOrigin = "default: as in Bielefeld et al. 2020";
  private String capacityOrigin = "default: NCM811 of Bielefeld et al. 2020";
  private String densityOrigin = capacityOrigin;

  @Option(
      names = "--tortuosity-factor",
      paramLabel = "N",
      description = "τ² = ε σ_bulk / σ_eff of the electrolyte.")
  private Double tortuosityFactor;

  @Option(names = "--void", paramLabel = "SHARE", description = "Void, of everything: 0.15.")
  private Double voidFraction;

  @Option(
      names = "--active",
      paramLabel = "SHARE",
      description = "Active material, of the solid (without void): 0.70.")
  private Double active;

  @Option(
      names = "--electrolyte",
      paramLabel = "SHARE",
      description = "Electrolyte, of the solid; default: all that is no active material.")
  private Double electrolyte;

  @Option(
      names = "--sigma",
      paramLabel = "VALUE",
      description = "Conductivity of the electrolyte itself for ions, with a unit: 3.2mS/cm.")
  void sigma(String text) {
    sigma = parsed("--sigma", text, Dimension.CONDUCTIVITY);
  }

  @Option(
      names = "--thickness",
      paramLabel = "LENGTH",
      description =
          "Thickness of the electrode, with a unit: 100um; default with FILE: length of the volume"
              + " along the axis.")
  void thickness(String text) {
    thickness = parsed("--thickness", text, Dimension.LENGTH);
  }

  @Option(
      names = "--voltage-loss",
      paramLabel = "VALUE",
      description = "Voltage that the ions may lose; default: 0.1V.")
  void loss(String text) {
    loss = parsed("--voltage-loss", text, Dimension.VOLTAGE);
    lossOrigin = "given";
  }

  @Option(
      names = "--capacity",
      paramLabel = "VALUE",
      description = "Specific capacity of the active material; default: 196mAh/g (NCM811).")
  void capacity(String text) {
    capacity = parsed("--capacity", text, Dimension.SPECIFIC_CAPACITY);
    capacityOrigin = "given";
  }

  @Option(
      names = "--density",
      paramLabel = "VALUE",
      description = "Density of the active material; default: 4.76g/cm3 (NCM811).")
  void density(String text) {
    density = parsed("--density", text, Dimension.DENSITY);
    densityOrigin = "given";
  }

  private double parsed(String option, String text, Dimension dimension) {
    return Arguments.parsed(command, option, () -> Quantity.parse(text, dimension));
  }

  Double sigma() {
    return sigma;
  }

  Double thickness() {
    return thickness;
  }

  Double tortuosityFactor() {
    return tortuosityFactor;
  }

  Double voidFraction() {
    return voidFraction;
  }

  Double active() {
    return active;
  }

  Double electrolyte() {
    return electrolyte;
  }

  double loss() {
    return loss;
  }

  String lossOrigin() {
    return lossOrigin;
  }

  /** Returns what the active material stores. */
  ActiveMaterial material() {
    return new ActiveMaterial(capacity, density);
  }

  String capacityOrigin() {
    return capacityOrigin;
  }

  String densityOrigin() {
    return densityOrigin;
  }

  /** Whether any number of the electrode itself was given. */
  boolean anyGiven() {
    return sigma != null
        || thickness != null
        || tortuosityFactor != null
        || voidFraction != null
        || active != null
        || electrolyte != null;
  }
}
