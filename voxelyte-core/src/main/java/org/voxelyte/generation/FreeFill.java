package org.voxelyte.generation;

import java.util.List;
import org.voxelyte.task.TaskContext;

/**
 * Fills free voxels with bodies that may overlap each other, until a number of voxels is met
 * exactly.
 *
 * <p>Bodies are put one after another, with centres drawn anywhere in the box, and take those
 * voxels that have a given label and whose centres lie in them; all others stay as they are. Of the
 * last body the deepest voxels are filled, of equally deep ones the first by z, y, x. So the
 * electrolyte is put between active particles, and so are round voids into the electrolyte.
 *
 * <p>When {@value Filling#DRY} bodies in a row add nothing, centres are drawn among the voxels that
 * are still free, without regard to the density. The body of an index depends on (seed, index)
 * alone, and the result on no number of threads. Memory: the bodies, and what a batch of up to
 * 65536 of them takes.
 */
public final class FreeFill {
  private final BodyMaker maker;
  private final DensityProfile density;
  private final long seed;

  /** Creates a filling with centres spread evenly. */
  public FreeFill(BodyMaker maker, long seed) {
    this(maker, DensityProfile.EVEN, seed);
  }

  /** Creates a filling with a gradient of centres. */
  public FreeFill(BodyMaker maker, DensityProfile density, long seed) {
    this.maker = maker;
    this.density = density;
    this.seed = seed;
  }

  /**
   * Fills voxels.
   *
   * @param canvas is painted
   * @param from label of voxels that may be taken
   * @param to label that they get
   * @param target how many voxels
   * @param name what the bodies are, for progress and errors
   * @throws IllegalArgumentException if there are not so many voxels, or no body fits them
   */
  public Filled fill(
      VoxelCanvas canvas, int from, int to, long target, String name, TaskContext task) {
    BodySource source =
        (places, random) -> {
          double[] centre = places.draw(random);
          return List.of(maker.make(centre[0], centre[1], centre[2], random));
        };
    return new Filling(canvas, from, to, target, name, source, seed, task)
        .fill(Places.inBox(canvas.grid(), density));
  }
}
