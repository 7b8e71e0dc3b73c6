package org.voxelyte.electrochemistry;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A case of Table 1 of Bielefeld et al. 2020 (doi:10.1021/acsami.9b22788): an electrode for an
 * application, and what is printed for it. NCM811, 15 % void, 0.1 V; the electrolytes are LGPS of
 * 3.2 mS/cm and LSiPSCl of 25 mS/cm.
 *
 * <p>The numbers of the high-power electrode do not follow from its printed tortuosity factor of
 * 1.7: they are those of 1.5.
 *
 * @param name electrode and electrolyte
 * @param rated the electrode with the tortuosity factor that is printed
 * @param printed current density, A/m², and C-rate, 1/h, as printed
 * @param tortuosityFactorOfNumbers the one that the printed numbers were computed with, where it is
 *     not the printed one
 */
public record ApplicationCase(
    String name,
    RatedElectrode rated,
    RateEstimate printed,
    OptionalDouble tortuosityFactorOfNumbers) {
  private static final double VOID = 0.15;
  private static final double LOSS = 0.1;
  private static final String LGPS = "LGPS";
  private static final String LSIPSCL = "LSiPSCl";

  /** Table 1, a column after the other. */
  public static final List<ApplicationCase> TABLE_1 =
      List.of(
          of("300 µm", LGPS, electrode(300, 0.2, 0.32, 10), 0.18, 0.010),
          of("300 µm", LSIPSCL, electrode(300, 0.2, 2.5, 10), 1.42, 0.074),
          of("140 µm", LGPS, electrode(140, 0.3, 0.32, 4), 1.46, 0.19),
          of("140 µm", LSIPSCL, electrode(140, 0.3, 2.5, 4), 11.4, 1.46),
          of("high power", LGPS, electrode(100, 0.4, 0.32, 1.7), 7.25, 1.5).computedWith(1.5),
          of("high power", LSIPSCL, electrode(100, 0.4, 2.5, 1.7), 56.7, 11.9).computedWith(1.5));

  private static CompositeElectrode electrode(
      double micrometres, double electrolyte, double sigma, double tortuosityFactor) {
    return new CompositeElectrode(
        micrometres * 1e-6, electrolyte, 1 - electrolyte, VOID, sigma, tortuosityFactor);
  }

  private static ApplicationCase of(
      String name,
      String electrolyte,
      CompositeElectrode electrode,
      double milliamperesBySquareCentimetre,
      double cRate) {
    return new ApplicationCase(
        name + ", " + electrolyte,
        new RatedElectrode(electrode, ActiveMaterial.NCM811, LOSS),
        new RateEstimate(10 * milliamperesBySquareCentimetre, cRate),
        OptionalDouble.empty());
  }

  private ApplicationCase computedWith(double tortuosityFactor) {
    return new ApplicationCase(name, rated, printed, OptionalDouble.of(tortuosityFactor));
  }

  /** Returns what follows from the printed numbers of the electrode. */
  public RateEstimate recomputed() {
    return rated.estimate();
  }

  /** Returns what follows from the tortuosity factor that the printed numbers were made with. */
  public RateEstimate explained() {
    return tortuosityFactorOfNumbers.isPresent()
        ? rated
            .with(rated.electrode().withTortuosityFactor(tortuosityFactorOfNumbers.getAsDouble()))
            .estimate()
        : recomputed();
  }
}
