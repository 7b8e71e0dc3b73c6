package org.voxelyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskContextTest {
  private static final Duration DEADLOCK = Duration.ofSeconds(20);

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3, 7})
  void loopsRunEachIndexOnce(int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      for (int count : new int[] {0, 1, 2, 5, 1000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(count);
        task.forEach(count, runs::incrementAndGet);
        for (int i = 0; i < count; i++) {
          assertThat(runs.get(i)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void sumsAreTheSameBitForBit() {
    IntToDoubleFunction body = i -> Math.sin(i) * Math.pow(10, i % 17);
    double expected = 0;
    for (int i = 0; i < 10_000; i++) {
      expected += body.applyAsDouble(i);
    }
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (TaskContext task = TaskContext.silent(threads)) {
        assertThat(task.sum(10_000, body)).isEqualTo(expected);
        assertThat(task.sum(0, body)).isZero();
      }
    }
  }

  @Test
  void loopsUseAllThreads() {
    try (TaskContext task = TaskContext.silent(3)) {
      CountDownLatch all = new CountDownLatch(3);
      task.forEach(
          3,
          i -> {
            all.countDown();
            try {
              assertThat(all.await(DEADLOCK.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3, 7})
  void theFailureOfTheLowestIndexIsThrown(int threads) {
    for (int repetition = 0; repetition < 50; repetition++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        assertThatThrownBy(
                () ->
                    task.forEach(
                        100,
                        i -> {
                          if (i == 3) {
                            Thread.onSpinWait();
                          }
                          if (i >= 3) {
                            throw new IllegalArgumentException("index " + i);
                          }
                        }))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("index 3");
      }
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3})
  void errorsPropagateAndEndTheLoop(int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      AtomicInteger runs = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  task.forEach(
                      1_000_000,
                      i -> {
                        runs.incrementAndGet();
                        throw new StackOverflowError("deep");
                      }))
          .isInstanceOf(StackOverflowError.class);
      assertThat(runs.get()).isBetween(1, threads);
      AtomicInteger after = new AtomicInteger();
      task.forEach(10, i -> after.incrementAndGet());
      assertThat(after.get()).isEqualTo(10);
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3})
  void cancellingStopsALoop(int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      AtomicInteger runs = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  task.forEach(
                      1_000_000,
                      i -> {
                        runs.incrementAndGet();
                        task.cancel();
                      }))
          .isInstanceOf(TaskCancelledException.class)
          .hasMessage("cancelled");
      assertThat(runs.get()).isBetween(1, threads);
      assertThat(task.isCancelled()).isTrue();
      assertThatThrownBy(task::checkCancelled).isInstanceOf(TaskCancelledException.class);
      assertThatThrownBy(() -> task.progress("stage", 1, 2))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3})
  void nestedLoopsRunToTheirEnd(int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      AtomicInteger runs = new AtomicInteger();
      Assertions.assertTimeoutPreemptively(
          DEADLOCK, () -> task.forEach(20, i -> task.forEach(20, j -> runs.incrementAndGet())));
      assertThat(runs.get()).isEqualTo(400);
    }
  }

  @Test
  void aClosedContextRunsNoLoops() {
    for (int threads = 1; threads <= 2; threads++) {
      TaskContext task = TaskContext.silent(threads);
      task.forEach(4, i -> {});
      task.close();
      task.close();
      assertThatThrownBy(() -> task.forEach(4, i -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void progressReachesTheListener() {
    List<String> heard = new ArrayList<>();
    try (TaskContext task =
        new TaskContext(1, (stage, done, total) -> heard.add(stage + " " + done + "/" + total))) {
      task.progress("labelling", 3, 7);
    }
    assertThat(heard).containsExactly("labelling 3/7");
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3})
  void unheardWorkTellsNoStagesAndIsCancelledAllTheSame(int threads) {
    List<String> heard = new ArrayList<>();
    try (TaskContext task =
        new TaskContext(threads, (stage, done, total) -> heard.add(stage + " " + done))) {
      int result =
          task.unheard(
              () -> {
                task.progress("before", 0, 1);
                task.forEach(8, i -> task.progress("inside", i, 8));
                task.progress("after", 1, 1);
                return 5;
              });
      assertThat(result).isEqualTo(5);
      task.progress("whole", 1, 1);
      assertThat(heard).containsExactly("whole 1");
      task.cancel();
      assertThatThrownBy(
              () ->
                  task.unheard(
                      () -> {
                        task.progress("inside", 0, 1);
                        return 0;
                      }))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void refusesLessThanOneThread() {
    assertThatThrownBy(() -> TaskContext.silent(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be at least 1, got 0");
    assertThat(TaskContext.silent().threads()).isPositive();
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void inALoopOnlyTheThreadThatBeganItIsHeard() {
    Thread caller = Thread.currentThread();
    Set<Thread> heard = ConcurrentHashMap.newKeySet();
    Set<Thread> ran = ConcurrentHashMap.newKeySet();
    try (TaskContext task =
        new TaskContext(2, (stage, done, total) -> heard.add(Thread.currentThread()))) {
      CountDownLatch both = new CountDownLatch(2);
      task.forEach(
          2,
          i -> {
            both.countDown();
            try {
              both.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            ran.add(Thread.currentThread());
            task.progress("work", i, 2);
          });
    }
    assertThat(ran).hasSize(2);
    assertThat(heard).containsExactly(caller);
  }
}
