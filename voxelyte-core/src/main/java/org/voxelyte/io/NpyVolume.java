package org.voxelyte.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voxelyte.volume.GridShape;

/**
 * NumPy's {@code .npy}, versions 1 to 3: an array of shape (nz, ny, nx), or (ny, nx) for a single
 * slice, in C or Fortran order. A sidecar {@code FILE.npy.json} may give voxel size and phases.
 */
final class NpyVolume {
  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern DESCR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|=])([buif])(\\d+)['\"]");
  private static final Pattern FORTRAN =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(\\s*([\\d,\\sL]*)\\)");

  private NpyVolume() {}

  static boolean isNpy(byte[] head) {
    return head.length >= 8
        && (head[0] & 0xff) == 0x93
        && new String(head, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY");
  }

  static SliceSource open(FileChannel channel, byte[] head, Path file, String location)
      throws IOException {
    int prefix = head[6] == 1 ? 10 : 12;
    if (channel.size() < prefix) {
      throw new IOException(location + " is cut short in its header; copy the file again");
    }
    ByteBuffer start =
        ByteBuffer.wrap(Channels.read(channel, 0, prefix)).order(ByteOrder.LITTLE_ENDIAN);
    long length = prefix == 10 ? start.getShort(8) & 0xffff : start.getInt(8) & 0xffffffffL;
    if (length > LONGEST_HEADER || prefix + length > channel.size()) {
      throw new IOException(location + " is cut short in its header; copy the file again");
    }
    String text =
        new String(Channels.read(channel, prefix, (int) length), StandardCharsets.ISO_8859_1);
    Matcher descr = DESCR.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!fortran.find() || !shape.find()) {
      throw new IOException(location + " is damaged: its NumPy header is not valid");
    }
    if (!descr.find()) {
      throw new IOException(
          location
              + " holds no plain numbers; save an array of u1, i1, u2, i2, u4, i4, f4, f8 or bool");
    }
    SampleType type = type(descr.group(2), descr.group(3), location);
    ByteOrder order =
        switch (descr.group(1)) {
          case ">" -> ByteOrder.BIG_ENDIAN;
          case "=" -> ByteOrder.nativeOrder();
          default -> ByteOrder.LITTLE_ENDIAN;
        };
    boolean columnsFirst = fortran.group(1).equals("True");
    GridShape grid = grid(shape.group(1), location);
    long needed = prefix + length + RawSlices.bytes(grid, type);
    if (channel.size() < needed) {
      throw new IOException(
          location
              + " is cut short: "
              + grid
              + " values of "
              + type.text()
              + " need "
              + needed
              + " bytes and it has "
              + channel.size()
              + "; copy the file again");
    }
    Optional<Sidecar> sidecar = Sidecar.beside(file);
    List<Path> files = new ArrayList<>(List.of(file));
    sidecar.ifPresent(found -> files.add(found.path()));
    VolumeHeader header =
        new VolumeHeader(
            "NumPy array, " + (columnsFirst ? "Fortran" : "C") + " order",
            grid,
            type,
            sidecar.flatMap(Sidecar::voxelSize),
            sidecar.map(Sidecar::phases).orElse(List.of()),
            List.of());
    return columnsFirst && grid.nz() * (long) grid.ny() > 1
        ? new FortranSlices(header, channel, prefix + length, order, files)
        : new RawSlices(header, channel, prefix + length, order, files);
  }

  private static SampleType type(String kind, String bytes, String location) throws IOException {
    int size = Integer.parseInt(bytes);
    Optional<SampleType> type =
        switch (kind) {
          case "b" -> size == 1 ? Optional.of(SampleType.BIT) : Optional.empty();
          case "f" -> SampleType.named("float" + 8 * size);
          default -> SampleType.integer(8 * size, kind.equals("i"));
        };
    return type.orElseThrow(
        () ->
            new IOException(
                location + " holds values of type " + kind + bytes + "; save them as u1 or f4"));
  }

  private static GridShape grid(String text, String location) throws IOException {
    String[] parts = text.replace("L", "").strip().split("\\s*,\\s*");
    int[] sizes = new int[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        sizes[i] = parts[i].isEmpty() ? 0 : Integer.parseInt(parts[i]);
      }
    } catch (NumberFormatException e) {
      throw new IOException(location + " is damaged: its shape (" + text + ") is not valid", e);
    }
    if (sizes.length == 2) {
      return VolumeFiles.shape(sizes[1], sizes[0], 1, location);
    }
    if (sizes.length == 3) {
      return VolumeFiles.shape(sizes[2], sizes[1], sizes[0], location);
    }
    throw new IOException(
        location + " has the shape (" + text + "); a volume has three axes z, y, x");
  }
}
