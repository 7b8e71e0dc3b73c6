package org.voxelyte.generation;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/** The stages of one {@link SpherePacking}; keeps the best that was reached. */
final class PackingSearch {
  /** How many times slower each agitation is than the one before. */
  static final int SLOWER = 3;

  private static final String STAGE = "packing spheres";

  /** Overlap of inflated spheres that true ones do not have; walls need a little room. */
  private static final double TOLERANCE =
      (SpherePacking.INFLATION - 1e-8) / (1 + SpherePacking.INFLATION);

  private static final int FIRST_AGITATION = 1000;

  /** Agitation begins as if the spheres filled so much of the box. */
  private static final double FLUID = 0.58;

  private static final double LEAST_PENETRATION = 0.02;
  private static final double LARGEST_PENETRATION = 0.08;
  private static final int BISECTIONS = 6;

  /** Largest ball in the gaps of touching equal spheres, √2 − 1, and a little more. */
  private static final double LARGEST_GAP = 0.42;

  /** By how much larger the large spheres are packed alone. */
  private static final double ROOM = 1.005;

  /** Longest agitation of spheres in gaps. */
  private static final int MOST_INTO_GAPS = 16_000;

  private final PackingOptions options;
  private final PackingBox box;
  private final double[] radii;
  private final double unit;
  private final Density density;
  private final long seed;
  private final TaskContext task;
  private final StepCounter counter;
  private Spheres best;
  private double leastEnergy = Double.POSITIVE_INFINITY;
  private long agitated;

  PackingSearch(
      PackingOptions options,
      PackingBox box,
      double[] radii,
      double unit,
      Density density,
      long seed,
      TaskContext task) {
    this.options = options;
    this.box = box;
    this.radii = radii;
    this.unit = unit;
    this.density = density;
    this.seed = seed;
    this.task = task;
    this.counter = new StepCounter(STAGE, (long) options.descentSteps() + options.agitatedSteps());
  }

  /** Packs spheres that have been put into the box at random. */
  PackedSpheres run(Spheres spheres) {
    boolean free = descend(spheres);
    int pause = 0;
    for (int length = FIRST_AGITATION;
        !free && agitated < options.agitatedSteps();
        length = (int) Math.min(Integer.MAX_VALUE, (long) length * SLOWER)) {
      int steps = (int) Math.min(length, options.agitatedSteps() - agitated);
      new Annealing(spheres)
          .run(penetration(spheres), steps, Chance.of(seed, ~pause).nextLong(), counter, task);
      pause++;
      agitated += steps;
      free = descend(spheres);
    }
    int large = largeSpheres();
    if (!free && options.allowedOverlap() == 0 && density.isEven() && large > 0) {
      packLargeFirst(spheres, large);
    }
    return result();
  }

  /**
   * Returns how many spheres are large if all these are equal and the others fit into the gaps of
   * their crystals; they may lie anywhere in the list. 0 if they do not, or if none is small.
   */
  private int largeSpheres() {
    double gap = unit * LARGEST_GAP;
    int large = 0;
    for (double radius : radii) {
      if (radius > gap && radius < unit) {
        return 0;
      }
      large += radius == unit ? 1 : 0;
    }
    boolean fit = 2 * unit * ROOM < Math.min(box.lengthX(), Math.min(box.lengthY(), box.lengthZ()));
    return fit && large < radii.length && options.agitatedSteps() > 0 ? large : 0;
  }

  /** Packs the large spheres, a little larger, alone, and then puts the others into their gaps. */
  private void packLargeFirst(Spheres spheres, int large) {
    double[] enlarged = new double[large];
    Arrays.fill(enlarged, unit * ROOM);
    PackedSpheres alone =
        new SpherePacking(options.withAllowedOverlap(1)).pack(box, enlarged, seed, task);
    agitated += alone.agitatedSteps();
    int next = 0;
    for (int i = 0; i < radii.length; i++) {
      SplittableRandom random = Chance.of(seed, i);
      for (int axis = 0; axis < 3; axis++) {
        spheres.centre[axis][i] =
            radii[i] == unit
                ? alone.spheres().centre[axis][next] / unit
                : spheres.length[axis] * random.nextDouble();
      }
      next += radii[i] == unit ? 1 : 0;
    }
    boolean free = false;
    for (int steps = 2 * FIRST_AGITATION; !free && steps <= MOST_INTO_GAPS; steps *= 2) {
      new Annealing(spheres)
          .run(LEAST_PENETRATION, steps, Chance.of(seed, steps).nextLong(), counter, task);
      agitated += steps;
      free = descend(spheres);
    }
  }

  /** Lets spheres down; returns whether none overlap. */
  private boolean descend(Spheres spheres) {
    FireDescent descent = new FireDescent(spheres);
    boolean free =
        descent.run(TOLERANCE, options.descentSteps(), counter, task) == FireDescent.End.FREE;
    if (free || descent.energy() < leastEnergy) {
      best = spheres.scaled(1);
      leastEnergy = descent.energy();
    }
    return free;
  }

  private double penetration(Spheres spheres) {
    double shrunk = StrictMath.cbrt(FLUID / spheres.fraction());
    return Math.max(LEAST_PENETRATION, Math.min(LARGEST_PENETRATION, 1 - shrunk));
  }

  /** Gives the best its true size and place. */
  private PackedSpheres result() {
    double[][] centre = best.copyOfCentres();
    for (Axis axis : Axis.values()) {
      double length = box.length(axis);
      double[] coordinate = centre[axis.ordinal()];
      for (int i = 0; i < radii.length; i++) {
        double at = coordinate[i] * unit;
        coordinate[i] =
            box.isPeriodic(axis)
                ? Spheres.folded(at, length)
                : Math.max(radii[i], Math.min(length - radii[i], at));
      }
    }
    Spheres spheres = new Spheres(box, 1, centre, radii.clone());
    return new PackedSpheres(box, spheres, Overlap.of(spheres, task), counter.steps(), agitated);
  }

  String refusal(PackedSpheres packed) {
    double reached = reached(packed);
    return String.format(
        Locale.ROOT,
        "spheres of %.4f of the box (%s) keep an overlap of %.2g of their distance after %d"
            + " steps, %d of them agitated; without overlap %.4f was reached%s: %s, allow"
            + " overlap or give more agitated steps",
        packed.fraction(),
        box,
        packed.overlap().largest(),
        packed.steps(),
        packed.agitatedSteps(),
        reached,
        density.isEven() ? "" : " with the gradient",
        density.isEven()
            ? "lower the fraction to that"
            : density.remedy(reached / density.fraction() * density.densest()));
  }

  /** Returns the fraction up to which the best, scaled down, comes free of overlap. */
  private double reached(PackedSpheres packed) {
    double free = 1 - packed.overlap().largest();
    double jammed = 1;
    for (int k = 0; k < BISECTIONS; k++) {
      double scale = (free + jammed) / 2;
      Spheres smaller = best.scaled(scale);
      FireDescent descent = new FireDescent(smaller);
      if (descent.run(TOLERANCE, options.descentSteps(), counter, task) == FireDescent.End.FREE) {
        free = scale;
      } else {
        jammed = scale;
      }
    }
    return packed.fraction() * free * free * free;
  }
}
