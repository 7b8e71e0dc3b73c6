package org.voxelyte.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes small TIFF files byte by byte, independently of the program's writer: pages of one sample,
 * each page's data before its directory.
 */
@SuppressWarnings("ByteBufferBackingArray") // every buffer is made by allocate
final class TiffBuilder {
  /** Value of a pixel, as the bits of the stored sample. */
  interface Pixels {
    long bits(int x, int y, int z);
  }

  ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  boolean big;
  int bits = 8;
  int format = 1;
  int compression = 1;
  int predictor = 1;
  int tile;
  int rowsPerStrip;
  String description;
  Charset charset = StandardCharsets.UTF_8;
  long[] resolution;
  boolean oneDirectory;
  boolean lowBitFirst;
  boolean omitDefaults;
  final Map<Integer, long[]> extra = new TreeMap<>();
  private final int width;
  private final int height;
  private final int pages;
  private final Pixels pixels;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private record Entry(int tag, int type, byte[] data, long count) {}

  TiffBuilder(int width, int height, int pages, Pixels pixels) {
    this.width = width;
    this.height = height;
    this.pages = pages;
    this.pixels = pixels;
  }

  byte[] build() {
    List<Integer> links = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    ByteBuffer head = buffer(big ? 16 : 8);
    head.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
    head.put(head.get(0)).putShort((short) (big ? 43 : 42));
    if (big) {
      head.putShort((short) 8).putShort((short) 0);
    }
    out.writeBytes(head.array());
    links.add(big ? 8 : 4);
    if (oneDirectory) {
      int first = out.size();
      for (int z = 0; z < pages; z++) {
        out.writeBytes(encode(z, 0, 0, width, height));
      }
      starts.add(directory(0, List.of((long) first), List.of((long) width * height * bits / 8)));
      links.add(out.size() - (big ? 8 : 4));
    } else {
      for (int z = 0; z < pages; z++) {
        page(z, starts, links);
      }
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer patch = ByteBuffer.wrap(bytes).order(order);
    for (int i = 0; i < starts.size(); i++) {
      if (big) {
        patch.putLong(links.get(i), starts.get(i));
      } else {
        patch.putInt(links.get(i), starts.get(i));
      }
    }
    return bytes;
  }

  private void page(int z, List<Integer> starts, List<Integer> links) {
    List<Long> offsets = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    int blockWidth = tile > 0 ? tile : width;
    int blockHeight = tile > 0 ? tile : rowsPerStrip > 0 ? rowsPerStrip : height;
    for (int y = 0; y < height; y += blockHeight) {
      for (int x = 0; x < width; x += blockWidth) {
        int rows = tile > 0 ? tile : Math.min(blockHeight, height - y);
        byte[] packed = compress(encode(z, x, y, blockWidth, rows));
        if (lowBitFirst) {
          for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
          }
        }
        offsets.add((long) out.size());
        lengths.add((long) packed.length);
        out.writeBytes(packed);
      }
    }
    starts.add(directory(z, offsets, lengths));
    links.add(out.size() - (big ? 8 : 4));
  }

  private byte[] encode(int z, int x0, int y0, int columns, int rows) {
    int rowBytes = (columns * bits + 7) / 8;
    ByteBuffer buffer = buffer(rowBytes * rows);
    for (int y = 0; y < rows; y++) {
      long[] row = new long[columns];
      for (int x = 0; x < columns; x++) {
        boolean inside = x0 + x < width && y0 + y < height;
        row[x] = inside ? pixels.bits(x0 + x, y0 + y, z) : 0;
      }
      buffer.put(predictor == 3 ? floatPredicted(row) : plain(row, rowBytes));
    }
    return buffer.array();
  }

  private byte[] plain(long[] row, int rowBytes) {
    ByteBuffer buffer = buffer(rowBytes);
    long previous = 0;
    for (int x = 0; x < row.length; x++) {
      long value = predictor == 2 ? row[x] - previous : row[x];
      previous = row[x];
      switch (bits) {
        case 1 -> buffer.put(x / 8, (byte) (buffer.get(x / 8) | (value & 1) << 7 - x % 8));
        case 8 -> buffer.put((byte) value);
        case 16 -> buffer.putShort((short) value);
        case 32 -> buffer.putInt((int) value);
        default -> buffer.putLong(value);
      }
    }
    return buffer.array();
  }

  private byte[] floatPredicted(long[] row) {
    int bytes = bits / 8;
    byte[] planes = new byte[row.length * bytes];
    for (int x = 0; x < row.length; x++) {
      for (int b = 0; b < bytes; b++) {
        planes[b * row.length + x] = (byte) (row[x] >>> 8 * (bytes - 1 - b));
      }
    }
    for (int i = planes.length - 1; i > 0; i--) {
      planes[i] -= planes[i - 1];
    }
    return planes;
  }

