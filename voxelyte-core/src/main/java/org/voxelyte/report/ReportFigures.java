package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;

/**
 * All figures of a report, by section.
 *
 * @param phases cuts in phase colours
 * @param profiles fractions along the axes
 * @param networks what each phase's clusters reach
 * @param transport conductivities, tortuosity factors, shares of the power, tensors
 * @param fields potential and current density
 * @param currents how the current is spread, and where it goes
 */
record ReportFigures(
    List<Figure> phases,
    List<Figure> profiles,
    List<Figure> networks,
    List<Figure> transport,
    List<Figure> fields,
    List<Figure> currents) {
  static ReportFigures of(Analysis analysis, Palette palette) {
    List<Figure> transport = new ArrayList<>(TransportFigures.of(analysis, palette));
    transport.addAll(PowerFigures.of(analysis, palette));
    transport.addAll(TensorFigures.of(analysis));
    Analysis once = RepeatedDrives.without(analysis);
    return new ReportFigures(
        CutFigures.phases(analysis, palette),
        ProfileFigures.of(analysis, palette),
        CutFigures.networks(analysis),
        transport,
        FieldFigures.of(once),
        NetworkFigures.of(once, palette));
  }

  /** Returns them in the order of the page. */
  List<Figure> all() {
    List<Figure> all = new ArrayList<>(phases);
    all.addAll(profiles);
    all.addAll(networks);
    all.addAll(transport);
    all.addAll(fields);
    all.addAll(currents);
    return all;
  }
}
