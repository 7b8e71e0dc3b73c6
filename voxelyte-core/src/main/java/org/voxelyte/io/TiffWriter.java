package org.voxelyte.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Phase;

/**
 * Writes a volume as a TIFF stack, one Deflate strip a page, with ImageJ's calibration in the first
 * page. Pages come first and the directories last, so that the size decides between TIFF and
 * BigTIFF. The description has no {@code images=}: ImageJ would take it for a promise that the
 * pages are not compressed.
 */
final class TiffWriter {
  /** Classic TIFF counts bytes in 32 bits. */
  static final long CLASSIC_LIMIT = 0xffffffffL;

  private static final int DATA_START = 16;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int LONG8 = 16;
  private static final int ASCII = 2;
  private static final int RATIONAL = 5;
  private static final int RESOLUTION_UNIT = 296;
  private static final int NO_UNIT = 1;
  private static final int TAGS = 15;
  private static final int PAGES_PER_THREAD = 4;

  /** Level 6 took nine times as long on a 1 GB stack of labels and saved a third. */
  private static final int LEVEL = 3;

  private final Writable volume;
  private final long classicLimit;
  private final TaskContext task;
  private final long[] offsets;
  private final long[] lengths;

  TiffWriter(Writable volume, long classicLimit, TaskContext task) {
    this.volume = volume;
    this.classicLimit = classicLimit;
    this.task = task;
    this.offsets = new long[volume.shape().nz()];
    this.lengths = new long[volume.shape().nz()];
  }

