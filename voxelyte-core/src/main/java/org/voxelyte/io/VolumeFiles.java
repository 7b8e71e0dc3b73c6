package org.voxelyte.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.volume.GridShape;

/** Finds out which format a location is of, by content first, and opens it. */
final class VolumeFiles {
  private static final Set<String> RAW_ENDINGS = Set.of("raw", "bin", "dat", "vol");
  private static final int HEAD_BYTES = 16;
  private static final String FORMATS =
      "TIFF, PNG, HDF5, NRRD, NumPy, raw with a sidecar, or a folder of slices";

  private VolumeFiles() {}

  /** Opens a file, a folder or {@code FILE.h5:/path}. */
  static SliceSource open(String location) throws IOException {
    Path path = path(location);
    if (path != null && Files.isDirectory(path)) {
      return FolderVolume.open(path, location);
    }
    if (path == null || !Files.exists(path)) {
      int colon = location.lastIndexOf(":/");
      Path file = colon > 0 ? path(location.substring(0, colon)) : null;
      if (file != null && Files.isRegularFile(file)) {
        return openPart(file, location.substring(colon + 1), location.substring(0, colon));
      }
      throw new IOException("there is no file " + location + "; check the name");
    }
    return openFile(path, location);
  }

  private static Path path(String location) {
    try {
      return location.isBlank() ? null : Path.of(location);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static SliceSource openPart(Path file, String part, String location) throws IOException {
    try (FileChannel channel = Channels.open(file, location)) {
      if (!isHdf(channel)) {
        throw new IOException(location + " is no HDF5 file: it has no " + part + " inside");
      }
    }
    return HdfVolume.open(file, part, location);
  }

  /** Opens a file. */
  static SliceSource openFile(Path file, String location) throws IOException {
    String ending = ending(file);
    if (ending.equals("json")) {
      return Sidecar.read(file, location).open(true);
    }
    if (RAW_ENDINGS.contains(ending)) {
      return openRaw(file, location);
    }
    FileChannel channel = Channels.open(file, location);
    boolean opened = false;
    try {
      SliceSource source = openByContent(channel, file, location);
      opened = !(source instanceof HdfVolume || source instanceof PngImage);
      return source;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static SliceSource openByContent(FileChannel channel, Path file, String location)
      throws IOException {
    if (channel.size() == 0) {
      throw new IOException(location + " is empty (0 bytes); copy the file again");
    }
    byte[] head = Channels.read(channel, 0, (int) Math.min(HEAD_BYTES, channel.size()));
    if (TiffDirectory.isTiff(head)) {
      return TiffVolume.open(channel, head, file, location);
    }
    if (NpyVolume.isNpy(head)) {
      return NpyVolume.open(channel, head, file, location);
    }
    if (NrrdVolume.isNrrd(head)) {
      return NrrdVolume.open(channel, file, location);
    }
    if (PngImage.isPng(head)) {
      return PngImage.open(file, location);
    }
    if (isHdf(channel)) {
      return HdfVolume.open(file, "", location);
    }
    String ending = ending(file);
    boolean known =
        Set.of("tif", "tiff", "png", "h5", "hdf5", "hdf", "nrrd", "nhdr", "npy").contains(ending);
    throw new IOException(
        known
            ? location
                + " is damaged: it does not begin as a ."
                + ending
                + " file does; copy it again"
            : location + " is none of the formats that can be read: " + FORMATS);
  }

  private static SliceSource openRaw(Path file, String location) throws IOException {
    Optional<Sidecar> sidecar = Sidecar.ofRaw(file);
    if (sidecar.isEmpty()) {
      throw new IOException(
          location
              + " is raw and its shape is not known; write "
              + file.getFileName()
              + ".json beside it (or elsewhere, with the whole path as \"file\", and give that"
              + " JSON file instead): "
              + Sidecar.example(file));
    }
    return sidecar.get().open(false);
  }

  private static boolean isHdf(FileChannel channel) throws IOException {
    return hdfStart(channel) >= 0;
  }

  /** Returns where the HDF5 superblock begins: 0, 512, 1024, 2048 …; −1 if there is none. */
  static long hdfStart(FileChannel channel) throws IOException {
    for (long at = 0; at + 8 <= channel.size(); at = at == 0 ? 512 : 2 * at) {
      byte[] signature = Channels.read(channel, at, 8);
      if (java.util.Arrays.equals(
          signature, new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10})) {
        return at;
      }
    }
    return -1;
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Returns the shape, or says which file has none. */
  static GridShape shape(int nx, int ny, int nz, String location) throws IOException {
    try {
      return new GridShape(nx, ny, nz);
    } catch (IllegalArgumentException e) {
      throw new IOException(location + ": " + e.getMessage(), e);
    }
  }
}
