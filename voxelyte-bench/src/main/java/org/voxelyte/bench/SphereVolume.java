package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Makes n³ voxels with overlapping spheres at random places: what the solvers are measured on.
 *
 * <p>Label 0 is the background. Spheres of label 1 are added until they hold their share, then
 * those of label 2 in what is left, and so on. Their centres also lie up to a radius outside the
 * volume, so that no side differs from the middle. All centres are drawn first, more than needed;
 * one pass over the slices counts what each sphere adds to those before it, which tells how many to
 * take; the next pass draws them. The last sphere is filled from its centre outwards: each label
 * has its share to the voxel. The same recipe gives the same labels for any number of threads.
 */
public final class SphereVolume {
  private static final double VOXEL_SIZE = 1e-7;

  private final Recipe recipe;
  private final int n;
  private final byte[][] slices;

  /**
   * What to make.
   *
   * @param n voxels along each edge
   * @param radius of the spheres in voxels, at least 1
   * @param share of each label of the volume, in (0, 1); all together less than 1
   * @param labels labels with spheres, at least 1
   * @param seed of the centres
   */
  public record Recipe(int n, double radius, double share, int labels, long seed) {
    /** Checks every range. */
    public Recipe {
      require(n >= 1, "n must be at least 1, got " + n);
      require(radius >= 1 && radius <= 1e4, "radius must be 1 to 10000 voxels, got " + radius);
      require(
          labels >= 1 && labels <= LabelVolume.MAX_LABEL, "labels must be 1 to 255, got " + labels);
      require(
          share > 0 && share * labels < 1,
          "share must be positive and below 1 for all labels together, got " + share);
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new IllegalArgumentException(message);
      }
    }
  }

  private SphereVolume(Recipe recipe) {
    this.recipe = recipe;
    this.n = recipe.n();
    this.slices = new byte[n][Math.multiplyExact(n, n)];
  }

  /** Writes {@code FILE… --n 256 --radius 8 --share 0.5 --labels 1 --seed 1}. */
  public static void main(String[] arguments) throws IOException {
    Arguments given =
        Arguments.parse(
            arguments,
            Set.of("--n", "--radius", "--share", "--labels", "--seed", "--threads"),
            Set.of());
    if (given.rest().isEmpty()) {
      System.err.println(
          "usage: SphereVolume FILE.tif|FILE.raw… [--n 256] [--radius 8] [--share 0.5]"
              + " [--labels 1] [--seed 1] [--threads T]");
      System.exit(2);
    }
    Recipe recipe =
        new Recipe(
            given.integer("--n", 256),
            given.number("--radius", 8),
            given.number("--share", 0.5),
            given.integer("--labels", 1),
            given.integer("--seed", 1));
    int cores = Runtime.getRuntime().availableProcessors();
    try (TaskContext task = TaskContext.silent(given.integer("--threads", cores))) {
      LabelVolume volume = make(recipe, task);
      for (String file : given.rest()) {
        VolumeWriter.write(volume, Path.of(file), task);
      }
    }
  }

  /** Makes the volume, voxels of 100 nm. Memory: 1 byte a voxel, and 100 bytes a sphere. */
  public static LabelVolume make(Recipe recipe, TaskContext task) {
    SphereVolume spheres = new SphereVolume(recipe);
    SplittableRandom seeds = new SplittableRandom(recipe.seed());
    for (int label = 1; label <= recipe.labels(); label++) {
      spheres.add((byte) label, seeds.nextLong(), task);
    }
    int n = recipe.n();
    return new LabelVolume(
        new GridShape(n, n, n),
        VoxelSize.cube(VOXEL_SIZE),
        spheres.slices,
        List.of(),
        Provenance.generated(recipe.toString()));
  }

  /** Centres in voxels, and which spheres cut which slice, in their order. */
  private record Spheres(double[] x, double[] y, double[] z, int[] start, int[] bySlice) {}

  private void add(byte label, long seed, TaskContext task) {
    double voxels = (double) n * n * n;
    long target = Math.round(recipe.share() * voxels);
    double free = voxels - (label - 1.0) * target;
    double box = Math.pow(n + 2 * recipe.radius(), 3);
    double ball = 4 * Math.PI / 3 * Math.pow(recipe.radius(), 3);
    double expected = -Math.log1p(-target / free) * box / ball;
    double count = expected + 5 * Math.sqrt(expected) + 10;
    while (true) {
      Spheres spheres = place(Math.toIntExact(Math.round(count)), seed);
      AtomicIntegerArray added = new AtomicIntegerArray(spheres.x().length);
      task.forEach(
          n, slice -> draw(slices[slice].clone(), slice, spheres, Integer.MAX_VALUE, label, added));
      long sum = 0;
      for (int last = 0; last < added.length(); last++) {
        sum += added.get(last);
        if (sum >= target) {
          int whole = last;
          task.forEach(n, slice -> draw(slices[slice], slice, spheres, whole, label, added));
          fillLast(spheres, last, (int) (added.get(last) - (sum - target)), label);
          return;
        }
      }
      count *= 2;
    }
  }

  private Spheres place(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[count];
    double[] y = new double[count];
    double[] z = new double[count];
    int[] start = new int[n + 1];
    double edge = n + 2 * recipe.radius();
    for (int i = 0; i < count; i++) {
      x[i] = random.nextDouble() * edge - recipe.radius();
      y[i] = random.nextDouble() * edge - recipe.radius();
      z[i] = random.nextDouble() * edge - recipe.radius();
      for (int slice = first(z[i], recipe.radius());
          slice <= last(z[i], recipe.radius());
          slice++) {
        start[slice + 1]++;
      }
    }
    for (int slice = 0; slice < n; slice++) {
      start[slice + 1] = Math.addExact(start[slice + 1], start[slice]);
    }
    int[] bySlice = new int[start[n]];
    int[] next = start.clone();
    for (int i = 0; i < count; i++) {
      for (int slice = first(z[i], recipe.radius());
          slice <= last(z[i], recipe.radius());
          slice++) {
        bySlice[next[slice]++] = i;
      }
    }
    return new Spheres(x, y, z, start, bySlice);
  }

  /** Returns the first voxel whose centre lies within so much of a place. */
  private static int first(double centre, double reach) {
    return Math.max(0, (int) Math.ceil(centre - reach - 0.5));
  }

  private int last(double centre, double reach) {
    return Math.min(n - 1, (int) Math.floor(centre + reach - 0.5));
  }

  /** Gives the spheres before an index the free voxels of a slice, and counts them in added. */
  private void draw(
      byte[] labels, int slice, Spheres spheres, int end, byte label, AtomicIntegerArray added) {
    for (int k = spheres.start()[slice]; k < spheres.start()[slice + 1]; k++) {
      int i = spheres.bySlice()[k];
      if (i >= end) {
        return;
      }
      double dz = slice + 0.5 - spheres.z()[i];
      double disc = recipe.radius() * recipe.radius() - dz * dz;
      double reach = Math.sqrt(Math.max(0, disc));
      int count = 0;
      for (int y = first(spheres.y()[i], reach); y <= last(spheres.y()[i], reach); y++) {
        double dy = y + 0.5 - spheres.y()[i];
        double half = Math.sqrt(Math.max(0, disc - dy * dy));
        int to = y * n + last(spheres.x()[i], half);
        for (int at = y * n + first(spheres.x()[i], half); at <= to; at++) {
          if (labels[at] == 0) {
            labels[at] = label;
            count++;
          }
        }
      }
      added.addAndGet(i, count);
    }
  }

  /** Gives one sphere so many free voxels, nearest first. */
  private void fillLast(Spheres spheres, int i, int count, byte label) {
    record Voxel(double squared, int slice, int index) {}
    List<Voxel> voxels = new ArrayList<>();
    double r = recipe.radius();
    for (int slice = first(spheres.z()[i], r); slice <= last(spheres.z()[i], r); slice++) {
      for (int y = first(spheres.y()[i], r); y <= last(spheres.y()[i], r); y++) {
        for (int x = first(spheres.x()[i], r); x <= last(spheres.x()[i], r); x++) {
          double dx = x + 0.5 - spheres.x()[i];
          double dy = y + 0.5 - spheres.y()[i];
          double dz = slice + 0.5 - spheres.z()[i];
          if (slices[slice][y * n + x] == 0) {
            voxels.add(new Voxel(dx * dx + dy * dy + dz * dz, slice, y * n + x));
          }
        }
      }
    }
    voxels.sort(Comparator.comparingDouble(Voxel::squared));
    for (Voxel voxel : voxels.subList(0, count)) {
      slices[voxel.slice()][voxel.index()] = label;
    }
  }
}
