package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;

/**
 * Agglomerates of equal spheres that touch each other, such as carbon black, in the voxels of a
 * label or on the surface of a phase, until a number of voxels is met exactly.
 *
 * <p>An agglomerate grows sphere by sphere: at random, each beside one of those there in a random
 * direction (Eden growth; M. Eden, Proc. 4th Berkeley Symposium on Mathematical Statistics and
 * Probability 4, 223 (1961)); or by diffusion, each walking at random from far away until it
 * touches, which makes open branches (T. A. Witten and L. M. Sander, Phys. Rev. Lett. 47, 1400
 * (1981), doi:10.1103/PhysRevLett.47.1400). Spheres of one agglomerate do not overlap; centres lie
 * in open voxels. Different agglomerates may overlap. Of the last one the spheres before the count
 * are whole, and its last sphere is filled from its centre outwards.
 *
 * <p>The agglomerate of an index depends on (seed, index) and on the phases before. Time per
 * agglomerate grows as the square of its number of spheres. Memory: about 80 bytes a sphere.
 */
public final class Agglomerates {
  private static final int TRIES = 200;
  private static final int BEGINNINGS = 5;

  /** Steps of a walk that got lost. */
  private static final int LONGEST_WALK = 10_000;

  /** Relative distance at which spheres touch. */
  private static final double TOUCH = 1e-3;

  /** Relative overlap that rounding may make. */
  private static final double ROUNDING = 1e-9;

  /** Fractal dimension of what grows by diffusion in space; Witten and Sander found 2.5. */
  private static final double OPEN_DIMENSION = 2.5;

  /**
   * Extent along an axis in diameters by number^(1/2.5): the narrowest of 15 agglomerates each of
   * 100, 300 and 800 spheres, whose mean is 1.9 to 2.
   */
  private static final double OPEN_WIDTH = 1.3;

  /** Equal spheres at random fill no more of a space. */
  private static final double DENSEST = 0.64;

  private final Shape shape;
  private final OptionalInt on;
  private final long seed;

  /** How spheres come together. */
  public enum Attachment {
    /** Beside a sphere drawn at random. */
    RANDOM,
    /** Where a random walk from far away first touches. */
    DIFFUSION
  }

  /**
   * What agglomerates look like.
   *
   * @param diameter diameter of a primary sphere, m, at least a voxel
   * @param number spheres of an agglomerate, 1 … 10 000
   * @param attachment how they come together
   */
  public record Shape(double diameter, int number, Attachment attachment) {
    /** Checks diameter and number. */
    public Shape {
      Lengths.positive("the diameter of a primary particle", diameter);
      if (number < 1 || number > 10_000) {
        throw new IllegalArgumentException(
            "an agglomerate has 1 to 10000 primary particles, got " + number);
      }
    }
  }

  private Agglomerates(Shape shape, OptionalInt on, long seed) {
    this.shape = shape;
    this.on = on;
    this.seed = seed;
  }

  /** Creates agglomerates anywhere in the voxels that they may take. */
  public static Agglomerates within(Shape shape, long seed) {
    return new Agglomerates(shape, OptionalInt.empty(), seed);
  }

  /** Creates agglomerates of which the first sphere lies on the surface of the phase of a label. */
  public static Agglomerates on(int label, Shape shape, long seed) {
    return new Agglomerates(shape, OptionalInt.of(label), seed);
  }

  /**
   * Grows agglomerates.
   *
   * @param canvas is painted
   * @param from label of voxels that may be taken
   * @param to label that they get
   * @param target how many voxels
   * @param name what the agglomerates are, for progress and errors
   * @return the spheres; each agglomerate is a thing
   * @throws IllegalArgumentException if a sphere is smaller than a voxel, if an agglomerate is
   *     larger than all are to be or than the box, if there are not so many voxels, or if
   *     agglomerates find no room
   */
  public Filled grow(
      VoxelCanvas canvas, int from, int to, long target, String name, TaskContext task) {
    Thinness.refuse("primary particles of " + name, "diameter", shape.diameter, canvas.grid());
    Surroundings around = new Surroundings(canvas, from, to, on, name, task);
    BodySource source = (places, random) -> agglomerate(around, places, random, task);
    Filling filling = new Filling(canvas, from, to, target, name, source, seed, task);
    requireRoom(canvas.grid(), target, name);
    return filling.fill(Places.inBox(canvas.grid(), DensityProfile.EVEN));
  }

