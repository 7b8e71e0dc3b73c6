package org.voxelyte.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * Writes volumes; the ending of the name chooses the format.
 *
 * <ul>
 *   <li>{@code .tif}, {@code .tiff}: 8-bit labels, 16-bit ids or 32-bit floats, Deflate, calibrated
 *       as ImageJ does; BigTIFF where more than 4 GB are left after compression
 *   <li>{@code .nrrd}: raw encoding, calibrated
 *   <li>{@code .npy}: (nz, ny, nx) in C order, and {@code FILE.npy.json} with the calibration
 *   <li>{@code .raw}: little-endian, and its sidecar {@code FILE.raw.json}
 *   <li>{@code .vti}: VTK image data, one cell a voxel
 * </ul>
 *
 * <p>Phase names go with TIFF, NRRD and the sidecars, and {@link VolumeReader} finds them there.
 * Each file is written under a temporary name and moved.
 */
public final class VolumeWriter {
  private static final int NPY_ALIGNMENT = 64;
  private static final Set<String> ENDINGS = Set.of("tif", "tiff", "vti", "nrrd", "npy", "raw");

  private VolumeWriter() {}

  /**
   * Writes labels.
   *
   * @throws IOException if the ending is unknown or the file cannot be written
   */
  public static void write(LabelVolume volume, Path file, TaskContext task) throws IOException {
    write(Writable.of(volume), file, task);
  }

  /**
   * Writes a field of floats; NaN stays NaN.
   *
   * @throws IOException if the ending is unknown or the file cannot be written
   */
  public static void write(ScalarField field, Path file, TaskContext task) throws IOException {
    write(Writable.of(field), file, task);
  }

  /**
   * Writes ids of particles: 16-bit, or floats where an id exceeds 65535.
   *
   * @throws IOException if the ending is unknown or the file cannot be written
   */
  public static void writeIds(ComponentVolume ids, String name, Path file, TaskContext task)
      throws IOException {
    write(Writable.of(ids, name), file, task);
  }

  /**
   * Ids that are made slice by slice, so that no volume of them need be held.
   *
   * @param name of what has ids: "particle"
   * @param shape voxels along each axis
   * @param voxelSize edges of a voxel, m
   * @param largest the largest id
   * @param slice the ids of slice z, x fastest; asked for once each, by several threads at a time
   */
  public record Ids(
      String name, GridShape shape, VoxelSize voxelSize, int largest, IntFunction<int[]> slice) {}

  /**
   * Writes ids of particles as they are made: 16-bit, or floats where an id may exceed 65535.
   *
   * @throws IOException if the ending is unknown or the file cannot be written
   */
  public static void writeIds(Ids ids, Path file, TaskContext task) throws IOException {
    write(Writable.of(ids), file, task);
  }

  /**
   * Refuses a target that cannot be written, before the work that it is for.
   *
   * @throws IOException if the ending is unknown, or the target or its folder cannot be
   */
  public static void requireWritable(Path file) throws IOException {
    if (!ENDINGS.contains(ending(file))) {
      throw unknownEnding(file);
    }
    AtomicFiles.requireTarget(file);
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static IOException unknownEnding(Path file) {
    return new IOException(
        "cannot write "
            + file
            + ": its ending names no format; use .tif, .nrrd, .npy, .raw or .vti");
  }

  private static void write(Writable volume, Path file, TaskContext task) throws IOException {
    switch (ending(file)) {
      case "tif", "tiff" ->
          AtomicFiles.writeChannel(
              file, new TiffWriter(volume, TiffWriter.CLASSIC_LIMIT, task)::write);
      case "vti" -> AtomicFiles.write(file, new VtiWriter(volume, task)::write);
      case "nrrd" ->
          AtomicFiles.write(
              file,
              out -> {
                out.write(nrrdHeader(volume).getBytes(StandardCharsets.UTF_8));
                slices(volume, out, task);
              });
      case "npy" -> {
        dropSidecar(file);
        AtomicFiles.write(
            file,
            out -> {
              out.write(npyHeader(volume));
              slices(volume, out, task);
            });
        sidecar(volume, file);
      }
      case "raw" -> {
        dropSidecar(file);
        AtomicFiles.write(file, out -> slices(volume, out, task));
        sidecar(volume, file);
      }
      default -> throw unknownEnding(file);
    }
  }

  private static void slices(Writable volume, OutputStream out, TaskContext task)
      throws IOException {
    int nz = volume.shape().nz();
    for (int z = 0; z < nz; z++) {
      task.progress("writing " + volume.name(), z, nz);
      out.write(volume.slice().apply(z));
    }
  }

  /** New values beside an old shape would be read wrongly; without a sidecar they are refused. */
  private static void dropSidecar(Path file) throws IOException {
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".json"));
  }

  private static void sidecar(Writable volume, Path file) throws IOException {
    byte[] text =
        Sidecar.write(
            file, volume.shape(), volume.type().text(), volume.voxelSize(), volume.phases());
    AtomicFiles.write(file.resolveSibling(file.getFileName() + ".json"), out -> out.write(text));
  }

  private static String nrrdHeader(Writable volume) {
    GridShape shape = volume.shape();
    VoxelSize size = volume.voxelSize();
    String unit = volume.inNanometres() ? "nm" : "um";
    StringBuilder text = new StringBuilder("NRRD0005\n");
    text.append("type: ")
        .append(volume.type() == SampleType.FLOAT32 ? "float" : volume.type().text());
    text.append("\ndimension: 3\nspace dimension: 3\nsizes: ");
    text.append(shape.nx()).append(' ').append(shape.ny()).append(' ').append(shape.nz());
    text.append("\nspace directions: (").append(volume.edge(size.x())).append(",0,0) (0,");
    text.append(volume.edge(size.y())).append(",0) (0,0,").append(volume.edge(size.z()));
    text.append(")\nspace units:");
    text.append((" \"" + unit + "\"").repeat(3));
    text.append("\nkinds: domain domain domain\nendian: little\nencoding: raw\n");
    for (Phase phase : volume.phases()) {
      text.append(TiffDescription.PHASE_KEY);
      text.append(PhaseText.write(phase).replaceFirst("=", ":=")).append('\n');
    }
    return text.append('\n').toString();
  }

  private static byte[] npyHeader(Writable volume) {
    GridShape shape = volume.shape();
    String header =
        "{'descr': '"
            + switch (volume.type()) {
              case FLOAT32 -> "<f4";
              case UINT16 -> "<u2";
              default -> "|u1";
            }
            + "', 'fortran_order': False, 'shape': ("
            + shape.nz()
            + ", "
            + shape.ny()
            + ", "
            + shape.nx()
            + "), }";
    int used = 10 + header.length() + 1;
    int padding = (NPY_ALIGNMENT - used % NPY_ALIGNMENT) % NPY_ALIGNMENT;
    int length = header.length() + padding + 1;
    String text =
        "\u0093NUMPY\u0001\u0000"
            + (char) (length & 0xff)
            + (char) (length >> 8)
            + header
            + " ".repeat(padding)
            + "\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
