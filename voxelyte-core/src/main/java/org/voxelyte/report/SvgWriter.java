package org.voxelyte.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.voxelyte.report.Drawing.Box;
import org.voxelyte.report.Drawing.Dot;
import org.voxelyte.report.Drawing.Label;
import org.voxelyte.report.Drawing.Line;
import org.voxelyte.report.Drawing.Mark;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.report.Drawing.Picture;

/**
 * Writes a drawing as SVG. Colours stand as attributes for white paper; each mark whose colour has
 * a role also carries a class, by which a page may give it another colour.
 */
final class SvgWriter {
  private static final String FONTS = "'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif";

  /** Hundredths from here on, and so near the middle of two, are left to the library to round. */
  private static final double LARGE = 1e9;

  private static final double NEAR_HALF = 1e-6;

  private SvgWriter() {}

  /**
   * Returns the SVG element.
   *
   * @param title what it shows, for those who cannot see it
   */
  static String of(Drawing drawing, String title) throws IOException {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg.append(
            " xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"drawing\" role=\"img\" width=\"")
        .append(number(drawing.width()))
        .append("pt\" height=\"")
        .append(number(drawing.height()))
        .append("pt\" viewBox=\"0 0 ")
        .append(number(drawing.width()))
        .append(' ')
        .append(number(drawing.height()))
        .append("\" font-family=\"")
        .append(FONTS)
        .append("\">\n<title>")
        .append(Xml.escape(title))
        .append("</title>\n");
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Line line) {
        line(svg, line);
      } else if (mark instanceof Box box) {
        box(svg, box);
      } else if (mark instanceof Dot dot) {
        dot(svg, dot);
      } else if (mark instanceof Label label) {
        label(svg, label);
      } else if (mark instanceof Picture picture) {
        picture(svg, picture);
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, Line line) {
    svg.append("<polyline points=\"");
    double[] p = line.points();
    for (int i = 0; i < p.length; i += 2) {
      svg.append(i == 0 ? "" : " ").append(number(p[i])).append(',').append(number(p[i + 1]));
    }
    svg.append("\" fill=\"none\"").append(paint("stroke", line.paint()));
    svg.append(" stroke-width=\"").append(number(line.width())).append('"');
    if (line.dashed()) {
      svg.append(" stroke-dasharray=\"").append(number(Line.DASH)).append(' ');
      svg.append(number(Line.GAP)).append('"');
    }
    svg.append(" stroke-linejoin=\"round\"/>\n");
  }

  private static void box(StringBuilder svg, Box box) {
    svg.append("<rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()));
    svg.append("\" width=\"").append(number(box.width())).append("\" height=\"");
    svg.append(number(box.height())).append('"');
    svg.append(
        box.filled()
            ? paint("fill", box.paint())
            : " fill=\"none\"" + paint("stroke", box.paint()) + " stroke-width=\"0.5\"");
    svg.append("/>\n");
  }

  private static void dot(StringBuilder svg, Dot dot) {
    svg.append("<circle cx=\"").append(number(dot.x())).append("\" cy=\"").append(number(dot.y()));
    svg.append("\" r=\"").append(number(dot.radius())).append('"');
    svg.append(paint("fill", dot.paint())).append(paint("stroke", dot.rim()));
    svg.append(" stroke-width=\"").append(number(Dot.RIM)).append("\"/>\n");
  }

  private static void label(StringBuilder svg, Label label) {
    svg.append("<text x=\"").append(number(label.x())).append("\" y=\"").append(number(label.y()));
    svg.append("\" font-size=\"").append(number(label.size())).append('"');
    if (label.anchor() != Drawing.Anchor.START) {
      svg.append(" text-anchor=\"")
          .append(label.anchor().name().toLowerCase(Locale.ROOT))
          .append('"');
    }
    if (label.upright()) {
      svg.append(" transform=\"rotate(-90 ").append(number(label.x())).append(' ');
      svg.append(number(label.y())).append(")\"");
    }
    svg.append(paint("fill", label.paint())).append('>');
    svg.append(Xml.escape(label.text())).append("</text>\n");
  }

  private static void picture(StringBuilder svg, Picture picture) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    // In memory: the default cache is a file, which a full or missing folder for them would refuse.
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(png)) {
      if (!ImageIO.write(picture.image(), "png", stream)) {
        throw new IOException("this Java has no writer for PNG images");
      }
    }
    svg.append("<image x=\"").append(number(picture.x()));
    svg.append("\" y=\"").append(number(picture.y()));
    svg.append("\" width=\"").append(number(picture.width()));
    svg.append("\" height=\"").append(number(picture.height()));
    svg.append("\" preserveAspectRatio=\"none\"");
    svg.append(picture.sharp() ? " style=\"image-rendering:pixelated\"" : "");
    svg.append(" xlink:href=\"data:image/png;base64,");
    svg.append(Base64.getEncoder().encodeToString(png.toByteArray())).append("\"/>\n");
  }

  private static String paint(String attribute, Paint paint) {
    String color = " " + attribute + "=\"" + paint.hex() + "\"";
    return paint.role().isEmpty()
        ? color
        : color + " class=\"" + paint.role() + "-" + attribute + "\"";
  }

  /** Returns a number to hundredths, without zeros at its end. */
  private static String number(double value) {
    double hundredths = Math.abs(100 * value);
    long whole = Math.round(hundredths);
    if (!(hundredths < LARGE) || Math.abs(hundredths - Math.floor(hundredths) - 0.5) < NEAR_HALF) {
      return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
    StringBuilder text = new StringBuilder(value < 0 ? "-" : "").append(whole / 100);
    long rest = whole % 100;
    if (rest > 0) {
      text.append('.').append(rest / 10);
    }
    return rest % 10 == 0 ? text.toString() : text.append(rest % 10).toString();
  }
}
