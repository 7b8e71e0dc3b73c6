package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A PNG file of eight bits for each of red, green and blue, with its resolution. PNG specification,
 * W3C, 2003, ISO/IEC 15948.
 *
 * <p>Each row is written as its difference from the row above (filter 2), for drawings are made of
 * plain areas and of voxels several pixels high. The library's own writer tries all five filters
 * for each row; on figures that takes longer and saves nothing.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int BITS = 8;
  private static final int RED_GREEN_BLUE = 2;
  private static final int METRE = 1;
  private static final int FROM_ABOVE = 2;

  /** Fast compression; the next levels make figures hardly smaller. */
  private static final int LEVEL = 4;

  private PngFile() {}

  /**
   * Writes an image.
   *
   * @param image whatever is transparent in it becomes opaque
   * @param perMetre pixels per metre
   */
  static void write(BufferedImage image, int perMetre, OutputStream out) throws IOException {
    DataOutputStream file = new DataOutputStream(out);
    file.write(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(image.getWidth()).putInt(image.getHeight());
    header.put((byte) BITS).put((byte) RED_GREEN_BLUE); // then deflate, filters by row, in one go
    chunk("IHDR", header.array(), file);
    ByteBuffer size = ByteBuffer.allocate(9);
    chunk("pHYs", size.putInt(perMetre).putInt(perMetre).put((byte) METRE).array(), file);
    chunk("IDAT", deflated(image), file);
    chunk("IEND", new byte[0], file);
    file.flush();
  }

  private static byte[] deflated(BufferedImage image) throws IOException {
    int width = image.getWidth();
    Deflater deflater = new Deflater(LEVEL);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream rows = new DeflaterOutputStream(bytes, deflater, 1 << 14)) {
      int[] above = new int[width];
      int[] own = new int[width];
      byte[] line = new byte[1 + 3 * width];
      line[0] = FROM_ABOVE;
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRGB(0, y, width, 1, own, 0, width);
        for (int x = 0, at = 1; x < width; x++, at += 3) {
          line[at] = (byte) ((own[x] >> 16) - (above[x] >> 16));
          line[at + 1] = (byte) ((own[x] >> 8) - (above[x] >> 8));
          line[at + 2] = (byte) (own[x] - above[x]);
        }
        rows.write(line);
        int[] next = above;
        above = own;
        own = next;
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void chunk(String type, byte[] data, DataOutputStream out) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) check.getValue());
  }
}
