package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.morphology.SectionMap;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.report.ClassCut;
import org.voxelyte.report.ClassCut.CutClass;
import org.voxelyte.report.ClassCut.Edge;
import org.voxelyte.report.ClassCut.Text;
import org.voxelyte.report.CutColour;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** Shows the particles of each phase in one section, with their outlines and numbers. */
final class SectionCuts {
  /** Particles of a section never touch: colours only make them easier to follow. */
  private static final List<CutColour> COLOURS =
      List.of(CutColour.SKY, CutColour.ORANGE, CutColour.GREEN, CutColour.YELLOW, CutColour.PINK);

  /**
   * Of a larger section so many pixels in the middle are drawn: smaller ones are not told apart.
   */
  private static final int MOST_PIXELS = 256;

  private SectionCuts() {}

  /** Adds a cut per phase, and a table of their particles. */
  static void add(MorphologySample sample, MorphologyCollector found, TaskContext task) {
    if (sample.axes().size() < 2) {
      return; // every section is a line
    }
    Axis normal = sample.cutNormal();
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (Phase phase : sample.present()) {
      task.checkCancelled();
      int layer = TypicalLayer.of(sample.volume(), normal, Set.of(phase.label()), task);
      SectionMap map = SectionMap.of(sample.volume().cut(normal, layer), phase);
      found.add(cut(map));
      for (SectionMap.Numbered particle : map.particles()) {
        rows.add(
            List.of(
                Optional.of(phase.name()),
                Optional.of(normal.key()),
                Optional.of((long) layer),
                Optional.of((long) particle.number()),
                Optional.of(particle.particle().area()),
                Optional.of(particle.particle().perimeter()),
                Optional.of(particle.particle().circularity())));
      }
    }
    found.add(
        new MorphologyFindings.Table(
            "section-particles.csv",
            "",
            List.of("phase", "normal", "index", "number", "area_m2", "perimeter_m", "circularity"),
            rows));
  }

  private static ClassCut cut(SectionMap map) {
    List<CutClass> classes = new ArrayList<>();
    classes.add(new CutClass("other phases", CutColour.GROUND));
    List<Edge> edges = new ArrayList<>();
    for (CutColour colour : COLOURS) {
      edges.add(new Edge(0, classes.size(), "outline", CutColour.BLACK));
      classes.add(new CutClass("", colour));
    }
    byte[] own = new byte[map.numbers().length];
    for (int i = 0; i < own.length; i++) {
      int number = map.numbers()[i];
      own[i] = (byte) (number == 0 ? 0 : 1 + (number - 1) % COLOURS.size());
    }
    List<Text> texts = new ArrayList<>();
    CutWindow window = CutWindow.whole(map.section()).middle(MOST_PIXELS, MOST_PIXELS);
    for (SectionMap.Numbered particle : map.particles()) {
      if (window.holds(particle.column(), particle.row(), particle.side())) {
        texts.add(
            new Text(
                Integer.toString(particle.number()),
                particle.column() - window.column(),
                particle.row() - window.row(),
                particle.side()));
      }
    }
    boolean isPart = own.length > window.width() * window.height();
    return new ClassCut(
        MorphologyTopic.STEREOLOGY,
        "section-particles",
        map.phase().name(),
        "Particles of a section",
        "What counts as a particle in one section: pixels of the phase that touch by an edge or a"
            + " corner. Numbers, in order of first pixels, are those of section-particles.csv and"
            + " are written where there is room; colours only tell neighbours apart."
            + (isPart ? " The middle of the section is shown." : ""),
        window.of(map.section().with(own)),
        classes,
        edges,
        texts);
  }
}
