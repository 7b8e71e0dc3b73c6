package org.voxelyte.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

/** A folder of TIFF or PNG slices, one page a file, in natural order of their names. */
final class FolderVolume extends SliceSource {
  /** Orders slice9 before slice10: runs of digits by their number, the rest as text. */
  static final Comparator<String> NATURAL = FolderVolume::compareNaturally;

  private FolderVolume(VolumeHeader header, List<Path> files) {
    super(header, files, () -> {});
  }

  static FolderVolume open(Path folder, String location) throws IOException {
    List<Path> files = images(folder, location);
    VolumeHeader first = null;
    for (Path file : files) {
      try (SliceSource slice = openSlice(file)) {
        VolumeHeader header = slice.header();
        if (first == null) {
          first = header;
        }
        compare(first, header, files.get(0), file);
      }
    }
    GridShape shape = first.shape();
    VolumeHeader header =
        new VolumeHeader(
            "folder of " + files.size() + " slices, " + first.format(),
            new GridShape(shape.nx(), shape.ny(), files.size()),
            first.type(),
            files.size() == 1 ? first.voxelSize() : spaced(first),
            first.phases(),
            first.notes());
    return new FolderVolume(header, files);
  }

  /** The distance of slices does not stand in an image of one: it has to be said by --voxel. */
  private static Optional<VoxelSize> spaced(VolumeHeader slice) {
    return slice.notes().contains(TiffDescription.NO_SPACING)
        ? Optional.empty()
        : slice.voxelSize();
  }

  private static List<Path> images(Path folder, String location) throws IOException {
    List<Path> tiff = new ArrayList<>();
    List<Path> png = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || !Files.isRegularFile(entry)) {
          continue;
        }
        if (name.endsWith(".tif") || name.endsWith(".tiff")) {
          tiff.add(entry);
        } else if (name.endsWith(".png")) {
          png.add(entry);
        }
      }
    } catch (java.nio.file.AccessDeniedException e) {
      throw new IOException("cannot read the folder " + location + ": no permission", e);
    }
    if (tiff.isEmpty() && png.isEmpty()) {
      throw new IOException(
          "the folder " + location + " holds no TIFF or PNG images; name the folder of the slices");
    }
    if (!tiff.isEmpty() && !png.isEmpty()) {
      throw new IOException(
          "the folder "
              + location
              + " holds "
              + tiff.size()
              + " TIFF and "
              + png.size()
              + " PNG files; keep one kind");
    }
    List<Path> files = tiff.isEmpty() ? png : tiff;
    files.sort(Comparator.comparing(file -> file.getFileName().toString(), NATURAL));
    return List.copyOf(files);
  }

  private static SliceSource openSlice(Path file) throws IOException {
    return VolumeFiles.openFile(file, file.toString());
  }

  private static void compare(VolumeHeader first, VolumeHeader slice, Path firstFile, Path file)
      throws IOException {
    GridShape a = first.shape();
    GridShape b = slice.shape();
    if (b.nz() > 1) {
      throw new IOException(
          file + " has " + b.nz() + " pages; in a folder of slices each file holds one");
    }
    if (a.nx() != b.nx() || a.ny() != b.ny()) {
      throw new IOException(
          file
              + " has "
              + b.nx()
              + " × "
              + b.ny()
              + " pixels, "
              + firstFile.getFileName()
              + " has "
              + a.nx()
              + " × "
              + a.ny()
              + "; all slices of a volume must be of one size");
    }
    if (first.type() != slice.type()) {
      throw new IOException(
          file
              + " has "
              + slice.type().text()
              + " values, "
              + firstFile.getFileName()
              + " has "
              + first.type().text()
              + "; save all slices in one type");
    }
  }

  private static int compareNaturally(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endI = run(a, i);
      int endJ = run(b, j);
      String partA = a.substring(i, endI);
      String partB = b.substring(j, endJ);
      int order;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        String numberA = partA.replaceFirst("^0+(?=.)", "");
        String numberB = partB.replaceFirst("^0+(?=.)", "");
        order = Integer.compare(numberA.length(), numberB.length());
        order = order != 0 ? order : numberA.compareTo(numberB);
      } else {
        order = partA.compareToIgnoreCase(partB);
      }
      if (order != 0) {
        return order;
      }
      i = endI;
      j = endJ;
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static int run(String text, int start) {
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == isDigit(text.charAt(start))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  @Override
  boolean isFolder() {
    return true;
  }

  @Override
  Object slice(int z) throws IOException {
    try (SliceSource slice = openSlice(files().get(z))) {
      return slice.slice(0);
    }
  }
}
