package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Makes a small three-phase composite cathode: spheres of active material, round voids between
 * them, electrolyte in the rest.
 *
 * <p>Spheres of active material are added one after another at random places (random sequential
 * addition), with radii spread evenly between two bounds, and may overlap a little, as pressed
 * particles that share a neck do. Voids are spheres that may overlap each other and take only
 * electrolyte. Both fractions are met to the voxel: the last sphere is filled from its centre
 * outwards until the count is reached. The same recipe and seed give the same bytes on any machine
 * and any number of threads.
 *
 * <p>It is a structure to try the program with, not yet a packing: active fractions above 0.5 are
 * refused.
 */
public final class SphereCathode {
  /** Label of the void. */
  public static final int VOID = 0;

  /** Label of the electrolyte. */
  public static final int ELECTROLYTE = 1;

  /** Label of the active material. */
  public static final int ACTIVE = 2;

  private static final int MAX_FAILURES = 2_000_000;

  private final Recipe recipe;

  /**
   * What to make.
   *
   * @param shape voxels along each axis
   * @param voxelSize edge of a voxel, m
   * @param activeFraction active material of the whole volume, in (0, 0.5]
   * @param voidFraction void of the whole volume, in [0, 0.5)
   * @param smallestRadius smallest radius of an active particle, m, at least a voxel
   * @param largestRadius largest radius of an active particle, m
   * @param voidRadius radius of a void, m, at least a voxel
   * @param overlap how far two particles may come closer than their radii add up to, as a share of
   *     that sum, in [0, 0.5]
   */
  public record Recipe(
      GridShape shape,
      double voxelSize,
      double activeFraction,
      double voidFraction,
      double smallestRadius,
      double largestRadius,
      double voidRadius,
      double overlap) {
    /** Checks every range. */
    public Recipe {
      require(voxelSize > 0, "voxelSize must be positive, got " + voxelSize + " m");
      require(
          activeFraction > 0 && activeFraction <= 0.5,
          "activeFraction must be in (0, 0.5], got " + activeFraction);
      require(
          voidFraction >= 0 && voidFraction < 0.5,
          "voidFraction must be in [0, 0.5), got " + voidFraction);
      require(
          smallestRadius >= voxelSize,
          "smallestRadius must be at least a voxel, got " + smallestRadius + " m");
      require(
          largestRadius >= smallestRadius,
          "largestRadius must be at least smallestRadius, got " + largestRadius + " m");
      require(
          voidRadius >= voxelSize, "voidRadius must be at least a voxel, got " + voidRadius + " m");
      require(overlap >= 0 && overlap <= 0.5, "overlap must be in [0, 0.5], got " + overlap);
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new IllegalArgumentException(message);
      }
    }
  }

  /** Creates a generator of that recipe. */
  public SphereCathode(Recipe recipe) {
    this.recipe = recipe;
  }

  /**
   * Makes the cathode of that seed. Memory: the volume itself and 32 bytes a particle.
   *
   * @throws IllegalArgumentException if the particles do not fit, telling how far it got
   */
  public LabelVolume make(long seed, TaskContext task) {
    GridShape shape = recipe.shape();
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (byte[] slice : slices) {
      Arrays.fill(slice, (byte) ELECTROLYTE);
    }
    SplittableRandom random = new SplittableRandom(seed);
    placeActive(slices, random, task);
    placeVoids(slices, random, task);
    List<Phase> phases =
        List.of(
            new Phase(VOID, "void", PhaseRole.VOID),
            new Phase(ELECTROLYTE, "SE", PhaseRole.ELECTROLYTE),
            new Phase(ACTIVE, "AM", PhaseRole.ACTIVE));
    return new LabelVolume(
        shape,
        VoxelSize.cube(recipe.voxelSize()),
        slices,
        phases,
        Provenance.generated("sphere cathode, seed " + seed));
  }

  private void placeActive(byte[][] slices, SplittableRandom random, TaskContext task) {
    long target = Math.round(recipe.activeFraction() * recipe.shape().voxels());
    double smallest = recipe.smallestRadius() / recipe.voxelSize();
    double largest = recipe.largestRadius() / recipe.voxelSize();
    double[] spheres = new double[4 * 64];
    int count = 0;
    long filled = 0;
    int failures = 0;
    while (filled < target) {
      task.checkCancelled();
      double x = random.nextDouble() * recipe.shape().nx();
      double y = random.nextDouble() * recipe.shape().ny();
      double z = random.nextDouble() * recipe.shape().nz();
      double radius = smallest + (largest - smallest) * random.nextDouble();
      if (!fits(spheres, count, x, y, z, radius)) {
        if (++failures == MAX_FAILURES) {
          throw new IllegalArgumentException(
              "active material reached "
                  + (double) filled / recipe.shape().voxels()
                  + " of the volume, not "
                  + recipe.activeFraction()
                  + "; lower activeFraction, or allow more overlap");
        }
        continue;
      }
      if (4 * count == spheres.length) {
        spheres = Arrays.copyOf(spheres, 2 * spheres.length);
      }
      spheres[4 * count] = x;
      spheres[4 * count + 1] = y;
      spheres[4 * count + 2] = z;
      spheres[4 * count + 3] = radius;
      count++;
      filled += fill(slices, x, y, z, radius, ACTIVE, target - filled);
      task.progress("placing active material", filled, target);
    }
  }

  private boolean fits(double[] spheres, int count, double x, double y, double z, double radius) {
    for (int i = 0; i < 4 * count; i += 4) {
      double dx = spheres[i] - x;
      double dy = spheres[i + 1] - y;
      double dz = spheres[i + 2] - z;
      double distance = (1 - recipe.overlap()) * (spheres[i + 3] + radius);
      if (dx * dx + dy * dy + dz * dz < distance * distance) {
        return false;
      }
    }
    return true;
  }

  private void placeVoids(byte[][] slices, SplittableRandom random, TaskContext task) {
    long target = Math.round(recipe.voidFraction() * recipe.shape().voxels());
    double radius = recipe.voidRadius() / recipe.voxelSize();
    long filled = 0;
    while (filled < target) {
      task.checkCancelled();
      double x = random.nextDouble() * recipe.shape().nx();
      double y = random.nextDouble() * recipe.shape().ny();
      double z = random.nextDouble() * recipe.shape().nz();
      filled += fill(slices, x, y, z, radius, VOID, target - filled);
      task.progress("placing voids", filled, target);
    }
  }

  /**
   * Turns electrolyte in a sphere (in voxels, centres at half-integers) into the label; at most so
   * many voxels, nearest first.
   */
  private long fill(
      byte[][] slices, double x, double y, double z, double radius, int label, long most) {
    GridShape shape = recipe.shape();
    int x0 = Math.max(0, (int) Math.floor(x - radius));
    int x1 = Math.min(shape.nx() - 1, (int) Math.ceil(x + radius));
    int y0 = Math.max(0, (int) Math.floor(y - radius));
    int y1 = Math.min(shape.ny() - 1, (int) Math.ceil(y + radius));
    int z0 = Math.max(0, (int) Math.floor(z - radius));
    int z1 = Math.min(shape.nz() - 1, (int) Math.ceil(z + radius));
    record Candidate(double distance, int slice, int index) {}
    List<Candidate> candidates = new java.util.ArrayList<>();
    for (int k = z0; k <= z1; k++) {
      for (int j = y0; j <= y1; j++) {
        for (int i = x0; i <= x1; i++) {
          double dx = i + 0.5 - x;
          double dy = j + 0.5 - y;
          double dz = k + 0.5 - z;
          double squared = dx * dx + dy * dy + dz * dz;
          if (squared <= radius * radius && slices[k][shape.index(i, j)] == ELECTROLYTE) {
            candidates.add(new Candidate(squared, k, shape.index(i, j)));
          }
        }
      }
    }
    if (candidates.size() > most) {
      candidates.sort(java.util.Comparator.comparingDouble(Candidate::distance));
      candidates = candidates.subList(0, (int) most);
    }
    for (Candidate candidate : candidates) {
      slices[candidate.slice()][candidate.index()] = (byte) label;
    }
    return candidates.size();
  }
}
