package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/** Pictures of a volume in three dimensions side by side, with axes, scale bar and legend. */
final class ObliqueFigure {
  /** A pixel of a picture is a dot of the print. */
  private static final double POINTS_PER_PIXEL = 0.24;

  private static final double GAP = 14;
  private static final double LEFT_OF_PANEL = 19;
  private static final double TITLE_HEIGHT = 22;
  private static final double AXIS_HEIGHT = 18;
  private static final double FROM_EDGE = 5;
  private static final double ARROW = 3;
  private static final double BAR_THICKNESS = 2;
  private static final double BAR_SHARE = 0.3;
  private static final double MIN_BAR = 30;

  /** The shade at which a phase has its own colour; lighter ones are mixed with white. */
  private static final int OWN_COLOUR = 180;

  private static final double MOST_WHITE = 0.45;
  private static final int LIGHTEST = 255;

  /** Shades are rounded to multiples of so much. */
  private static final int STEP = 5;

  /** Colours of a picture, one of them transparent. */
  private static final int PALETTE = 256;

  private final Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
  private final List<ObliqueImage> images;
  private final List<Phase> phases;
  private final Palette palette;
  private final GridShape shape;
  private final ObliqueProjection box;
  private final double scale;

  private ObliqueFigure(
      List<ObliqueImage> images,
      List<Phase> phases,
      GridShape shape,
      VoxelSize size,
      Palette palette) {
    this.images = images;
    this.phases = phases;
    this.palette = palette;
    this.shape = shape;
    this.box =
        new ObliqueProjection(shape.nx() * size.x(), shape.ny() * size.y(), shape.nz() * size.z());
    this.scale = POINTS_PER_PIXEL / images.get(0).pixelSize();
  }

  /** Draws the pictures of a report; none if the analysis has none. */
  static List<Figure> of(Analysis analysis, Palette palette) {
    return analysis.obliqueImages().isEmpty()
        ? List.of()
        : List.of(
            of(
                analysis.obliqueImages(),
                analysis.phases(),
                analysis.shape(),
                analysis.voxelSize(),
                palette));
  }

  /**
   * Draws pictures of a volume.
   *
   * @param images at least one
   */
  static Figure of(
      List<ObliqueImage> images,
      List<Phase> phases,
      GridShape shape,
      VoxelSize size,
      Palette palette) {
    return new ObliqueFigure(images, phases, shape, size, palette).draw();
  }

  private Figure draw() {
    for (int i = 0; i < images.size(); i++) {
      panel(images.get(i), i * (Drawing.FULL_WIDTH + GAP) / 2);
    }
    double y = TITLE_HEIGHT + images.get(0).height() * POINTS_PER_PIXEL + AXIS_HEIGHT + 14;
    double metres =
        Scale.roundDown(Math.max(BAR_SHARE * box.width(), Math.min(MIN_BAR / scale, 1e3)));
    double length = metres * scale;
    drawing.fill(LEFT_OF_PANEL, y - 3 - BAR_THICKNESS / 2, length, BAR_THICKNESS, Paint.INK);
    String text = LengthUnit.print(metres, 1);
    double x = LEFT_OF_PANEL + length + 4;
    drawing.text(x, y, text, Drawing.TEXT, Anchor.START, Paint.INK);
    x += Letters.width(text, Drawing.TEXT) + 16;
    List<Legend.Entry> legend = new ArrayList<>();
    for (Phase phase : phases) {
      legend.add(new Legend.Entry(palette.of(phase), phase.name()));
    }
    drawing.height(Legend.draw(drawing, legend, x, x, Drawing.FULL_WIDTH, y) + 4);
    return new Figure("oblique", "The volume in three dimensions", caption(), drawing);
  }

  private String caption() {
    String free =
        images.size() == 1
            ? ""
            : " Right: the same view of "
                + names(images.get(1).shown(), true)
                + "; "
                + names(images.get(1).shown(), false)
                + " is transparent. What is far is darker.";
    return (images.size() == 1 ? "The" : "Left: the")
        + " box with its the nearest octant is cut away, one colour per phase."
        + free
        + " Parallel projection; x, y and z run as on the cuts, z downwards. The scale bar holds"
        + " for lengths parallel to the paper, the edges of the box are foreshortened.";
  }

