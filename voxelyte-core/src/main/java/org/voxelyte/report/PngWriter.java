package org.voxelyte.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import org.voxelyte.report.Drawing.Box;
import org.voxelyte.report.Drawing.Dot;
import org.voxelyte.report.Drawing.Label;
import org.voxelyte.report.Drawing.Line;
import org.voxelyte.report.Drawing.Mark;
import org.voxelyte.report.Drawing.Picture;

/** Writes a drawing as PNG on white at print resolution; voxels stay sharp rectangles. */
final class PngWriter {
  private static final int PRINT_DPI = 300;

  /** Resolution is raised up to so many times, where voxels are finer than dots of the print. */
  private static final int MAX_REFINEMENT = 3;

  private static final double POINTS_PER_INCH = 72;
  private static final double METRES_PER_INCH = 0.0254;

  private PngWriter() {}

  /** Returns the resolution: 300 dots per inch, or more so that no voxel of an image gets lost. */
  static int dotsPerInch(Drawing drawing) {
    double refinement = 1;
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Picture p && p.sharp()) {
        double dots = PRINT_DPI / POINTS_PER_INCH;
        refinement = Math.max(refinement, p.image().getWidth() / (p.width() * dots));
        refinement = Math.max(refinement, p.image().getHeight() / (p.height() * dots));
      }
    }
    return PRINT_DPI * (int) Math.min(MAX_REFINEMENT, Math.ceil(refinement));
  }

  /** Returns the drawing in pixels. */
  static BufferedImage paint(Drawing drawing) {
    double scale = dotsPerInch(drawing) / POINTS_PER_INCH;
    int width = (int) Math.round(drawing.width() * scale);
    int height = (int) Math.round(drawing.height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.scale(scale, scale);
      for (Mark mark : drawing.marks()) {
        if (mark instanceof Line line) {
          line(g, line);
        } else if (mark instanceof Box box) {
          box(g, box);
        } else if (mark instanceof Dot dot) {
          dot(g, dot);
        } else if (mark instanceof Label label) {
          label(g, label);
        } else if (mark instanceof Picture picture) {
          picture(image, picture, scale);
        }
      }
    } finally {
      g.dispose();
    }
    return image;
  }

  static void write(Drawing drawing, OutputStream out) throws IOException {
    int perMetre = (int) Math.round(dotsPerInch(drawing) / METRES_PER_INCH);
    PngFile.write(paint(drawing), perMetre, out);
  }

  private static void line(Graphics2D g, Line line) {
    Path2D path = new Path2D.Double();
    double[] p = line.points();
    path.moveTo(p[0], p[1]);
    for (int i = 2; i < p.length; i += 2) {
      path.lineTo(p[i], p[i + 1]);
    }
    float width = (float) line.width();
    float[] dashes = line.dashed() ? new float[] {(float) Line.DASH, (float) Line.GAP} : null;
    g.setStroke(
        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
    g.setColor(new Color(line.paint().rgb()));
    g.draw(path);
  }

  private static void box(Graphics2D g, Box box) {
    Rectangle2D shape = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    g.setColor(new Color(box.paint().rgb()));
    if (box.filled()) {
      g.fill(shape);
    } else {
      g.setStroke(new BasicStroke(0.5f));
      g.draw(shape);
    }
  }

  private static void dot(Graphics2D g, Dot dot) {
    Ellipse2D shape =
        new Ellipse2D.Double(
            dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius());
    g.setColor(new Color(dot.paint().rgb()));
    g.fill(shape);
    g.setStroke(new BasicStroke((float) Dot.RIM));
    g.setColor(new Color(dot.rim().rgb()));
    g.draw(shape);
  }

  private static void label(Graphics2D g, Label label) {
    double shift =
        switch (label.anchor()) {
          case START -> 0;
          case MIDDLE -> -Letters.width(label.text(), label.size()) / 2;
          case END -> -Letters.width(label.text(), label.size());
        };
    AffineTransform place = AffineTransform.getTranslateInstance(label.x(), label.y());
    if (label.upright()) {
      place.rotate(-Math.PI / 2);
    }
    place.translate(shift, 0);
    g.setColor(new Color(label.paint().rgb()));
    g.fill(place.createTransformedShape(Letters.outline(label.text(), label.size())));
  }

  private static void picture(BufferedImage target, Picture picture, double scale) {
    BufferedImage source = picture.image();
    int left = (int) Math.round(picture.x() * scale);
    int top = (int) Math.round(picture.y() * scale);
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    WritableRaster pixels = target.getRaster();
    int[] from = new int[source.getWidth()];
    int[] line = new int[width];
    int last = -1;
    for (int row = 0; row < height; row++) {
      int sourceRow = (int) ((row + 0.5) * source.getHeight() / height);
      if (sourceRow != last) {
        source.getRGB(0, sourceRow, from.length, 1, from, 0, from.length);
        last = sourceRow;
      }
      pixels.getDataElements(left, top + row, width, 1, line);
      for (int column = 0; column < width; column++) {
        int argb = from[(int) ((column + 0.5) * from.length / width)];
        if (argb >>> 24 != 0) {
          line[column] = argb;
        }
      }
      pixels.setDataElements(left, top + row, width, 1, line);
    }
  }
}
