package org.voxelyte.sweep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.io.IoConsumer;
import org.voxelyte.task.Version;

/**
 * Writes the rows of a study as a Parquet file (data pages of version 1, PLAIN, not compressed):
 * the columns of the table under the same names and in the same order, as INT64, DOUBLE or UTF-8,
 * null where a row has none. The same table gives the same bytes.
 *
 * <p>Headers and footer are written by Apache's classes of the format. Memory: one column of {@link
 * #ROWS_OF_GROUP} rows, and about 100 bytes a column and group.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">the format</a>
 */
final class ParquetRows {
  /** Rows whose columns stand together; readers share files out by such groups. */
  static final int ROWS_OF_GROUP = 50_000;

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final SweepTable table;
  private long position;

  private ParquetRows(SweepTable table) {
    this.table = table;
  }

  /**
   * Writes a table to a file, whole or not at all.
   *
   * @param file replaced if it exists
   * @throws IOException if the file cannot be written
   */
  static void write(SweepTable table, Path file) throws IOException {
    AtomicFiles.write(file, new ParquetRows(table)::write);
  }

  private void write(OutputStream out) throws IOException {
    put(out, MAGIC);
    List<RowGroup> groups = new ArrayList<>();
    for (int from = 0; from < table.rows(); from += ROWS_OF_GROUP) {
      groups.add(group(out, from, Math.min(table.rows(), from + ROWS_OF_GROUP)));
    }
    FileMetaData footer = new FileMetaData(1, schema(), table.rows(), groups);
    footer.setCreated_by("voxelyte version " + Version.current());
    byte[] bytes = bytes(stream -> Util.writeFileMetaData(footer, stream));
    put(out, bytes);
    put(out, bytes(stream -> littleEndian(stream, bytes.length, Integer.BYTES)));
    put(out, MAGIC);
  }

  private List<SchemaElement> schema() {
    SchemaElement root = new SchemaElement("rows");
    root.setNum_children(table.columns().size());
    List<SchemaElement> schema = new ArrayList<>(List.of(root));
    for (String column : table.columns()) {
      SchemaElement element = new SchemaElement(column);
      element.setType(type(column));
      element.setRepetition_type(FieldRepetitionType.OPTIONAL);
      if (table.isText(column)) {
        // The first is for readers of today, the second for those of before 2018.
        element.setLogicalType(LogicalType.STRING(new StringType()));
        element.setConverted_type(ConvertedType.UTF8);
      }
      schema.add(element);
    }
    return schema;
  }

  private Type type(String column) {
    if (table.isText(column)) {
      return Type.BYTE_ARRAY;
    }
    return table.isWhole(column) ? Type.INT64 : Type.DOUBLE;
  }

  private RowGroup group(OutputStream out, int from, int to) throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long start = position;
    for (String column : table.columns()) {
      long offset = position;
      byte[] page = page(column, from, to);
      PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, page.length);
      header.setData_page_header(
          new DataPageHeader(to - from, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
      put(out, bytes(stream -> Util.writePageHeader(header, stream)));
      put(out, page);
      long size = position - offset;
      ColumnChunk chunk = new ColumnChunk(0);
      chunk.setMeta_data(
          new ColumnMetaData(
              type(column),
              List.of(Encoding.PLAIN, Encoding.RLE),
              List.of(column),
              CompressionCodec.UNCOMPRESSED,
              to - from,
              size,
              size,
              offset));
      chunks.add(chunk);
    }
    return new RowGroup(chunks, position - start, to - from);
  }

  /** Returns which rows have a value, as runs with their size in front; then the values. */
  private byte[] page(String column, int from, int to) throws IOException {
    Type type = type(column);
    byte[] levels = bytes(stream -> levels(stream, column, from, to));
    return bytes(
        stream -> {
          littleEndian(stream, levels.length, Integer.BYTES);
          stream.write(levels);
          for (int row = from; row < to; row++) {
            if (!table.has(row, column)) {
              continue;
            }
            if (type == Type.BYTE_ARRAY) {
              byte[] text = table.text(row, column).getBytes(StandardCharsets.UTF_8);
              littleEndian(stream, text.length, Integer.BYTES);
              stream.write(text);
            } else if (type == Type.INT64) {
              littleEndian(stream, table.whole(row, column), Long.BYTES);
            } else {
              double value = table.number(row, column).orElseThrow();
              littleEndian(stream, Double.doubleToRawLongBits(value), Long.BYTES);
            }
          }
        });
  }

  /** Writes runs: twice the length as an unsigned variable-length number, then 1, or 0 for null. */
  private void levels(OutputStream stream, String column, int from, int to) throws IOException {
    int row = from;
    while (row < to) {
      boolean has = table.has(row, column);
      int end = row + 1;
      while (end < to && table.has(end, column) == has) {
        end++;
      }
      int header = (end - row) << 1;
      while (header >= 0x80) {
        stream.write(header & 0x7f | 0x80);
        header >>>= 7;
      }
      stream.write(header);
      stream.write(has ? 1 : 0);
      row = end;
    }
  }

  private void put(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private static void littleEndian(OutputStream stream, long value, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      stream.write((int) (value >>> 8 * i));
    }
  }

  private static byte[] bytes(IoConsumer<OutputStream> content) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    content.accept(stream);
    return stream.toByteArray();
  }
}
