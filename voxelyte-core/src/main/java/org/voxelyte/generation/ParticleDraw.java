package org.voxelyte.generation;

/**
 * Particles drawn from a size distribution for a given volume: whole ones, so their volume is near
 * what was asked.
 */
public final class ParticleDraw {
  private final double[] radii;
  private final double target;

  /** Takes the array as it is. */
  ParticleDraw(double[] radii, double target) {
    this.radii = radii;
    this.target = target;
  }

  /** Returns the number of particles. */
  public int count() {
    return radii.length;
  }

  /** Returns the radii, m, largest first. */
  public double[] radii() {
    return radii.clone();
  }

  /** Returns the volume of all particles, m³. */
  public double volume() {
    double cubes = 0;
    for (double radius : radii) {
      cubes += radius * radius * radius;
    }
    return 4 * Math.PI / 3 * cubes;
  }

  /** Returns the volume that was asked, m³. */
  public double target() {
    return target;
  }

  /** Returns the factor that brings the radii to the volume that was asked; near 1. */
  public double scale() {
    return StrictMath.cbrt(target / volume());
  }

  /** Returns all radii times {@link #scale}, m: their volume is the one asked, to rounding. */
  public double[] scaledRadii() {
    double scale = scale();
    double[] scaled = radii.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    return scaled;
  }
}
