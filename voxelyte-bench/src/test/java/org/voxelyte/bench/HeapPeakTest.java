package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapPeakTest {
  private static final int MEBIBYTE = 1 << 20;

  /** What the virtual machine may load and compile meanwhile. */
  private static final int OWN = 4 * MEBIBYTE;

  /** Longer than a few collections take, on a machine that others use too. */
  private static final long LONG_MILLISECONDS = 2000;

  private final AtomicLong sum = new AtomicLong();

  private void read(byte[] array) {
    sum.addAndGet(array[array.length / 2]);
  }

  private static void pause() {
    try {
      Thread.sleep(LONG_MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aResultIsHeldToTheEnd() {
    HeapPeak.Held<byte[]> held = HeapPeak.of(() -> new byte[64 * MEBIBYTE]);
    read(held.result());
    assertThat(held.bytes()).isBetween(64L * MEBIBYTE, 64L * MEBIBYTE + OWN);
  }

  @Test
  void whatIsGivenUpBeforeTheEndCountsToo() {
    HeapPeak.Held<String> held =
        HeapPeak.of(
            () -> {
              byte[] large = new byte[64 * MEBIBYTE];
              pause();
              read(large);
              return "done";
            });
    assertThat(held.result()).isEqualTo("done");
    assertThat(held.bytes()).isBetween(64L * MEBIBYTE, 64L * MEBIBYTE + OWN);
  }

  @Test
  void garbageAndWhatWasThereBeforeDoNotCount() {
    byte[] before = new byte[64 * MEBIBYTE];
    HeapPeak.Held<String> held =
        HeapPeak.of(
            () -> {
              for (int i = 0; i < 200; i++) {
                read(new byte[MEBIBYTE]);
              }
              return "done";
            });
    read(before);
    assertThat(held.bytes()).isBetween(0L, (long) OWN);
  }

  @Test
  void aFailureIsThatOfTheWork() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                HeapPeak.of(
                    () -> {
                      throw new IllegalStateException("no such thing");
                    }))
        .withMessage("no such thing");
  }
}
