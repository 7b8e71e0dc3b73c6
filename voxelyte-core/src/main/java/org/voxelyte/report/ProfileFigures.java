package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.Phase;

/** The fraction of each phase in every layer along each axis. */
final class ProfileFigures {
  private static final double LEFT = 36;
  private static final double GAP = 26;
  private static final double TOP = 14;
  private static final double HEIGHT = 110;
  private static final double BELOW = 28;
  private static final int TICKS = 6;

  /** With more phases, lines are a tangle, and the fractions are stacked upon each other. */
  private static final int MOST_LINES = 7;

  /** Rows of the image that shows stacked fractions. */
  private static final int STACK_ROWS = 400;

  private ProfileFigures() {}

  /** Draws one chart per axis; axes with a single layer are left out. */
  static List<Figure> of(Analysis analysis, Palette palette) {
    List<FractionProfile> profiles = new ArrayList<>();
    double highest = 0;
    for (FractionProfile profile : analysis.profiles()) {
      if (!profile.fractions().isEmpty() && profile.fractions().get(0).length > 1) {
        profiles.add(profile);
        for (double[] fractions : profile.fractions()) {
          for (double fraction : fractions) {
            highest = Math.max(highest, fraction);
          }
        }
      }
    }
    if (profiles.isEmpty()) {
      return List.of();
    }
    boolean stacked = analysis.phases().size() > MOST_LINES;
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    Scale up =
        new Scale(
            0, stacked || highest > 0.5 ? 1 : Math.max(0.05, Math.ceil(highest * 10) / 10), false);
    double width = (Drawing.FULL_WIDTH - LEFT - 6 - (profiles.size() - 1) * GAP) / profiles.size();
    for (int i = 0; i < profiles.size(); i++) {
      chart(drawing, profiles.get(i), palette, up, LEFT + i * (width + GAP), width, stacked);
    }
    drawing.upright(8, TOP + HEIGHT / 2, "fraction of the layer", Drawing.TEXT, Paint.INK);
    List<Legend.Entry> legend = new ArrayList<>();
    for (Phase phase : profiles.get(0).phases()) {
      Paint paint = palette.of(phase);
      legend.add(new Legend.Entry(stacked ? paint : paint.asLine(), phase.name()));
    }
    double y = TOP + HEIGHT + BELOW + 14;
    double last = Legend.draw(drawing, legend, LEFT, LEFT, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
    String caption =
        "Voxels of a phase in a layer of one voxel normal to the axis, divided by all voxels of"
            + " that layer, void included. Positions are those of the layers' centres, from the"
            + " first layer's outer face.";
    return List.of(new Figure("profiles", "Profiles of phase fractions", caption, drawing));
  }

  private static void chart(
      Drawing drawing,
      FractionProfile profile,
      Palette palette,
      Scale up,
      double left,
      double width,
      boolean stacked) {
    int layers = profile.fractions().get(0).length;
    LengthUnit unit = LengthUnit.of(layers * profile.spacing());
    double length = unit.value(layers * profile.spacing());
    Scale along = new Scale(0, length, false);
    for (double tick : up.ticks(TICKS)) {
      double y = TOP + HEIGHT * (1 - up.share(tick));
      drawing.line(left, y, left + width, y, Paint.RULE, 0.5);
      drawing.text(left - 4, y + 2.5, up.label(tick, TICKS), Drawing.SMALL, Anchor.END, Paint.INK);
    }
    for (double tick : along.ticks(TICKS)) {
      double x = left + width * along.share(tick);
      drawing.line(x, TOP + HEIGHT, x, TOP + HEIGHT + 3, Paint.MUTED, 0.5);
      drawing.text(
          x, TOP + HEIGHT + 11, along.label(tick, TICKS), Drawing.SMALL, Anchor.MIDDLE, Paint.INK);
    }
    if (stacked) {
      drawing.picture(left, TOP, width, HEIGHT, stack(profile, palette));
    } else {
      lines(drawing, profile, palette, up, left, width);
    }
    drawing.line(left, TOP + HEIGHT, left + width, TOP + HEIGHT, Paint.MUTED, 0.7);
    drawing.text(
        left + width / 2,
        TOP + HEIGHT + 22,
        profile.axis().key() + " (" + unit.symbol() + ")",
        Drawing.TEXT,
        Anchor.MIDDLE,
        Paint.INK);
    drawing.text(
        left, TOP - 5, "along " + profile.axis().key(), Drawing.TEXT, Anchor.START, Paint.INK);
  }

  private static void lines(
      Drawing drawing,
      FractionProfile profile,
      Palette palette,
      Scale up,
      double left,
      double width) {
    for (int p = 0; p < profile.phases().size(); p++) {
      double[] fractions = profile.fractions().get(p);
      double[] points = new double[2 * fractions.length];
      for (int i = 0; i < fractions.length; i++) {
        points[2 * i] = left + width * (i + 0.5) / fractions.length;
        points[2 * i + 1] = TOP + HEIGHT * (1 - up.share(fractions[i]));
      }
      drawing.polyline(points, palette.of(profile.phases().get(p)).asLine(), 1.4);
    }
  }

  /** Paints one column per layer, the first phase at the bottom. */
  private static BufferedImage stack(FractionProfile profile, Palette palette) {
    int phases = profile.phases().size();
    int layers = profile.fractions().get(0).length;
    int[] colors = new int[phases];
    for (int p = 0; p < phases; p++) {
      colors[p] = palette.of(profile.phases().get(p)).rgb();
    }
    byte[] indices = new byte[layers * STACK_ROWS];
    for (int i = 0; i < layers; i++) {
      int phase = 0;
      double top = profile.fractions().get(0)[i];
      for (int row = STACK_ROWS - 1; row >= 0; row--) {
        double height = (STACK_ROWS - row - 0.5) / STACK_ROWS;
        while (height > top && phase < phases - 1) {
          top += profile.fractions().get(++phase)[i];
        }
        indices[row * layers + i] = (byte) phase;
      }
    }
    return ColourMap.indexed(layers, STACK_ROWS, indices, colors);
  }
}
