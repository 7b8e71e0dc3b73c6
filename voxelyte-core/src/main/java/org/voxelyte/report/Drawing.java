package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A figure as a list of marks in points (1/72 inch), y down: drawn once, written as SVG and as PNG.
 *
 * <p>Figures are not drawn through {@link java.awt.Graphics2D} text: a Java on a server without
 * fontconfig or fonts throws as soon as a string is measured. Widths come from {@link Letters}.
 */
final class Drawing {
  /** Width of a figure that fills two columns of a journal, 180 mm, in points. */
  static final double FULL_WIDTH = 180 / 25.4 * 72;

  /** Size of ordinary text in points. */
  static final double TEXT = 8;

  /** Size of tick labels and remarks in points. */
  static final double SMALL = 7;

  /** Where a text stands relative to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * A colour. The page may exchange those that have a role, to suit dark screens.
   *
   * @param role name of the role; empty for a colour that has a meaning and stays
   * @param rgb 0xRRGGBB on white paper
   */
  record Paint(String role, int rgb) {
    /** Colours at least so light, by the weights of sRGB, carry black letters. */
    private static final double LIGHT = 0.45;

    /** Lines are no lighter than this. */
    private static final double LIGHT_LINE = 0.65;

    static final Paint INK = new Paint("ink", 0x1a1a1a);
    static final Paint MUTED = new Paint("muted", 0x5f6368);
    static final Paint RULE = new Paint("rule", 0xd5d7da);
    static final Paint PAPER = new Paint("paper", 0xffffff);

    static Paint of(int rgb) {
      return new Paint("", rgb);
    }

    /** Returns this colour, darker if it is too light for a line on white or on black. */
    Paint asLine() {
      double light = light();
      if (light <= LIGHT_LINE) {
        return this;
      }
      int darker = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        darker |= (int) Math.round((rgb >> shift & 0xff) * LIGHT_LINE / light) << shift;
      }
      return new Paint(role, darker);
    }

    private double light() {
      return (0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff))
          / 255;
    }

    /** Returns black or white, whichever can be read on this colour. */
    Paint on() {
      return of(light() > LIGHT ? 0x000000 : 0xffffff);
    }

    String hex() {
      return String.format(java.util.Locale.ROOT, "#%06x", rgb);
    }
  }

  /** One thing drawn. */
  sealed interface Mark permits Line, Box, Dot, Label, Picture {}

  /**
   * A polyline.
   *
   * @param points x0, y0, x1, y1, …
   * @param dashed whether it has gaps, of {@link #DASH} and {@link #GAP}
   */
  record Line(double[] points, Paint paint, double width, boolean dashed) implements Mark {
    /** Length of a dash. */
    static final double DASH = 4;

    /** Length of the gap behind it. */
    static final double GAP = 2.5;

    Line(double[] points, Paint paint, double width) {
      this(points, paint, width, false);
    }
  }

  /**
   * A rectangle.
   *
   * @param filled whether its area is painted; otherwise its outline
   */
  record Box(double x, double y, double width, double height, Paint paint, boolean filled)
      implements Mark {}

  /** A disc with a thin rim of another colour. */
  record Dot(double x, double y, double radius, Paint paint, Paint rim) implements Mark {
    /** Width of the rim, half of it beyond the radius. */
    static final double RIM = 0.6;
  }

  /**
   * A text on one line.
   *
   * @param upright whether it reads from bottom to top
   */
  record Label(
      double x, double y, String text, double size, Anchor anchor, Paint paint, boolean upright)
      implements Mark {}

  /**
   * An image.
   *
   * @param sharp whether each pixel stays a sharp rectangle, however large; otherwise the picture
   *     may be smoothed where it is scaled, and its transparent pixels show what lies beneath
   */
  record Picture(
      double x, double y, double width, double height, BufferedImage image, boolean sharp)
      implements Mark {}

  private final double width;
  private double height;
  private final List<Mark> marks = new ArrayList<>();

  Drawing(double width, double height) {
    this.width = width;
    this.height = height;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** Sets the height, once the layout knows it. */
  void height(double newHeight) {
    height = newHeight;
  }

  List<Mark> marks() {
    return Collections.unmodifiableList(marks);
  }

  void line(double x1, double y1, double x2, double y2, Paint paint, double lineWidth) {
    marks.add(new Line(new double[] {x1, y1, x2, y2}, paint, lineWidth));
  }

  void polyline(double[] points, Paint paint, double lineWidth) {
    marks.add(new Line(points, paint, lineWidth));
  }

  void dashes(double[] points, Paint paint, double lineWidth) {
    marks.add(new Line(points, paint, lineWidth, true));
  }

  void fill(double x, double y, double w, double h, Paint paint) {
    marks.add(new Box(x, y, w, h, paint, true));
  }

  void outline(double x, double y, double w, double h, Paint paint) {
    marks.add(new Box(x, y, w, h, paint, false));
  }

  void dot(double x, double y, double radius, Paint paint, Paint rim) {
    marks.add(new Dot(x, y, radius, paint, rim));
  }

  void text(double x, double y, String text, double size, Anchor anchor, Paint paint) {
    marks.add(new Label(x, y, text, size, anchor, paint, false));
  }

  void upright(double x, double y, String text, double size, Paint paint) {
    marks.add(new Label(x, y, text, size, Anchor.MIDDLE, paint, true));
  }

  void picture(double x, double y, double w, double h, BufferedImage image) {
    marks.add(new Picture(x, y, w, h, image, true));
  }

  /** Adds a picture that may be smoothed where it is scaled. */
  void smoothPicture(double x, double y, double w, double h, BufferedImage image) {
    marks.add(new Picture(x, y, w, h, image, false));
  }
}
