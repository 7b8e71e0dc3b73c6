package org.voxelyte.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One image file directory of a TIFF or BigTIFF file: the tags that describe a page.
 *
 * <p>Tags are read as numbers or text; a tag whose values do not lie in the file is an error where
 * it is asked for, so that a damaged tag that nobody needs does no harm.
 */
final class TiffDirectory {
  static final int NEW_SUBFILE_TYPE = 254;
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int DESCRIPTION = 270;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int X_RESOLUTION = 282;
  static final int Y_RESOLUTION = 283;
  static final int PREDICTOR = 317;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int SAMPLE_FORMAT = 339;

  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int ASCII = 2;
  private static final int RATIONAL = 5;
  private static final int LARGEST_DIRECTORY = 4096;

  private final FileChannel channel;
  private final ByteOrder order;
  private final Map<Integer, Entry> entries = new HashMap<>();

  private record Entry(int type, long count, byte[] inline, long position) {}

  private TiffDirectory(FileChannel channel, ByteOrder order) {
    this.channel = channel;
    this.order = order;
  }

  /** Returns whether a file that begins so is TIFF or BigTIFF. */
  static boolean isTiff(byte[] head) {
    return head.length >= 8
        && (head[0] == 'I' && head[1] == 'I' && (head[2] == 42 || head[2] == 43) && head[3] == 0
            || head[0] == 'M'
                && head[1] == 'M'
                && head[2] == 0
                && (head[3] == 42 || head[3] == 43));
  }

  /** Returns the byte order that a file's first byte names. */
  static ByteOrder order(byte[] head) {
    return head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /**
   * Reads the chain of directories.
   *
   * @throws IOException if the chain leaves the file or returns to itself
   */
  static List<TiffDirectory> readAll(FileChannel channel, byte[] head, String location)
      throws IOException {
    ByteBuffer start = ByteBuffer.wrap(head).order(order(head));
    boolean big = start.getShort(2) == 43;
    long size = channel.size();
    if (big && (head.length < 16 || start.getShort(4) != 8)) {
      throw new IOException(location + " is damaged: its BigTIFF header is not valid");
    }
    long next = big ? start.getLong(8) : start.getInt(4) & 0xffffffffL;
    List<TiffDirectory> directories = new ArrayList<>();
    Set<Long> visited = new HashSet<>();
    while (next != 0) {
      int page = directories.size() + 1;
      if (!visited.add(next)) {
        throw new IOException(location + " is damaged: its pages run in a circle at page " + page);
      }
      TiffDirectory directory = new TiffDirectory(channel, order(head));
      next = directory.read(next, big, size, location, page);
      directories.add(directory);
    }
    return directories;
  }

  private long read(long at, boolean big, long size, String location, int page) throws IOException {
    int countBytes = big ? 8 : 2;
    int entryBytes = big ? 20 : 12;
    int nextBytes = big ? 8 : 4;
    if (at < 0 || at > size - countBytes) {
      throw cutShort(location, page, size);
    }
    ByteBuffer counter = buffer(at, countBytes);
    long count = big ? counter.getLong() : counter.getShort() & 0xffff;
    if (count < 1 || count > LARGEST_DIRECTORY) {
      throw new IOException(
          location + " is damaged: page " + page + " claims to have " + count + " tags");
    }
    int length = (int) count * entryBytes + nextBytes;
    if (at + countBytes > size - length) {
      throw cutShort(location, page, size);
    }
    ByteBuffer table = buffer(at + countBytes, length);
    for (int i = 0; i < count; i++) {
      int tag = table.getShort() & 0xffff;
      int type = table.getShort() & 0xffff;
      long values = big ? table.getLong() : table.getInt() & 0xffffffffL;
      byte[] inline = new byte[big ? 8 : 4];
      table.get(inline);
      ByteBuffer where = ByteBuffer.wrap(inline).order(order);
      long position = big ? where.getLong() : where.getInt() & 0xffffffffL;
      if (type > 0 && type < TYPE_BYTES.length && TYPE_BYTES[type] > 0) {
        entries.putIfAbsent(tag, new Entry(type, values, inline, position));
      }
    }
    return big ? table.getLong() : table.getInt() & 0xffffffffL;
  }

  private static IOException cutShort(String location, int page, long size) {
    return new IOException(
        location
            + " is cut short: the directory of page "
            + page
            + " lies beyond its end at byte "
            + size
            + "; copy the file again");
  }

  private ByteBuffer buffer(long position, int length) throws IOException {
    return ByteBuffer.wrap(Channels.read(channel, position, length)).order(order);
  }

  /** Returns the byte order of the file. */
  ByteOrder order() {
    return order;
  }

  /** Returns whether the page has the tag. */
  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  private ByteBuffer values(int tag, Entry entry) throws IOException {
    long length = Math.multiplyExact(entry.count, (long) TYPE_BYTES[entry.type]);
    if (length <= entry.inline.length) {
      return ByteBuffer.wrap(entry.inline, 0, (int) length).order(order);
    }
    if (entry.position < 0
        || length > Integer.MAX_VALUE - 8
        || entry.position > channel.size() - length) {
      throw new IOException("tag " + tag + " lies beyond the end of the file");
    }
    return buffer(entry.position, (int) length);
  }

  /** Returns the whole numbers of a tag; empty if the page has none. */
  long[] numbers(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new long[0];
    }
    ByteBuffer buffer = values(tag, entry);
    int bytes = TYPE_BYTES[entry.type];
    if (entry.type == RATIONAL || entry.type > 9 && entry.type < 13) {
      throw new IOException("tag " + tag + " holds no whole numbers");
    }
    long[] numbers = new long[buffer.remaining() / bytes];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (bytes) {
            case 1 -> buffer.get() & 0xff;
            case 2 -> buffer.getShort() & 0xffff;
            case 4 -> buffer.getInt() & 0xffffffffL;
            default -> buffer.getLong();
          };
    }
    return numbers;
  }

  /** Returns the first number of a tag, or the value that the format prescribes without it. */
  long number(int tag, long otherwise) throws IOException {
    long[] numbers = numbers(tag);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  /** Returns numerator and denominator of a fraction; 0, 0 if the page has none. */
  long[] fraction(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != RATIONAL || entry.count < 1) {
      return new long[2];
    }
    ByteBuffer buffer = values(tag, entry);
    return new long[] {buffer.getInt() & 0xffffffffL, buffer.getInt() & 0xffffffffL};
  }

  /**
   * Returns a text; empty if the page has none. Text is UTF-8 as OME writes it, else Latin-1 as
   * ImageJ does.
   */
  String text(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type != ASCII) {
      return "";
    }
    ByteBuffer buffer = values(tag, entry);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }
}
