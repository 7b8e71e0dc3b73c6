package org.voxelyte.report;

import java.util.Set;

/**
 * A picture of a volume in parallel projection: for each pixel the phase that is seen and how light
 * it is, so that whoever draws it chooses the colours.
 *
 * @param width pixels to the right
 * @param height pixels down
 * @param pixelSize edge of a pixel on the paper, m
 * @param shown labels that are opaque; all others are transparent
 * @param cutOpen whether the nearest octant of the box is taken away
 * @param labels width · height unsigned bytes, row after row
 * @param shades width · height unsigned bytes: 0 where nothing is seen, else 1 (dark) … 255 (light)
 */
public record ObliqueImage(
    int width,
    int height,
    double pixelSize,
    Set<Integer> shown,
    boolean cutOpen,
    byte[] labels,
    byte[] shades) {
  /** Checks that there is a label and a shade per pixel. */
  public ObliqueImage {
    if (labels.length != (long) width * height || shades.length != labels.length) {
      throw new IllegalArgumentException(
          "a picture of "
              + width
              + " × "
              + height
              + " pixels got "
              + labels.length
              + " labels and "
              + shades.length
              + " shades");
    }
    if (!(pixelSize > 0)) {
      throw new IllegalArgumentException("pixelSize must be positive, got " + pixelSize + " m");
    }
    shown = Set.copyOf(shown);
  }

  /** Returns whether anything is seen at a pixel. */
  public boolean isSeen(int column, int row) {
    return shade(column, row) > 0;
  }

  /** Returns the label that is seen at a pixel, 0 … 255; it means nothing where nothing is seen. */
  public int label(int column, int row) {
    return labels[row * width + column] & 0xff;
  }

  /** Returns how light a pixel is, 0 … 255. */
  public int shade(int column, int row) {
    return shades[row * width + column] & 0xff;
  }
}
