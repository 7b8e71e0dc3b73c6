package org.voxelyte.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

/**
 * Writes VTK image data: one cell a voxel, spacing in metres, origin at the corner of voxel (0, 0,
 * 0). Data are appended in base64, so the file is well-formed XML.
 */
final class VtiWriter {
  private final Writable volume;
  private final TaskContext task;

  VtiWriter(Writable volume, TaskContext task) {
    this.volume = volume;
    this.task = task;
  }

  void write(OutputStream out) throws IOException {
    GridShape shape = volume.shape();
    VoxelSize size = volume.voxelSize();
    String extent = "0 " + shape.nx() + " 0 " + shape.ny() + " 0 " + shape.nz();
    String type =
        switch (volume.type()) {
          case FLOAT32 -> "Float32";
          case UINT16 -> "UInt16";
          default -> "UInt8";
        };
    String name = escaped(volume.name());
    text(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\""
            + " header_type=\"UInt64\">\n"
            + ("  <ImageData WholeExtent=\"" + extent + "\" Origin=\"0 0 0\" Spacing=\"")
            + (size.x() + " " + size.y() + " " + size.z() + "\">\n")
            + ("    <Piece Extent=\"" + extent + "\">\n")
            + ("      <CellData Scalars=\"" + name + "\">\n")
            + ("        <DataArray type=\"" + type + "\" Name=\"" + name + "\"")
            + " format=\"appended\" offset=\"0\"/>\n"
            + "      </CellData>\n    </Piece>\n  </ImageData>\n"
            + "  <AppendedData encoding=\"base64\">\n   _");
    OutputStream base64 =
        Base64.getEncoder()
            .wrap(
                new FilterOutputStream(out) {
                  @Override
                  public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                  }

                  @Override
                  public void close() {}
                });
    base64.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(volume.bytes())
            .array());
    for (int z = 0; z < shape.nz(); z++) {
      task.progress("writing " + volume.name(), z, shape.nz());
      base64.write(volume.slice().apply(z));
    }
    base64.close();
    text(out, "\n  </AppendedData>\n</VTKFile>\n");
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
