package org.voxelyte.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads files at given places, with one sentence for what may go wrong. */
final class Channels {
  private Channels() {}

  /** Opens a file for reading. */
  static FileChannel open(Path file, String location) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(location + " is a folder where a file is needed; name the file");
    }
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + location + "; check the name", e);
    } catch (IOException e) {
      throw new IOException("cannot read " + location + ": no permission", e);
    }
  }

  /** Reads so many bytes from a place. */
  static byte[] read(FileChannel channel, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    readFully(channel, position, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /** Fills the buffer from a place and flips it. */
  static void readFully(FileChannel channel, long position, ByteBuffer buffer) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new EOFException("the file ends at byte " + at);
      }
      at += read;
    }
    buffer.flip();
  }
}