  /** A single layer has no octants. */
  private boolean isCut() {
    return shape.nx() > 1 && shape.ny() > 1 && shape.nz() > 1;
  }

  private String names(Set<Integer> shown, boolean opaque) {
    return phases.stream()
        .filter(phase -> shown.contains(phase.label()) == opaque)
        .map(Phase::name)
        .collect(Collectors.joining(", "));
  }

  private void panel(ObliqueImage image, double left) {
    double room = Drawing.FULL_WIDTH / images.size() - LEFT_OF_PANEL - GAP;
    double x = left + LEFT_OF_PANEL;
    String title = image.cutOpen() ? "all phases" : names(image.shown(), true);
    String cut = isCut() ? "the nearest octant is cut away" : "";
    String remark = image.cutOpen() ? cut : names(image.shown(), false) + " transparent";
    drawing.text(
        x, 8, Letters.fit(title, Drawing.TEXT, room), Drawing.TEXT, Anchor.START, Paint.INK);
    drawing.text(
        x, 17, Letters.fit(remark, Drawing.SMALL, room), Drawing.SMALL, Anchor.START, Paint.MUTED);
    double lx = box.lengthX();
    double ly = box.lengthY();
    double lz = box.lengthZ();
    Panel at = new Panel(x - box.left() * scale, TITLE_HEIGHT);
    if (!image.cutOpen()) {
      at.edge(0, 0, 0, 0, 0, lz);
      at.edge(0, 0, lz, lx, 0, lz);
      at.edge(0, 0, lz, 0, ly, lz);
    }
    drawing.smoothPicture(
        x,
        TITLE_HEIGHT,
        image.width() * POINTS_PER_PIXEL,
        image.height() * POINTS_PER_PIXEL,
        paint(image));
    at.edge(0, ly, 0, 0, 0, 0, lx, 0, 0, lx, 0, lz, lx, ly, lz, 0, ly, lz, 0, ly, 0);
    if (image.cutOpen() && isCut()) {
      cutEdges(at);
    } else {
      at.edge(0, ly, 0, lx, ly, 0, lx, 0, 0);
      at.edge(lx, ly, 0, lx, ly, lz);
    }
    axes(at);
  }

  /** Draws the edges of the octant that is cut away, and what is left of the three it cuts. */
  private void cutEdges(Panel at) {
    double lx = box.lengthX();
    double ly = box.lengthY();
    double lz = box.lengthZ();
    double x = lx * ObliqueCells.keptShare(shape.nx());
    double y = ly * ObliqueCells.keptShare(shape.ny());
    double z = lz * (1 - ObliqueCells.keptShare(shape.nz()));
    at.edge(0, ly, 0, x, ly, 0, x, y, 0, lx, y, 0, lx, 0, 0);
    at.edge(x, ly, 0, x, ly, z, lx, ly, z, lx, y, z, lx, y, 0);
    at.edge(x, y, 0, x, y, z, x, ly, z);
    at.edge(x, y, z, lx, y, z);
    at.edge(lx, ly, z, lx, ly, lz);
  }

  private void axes(Panel at) {
    double lx = box.lengthX();
    double ly = box.lengthY();
    double lz = box.lengthZ();
    double far = FROM_EDGE;
    at.arrow(new double[] {0, ly, lz, lx, ly, lz}, -0.5 * far, far, Anchor.END, "x", lx);
    at.arrow(new double[] {lx, 0, lz, lx, ly, lz}, 0.7 * far, far, Anchor.START, "y", ly);
    at.arrow(new double[] {0, ly, 0, 0, ly, lz}, -far, 0, Anchor.MIDDLE, "z", lz);
  }

  /** Places points of the box on the drawing. */
  private final class Panel {
    private final double originX;
    private final double originY;

    Panel(double originX, double originY) {
      this.originX = originX;
      this.originY = originY;
    }

