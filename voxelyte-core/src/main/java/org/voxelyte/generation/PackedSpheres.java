package org.voxelyte.generation;

import org.voxelyte.task.TaskContext;

/**
 * Spheres in a box, as {@link SpherePacking} leaves them, in the order of their radii as given.
 *
 * <p>Along periodic axes centres lie in [0, length); between walls whole spheres lie in the box.
 */
public final class PackedSpheres {
  /** Number of the random numbers of shaking, which no sphere and no agitation has. */
  private static final long SHAKING = Long.MIN_VALUE;

  private final PackingBox box;
  private final Spheres spheres;
  private final Overlap overlap;
  private final long steps;
  private final long agitatedSteps;

  PackedSpheres(PackingBox box, Spheres spheres, Overlap overlap, long steps, long agitatedSteps) {
    this.box = box;
    this.spheres = spheres;
    this.overlap = overlap;
    this.steps = steps;
    this.agitatedSteps = agitatedSteps;
  }

  /** Returns smaller spheres at the same places. */
  PackedSpheres withRadii(double[] radii) {
    Spheres smaller = spheres.withRadii(radii.clone());
    return new PackedSpheres(box, smaller, Overlap.NONE, steps, agitatedSteps);
  }

  /** Returns the same spheres at other places: see {@link Shaking}. */
  PackedSpheres shaken(int rounds, long seed, TaskContext task) {
    Spheres moved = spheres.scaled(1);
    new Shaking(moved).run(rounds, Chance.of(seed, SHAKING).nextLong(), task);
    return new PackedSpheres(box, moved, Overlap.of(moved, task), steps, agitatedSteps);
  }

  /** Returns the box. */
  public PackingBox box() {
    return box;
  }

  /** Returns the number of spheres. */
  public int count() {
    return spheres.count;
  }

  /** Returns the coordinate of a centre along x, m. */
  public double x(int sphere) {
    return spheres.centre[0][sphere];
  }

  /** Returns the coordinate of a centre along y, m. */
  public double y(int sphere) {
    return spheres.centre[1][sphere];
  }

  /** Returns the coordinate of a centre along z, m. */
  public double z(int sphere) {
    return spheres.centre[2][sphere];
  }

  /** Returns a radius, m. */
  public double radius(int sphere) {
    return spheres.radius[sphere];
  }

  /** Returns the volume of all spheres as a share of the box, overlaps counted twice. */
  public double fraction() {
    return spheres.fraction();
  }

  Spheres spheres() {
    return spheres;
  }

  /** Returns how far they overlap. */
  public Overlap overlap() {
    return overlap;
  }

  /** Returns the number of steps that it took, agitated ones included. */
  public long steps() {
    return steps;
  }

  /** Returns the number of steps of agitation; 0 if spheres were only pushed apart. */
  public long agitatedSteps() {
    return agitatedSteps;
  }
}
