package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * Colour maps of which equal steps look equal; straight lines in sRGB between ten anchors read off
 * the maps "viridis" and "inferno" of van der Walt and Smith (public domain, CC0).
 */
enum ColourMap {
  /** For potentials. */
  VIRIDIS(
      0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
      0xfde725),
  /** For current densities. */
  INFERNO(
      0x000004, 0x1b0c41, 0x4a0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9b06, 0xf7d13d,
      0xfcffa4);

  /** Where the quantity is not defined. */
  static final int UNDEFINED = 0xe4e4e4;

  /** Shades of an image; one index is kept for what is undefined. */
  static final int SHADES = 255;

  private final int[] anchors;

  ColourMap(int... anchors) {
    this.anchors = anchors;
  }

  /** Returns 0xRRGGBB for a share of the range; shares outside of 0 … 1 take the end colours. */
  int rgb(double share) {
    double at = Math.max(0, Math.min(1, share)) * (anchors.length - 1);
    int i = Math.min((int) at, anchors.length - 2);
    double f = at - i;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = anchors[i] >> shift & 0xff;
      int to = anchors[i + 1] >> shift & 0xff;
      rgb = rgb << 8 | (int) Math.round(from + f * (to - from));
    }
    return rgb;
  }

  /**
   * Returns an indexed image.
   *
   * @param shares width · height shares of the range, row after row; NaN is undefined
   */
  BufferedImage image(int width, int height, double[] shares) {
    int[] colors = new int[SHADES + 1];
    for (int i = 0; i < SHADES; i++) {
      colors[i] = rgb(i / (SHADES - 1.0));
    }
    colors[SHADES] = UNDEFINED;
    byte[] indices = new byte[shares.length];
    for (int i = 0; i < shares.length; i++) {
      double share = Math.max(0, Math.min(1, shares[i]));
      indices[i] =
          (byte) (Double.isNaN(shares[i]) ? SHADES : (int) Math.round(share * (SHADES - 1)));
    }
    return indexed(width, height, indices, colors);
  }

  /** Returns an image of indices into at most 256 colours 0xRRGGBB. */
  static BufferedImage indexed(int width, int height, byte[] indices, int[] colors) {
    IndexColorModel model =
        new IndexColorModel(
            8, colors.length, colors, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    image.getRaster().setDataElements(0, 0, width, height, indices);
    return image;
  }
}
