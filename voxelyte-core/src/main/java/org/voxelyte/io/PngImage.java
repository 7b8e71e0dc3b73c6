package org.voxelyte.io;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.voxelyte.volume.GridShape;

/**
 * A grey or palette PNG image as a volume of one slice. Pixel counts per metre are resolutions for
 * printing and no calibration.
 */
final class PngImage extends SliceSource {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int CHUNK_BYTES = 12;
  private static final int END_CHUNK = 0x49454e44;
  private static final int GREY = 0;
  private static final int PALETTE = 3;
  private static final int HEADER_BYTES = 26;
  private static final int LARGEST_RATIO = 1040;

  private final Path file;
  private final String location;

  private PngImage(VolumeHeader header, Path file, String location) {
    super(header, List.of(file), () -> {});
    this.file = file;
    this.location = location;
  }

  static boolean isPng(byte[] head) {
    return head.length >= 8 && java.util.Arrays.equals(head, 0, 8, SIGNATURE, 0, 8);
  }

  static PngImage open(Path file, String location) throws IOException {
    try (var channel = Channels.open(file, location)) {
      if (channel.size() < HEADER_BYTES) {
        throw new IOException(location + " is cut short in its header; copy the file again");
      }
      java.nio.ByteBuffer head = java.nio.ByteBuffer.wrap(Channels.read(channel, 0, HEADER_BYTES));
      GridShape shape = VolumeFiles.shape(head.getInt(16), head.getInt(20), 1, location);
      int bits = head.get(24);
      int colour = head.get(25);
      if (colour != GREY && colour != PALETTE) {
        throw TiffPage.colour(location, 0);
      }
      if (shape.voxels() * bits / 8 / LARGEST_RATIO > channel.size()) {
        throw new IOException(location + " is damaged: it is too short for " + shape + " pixels");
      }
      checkChunks(channel, location);
      SampleType type =
          bits == 16 ? SampleType.UINT16 : bits == 1 ? SampleType.BIT : SampleType.UINT8;
      List<String> notes =
          colour == PALETTE
              ? List.of("the file has a colour table; the numbers of the colours are the values")
              : List.of();
      return new PngImage(
          new VolumeHeader("PNG", shape, type, Optional.empty(), List.of(), notes), file, location);
    }
  }

  /** Follows the chunks to the last one, IEND: a cut file ends before it. */
  private static void checkChunks(java.nio.channels.FileChannel channel, String location)
      throws IOException {
    long at = SIGNATURE.length;
    boolean ended = false;
    while (!ended) {
      if (at + CHUNK_BYTES > channel.size()) {
        throw new IOException(location + " is cut short; copy the file again");
      }
      var chunk = java.nio.ByteBuffer.wrap(Channels.read(channel, at, 8));
      at += CHUNK_BYTES + (chunk.getInt() & 0xffffffffL);
      ended = chunk.getInt() == END_CHUNK && at <= channel.size();
    }
  }

  @Override
  Object slice(int z) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (FileImageInputStream in = new FileImageInputStream(new File(file.toString()))) {
      reader.setInput(in, true, true);
      return values(reader.read(0));
    } catch (IOException | RuntimeException e) {
      throw new IOException(location + " is damaged: its PNG data cannot be decoded", e);
    } finally {
      reader.dispose();
    }
  }

  /** The rasters of the JDK's reader hold the stored numbers, for greys and palettes alike. */
  private Object values(BufferedImage image) throws IOException {
    GridShape shape = header().shape();
    Raster raster = image.getRaster();
    if (raster.getWidth() != shape.nx()
        || raster.getHeight() != shape.ny()
        || raster.getNumBands() != 1) {
      throw new IOException("unexpected image");
    }
    int[] row = new int[shape.nx()];
    boolean wide = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT;
    byte[] bytes = new byte[wide ? 0 : shape.sliceVoxels()];
    short[] shorts = new short[wide ? shape.sliceVoxels() : 0];
    for (int y = 0; y < shape.ny(); y++) {
      raster.getSamples(0, y, shape.nx(), 1, 0, row);
      for (int x = 0; x < shape.nx(); x++) {
        if (wide) {
          shorts[shape.index(x, y)] = (short) row[x];
        } else {
          bytes[shape.index(x, y)] = (byte) row[x];
        }
      }
    }
    return wide ? shorts : bytes;
  }
}
