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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void interruptedAnalysisLeavesNothingHalfWritten() throws IOException, InterruptedException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no SIGINT on Windows");
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
      // The folder is made before the work starts; then it takes several seconds.
      while (!Files.exists(out) && process.isAlive()) {
        Thread.sleep(20);
      }
      Thread.sleep(1500);
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(Files.readString(folder.resolve("log")))
        .contains("cancelled")
        .doesNotContain("\tat ");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("noise.tif", "log");
    }
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