  void write(FileChannel channel) throws IOException {
    long end = writePages(channel);
    end += end & 1;
    byte[] description = description().getBytes(StandardCharsets.UTF_8);
    long table = (2 + 12L * TAGS + 4) * offsets.length + shared(description);
    boolean big = end + table > classicLimit;
    ByteBuffer directories = directories(end, description, big);
    write(channel, directories, end);
    ByteBuffer head = ByteBuffer.allocate(DATA_START).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 'I').put((byte) 'I');
    if (big) {
      head.putShort((short) 43).putShort((short) 8).putShort((short) 0);
      head.putLong(firstDirectory(end, description));
    } else {
      head.putShort((short) 42).putInt((int) firstDirectory(end, description));
      head.putLong(0);
    }
    write(channel, head.flip(), 0);
  }

  private long writePages(FileChannel channel) throws IOException {
    int pages = offsets.length;
    int batch = task.threads() * PAGES_PER_THREAD;
    byte[][] packed = new byte[batch][];
    long at = DATA_START;
    for (int first = 0; first < pages; first += batch) {
      int start = first;
      int count = Math.min(batch, pages - first);
      task.forEach(count, i -> packed[i] = deflate(volume.slice().apply(start + i)));
      for (int i = 0; i < count; i++) {
        offsets[first + i] = at;
        lengths[first + i] = packed[i].length;
        write(channel, ByteBuffer.wrap(packed[i]), at);
        at += packed[i].length + (packed[i].length & 1);
      }
      task.progress("writing " + volume.name(), (long) first + count, pages);
    }
    return at;
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 8 + 64);
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private String description() {
    StringBuilder text = new StringBuilder("ImageJ=1.54p\n");
    text.append("slices=").append(volume.shape().nz()).append('\n');
    text.append("unit=").append(volume.inNanometres() ? "nm" : "micron").append('\n');
    text.append("spacing=").append(volume.edge(volume.voxelSize().z())).append('\n');
    text.append("loop=false\n");
    for (Phase phase : volume.phases()) {
      text.append(TiffDescription.PHASE_KEY).append(PhaseText.write(phase)).append('\n');
    }
    return text.append('\0').toString();
  }

  /**
   * Two fractions and the text stand before the first directory; BigTIFF holds the fractions
   * itself.
   */
  private long firstDirectory(long start, byte[] description) {
    return start + shared(description);
  }

  private static int shared(byte[] description) {
    return description.length + (description.length & 1) + 16;
  }

  private ByteBuffer directories(long start, byte[] description, boolean big) {
    int pages = offsets.length;
    int perPage = big ? 8 + 20 * TAGS + 8 : 2 + 12 * TAGS + 4;
    int size = Math.addExact(shared(description), Math.multiplyExact(perPage, pages));
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    long textAt = start + 16;
    putResolution(out, Double.parseDouble(volume.edge(volume.voxelSize().x())));
    putResolution(out, Double.parseDouble(volume.edge(volume.voxelSize().y())));
    out.put(description);
    out.position(shared(description));
    long next = firstDirectory(start, description);
    for (int z = 0; z < pages; z++) {
      int tags = z == 0 ? TAGS : TAGS - 1;
      next += big ? 8 + 20L * tags + 8 : 2 + 12L * tags + 4;
      if (big) {
        out.putLong(tags);
      } else {
        out.putShort((short) tags);
      }
      boolean isFloat = volume.type() == SampleType.FLOAT32;
      entry(out, big, TiffDirectory.NEW_SUBFILE_TYPE, LONG, 1, 0);
      entry(out, big, TiffDirectory.WIDTH, LONG, 1, volume.shape().nx());
      entry(out, big, TiffDirectory.HEIGHT, LONG, 1, volume.shape().ny());
      entry(out, big, TiffDirectory.BITS_PER_SAMPLE, SHORT, 1, 8L * volume.type().bytes());
      entry(out, big, TiffDirectory.COMPRESSION, SHORT, 1, 8);
      entry(out, big, TiffDirectory.PHOTOMETRIC, SHORT, 1, 1);
      if (z == 0) {
        entry(out, big, TiffDirectory.DESCRIPTION, ASCII, description.length, textAt);
      }
      entry(out, big, TiffDirectory.STRIP_OFFSETS, big ? LONG8 : LONG, 1, offsets[z]);
      entry(out, big, TiffDirectory.SAMPLES_PER_PIXEL, SHORT, 1, 1);
      entry(out, big, TiffDirectory.ROWS_PER_STRIP, LONG, 1, volume.shape().ny());
      entry(out, big, TiffDirectory.STRIP_BYTE_COUNTS, big ? LONG8 : LONG, 1, lengths[z]);
      long resolutionX = big ? out.getLong(0) : start;
      long resolutionY = big ? out.getLong(8) : start + 8;
      entry(out, big, TiffDirectory.X_RESOLUTION, RATIONAL, 1, resolutionX);
      entry(out, big, TiffDirectory.Y_RESOLUTION, RATIONAL, 1, resolutionY);
      entry(out, big, RESOLUTION_UNIT, SHORT, 1, NO_UNIT);
      entry(out, big, TiffDirectory.SAMPLE_FORMAT, SHORT, 1, isFloat ? 3 : 1);
      long following = z == pages - 1 ? 0 : next;
      if (big) {
        out.putLong(following);
      } else {
        out.putInt((int) following);
      }
    }
    return out.flip();
  }

  private static void entry(
      ByteBuffer out, boolean big, int tag, int type, long count, long value) {
    out.putShort((short) tag).putShort((short) type);
    if (big) {
      out.putLong(count).putLong(value);
    } else {
      out.putInt((int) count).putInt((int) value);
    }
  }

  /** Writes pixels per unit, 1 / edge, as the closest fraction of two 32-bit numbers. */
  private static void putResolution(ByteBuffer out, double edge) {
    long[] fraction = closestFraction(edge);
    out.putInt((int) fraction[1]).putInt((int) fraction[0]);
  }

  /** Continued fraction of a positive number, up to 32-bit terms. */
  static long[] closestFraction(double number) {
    long limit = 0xffffffffL;
    long[] before = {0, 1};
    long[] last = {1, 0};
    double rest = number;
    for (int i = 0; i < 64; i++) {
      double whole = Math.floor(rest);
      double numerator = whole * last[0] + before[0];
      double denominator = whole * last[1] + before[1];
      if (numerator > limit || denominator > limit) {
        break;
      }
      before = last;
      last = new long[] {(long) numerator, (long) denominator};
      double value = (double) last[0] / last[1];
      if (last[0] > 0 && Math.abs(value - number) <= Math.ulp(number) || rest == whole) {
        break;
      }
      rest = 1 / (rest - whole);
    }
    return last;
  }
}