  /**
   * Refuses agglomerates that the box or their amount has no room for, before anything is grown.
   *
   * @param target voxels of all agglomerates together
   * @throws IllegalArgumentException if a sphere is smaller than a voxel, or if an agglomerate has
   *     more volume than all are to have, or is wider than the box
   */
  void requireRoom(VoxelGrid grid, long target, String name) {
    Thinness.refuse("primary particles of " + name, "diameter", shape.diameter, grid);
    double sphere = Math.PI / 6 * shape.diameter * shape.diameter * shape.diameter;
    double voxels = shape.number * sphere / grid.voxelSize().volume();
    if (target > 0 && voxels > target) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an agglomerate of %s, of %d primary particles, has %s voxels, and all of %s together"
                  + " %d; check the units, or give a smaller number, more of them or a larger box",
              name,
              shape.number,
              Quantity.number(Math.rint(voxels)),
              name,
              target));
    }
    double width = width();
    if (width > grid.shortestSide()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an agglomerate of %s, of %d primary particles, is at least about %s wide, and the"
                  + " shortest side of the box is %s; give a smaller number or a larger box",
              name,
              shape.number,
              Quantity.length(width),
              Quantity.length(grid.shortestSide())));
    }
  }

  /** Returns how wide an agglomerate is at least, about, m. */
  private double width() {
    return shape.attachment == Attachment.DIFFUSION
        ? shape.diameter * Math.max(1, OPEN_WIDTH * Math.pow(shape.number, 1 / OPEN_DIMENSION))
        : shape.diameter * Math.cbrt(shape.number / DENSEST);
  }

  private List<Ball> agglomerate(
      Surroundings around, Places places, SplittableRandom random, TaskContext task) {
    for (int beginning = 0; beginning < BEGINNINGS; beginning++) {
      double[] begin = around.begin(places, shape.diameter / 2, random);
      if (begin.length == 0) {
        return List.of();
      }
      Cluster cluster = new Cluster(around, begin, random, task);
      if (cluster.grow()) {
        return cluster.balls();
      }
    }
    return List.of();
  }

  /** Spheres that have come together. */
  private final class Cluster {
    private final Surroundings around;
    private final SplittableRandom random;
    private final TaskContext task;
    private final double[][] centres = new double[shape.number][];
    private int count;

    /** How far from the first the others lie at most, m. */
    private double extent;

    Cluster(Surroundings around, double[] begin, SplittableRandom random, TaskContext task) {
      this.around = around;
      this.random = random;
      this.task = task;
      centres[count++] = begin;
    }

    /** Returns whether all spheres found room. */
    boolean grow() {
      while (count < shape.number) {
        boolean added = false;
        for (int attempt = 0; attempt < TRIES && !added; attempt++) {
          task.checkCancelled();
          added = shape.attachment == Attachment.RANDOM ? besideOne() : byWalking();
        }
        if (!added) {
          return false;
        }
      }
      return true;
    }

    private boolean besideOne() {
      return add(beside(centres[random.nextInt(count)], Rotation.randomDirection(random)));
    }

    private double[] beside(double[] centre, double[] direction) {
      double[] at = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        at[axis] = centre[axis] + shape.diameter * direction[axis];
      }
      return at;
    }

    private boolean byWalking() {
      double start = extent + 2 * shape.diameter;
      double[] at = far(start);
      for (int step = 0; step < LONGEST_WALK; step++) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
          double distance = distance(centres[i], at);
          if (distance < least) {
            least = distance;
            nearest = i;
          }
        }
        if (least <= (1 + TOUCH) * shape.diameter) {
          double[] direction = new double[3];
          for (int axis = 0; axis < 3; axis++) {
            direction[axis] = (at[axis] - centres[nearest][axis]) / least;
          }
          return add(beside(centres[nearest], direction));
        }
        if (distance(centres[0], at) > 4 * start) {
          at = far(start);
          continue;
        }
        double[] direction = Rotation.randomDirection(random);
        double jump = least - shape.diameter * (1 + TOUCH / 2);
        for (int axis = 0; axis < 3; axis++) {
          at[axis] += jump * direction[axis];
        }
      }
      return false;
    }

    private double[] far(double distance) {
      double[] direction = Rotation.randomDirection(random);
      double[] at = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        at[axis] = centres[0][axis] + distance * direction[axis];
      }
      return at;
    }

    private boolean add(double[] at) {
      if (!around.isOpen(at[0], at[1], at[2])) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (distance(centres[i], at) < (1 - ROUNDING) * shape.diameter) {
          return false;
        }
      }
      extent = Math.max(extent, distance(centres[0], at));
      centres[count++] = at;
      return true;
    }

    private double distance(double[] a, double[] b) {
      double dx = a[0] - b[0];
      double dy = a[1] - b[1];
      double dz = a[2] - b[2];
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    List<Ball> balls() {
      List<Ball> balls = new ArrayList<>(count);
      for (double[] centre : centres) {
        balls.add(new Ball(centre[0], centre[1], centre[2], shape.diameter / 2));
      }
      return balls;
    }
  }
}
