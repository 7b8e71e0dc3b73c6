package org.voxelyte.io;

import java.util.List;

/**
 * What identifies a volume file and the file that belongs to it.
 *
 * @param sha256 hexadecimal SHA-256 of the named file, as {@code sha256sum} prints it; of a folder
 *     that of its slices in natural order, each preceded by its name in UTF-8, a zero byte and its
 *     length as 8 bytes, big end first; empty if not asked for
 * @param companion name of the other file of the volume: the sidecar beside a raw or NumPy file,
 *     the raw file that a named sidecar describes, the data file of a detached NRRD header; empty
 *     if there is none
 * @param companionSha256 hexadecimal SHA-256 of that file; empty if there is none
 */
public record FileHashes(String sha256, String companion, String companionSha256) {
  static final FileHashes NONE = new FileHashes("", "", "");

  /** Returns what a person should know of them, for the provenance; empty if nothing. */
  List<String> notes() {
    return companion.isEmpty()
        ? List.of()
        : List.of("belongs to " + companion + ", whose sha256 is " + companionSha256);
  }
}
