package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.voxelyte.morphology.NetworkClass;
import org.voxelyte.morphology.NetworkCut;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.Reach;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;

/** Cuts in the colours of phases, and in those of what each phase's clusters reach. */
final class CutFigures {
  private static final double BAR_ROW = 14;

  private CutFigures() {}

  /** Draws the three orthogonal cuts; cuts that are a line of voxels are left out. */
  static List<Figure> phases(Analysis analysis, Palette palette) {
    List<LabelMap> cuts = new ArrayList<>();
    for (LabelMap cut : analysis.phaseCuts()) {
      if (CutRow.isArea(cut.width(), cut.height())) {
        cuts.add(cut);
      }
    }
    if (cuts.isEmpty()) {
      return List.of();
    }
    CutRow row = CutRow.of(cuts);
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    int[] colors = new int[256];
    List<Legend.Entry> legend = new ArrayList<>();
    for (Phase phase : analysis.phases()) {
      colors[phase.label()] = palette.of(phase).rgb();
      legend.add(new Legend.Entry(palette.of(phase), phase.name()));
    }
    for (int i = 0; i < cuts.size(); i++) {
      LabelMap cut = cuts.get(i);
      picture(drawing, row, i, cut, colors);
      row.frame(drawing, i, 0, CutRow.plane(cut.normal()), position(cut, analysis));
    }
    finish(drawing, row, legend);
    String caption =
        (cuts.size() == 1
                ? "The slice, one colour per phase."
                : "Orthogonal cuts through the middle of the volume, one colour per phase, at one"
                    + " length scale.")
            + " Each voxel is drawn as a sharp rectangle of its true proportions; rows and pages of"
            + " the stack run downwards.";
    return List.of(
        new Figure(
            "phases", cuts.size() == 1 ? "Phases" : "Phases on orthogonal cuts", caption, drawing));
  }

  /** Draws for each phase what its clusters reach along each axis. */
  static List<Figure> networks(Analysis analysis) {
    List<Figure> figures = new ArrayList<>();
    for (Phase phase : analysis.phases()) {
      List<NetworkCut> cuts = new ArrayList<>();
      for (NetworkCut cut : analysis.networkCuts()) {
        if (cut.phase().label() == phase.label()
            && CutRow.isArea(cut.classes().width(), cut.classes().height())) {
          cuts.add(cut);
        }
      }
      if (!cuts.isEmpty()) {
        figures.add(network(analysis, phase, cuts));
      }
    }
    return figures;
  }

  private static Figure network(Analysis analysis, Phase phase, List<NetworkCut> cuts) {
    List<LabelMap> maps = new ArrayList<>();
    cuts.forEach(cut -> maps.add(cut.classes()));
    CutRow row = CutRow.of(maps);
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    int[] colors = new int[256];
    List<Legend.Entry> legend = new ArrayList<>();
    for (NetworkClass c : NetworkClass.values()) {
      colors[c.ordinal()] = Palette.of(c).rgb();
    }
    for (NetworkClass c :
        List.of(
            NetworkClass.SPANNING,
            NetworkClass.FIRST_ONLY,
            NetworkClass.LAST_ONLY,
            NetworkClass.ISOLATED,
            NetworkClass.OUTSIDE)) {
      legend.add(new Legend.Entry(Palette.of(c), Palette.name(c)));
    }
    for (int i = 0; i < cuts.size(); i++) {
      NetworkCut cut = cuts.get(i);
      picture(drawing, row, i, cut.classes(), colors);
      row.frame(
          drawing,
          i,
          0,
          "along " + cut.axis().key() + spanning(analysis, phase, cut.axis()),
          CutRow.plane(cut.classes().normal()) + ", " + position(cut.classes(), analysis));
    }
    finish(drawing, row, legend);
    String caption =
        "What the 6-connected clusters (voxels that share a face) of "
            + PhaseText.of(phase)
            + " reach along each axis, found in the whole volume and shown on a cut that contains"
            + " the axis: through the middle, or as near to it as there is enough of the phase."
            + " Only clusters that join both end layers carry current. Percentages are"
            + " shares of the voxels of "
            + PhaseText.of(phase)
            + " in the whole volume that lie in such clusters.";
    String name = "network_" + phase.label() + FileNames.slug(phase.name());
    return new Figure(
        name, "Connected and isolated parts of " + PhaseText.of(phase), caption, drawing);
  }

  private static String spanning(Analysis analysis, Phase phase, Axis axis) {
    for (PhaseConnectivity connectivity : analysis.connectivity()) {
      if (connectivity.phase().label() == phase.label()) {
        Map<Axis, Reach> reach = connectivity.reach();
        if (reach.containsKey(axis)) {
          double share = reach.get(axis).spanning();
          return share == 0 ? ": does not span" : ": " + Numbers.percent(share) + " spans";
        }
      }
    }
    return "";
  }

  private static void picture(Drawing drawing, CutRow row, int i, LabelMap cut, int[] colors) {
    BufferedImage image = ColourMap.indexed(cut.width(), cut.height(), cut.labels(), colors);
    drawing.picture(row.x(i), CutRow.imageTop(0), row.width(i), row.height(i), image);
  }

  private static String position(LabelMap cut, Analysis analysis) {
    return CutRow.position(analysis, cut.normal(), cut.index());
  }

  private static void finish(Drawing drawing, CutRow row, List<Legend.Entry> legend) {
    double y = row.rowHeight() + BAR_ROW;
    double x = row.scaleBar(drawing, row.x(0), y);
    double last = Legend.draw(drawing, legend, x, x, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
  }
}
