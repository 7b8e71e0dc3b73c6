package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.voxelyte.electrochemistry.CompositeElectrode;
import org.voxelyte.electrochemistry.RatedElectrode;

/**
 * Maps of current density and C-rate as in Fig. 6 of Bielefeld et al. 2020
 * (doi:10.1021/acsami.9b22788): against thickness and conductivity of the electrolyte, and against
 * composition and tortuosity factor, all else as in the electrode, which is marked.
 */
final class RateMaps {
  /** File names of the two figures. */
  static final String THICKNESS = "rate_thickness_conductivity";

  static final String COMPOSITION = "rate_composition_tortuosity";

  private static final String CURRENT = "current density (mA/cm²)";
  private static final String RATE = "C-rate (1/h)";

  private RateMaps() {}

  /** Draws the maps; those that need a finite tortuosity factor are left out without one. */
  static List<Figure> of(RateReport report) {
    RatedElectrode rated = report.rated().orElseThrow();
    List<Figure> figures = new ArrayList<>();
    boolean flows = Double.isFinite(rated.electrode().tortuosityFactor());
    if (flows) {
      figures.add(thicknessAndConductivity(report, rated));
    }
    figures.add(compositionAndTortuosity(report, rated, flows));
    return figures;
  }

  private static Figure thicknessAndConductivity(RateReport report, RatedElectrode rated) {
    CompositeElectrode at = rated.electrode();
    RateAxis across =
        new RateAxis(
            "thickness (µm)",
            new Scale(
                Math.min(20, at.thickness() * 1e6 / 2),
                Math.max(500, at.thickness() * 1e6 * 2),
                true));
    double sigma = at.bulkConductivity() / RateReport.MILLISIEMENS_PER_CENTIMETRE;
    RateAxis up =
        new RateAxis(
            "conductivity of the electrolyte (mS/cm)",
            new Scale(Math.min(0.1, sigma / 3), Math.max(100, sigma * 3), true));
    RatePanel.State state = new RatePanel.State(at.thickness() * 1e6, sigma);
    RatePanel.Field electrode =
        (x, y) ->
            rated.with(
                at.withThickness(x * 1e-6)
                    .withBulkConductivity(y * RateReport.MILLISIEMENS_PER_CENTIMETRE));
    String caption =
        "Current density (left) and C-rate (right) at which the ions lose "
            + RateReport.number(rated.voltageLoss())
            + " V, for a tortuosity factor of "
            + RateReport.number(at.tortuosityFactor())
            + ", "
            + composition(at)
            + ". The ring is the electrode of this report. "
            + lines(report);
    return figure(
        report,
        THICKNESS,
        "Rates against thickness and conductivity",
        caption,
        across,
        up,
        electrode,
        1,
        List.of(state));
  }

  private static Figure compositionAndTortuosity(
      RateReport report, RatedElectrode rated, boolean flows) {
    CompositeElectrode at = rated.electrode();
    double both = at.activeOfSolid() + at.electrolyteOfSolid();
    double least = Math.min(0.4 * both, 0.8 * at.activeOfSolid());
    double most = Math.max(0.9 * both, at.activeOfSolid() + at.electrolyteOfSolid() / 2);
    RateAxis across =
        new RateAxis(
            "active material, of the solid (%)", new Scale(100 * least, 100 * most, false));
    RateAxis up =
        new RateAxis(
            "tortuosity factor",
            new Scale(1, flows ? Math.max(20, 2 * at.tortuosityFactor()) : 20, true));
    List<RatePanel.State> states =
        flows
            ? List.of(new RatePanel.State(100 * at.activeOfSolid(), at.tortuosityFactor()))
            : List.of();
    RatePanel.Field electrode =
        (x, y) -> rated.with(at.withComposition(both - x / 100, x / 100).withTortuosityFactor(y));
    String caption =
        "Current density (left) and C-rate (right) at which the ions lose "
            + RateReport.number(rated.voltageLoss())
            + " V, for "
            + RateReport.micrometres(at.thickness())
            + " and an electrolyte of "
            + RateReport.conductivity(at.bulkConductivity())
            + ", "
            + RateReport.number(100 * at.voidFraction())
            + " % void; what is no active material"
            + (both < 1 - 1e-9 ? ", binder and carbon" : "")
            + " is electrolyte. Composition and tortuosity factor depend on each other in a real"
            + " structure; here both are free. "
            + (flows
                ? "The ring is the electrode of this report. "
                : "The electrolyte of this report does not span the electrode: its tortuosity"
                    + " factor is infinite and lies outside of the map. ")
            + lines(report);
    return figure(
        report,
        COMPOSITION,
        "Rates against composition and tortuosity factor",
        caption,
        across,
        up,
        electrode,
        -1,
        states);
  }

  private static String composition(CompositeElectrode at) {
    return "electrolyte and active material "
        + RateReport.number(100 * at.electrolyteOfSolid())
        + ":"
        + RateReport.number(100 * at.activeOfSolid())
        + " of the solid and "
        + RateReport.number(100 * at.voidFraction())
        + " % void";
  }

  private static String lines(RateReport report) {
    String wanted =
        report.wantedCurrent().isPresent() || report.wantedRate().isPresent()
            ? "; the thick ones are what was asked for"
            : "";
    return "Colours are logarithmic; lines join equal values" + wanted + ".";
  }

  /**
   * Draws the two panels.
   *
   * @param power how both quantities go with the upward axis: 1 or −1
   */
  private static Figure figure(
      RateReport report,
      String name,
      String title,
      String caption,
      RateAxis across,
      RateAxis up,
      RatePanel.Field electrode,
      int power,
      List<RatePanel.State> states) {
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, RatePanel.FIGURE_HEIGHT);
    RatePanel.Plane plane = new RatePanel.Plane(across, up, power, states);
    ToDoubleFunction<RatedElectrode> current =
        e -> e.estimate().currentDensity() / RateReport.MILLIAMPERE_PER_SQUARE_CENTIMETRE;
    OptionalDouble wantedCurrent =
        report.wantedCurrent().isPresent()
            ? OptionalDouble.of(
                report.wantedCurrent().getAsDouble() / RateReport.MILLIAMPERE_PER_SQUARE_CENTIMETRE)
            : OptionalDouble.empty();
    new RatePanel(
            CURRENT,
            ColourMap.VIRIDIS,
            plane,
            (x, y) -> current.applyAsDouble(electrode.at(x, y)),
            wantedCurrent)
        .draw(drawing, 0);
    new RatePanel(
            RATE,
            ColourMap.INFERNO,
            plane,
            (x, y) -> electrode.at(x, y).estimate().cRate(),
            report.wantedRate())
        .draw(drawing, Drawing.FULL_WIDTH / 2);
    return new Figure(name, title, caption, drawing);
  }
}
