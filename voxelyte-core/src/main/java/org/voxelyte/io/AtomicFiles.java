package org.voxelyte.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files whole or not at all: to a temporary name in the folder of the target, then moved
 * over it. On failure or cancellation the temporary file is deleted and an older target stays as it
 * was.
 */
public final class AtomicFiles {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final AtomicLong NUMBER = new AtomicLong();

  private AtomicFiles() {}

  /**
   * Writes a file through a buffered stream.
   *
   * @param target the file; replaced if it exists; its folder must exist
   * @param content writes the bytes; need not flush or close
   * @throws IOException if the folder is missing, unwritable or full, or the target is a folder
   */
  public static void write(Path target, IoConsumer<OutputStream> content) throws IOException {
    writeChannel(
        target,
        channel -> {
          OutputStream stream =
              new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
          content.accept(stream);
          stream.flush();
        });
  }

  /**
   * Writes a file through a channel, for formats that go back to fill in offsets.
   *
   * @param target the file; replaced if it exists; its folder must exist
   * @param content writes the bytes; need not close
   * @throws IOException if the folder is missing, unwritable or full, or the target is a folder
   */
  public static void writeChannel(Path target, IoConsumer<FileChannel> content) throws IOException {
    Path file = target.toAbsolutePath();
    checkTarget(target, file);
    Path partial =
        file.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + NUMBER.incrementAndGet()
                + ".partial");
    try {
      try (FileChannel channel = open(partial, target)) {
        content.accept(channel);
      } catch (IOException e) {
        throw explained(target, e);
      }
      move(partial, file, target);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /**
   * Creates the folder that results go to, with its parents.
   *
   * @throws IOException if it cannot be, or is a file
   */
  public static void createFolder(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath().normalize();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && !Files.isDirectory(existing)) {
      throw new IOException(
          "cannot make the folder "
              + folder
              + ": "
              + existing
              + " is a file; choose another folder or remove that file");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "cannot make the folder " + folder + ": " + reason(e) + "; choose another folder", e);
    }
  }

  /**
   * Refuses a target that cannot be a file, before the work that it is for.
   *
   * @throws IOException if it is a folder or its folder is missing
   */
  public static void requireTarget(Path target) throws IOException {
    checkTarget(target, target.toAbsolutePath());
  }

  private static void checkTarget(Path target, Path file) throws IOException {
    if (file.getFileName() == null || Files.isDirectory(file)) {
      throw new IOException("cannot write " + target + ": it is a folder; give a file name");
    }
    Path folder = file.getParent();
    if (!Files.exists(folder)) {
      throw new IOException(
          "cannot write " + target + ": there is no folder " + folder + "; make it first");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "cannot write " + target + ": " + folder + " is a file, not a folder; choose another");
    }
  }

  private static FileChannel open(Path partial, Path target) throws IOException {
    try {
      return FileChannel.open(
          partial,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.READ);
    } catch (IOException e) {
      throw new IOException(
          "cannot write "
              + target
              + " in the folder "
              + partial.getParent()
              + ": "
              + reason(e)
              + "; choose another folder",
          e);
    }
  }

  private static void move(Path partial, Path file, Path target) throws IOException {
    try {
      try {
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (NoSuchFileException e) {
      throw new IOException(
          "cannot write " + target + ": its folder was removed meanwhile; make it again", e);
    } catch (IOException e) {
      throw new IOException(
          "cannot write " + target + ": the old file cannot be replaced; remove it first", e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getClass().getSimpleName();
  }

  private static IOException explained(Path target, IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.startsWith("cannot write")) {
      return e;
    }
    if (reason.contains("No space left") || reason.contains("not enough space")) {
      return new IOException(
          "cannot write " + target + ": the disk is full; free some space or choose another folder",
          e);
    }
    return new IOException("cannot write " + target + ": " + reason, e);
  }
}
