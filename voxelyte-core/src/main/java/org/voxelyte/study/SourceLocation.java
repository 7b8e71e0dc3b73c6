package org.voxelyte.study;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Source locations as study files note them: a path, with what follows ":/" in an HDF5 file kept.
 */
final class SourceLocation {
  private SourceLocation() {}

  /** Returns the location as it can be opened from anywhere. */
  static String resolve(String noted, Path studyFile) {
    int end = pathEnd(noted);
    Path folder = studyFile.toAbsolutePath().normalize().getParent();
    Path path = folder.resolve(noted.substring(0, end)).normalize();
    if (!Files.exists(path) && path.getFileName() != null) {
      Path beside = folder.resolve(path.getFileName());
      if (Files.exists(beside)) {
        path = beside;
      }
    }
    return path + noted.substring(end);
  }

  /**
   * Returns the location as it is noted: relative if it lies in the folder of the study file,
   * absolute otherwise.
   */
  static String relativize(String location, Path studyFile) {
    int end = pathEnd(location);
    Path folder = studyFile.toAbsolutePath().normalize().getParent();
    Path path = Path.of(location.substring(0, end)).toAbsolutePath().normalize();
    String noted =
        path.startsWith(folder)
            ? folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/")
            : path.toString();
    return noted + location.substring(end);
  }

  /** Where the path ends: before ":/", unless that is a drive letter's. */
  private static int pathEnd(String location) {
    int colon = location.indexOf(":/", 2);
    return colon < 0 ? location.length() : colon;
  }
}