  private byte[] compress(byte[] data) {
    return switch (compression) {
      case 8, 32946 -> deflate(data);
      case 32773 -> packBits(data);
      case 5 -> literalLzw(data);
      default -> data;
    };
  }

  static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] buffer = new byte[2 * data.length + 64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }

  private static byte[] packBits(byte[] data) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    int at = 0;
    while (at < data.length) {
      int run = 1;
      while (at + run < data.length && run < 128 && data[at + run] == data[at]) {
        run++;
      }
      packed.write(run > 1 ? 1 - run : 0);
      packed.write(data[at]);
      at += run;
    }
    return packed.toByteArray();
  }

  /** A valid LZW stream of literals only: the table is cleared before codes grow to 10 bits. */
  private static byte[] literalLzw(byte[] data) {
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      if (i % 200 == 0) {
        codes.add(256);
      }
      codes.add(data[i] & 0xff);
    }
    codes.add(257);
    byte[] packed = new byte[(codes.size() * 9 + 7) / 8];
    for (int i = 0; i < codes.size() * 9; i++) {
      int bit = codes.get(i / 9) >> 8 - i % 9 & 1;
      packed[i / 8] |= (byte) (bit << 7 - i % 8);
    }
    return packed;
  }

  private int directory(int z, List<Long> offsets, List<Long> lengths) {
    List<Entry> entries = new ArrayList<>();
    Map<Integer, long[]> tags = new TreeMap<>();
    tags.put(256, new long[] {width});
    tags.put(257, new long[] {height});
    if (!omitDefaults) {
      tags.put(258, new long[] {bits});
      tags.put(339, new long[] {format});
      tags.put(277, new long[] {1});
    }
    tags.put(259, new long[] {compression});
    tags.put(262, new long[] {1});
    tags.put(317, new long[] {predictor});
    tags.put(266, new long[] {lowBitFirst ? 2 : 1});
    tags.put(tile > 0 ? 324 : 273, offsets.stream().mapToLong(Long::longValue).toArray());
    tags.put(tile > 0 ? 325 : 279, lengths.stream().mapToLong(Long::longValue).toArray());
    if (tile > 0) {
      tags.put(322, new long[] {tile});
      tags.put(323, new long[] {tile});
    } else if (rowsPerStrip > 0) {
      tags.put(278, new long[] {rowsPerStrip});
    }
    tags.putAll(extra);
    tags.forEach((tag, values) -> entries.add(entry(tag, values)));
    if (description != null && z == 0) {
      byte[] text = (description + '\0').getBytes(charset);
      entries.add(new Entry(270, 2, text, text.length));
    }
    if (resolution != null) {
      ByteBuffer fraction = buffer(8).putInt((int) resolution[0]).putInt((int) resolution[1]);
      entries.add(new Entry(282, 5, fraction.array(), 1));
      entries.add(new Entry(283, 5, fraction.array(), 1));
    }
    entries.sort(java.util.Comparator.comparingInt(Entry::tag));
    return write(entries);
  }

  private Entry entry(int tag, long[] values) {
    boolean isLong = tag == 273 || tag == 279 || tag == 324 || tag == 325 || values[0] > 0xffff;
    int size = isLong ? 4 : 2;
    ByteBuffer data = buffer(size * values.length);
    for (long value : values) {
      if (isLong) {
        data.putInt((int) value);
      } else {
        data.putShort((short) value);
      }
    }
    return new Entry(tag, isLong ? 4 : 3, data.array(), values.length);
  }

  private int write(List<Entry> entries) {
    int inline = big ? 8 : 4;
    List<Integer> places = new ArrayList<>();
    for (Entry entry : entries) {
      places.add(out.size());
      if (entry.data.length > inline) {
        out.writeBytes(entry.data);
      }
    }
    int start = out.size();
    ByteBuffer table = buffer((big ? 8 : 2) + entries.size() * (big ? 20 : 12) + (big ? 8 : 4));
    if (big) {
      table.putLong(entries.size());
    } else {
      table.putShort((short) entries.size());
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      table.putShort((short) entry.tag).putShort((short) entry.type);
      if (big) {
        table.putLong(entry.count);
      } else {
        table.putInt((int) entry.count);
      }
      ByteBuffer value = buffer(inline);
      if (entry.data.length <= inline) {
        value.put(entry.data);
      } else if (big) {
        value.putLong(places.get(i));
      } else {
        value.putInt(places.get(i));
      }
      table.put(value.array());
    }
    out.writeBytes(table.array());
    return start;
  }

  private ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }
}
