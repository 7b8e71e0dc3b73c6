package org.voxelyte.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All figures of a report, by section.
 *
 * @param phases cuts in phase colours
 * @param profiles fractions along the axes
 * @param networks what each phase's clusters reach
 * @param morphology distributions and cuts through fields of morphology, by topic
 * @param transport conductivities, tortuosity factors, shares of the power, tensors
 * @param fields potential and current density
 * @param currents how the current is spread, and where it goes
 */
record ReportFigures(
    List<Figure> phases,
    List<Figure> profiles,
    List<Figure> networks,
    Map<MorphologyTopic, List<Figure>> morphology,
    List<Figure> transport,
    List<Figure> fields,
    List<Figure> currents) {
  static ReportFigures of(Analysis analysis, Palette palette) {
    List<Figure> transport = new ArrayList<>(TransportFigures.of(analysis, palette));
    transport.addAll(PowerFigures.of(analysis, palette));
    transport.addAll(TensorFigures.of(analysis));
    Analysis once = RepeatedDrives.without(analysis);
    List<Figure> phases = new ArrayList<>(CutFigures.phases(analysis, palette));
    phases.addAll(ObliqueFigure.of(analysis, palette));
    return new ReportFigures(
        phases,
        ProfileFigures.of(analysis, palette),
        CutFigures.networks(analysis),
        morphology(analysis, palette),
        transport,
        FieldFigures.of(once),
        NetworkFigures.of(once, palette));
  }

  private static Map<MorphologyTopic, List<Figure>> morphology(Analysis analysis, Palette palette) {
    Map<MorphologyTopic, List<Figure>> figures = new EnumMap<>(MorphologyTopic.class);
    for (MorphologyTopic topic : MorphologyTopic.choosable()) {
      List<Figure> own = new ArrayList<>(MapFigures.of(analysis, topic));
      own.addAll(ClassFigures.of(analysis, topic));
      own.addAll(CutDrawings.of(analysis, topic, palette));
      if (topic == MorphologyTopic.SURFACES) {
        own.addAll(CoverageFigure.of(analysis, palette));
      }
      own.addAll(CurveFigures.of(analysis, topic, palette));
      figures.put(topic, own);
    }
    return figures;
  }

  /** Returns them in the order of the page. */
  List<Figure> all() {
    List<Figure> all = new ArrayList<>(phases);
    all.addAll(profiles);
    all.addAll(networks);
    morphology.values().forEach(all::addAll);
    all.addAll(transport);
    all.addAll(fields);
    all.addAll(currents);
    return all;
  }
}
