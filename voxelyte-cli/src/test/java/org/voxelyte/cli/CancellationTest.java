package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Ctrl-C in a process of its own: exit code 130, and nothing half-written. */
class CancellationTest {
  private static final int EDGE = 200;

  @TempDir private Path folder;

  /** From the first moments, while classes are still loaded, to the middle of the work. */
  @ParameterizedTest
  @ValueSource(ints = {400, 700, 2000})
  void interruptedAnalysisLeavesNothingHalfWritten(int milliseconds)
      throws IOException, InterruptedException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no SIGINT on Windows");
    assumeFalse(ignoresInterrupts(), "started in the background, where SIGINT is ignored");
    Path file = folder.resolve("noise.tif");
    VolumeWriter.write(noise(), file, TaskContext.silent());
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Djava.awt.headless=true",
                    "org.voxelyte.cli.Main",
                    "analyze",
                    file.toString(),
                    "--sigma",
                    "0=1S/m",
                    "--sigma",
                    "1=0.01S/m",
                    "-o",
                    out.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Thread.sleep(milliseconds);
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      // The program's own patience is 20 s: sooner means that it was told.
      assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("\tat ");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("noise.tif", "log");
    }
  }

  /** Whether processes from here ignore SIGINT, as a shell's jobs in the background do. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) >> 1 & 1) == 1);
  }

  private static LabelVolume noise() {
    SplittableRandom random = new SplittableRandom(5);
    byte[][] slices = new byte[EDGE][EDGE * EDGE];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) (random.nextDouble() < 0.5 ? 0 : 1);
      }
    }
    return new LabelVolume(
        new GridShape(EDGE, EDGE, EDGE),
        VoxelSize.cube(1e-7),
        slices,
        List.of(),
        Provenance.generated("noise"));
  }
}