    private double[] place(double... points) {
      double[] placed = new double[points.length / 3 * 2];
      for (int i = 0; i < points.length / 3; i++) {
        double x = points[3 * i];
        double y = points[3 * i + 1];
        placed[2 * i] = originX + ObliqueProjection.across(x, y) * scale;
        placed[2 * i + 1] = originY + ObliqueProjection.down(x, y, points[3 * i + 2]) * scale;
      }
      return placed;
    }

    void edge(double... points) {
      drawing.polyline(place(points), Paint.MUTED, 0.5);
    }

    /** Draws an arrow beside an edge, from its start to its end, with name and length. */
    void arrow(
        double[] edge, double right, double down, Anchor anchor, String name, double metres) {
      double[] p = place(edge);
      for (int i = 0; i < p.length; i += 2) {
        p[i] += right;
        p[i + 1] += down;
      }
      double length = Math.hypot(p[2] - p[0], p[3] - p[1]);
      drawing.polyline(p, Paint.MUTED, 0.6);
      if (length > 0) {
        double ex = (p[2] - p[0]) / length * ARROW;
        double ey = (p[3] - p[1]) / length * ARROW;
        double[] head = {
          p[2] - ex - ey / 2, p[3] - ey + ex / 2, p[2], p[3], p[2] - ex + ey / 2, p[3] - ey - ex / 2
        };
        drawing.polyline(head, Paint.MUTED, 0.6);
      }
      String text = name + " = " + LengthUnit.print(metres, 3);
      double x = (p[0] + p[2]) / 2;
      double y = (p[1] + p[3]) / 2;
      if (anchor == Anchor.MIDDLE) {
        drawing.upright(x - 3, y, text, Drawing.SMALL, Paint.MUTED);
      } else {
        double aside = anchor == Anchor.END ? -3 : 3;
        drawing.text(x + aside, y + 7, text, Drawing.SMALL, anchor, Paint.MUTED);
      }
    }
  }

  /**
   * Returns the picture in colours, transparent where nothing is seen: with a palette where that
   * holds them all, for small files.
   */
  private BufferedImage paint(ObliqueImage image) {
    int[] argb = new int[1 << 16];
    for (Phase phase : phases) {
      for (int shade = 1; shade <= LIGHTEST; shade++) {
        argb[phase.label() << 8 | shade] = 0xff000000 | shaded(palette.of(phase).rgb(), shade);
      }
    }
    int[] keys = new int[image.width() * image.height()];
    int[] index = new int[argb.length];
    int[] colours = new int[argb.length];
    int next = 1;
    for (int i = 0; i < keys.length; i++) {
      int shade = image.shades()[i] & 0xff;
      if (shade > 0) {
        keys[i] = (image.labels()[i] & 0xff) << 8 | rounded(shade);
        if (index[keys[i]] == 0) {
          colours[next] = argb[keys[i]];
          index[keys[i]] = next++;
        }
      }
    }
    BufferedImage painted =
        next <= PALETTE
            ? new BufferedImage(
                image.width(),
                image.height(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, next, colours, 0, false, 0, DataBuffer.TYPE_BYTE))
            : new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
    int[] row = new int[image.width()];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        int key = keys[y * row.length + x];
        row[x] = next <= PALETTE ? index[key] : argb[key];
      }
      if (next <= PALETTE) {
        painted.getRaster().setSamples(0, y, row.length, 1, 0, row);
      } else {
        painted.setRGB(0, y, row.length, 1, row, 0, row.length);
      }
    }
    return painted;
  }

  private static int rounded(int shade) {
    return Math.max(1, Math.min(LIGHTEST, (shade + STEP / 2) / STEP * STEP));
  }

  /** Returns a colour in a shade: black at 0, itself at {@link #OWN_COLOUR}, then whiter. */
  static int shaded(int rgb, int shade) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int own = rgb >> shift & 0xff;
      double part =
          shade <= OWN_COLOUR
              ? own * shade / (double) OWN_COLOUR
              : own
                  + (LIGHTEST - own) * MOST_WHITE * (shade - OWN_COLOUR) / (LIGHTEST - OWN_COLOUR);
      mixed = mixed << 8 | (int) Math.round(part);
    }
    return mixed;
  }
}
