package org.voxelyte.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;
import picocli.CommandLine;

/** Runs commands as people type them, and the volume that most are tried on. */
final class Runs {
  private Runs() {}

  /** What a command returned and printed. */
  record Outcome(int code, String out, String err) {}

  static Outcome voxelyte(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = line.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  /** Two layers across z, of 4 voxels each: in series along z, in parallel along x and y. */
  static Path writeLayers(Path folder) throws IOException {
    return writeLayers(folder, "A", "B");
  }

  /** The same with other names of the phases. */
  static Path writeLayers(Path folder, String first, String second) throws IOException {
    byte[][] slices = new byte[8][5 * 6];
    for (int z = 4; z < 8; z++) {
      Arrays.fill(slices[z], (byte) 2);
    }
    LabelVolume volume =
        new LabelVolume(
            new GridShape(5, 6, 8),
            VoxelSize.cube(1e-7),
            slices,
            List.of(new Phase(0, first, PhaseRole.VOID), new Phase(2, second, PhaseRole.ACTIVE)),
            Provenance.generated("layers"));
    Path layers = folder.resolve("layers.tif");
    VolumeWriter.write(volume, layers, TaskContext.silent(1));
    return layers;
  }

  /** Returns σ_eff along z of the layers: half of the length in each. */
  static double series(double first, double second) {
    return 1 / (0.5 / first + 0.5 / second);
  }

  /** Writes noise.tif: 9 × 9 × 9 voxels of two labels at random. */
  static Path writeNoise(Path folder, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] slices = new byte[9][9 * 9];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) random.nextInt(2);
      }
    }
    LabelVolume volume =
        new LabelVolume(
            new GridShape(9, 9, 9),
            VoxelSize.cube(1e-7),
            slices,
            List.of(),
            Provenance.generated("noise"));
    Path noise = folder.resolve("noise.tif");
    VolumeWriter.write(volume, noise, TaskContext.silent(1));
    return noise;
  }

  /** Balls of balls.tif. */
  static final int BALLS = 8;

  /**
   * Writes balls.tif: four pairs of balls of active material that touch each other, in electrolyte;
   * the outer ball of each pair touches a slab of void.
   */
  static Path writeBalls(Path folder) throws IOException {
    GridShape shape = new GridShape(18, 16, 20);
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          double dx = Math.abs(x - 8.5) - 4.5;
          double dy = Math.abs(y - 6.5) - 2.5;
          double dz = Math.abs(z - 9.5) - 5.5;
          boolean ball = dx * dx + dy * dy + dz * dz <= 9;
          slices[z][shape.index(x, y)] = (byte) (ball ? 2 : y < 12 ? 1 : 0);
        }
      }
    }
    LabelVolume volume =
        new LabelVolume(
            shape,
            VoxelSize.cube(1e-7),
            slices,
            List.of(
                new Phase(0, "pore", PhaseRole.VOID),
                new Phase(1, "SE", PhaseRole.ELECTROLYTE),
                new Phase(2, "NMC", PhaseRole.ACTIVE)),
            Provenance.generated("balls"));
    Path balls = folder.resolve("balls.tif");
    VolumeWriter.write(volume, balls, TaskContext.silent(1));
    return balls;
  }
}
