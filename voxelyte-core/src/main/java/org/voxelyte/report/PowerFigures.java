package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.transport.PowerShare;

/** Where the Joule heat goes: a bar of 100 % per set of conductivities and axis, parted. */
final class PowerFigures {
  private static final double MAX_NAMES = 112;
  private static final double AXIS_NAMES = 14;
  private static final double TOP = 16;
  private static final double BAR = 10;
  private static final double BAR_STEP = 13;
  private static final double CASE_GAP = 7;
  private static final double RIGHT = 12;
  private static final int TICKS = 5;

  /** Where one phase takes more than this along every axis, there is nothing to see. */
  private static final double ALL_BUT_NOTHING = 0.99;

  private PowerFigures() {}

  /** Draws one figure of the sets in which heat is shared to an extent that can be seen. */
  static List<Figure> of(Analysis analysis, Palette palette) {
    List<ConductionCase> cases =
        analysis.conduction().stream().filter(PowerFigures::isSeen).toList();
    if (cases.isEmpty()) {
      return List.of();
    }
    double names = 0;
    double bottom = TOP;
    for (ConductionCase conduction : cases) {
      names = Math.max(names, Letters.width(conduction.drive(), Drawing.TEXT) + 8);
      bottom += conduction.parted().size() * BAR_STEP + CASE_GAP;
    }
    names = Math.min(names, MAX_NAMES);
    double left = names + AXIS_NAMES;
    double width = Drawing.FULL_WIDTH - left - RIGHT;
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, bottom + 30);
    axis(drawing, left, width, bottom);
    Map<String, Legend.Entry> legend = new LinkedHashMap<>();
    double y = TOP;
    for (ConductionCase conduction : cases) {
      String drive = Letters.fit(conduction.drive(), Drawing.TEXT, names - 6);
      drawing.text(1, y + BAR - 2, drive, Drawing.TEXT, Anchor.START, Paint.INK);
      for (DrivenAxis axis : conduction.parted()) {
        String key = axis.axis().key();
        drawing.text(left - 6, y + BAR - 2, key, Drawing.TEXT, Anchor.END, Paint.INK);
        bar(drawing, axis.heated(), palette, left, width, y);
        for (PowerShare share : axis.heated()) {
          legend.putIfAbsent(name(share), entry(share, palette));
        }
        y += BAR_STEP;
      }
      y += CASE_GAP;
    }
    double baseline =
        Legend.draw(drawing, inOrder(legend), left, left, Drawing.FULL_WIDTH - RIGHT, bottom + 26);
    drawing.height(baseline + 5);
    String caption =
        "Share of the Joule heat in each phase and in the contacts between two, for each set of"
            + " conductivities and direction of the drive; contacts have the colours of both,"
            + " those between particles of one phase a paler one of it. The heat of a voxel face is"
            + " parted by the resistances in series that make it up. The share of a phase is"
            + " ∂ ln σ_eff/∂ ln σ of it: the conductivity that matters most has the longest part."
            + " All values are in power.csv.";
    return List.of(new Figure("power", "Where the power goes", caption, drawing));
  }

  private static boolean isSeen(ConductionCase conduction) {
    return conduction.parted().stream()
        .anyMatch(axis -> axis.heated().stream().allMatch(heat -> heat.share() <= ALL_BUT_NOTHING));
  }

  private static void axis(Drawing drawing, double left, double width, double bottom) {
    drawing.text(left, 8, "share of the Joule heat (%)", Drawing.TEXT, Anchor.START, Paint.INK);
    Scale scale = new Scale(0, 100, false);
    for (double tick : scale.ticks(TICKS)) {
      double x = left + width * scale.share(tick);
      drawing.line(x, TOP - 3, x, bottom, Paint.RULE, 0.5);
      String label = scale.label(tick, TICKS);
      drawing.text(x, bottom + 9, label, Drawing.SMALL, Anchor.MIDDLE, Paint.MUTED);
    }
  }

  private static void bar(
      Drawing drawing,
      List<PowerShare> power,
      Palette palette,
      double left,
      double width,
      double y) {
    double x = left;
    for (PowerShare share : power) {
      double length = width * share.share();
      Legend.Entry entry = entry(share, palette);
      drawing.fill(x, y, length, BAR, entry.paint());
      if (!entry.lower().equals(entry.paint())) {
        drawing.fill(x, y + BAR / 2, length, BAR / 2, entry.lower());
      }
      if (x > left) {
        drawing.line(x, y, x, y + BAR, Paint.PAPER, 0.7);
      }
      String text = Numbers.percent(share.share());
      boolean plain = entry.lower().equals(entry.paint());
      if (plain && Letters.width(text, Drawing.SMALL) + 6 < length) {
        drawing.text(
            x + length / 2, y + BAR - 2.5, text, Drawing.SMALL, Anchor.MIDDLE, entry.paint().on());
      }
      x += length;
    }
    drawing.line(left, y - 1, left, y + BAR + 1, Paint.MUTED, 0.7);
  }

  private static String name(PowerShare share) {
    String a = PhaseText.of(share.a());
    if (!share.contact()) {
      return a;
    }
    return share.a().equals(share.b())
        ? "contacts between particles of " + a
        : "contact " + a + " | " + PhaseText.of(share.b());
  }

  private static Legend.Entry entry(PowerShare share, Palette palette) {
    Paint lower = palette.of(share.b());
    boolean between = share.contact() && share.a().equals(share.b());
    return new Legend.Entry(palette.of(share.a()), between ? pale(lower) : lower, name(share));
  }

  /** Phases first, then contacts. */
  private static List<Legend.Entry> inOrder(Map<String, Legend.Entry> legend) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (boolean contacts : new boolean[] {false, true}) {
      for (Legend.Entry entry : legend.values()) {
        if (contacts != entry.lower().equals(entry.paint())) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  /** The mean of a colour and white. */
  private static Paint pale(Paint paint) {
    return Paint.of(((paint.rgb() & 0xfefefe) >> 1) + 0x7f7f7f);
  }
}
