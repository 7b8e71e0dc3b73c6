package org.voxelyte.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of the files of a volume, as {@link FileHashes} has them. */
final class ContentHash {
  /** Small enough to stay in the processor's cache between the reading and the hashing. */
  private static final int BUFFER_BYTES = 1 << 17;

  private ContentHash() {}

  /**
   * Computes the hashes.
   *
   * @param check called for each piece that is read; throws to stop
   */
  static FileHashes of(SliceSource source, Runnable check) throws IOException {
    List<Path> files = source.files();
    if (source.isFolder()) {
      return new FileHashes(joined(files, true, check), "", "");
    }
    String named = joined(files.subList(0, 1), false, check);
    if (files.size() == 1) {
      return new FileHashes(named, "", "");
    }
    Path companion = files.get(1);
    return new FileHashes(
        named, companion.getFileName().toString(), joined(List.of(companion), false, check));
  }

  /** Computes the hash of files one after the other, with or without their names and lengths. */
  static String joined(List<Path> files, boolean names, Runnable check) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    for (Path file : files) {
      try (FileChannel channel = Channels.open(file, file.toString())) {
        if (names) {
          digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(ByteBuffer.allocate(Long.BYTES).putLong(channel.size()).flip());
        }
        while (channel.read(buffer.clear()) >= 0) {
          check.run();
          digest.update(buffer.flip());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
