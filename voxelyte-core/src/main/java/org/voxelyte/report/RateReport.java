package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.electrochemistry.ApplicationCase;
import org.voxelyte.electrochemistry.CompositeElectrode;
import org.voxelyte.electrochemistry.RateEstimate;
import org.voxelyte.electrochemistry.RatedElectrode;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * The estimate of current density and C-rate of an electrode, and what was asked beside it.
 *
 * @param command the arguments
 * @param rated the electrode; empty where only the published cases were asked for
 * @param origins where each number comes from
 * @param wantedCurrent current density whose thickness is asked for, A/m²
 * @param wantedRate C-rate whose conductivity is asked for, 1/h
 * @param withTable whether the cases of Table 1 of Bielefeld et al. 2020 are told
 * @param source the result that the numbers were taken from; empty where they were given
 * @param seconds wall time
 */
public record RateReport(
    List<String> command,
    Optional<RatedElectrode> rated,
    Origins origins,
    OptionalDouble wantedCurrent,
    OptionalDouble wantedRate,
    boolean withTable,
    Optional<Source> source,
    double seconds) {
  /** A/m² by mA/cm², and likewise C/m² by mC/cm². */
  static final double MILLIAMPERE_PER_SQUARE_CENTIMETRE = 10;

  /** C/m² by mA h/cm². */
  static final double MILLIAMPERE_HOUR_PER_SQUARE_CENTIMETRE = 36_000;

  /** S/m by mS/cm. */
  static final double MILLISIEMENS_PER_CENTIMETRE = 0.1;

  /** What the estimate neglects. */
  public static final String MEANING =
      "An upper bound: all ions go the whole way through the electrode, electrons lose nothing,"
          + " and there is no reaction and no diffusion inside the particles"
          + " (Bielefeld et al. 2020, Eq. 12–17).";

  private static final int DIGITS = 4;

  /** Checks that something was asked for. */
  public RateReport {
    command = List.copyOf(command);
    if (rated.isEmpty() && !withTable) {
      throw new IllegalArgumentException("a report of rates needs an electrode or the table");
    }
  }

  /**
   * Where numbers come from: "given", "default …", or the file and the drive in it.
   *
   * @param conduction conductivity of the electrolyte
   * @param tortuosity tortuosity factor
   * @param thickness thickness
   * @param pores void
   * @param active share of the active material
   * @param electrolyte share of the electrolyte
   * @param capacity specific capacity
   * @param density density of the active material
   * @param loss voltage loss
   */
  public record Origins(
      String conduction,
      String tortuosity,
      String thickness,
      String pores,
      String active,
      String electrolyte,
      String capacity,
      String density,
      String loss) {}

  /**
   * The result that numbers were taken from.
   *
   * @param provenance its file and hash
   * @param shape voxels of the volume that was driven
   * @param voxelSize its voxels
   */
  public record Source(Provenance provenance, GridShape shape, VoxelSize voxelSize) {}

  /**
   * A number for people.
   *
   * @param quantity what it is
   * @param value with its unit
   * @param from where it comes from, or what it assumes; may be empty
   */
  public record Line(String quantity, String value, String from) {}

  /** Returns what the estimate was made from; empty without an electrode. */
  public List<Line> inputs() {
    if (rated.isEmpty()) {
      return List.of();
    }
    RatedElectrode r = rated.get();
    CompositeElectrode e = r.electrode();
    return List.of(
        new Line(
            "conductivity of the electrolyte",
            conductivity(e.bulkConductivity()),
            origins.conduction()),
        new Line("tortuosity factor", number(e.tortuosityFactor()), origins.tortuosity()),
        new Line("thickness", micrometres(e.thickness()), origins.thickness()),
        new Line("void, of everything", percent(e.voidFraction()), origins.pores()),
        new Line("active material, of the solid", percent(e.activeOfSolid()), origins.active()),
        new Line(
            "electrolyte, of the solid", percent(e.electrolyteOfSolid()), origins.electrolyte()),
        new Line(
            "specific capacity",
            number(r.active().specificCapacity() / 3600) + " mA h/g",
            origins.capacity()),
        new Line(
            "density of the active material",
            number(r.active().density() / 1000) + " g/cm³",
            origins.density()),
        new Line("voltage loss", number(r.voltageLoss()) + " V", origins.loss()));
  }

  /** Returns what was found; empty without an electrode. */
  public List<Line> findings() {
    if (rated.isEmpty()) {
      return List.of();
    }
    RatedElectrode r = rated.get();
    RateEstimate estimate = r.estimate();
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            "effective conductivity", conductivity(r.electrode().effectiveConductivity()), ""));
    lines.add(
        new Line(
            "areal capacity",
            number(r.arealCapacity() / MILLIAMPERE_HOUR_PER_SQUARE_CENTIMETRE) + " mA h/cm²",
            ""));
    lines.add(new Line("current density", current(estimate.currentDensity()), ""));
    lines.add(new Line("C-rate", rate(estimate.cRate()), ""));
    wantedCurrent.ifPresent(
        j ->
            lines.add(
                new Line(
                    "largest thickness for " + current(j),
                    micrometres(r.thicknessFor(j)),
                    "all else as it is")));
    wantedRate.ifPresent(
        c ->
            lines.add(
                new Line(
                    "conductivity of the electrolyte for " + rate(c),
                    conductivity(r.conductivityFor(c)),
                    "all else as it is")));
    return lines;
  }

  /** Returns the titles of {@link #cases}. */
  public static List<String> caseTitles() {
    return List.of(
        "electrode", "SE:AM", "τ²", "j, mA/cm²", "printed", "C, 1/h", "printed", "τ² of the print");
  }

  /** Returns the cases of Table 1, a row each. */
  public static List<List<String>> cases() {
    List<List<String>> rows = new ArrayList<>();
    for (ApplicationCase one : ApplicationCase.TABLE_1) {
      CompositeElectrode electrode = one.rated().electrode();
      RateEstimate own = one.recomputed();
      RateEstimate explained = one.explained();
      rows.add(
          List.of(
              one.name(),
              String.format(
                  Locale.ROOT,
                  "%.0f:%.0f",
                  100 * electrode.electrolyteOfSolid(),
                  100 * electrode.activeOfSolid()),
              number(electrode.tortuosityFactor()),
              digits(own.currentDensity() / MILLIAMPERE_PER_SQUARE_CENTIMETRE),
              number(one.printed().currentDensity() / MILLIAMPERE_PER_SQUARE_CENTIMETRE),
              digits(own.cRate()),
              number(one.printed().cRate()),
              one.tortuosityFactorOfNumbers().isEmpty()
                  ? ""
                  : number(one.tortuosityFactorOfNumbers().getAsDouble())
                      + ": "
                      + digits(explained.currentDensity() / MILLIAMPERE_PER_SQUARE_CENTIMETRE)
                      + " and "
                      + digits(explained.cRate())));
    }
    return rows;
  }

  /** What is to be said beside the cases. */
  public static final String CASES_NOTE =
      "Table 1 of Bielefeld et al. 2020 (doi:10.1021/acsami.9b22788): NCM811, 15 % void, 0.1 V;"
          + " LGPS of 3.2 mS/cm, LSiPSCl of 25 mS/cm. For high power the paper prints a tortuosity"
          + " factor of 1.7, but its numbers are those of 1.5, as the last column shows; the"
          + " formula is kept.";

  static String number(double value) {
    return Numbers.trimmed(value, DIGITS);
  }

  private static String digits(double value) {
    return Numbers.significant(value, DIGITS);
  }

  private static String percent(double share) {
    return number(100 * share) + " %";
  }

  static String micrometres(double metres) {
    return number(metres * 1e6) + " µm";
  }

  static String conductivity(double siemensPerMetre) {
    return number(siemensPerMetre / MILLISIEMENS_PER_CENTIMETRE) + " mS/cm";
  }

  static String current(double amperesPerSquareMetre) {
    return number(amperesPerSquareMetre / MILLIAMPERE_PER_SQUARE_CENTIMETRE) + " mA/cm²";
  }

  static String rate(double perHour) {
    return number(perHour) + " C";
  }
}
