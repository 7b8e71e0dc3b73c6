package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/** How the hash and the slices share the threads. */
class SlicePassTest {
  private static final VolumeHeader HEADER =
      new VolumeHeader(
          "test", new GridShape(2, 2, 3), SampleType.UINT8, Optional.empty(), List.of(), List.of());

  /** Far longer than a thread takes to start: whoever waits so long waits for what never comes. */
  private static final int PATIENCE_SECONDS = 20;

  @TempDir Path folder;

  private Path file() throws IOException {
    return Files.write(folder.resolve("stack.bin"), new byte[5000]);
  }

  /** A volume in one file that notes when its hash begins and when a slice is read. */
  private static final class Noted extends SliceSource {
    private final boolean anyOrder;
    private final CountDownLatch hashing = new CountDownLatch(1);
    private final CountDownLatch counting = new CountDownLatch(1);
    private final List<String> events = new CopyOnWriteArrayList<>();
    private boolean together;

    Noted(Path file, boolean anyOrder) {
      super(HEADER, List.of(file), () -> {});
      this.anyOrder = anyOrder;
    }

    @Override
    List<Path> files() {
      events.add("hash");
      hashing.countDown();
      if (together) {
        await(counting);
      }
      return super.files();
    }

    @Override
    boolean anyOrder() {
      return anyOrder;
    }

    @Override
    Object slice(int z) {
      events.add("slice " + z);
      counting.countDown();
      if (together) {
        await(hashing);
      }
      return new byte[4];
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Each waits for the other one to have begun, which one after the other would never see. */
  @ParameterizedTest
  @CsvSource({"2, true", "2, false", "3, true"})
  void theHashIsTakenWhileSlicesAreRead(int threads, boolean anyOrder) throws IOException {
    Noted source = new Noted(file(), anyOrder);
    source.together = true;
    try (TaskContext task = TaskContext.silent(threads)) {
      SlicePass.run("stack.bin", source, task, (z, slice) -> {});
    }
    assertThat(source.events).containsExactlyInAnyOrder("hash", "slice 0", "slice 1", "slice 2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneThreadTakesTheHashAfterTheSlices(boolean anyOrder) throws IOException {
    Noted source = new Noted(file(), anyOrder);
    Thread caller = Thread.currentThread();
    try (TaskContext task = TaskContext.silent(1)) {
      SlicePass.run(
          "stack.bin",
          source,
          task,
          (z, slice) -> assertThat(Thread.currentThread()).isSameAs(caller));
    }
    assertThat(source.events).containsExactly("slice 0", "slice 1", "slice 2", "hash");
  }

  @Test
  void whereNoHashIsWantedNoneIsTaken() throws IOException {
    Noted source = new Noted(file(), true);
    try (TaskContext task = TaskContext.silent(2)) {
      FileHashes hashes = SlicePass.run("stack.bin", source, false, task, (z, slice) -> {});
      assertThat(hashes).isEqualTo(FileHashes.NONE);
    }
    assertThat(source.events).doesNotContain("hash");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aFileThatCannotBeHashedIsOneSentence(int threads) {
    Noted source = new Noted(folder.resolve("gone.bin"), true);
    try (TaskContext task = TaskContext.silent(threads)) {
      assertThatThrownBy(
              () ->
                  SlicePass.guarded(
                      "stack.bin",
                      () -> SlicePass.run("stack.bin", source, task, (z, slice) -> {})))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("there is no file")
          .hasMessageContaining("gone.bin; check the name");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aCancelledPassStopsHashAndSlices(int threads) throws IOException {
    Noted source = new Noted(file(), true);
    source.together = threads > 1;
    try (TaskContext task = TaskContext.silent(threads)) {
      assertThatThrownBy(
              () ->
                  SlicePass.run(
                      "stack.bin",
                      source,
                      task,
                      (z, slice) -> {
                        task.cancel();
                        task.checkCancelled();
                      }))
          .isInstanceOf(TaskCancelledException.class);
    }
    if (threads == 1) {
      assertThat(source.events).containsExactly("slice 0");
    }
  }
}
