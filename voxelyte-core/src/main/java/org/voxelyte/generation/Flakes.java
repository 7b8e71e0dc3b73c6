package org.voxelyte.generation;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;

/**
 * Flat round flakes, such as graphite, in the voxels of a label in all directions alike, or flat on
 * the surface of a phase, until a number of voxels is met exactly.
 *
 * <p>Flakes take only open voxels, so that others may cut them, and may overlap each other; on a
 * surface the middle of a flake touches it. The last flake is filled from its middle plane
 * outwards. The flake of an index depends on (seed, index) and on the phases before.
 */
public final class Flakes {
  private final double diameter;
  private final double thickness;
  private final OptionalInt on;
  private final long seed;

  private Flakes(double diameter, double thickness, OptionalInt on, long seed) {
    this.diameter = Lengths.positive("the diameter of a flake", diameter);
    this.thickness = Lengths.positive("the thickness of a flake", thickness);
    this.on = on;
    this.seed = seed;
    if (thickness > diameter) {
      throw new IllegalArgumentException(
          "a flake is at most as thick as wide, got a thickness of "
              + thickness
              + " m and a diameter of "
              + diameter
              + " m");
    }
  }

  /** Creates flakes of all directions anywhere in the voxels that they may take; lengths in m. */
  public static Flakes within(double diameter, double thickness, long seed) {
    return new Flakes(diameter, thickness, OptionalInt.empty(), seed);
  }

  /** Creates flakes that lie flat on the surface of the phase of a label; lengths in m. */
  public static Flakes on(int label, double diameter, double thickness, long seed) {
    return new Flakes(diameter, thickness, OptionalInt.of(label), seed);
  }

  /**
   * Puts flakes.
   *
   * @param canvas is painted
   * @param from label of voxels that may be taken
   * @param to label that they get
   * @param target how many voxels
   * @param name what the flakes are, for progress and errors
   * @throws IllegalArgumentException if a flake is thinner than a voxel, if there are not so many
   *     voxels, or if flakes find no room
   */
  public Filled put(
      VoxelCanvas canvas, int from, int to, long target, String name, TaskContext task) {
    Thinness.refuse("flakes of " + name, "thickness", thickness, canvas.grid());
    Surroundings around = new Surroundings(canvas, from, to, on, name, task);
    BodySource source = (places, random) -> flake(around, places, random);
    return new Filling(canvas, from, to, target, name, source, seed, task)
        .fill(Places.inBox(canvas.grid(), DensityProfile.EVEN));
  }

  private List<Disc> flake(Surroundings around, Places places, SplittableRandom random) {
    if (!around.hasSurface()) {
      double[] at = places.draw(random);
      return List.of(new Disc(at[0], at[1], at[2], diameter, thickness, Rotation.random(random)));
    }
    double[] at = around.begin(places, thickness / 2, random);
    if (at.length == 0) {
      return List.of();
    }
    Surroundings.Ground ground = around.ground(at, thickness / 2);
    if (ground.height() == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    return List.of(new Disc(at[0], at[1], at[2], diameter, thickness, turnedTo(ground)));
  }

  /** Returns a rotation that turns z to the normal. */
  private static Rotation turnedTo(Surroundings.Ground ground) {
    // The half angle's quaternion is (1 + z·n, z × n); it fails only for n = −z.
    if (ground.z() < -1 + 1e-12) {
      return new Rotation(0, 1, 0, 0);
    }
    return new Rotation(1 + ground.z(), -ground.y(), ground.x(), 0);
  }
}
