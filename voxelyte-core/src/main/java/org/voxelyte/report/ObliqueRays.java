package org.voxelyte.report;

import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/**
 * Casts a ray per pixel through the cells of a box and notes what it meets first. A ray goes from
 * cell to cell through their faces (J. Amanatides, A. Woo, A Fast Voxel Traversal Algorithm for Ray
 * Tracing, Eurographics 1987, doi:10.2312/egtp.19871000).
 */
final class ObliqueRays {
  private static final String STAGE = "drawing the oblique view";

  /** Shades of the three seen faces of a box: x, y, z. */
  private static final double[] FACES = {0.60, 0.70, 0.82};

  /** Faces of what is cut open are this much darker than those outside. */
  private static final double INSIDE = 0.93;

  private static final int LIGHTEST = 255;

  private final ObliqueCells cells;
  private final ObliqueProjection projection;
  private final double pixelSize;
  private final int width;
  private final int height;

  /**
   * Sets the size of pictures.
   *
   * @param pixelSize edge of a pixel, m
   */
  ObliqueRays(ObliqueCells cells, ObliqueProjection projection, double pixelSize) {
    this.cells = cells;
    this.projection = projection;
    this.pixelSize = pixelSize;
    this.width = (int) Math.max(1, Math.round(projection.width() / pixelSize));
    this.height = (int) Math.max(1, Math.round(projection.height() / pixelSize));
  }

  /** What a ray met: nothing where the label is −1. */
  private static final class Hit {
    private final int[] cell = new int[3];
    private Axis face;
    private double distance;
    private boolean outer;
    private int label;
  }

  /** Says whether a ray ends in a cell. */
  @FunctionalInterface
  private interface Opaque {
    boolean at(int x, int y, int z);
  }

  /** Says how bright is what a ray met: 0 dark … 1. */
  @FunctionalInterface
  private interface Light {
    double of(Hit hit, int column, int row);
  }

  /** Draws the box with its nearest octant cut away. */
  ObliqueImage block(Set<Integer> labels, TaskContext task) {
    int fromX = ObliqueCells.kept(cells.nx());
    int fromY = ObliqueCells.kept(cells.ny());
    int untilZ = cells.nz() - ObliqueCells.kept(cells.nz());
    Opaque opaque = (x, y, z) -> x < fromX || y < fromY || z >= untilZ;
    return image(
        labels,
        true,
        opaque,
        (hit, column, row) -> FACES[hit.face.ordinal()] * (hit.outer ? 1 : INSIDE),
        task);
  }

  /** Draws the phases of some labels as if all others were transparent. */
  ObliqueImage free(Set<Integer> labels, TaskContext task) {
    boolean[] shown = new boolean[256];
    labels.forEach(label -> shown[label] = true);
    ObliqueLight light = new ObliqueLight(cells, shown, task);
    Opaque opaque = (x, y, z) -> shown[cells.label(x, y, z)];
    return image(labels, false, opaque, (hit, column, row) -> light(light, hit, column, row), task);
  }

  private ObliqueImage image(
      Set<Integer> labels, boolean cutOpen, Opaque opaque, Light light, TaskContext task) {
    byte[] seen = new byte[width * height];
    byte[] shades = new byte[width * height];
    task.forEach(
        height,
        row -> {
          task.progress(STAGE, row, height);
          Hit hit = new Hit();
          for (int column = 0; column < width; column++) {
            cast(column, row, opaque, hit);
            if (hit.label >= 0) {
              seen[row * width + column] = (byte) hit.label;
              shades[row * width + column] = shade(light.of(hit, column, row));
            }
          }
        });
    return new ObliqueImage(width, height, pixelSize, labels, cutOpen, seen, shades);
  }

  private double light(ObliqueLight light, Hit hit, int column, int row) {
    double across = across(column);
    double down = down(row);
    double x = ObliqueProjection.paperX(across, down) - hit.distance * ObliqueProjection.LOSS_X;
    double y = ObliqueProjection.paperY(across, down) - hit.distance * ObliqueProjection.LOSS_Y;
    double z = ObliqueProjection.paperZ(down) + hit.distance * ObliqueProjection.GAIN_Z;
    double[] normal = {
      hit.face == Axis.X ? 1 : 0, hit.face == Axis.Y ? 1 : 0, hit.face == Axis.Z ? -1 : 0
    };
    return light.at(
        x / cells.edgeX(),
        y / cells.edgeY(),
        z / cells.edgeZ(),
        hit.cell,
        normal,
        hit.outer,
        depth(hit));
  }

  private double across(int column) {
    return projection.left() + (column + 0.5) / width * projection.width();
  }

  private double down(int row) {
    return (row + 0.5) / height * projection.height();
  }

  /** Returns how far back a hit lies: 0 at the nearest corner of the box … 1 at the farthest. */
  private double depth(Hit hit) {
    return (hit.distance + projection.nearest()) / (projection.nearest() - projection.farthest());
  }

  private static byte shade(double light) {
    return (byte) Math.max(1, Math.min(LIGHTEST, Math.round(LIGHTEST * light)));
  }

  /** Follows the ray of a pixel; distances are counted from the paper, away from the eye, m. */
  private void cast(int column, int row, Opaque opaque, Hit hit) {
    double across = across(column);
    double down = down(row);
    double x0 = ObliqueProjection.paperX(across, down);
    double y0 = ObliqueProjection.paperY(across, down);
    double z0 = ObliqueProjection.paperZ(down);
    double inX = (x0 - projection.lengthX()) / ObliqueProjection.LOSS_X;
    double inY = (y0 - projection.lengthY()) / ObliqueProjection.LOSS_Y;
    double inZ = -z0 / ObliqueProjection.GAIN_Z;
    double at = Math.max(inX, Math.max(inY, inZ));
    hit.label = -1;
    hit.outer = true;
    hit.face = at == inX ? Axis.X : at == inY ? Axis.Y : Axis.Z;
    int x = cell((x0 - at * ObliqueProjection.LOSS_X) / cells.edgeX(), cells.nx());
    int y = cell((y0 - at * ObliqueProjection.LOSS_Y) / cells.edgeY(), cells.ny());
    int z = cell((z0 + at * ObliqueProjection.GAIN_Z) / cells.edgeZ(), cells.nz());
    double out =
        Math.min(
            Math.min(x0 / ObliqueProjection.LOSS_X, y0 / ObliqueProjection.LOSS_Y),
            (projection.lengthZ() - z0) / ObliqueProjection.GAIN_Z);
    if (!(at < out)) {
      return;
    }
    while (!opaque.at(x, y, z)) {
      double nextX = (x0 - x * cells.edgeX()) / ObliqueProjection.LOSS_X;
      double nextY = (y0 - y * cells.edgeY()) / ObliqueProjection.LOSS_Y;
      double nextZ = ((z + 1) * cells.edgeZ() - z0) / ObliqueProjection.GAIN_Z;
      hit.outer = false;
      if (nextX <= nextY && nextX <= nextZ) {
        x--;
        at = nextX;
        hit.face = Axis.X;
      } else if (nextY <= nextZ) {
        y--;
        at = nextY;
        hit.face = Axis.Y;
      } else {
        z++;
        at = nextZ;
        hit.face = Axis.Z;
      }
      if (x < 0 || y < 0 || z >= cells.nz()) {
        return;
      }
    }
    hit.distance = at;
    hit.cell[0] = x;
    hit.cell[1] = y;
    hit.cell[2] = z;
    hit.label = cells.label(x, y, z);
  }

  private static int cell(double at, int cells) {
    return (int) Math.max(0, Math.min(cells - 1, Math.floor(at)));
  }
}
