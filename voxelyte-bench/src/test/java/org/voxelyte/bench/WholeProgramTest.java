package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxelyte.bench.WholeProgram.Measurement;

class WholeProgramTest {
  private static final long MEBIBYTE = 1 << 20;

  /** Takes some tenths of a second of one processor. */
  private static final String BUSY = "i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done";

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void medianIsTheMiddleOfTheSortedTimes() {
    Measurement odd = new Measurement(List.of(3.0, 1.0, 2.0), 0);
    assertThat(odd.min()).isEqualTo(1.0);
    assertThat(odd.median()).isEqualTo(2.0);
    assertThat(odd.max()).isEqualTo(3.0);
    assertThat(new Measurement(List.of(4.0, 1.0, 2.0, 3.0), 0).median()).isEqualTo(2.5);
  }

  @Test
  void timesAndPeakAreThoseOfTheProcess() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "skipped: no /proc here");
    Measurement small = WholeProgram.measure(List.of("sleep", "0.2"), 2);
    assertThat(small.seconds()).hasSize(2).allMatch(seconds -> seconds >= 0.2 && seconds < 5);
    assertThat(small.peakBytes()).isBetween(MEBIBYTE / 4, 20 * MEBIBYTE);

    Measurement large =
        WholeProgram.measure(List.of(java(), "-Xms300m", "-XX:+AlwaysPreTouch", "--version"), 1);
    assertThat(large.peakBytes()).isBetween(300 * MEBIBYTE, 600 * MEBIBYTE);
  }

  @Test
  void processorTimeIsThatOfTheProcess() throws Exception {
    assumeTrue(
        ProcessHandle.current().info().totalCpuDuration().isPresent(),
        "skipped: this system does not tell processor times");
    Measurement asleep = WholeProgram.runOnce(List.of("sleep", "0.5"));
    assertThat(asleep.minProcessor()).isBetween(0.0, 0.2);
    Measurement busy = WholeProgram.measure(List.of("sh", "-c", BUSY), 2);
    assertThat(busy.processorSeconds()).hasSize(2);
    assertThat(busy.medianProcessor()).isBetween(0.1, 1.2 * busy.max());
    assertThat(busy.minProcessor()).isLessThanOrEqualTo(busy.medianProcessor());
    assertThat(new Measurement(List.of(1.0), 0).minProcessor()).isNaN();
  }

  @Test
  void aFailingCommandIsNoMeasurement() {
    assertThatIOException()
        .isThrownBy(() -> WholeProgram.measure(List.of(java(), "-cp", ".", "no.such.Class"), 1))
        .withMessageContaining("exit code 1")
        .withMessageContaining("no.such.Class");
    assertThatIOException()
        .isThrownBy(() -> WholeProgram.measure(List.of("no-such-program"), 1))
        .withMessageContaining("no-such-program");
  }

  @Test
  void runsMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WholeProgram.measure(List.of("true"), 0))
        .withMessageContaining("runs must be at least 1, got 0");
  }

  @Test
  void thisMachineHasAName() throws Exception {
    Machine machine = Machine.here();
    assertThat(machine.processor()).isNotBlank();
    assertThat(machine.cores()).isPositive();
    assertThat(machine.toString()).contains(machine.cores() + " cores");
  }
}
