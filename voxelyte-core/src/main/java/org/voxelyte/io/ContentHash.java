package org.voxelyte.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of the files of a volume: their bytes one after the other; for a folder of slices each
 * file is preceded by its name in UTF-8, a zero byte and its length as 8 bytes, big end first.
 */
final class ContentHash {
  /** Small enough to stay in the processor's cache between the reading and the hashing. */
  private static final int BUFFER_BYTES = 1 << 17;

  private ContentHash() {}

  /**
   * Computes the hash.
   *
   * @param check called for each piece that is read; throws to stop
   */
  static String of(SliceSource source, Runnable check) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    for (Path file : source.files()) {
      try (FileChannel channel = Channels.open(file, file.toString())) {
        if (source.namesMatter()) {
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
