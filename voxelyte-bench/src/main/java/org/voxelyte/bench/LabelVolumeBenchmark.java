package org.voxelyte.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Time to make a volume of n³ random labels from its slices, which counts every label once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LabelVolumeBenchmark {
  private static final long SEED = 1;
  private static final int LABELS = 3;

  /** Voxels along each edge. */
  @Param({"100", "200"})
  public int edge;

  private GridShape shape;
  private byte[][] slices;

  /** Draws the labels. */
  @Setup
  public void draw() {
    shape = new GridShape(edge, edge, edge);
    slices = new byte[edge][shape.sliceVoxels()];
    SplittableRandom random = new SplittableRandom(SEED);
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) random.nextInt(LABELS);
      }
    }
  }

  /** Makes the volume. */
  @Benchmark
  public LabelVolume count() {
    return new LabelVolume(
        shape, VoxelSize.cube(1e-7), slices, List.of(), Provenance.generated("random"));
  }
}
