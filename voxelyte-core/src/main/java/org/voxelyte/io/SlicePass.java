package org.voxelyte.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

/**
 * One pass through all slices of a file, which hashes the file meanwhile. What libraries throw on
 * damaged files becomes one sentence.
 */
final class SlicePass {
  /** What is done with a slice. */
  @FunctionalInterface
  interface Body {
    void accept(int z, Object slice) throws IOException;
  }

  private final String location;
  private final SliceSource source;
  private final TaskContext task;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicInteger done = new AtomicInteger();
  private final Thread caller = Thread.currentThread();

  private SlicePass(String location, SliceSource source, TaskContext task) {
    this.location = location;
    this.source = source;
    this.task = task;
  }

  /** Ends a part quietly because another one has failed, whose reason is the one to tell. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What may fail. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Runs what reads a file and turns what libraries throw into one sentence. */
  static <T> T guarded(String location, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (TaskCancelledException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("there is no file " + e.getFile() + "; check the name", e);
    } catch (java.nio.file.FileSystemException e) {
      throw new IOException("cannot read " + e.getFile() + ": no permission", e);
    } catch (java.io.EOFException e) {
      throw new IOException(
          location + " is cut short: " + e.getMessage() + "; copy the file again", e);
    } catch (IOException e) {
      throw e.getMessage() != null && e.getMessage().contains(fileName(location))
          ? e
          : new IOException(location + " cannot be read: " + reason(e), e);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          location + " needs more memory than there is; crop or coarsen it, or raise -Xmx", e);
    } catch (RuntimeException | StackOverflowError | InternalError | AssertionError e) {
      throw new IOException(
          location
              + " is damaged or of an unusual kind ("
              + reason(e)
              + "); copy it again or save it anew",
          e);
    }
  }

  private static String fileName(String location) {
    int slash = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\'));
    return location.substring(slash + 1);
  }

  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }

  /**
   * Gives every slice to the body and returns the hashes.
   *
   * <p>Slices come in any order and on several threads where the source allows it.
   */
  static FileHashes run(String location, SliceSource source, TaskContext task, Body body)
      throws IOException {
    return run(location, source, true, task, body);
  }

  /** The same, with none where the hashes are not wanted. */
  static FileHashes run(
      String location, SliceSource source, boolean hashed, TaskContext task, Body body)
      throws IOException {
    return new SlicePass(location, source, task).run(hashed, body);
  }

  private FileHashes run(boolean hashed, Body body) {
    AtomicReference<FileHashes> hash = new AtomicReference<>(FileHashes.NONE);
    int slices = source.header().shape().nz();
    int parts = source.anyOrder() ? slices : 1;
    int hashPart = !hashed ? -1 : task.threads() == 1 ? parts : 0;
    task.forEach(
        hashed ? parts + 1 : parts,
        i -> {
          try {
            if (i == hashPart) {
              hash.set(ContentHash.of(source, this::check));
            } else if (source.anyOrder()) {
              slice(i - (hashPart == 0 ? 1 : 0), slices, body);
            } else {
              for (int z = 0; z < slices; z++) {
                check();
                slice(z, slices, body);
              }
            }
          } catch (Stopped e) {
            return;
          } catch (IOException e) {
            failed.set(true);
            throw new UncheckedIOException(e);
          } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
          }
        });
    return hash.get();
  }

  private void slice(int z, int slices, Body body) throws IOException {
    body.accept(z, source.slice(z));
    int finished = done.incrementAndGet();
    if (Thread.currentThread() == caller) {
      task.progress("reading " + fileName(location), finished, slices);
    }
  }

  private void check() {
    task.checkCancelled();
    if (failed.get()) {
      throw new Stopped();
    }
    if (Thread.currentThread() == caller) {
      task.progress("reading " + fileName(location), done.get(), source.header().shape().nz());
    }
  }
}
