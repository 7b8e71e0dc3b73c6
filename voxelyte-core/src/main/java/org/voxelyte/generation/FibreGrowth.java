package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;

/**
 * Grows fibres of carbon, straight or curved, in the voxels of a label or along the surface of a
 * phase, until a number of voxels is met exactly.
 *
 * <p>A fibre is a chain of straight pieces of about its diameter, whose sum is its length. From
 * piece to piece the direction t turns at random with the weight exp(κ t·t′), the discrete
 * worm-like chain of O. Kratky and G. Porod, Recueil des Travaux Chimiques 68, 1106 (1949),
 * doi:10.1002/recl.19490681203; κ is such that ⟨t·t′⟩ = exp(−s/P) for pieces of length s and the
 * persistence length P, and so ⟨t(0)·t(L)⟩ = exp(−L/P) over any length. On a surface the direction
 * is turned into it and the fibre held at its radius above it; a straight fibre there follows the
 * shortest way.
 *
 * <p>No voxel of other labels comes to lie in a fibre, and no wall cuts it: a piece that would is
 * drawn anew, and after {@value #TRIES} tries the fibre begins elsewhere. Fibres may cross each
 * other. The last one is shortened to the piece with which the number is met, and this piece is
 * filled from its axis outwards. The fibre of an index depends on (seed, index) and on the phases
 * before, so the result on no number of threads. Memory: about 90 bytes a piece.
 */
public final class FibreGrowth {
  private static final int TRIES = 40;
  private static final int BEGINNINGS = 5;

  /** How steeply a fibre may climb back to its height over the surface. */
  private static final double STEEPEST = 0.5;

  private final Shape shape;
  private final OptionalInt on;
  private final long seed;

  /**
   * What fibres look like.
   *
   * @param diameter diameter, m, at least a voxel
   * @param length law of the lengths, m, each at least a diameter
   * @param persistence length over which a fibre forgets its direction, m, at least a diameter;
   *     infinite for straight ones
   */
  public record Shape(double diameter, LengthLaw length, double persistence) {
    /** Checks the lengths. */
    public Shape {
      Lengths.positive("the diameter of a fibre", diameter);
      if (!(persistence >= diameter)) {
        throw new IllegalArgumentException(
            "the persistence length of a fibre must be at least its diameter, "
                + Quantity.length(diameter)
                + ", got "
                + persistence
                + " m");
      }
    }
  }

  /**
   * What has grown.
   *
   * @param filled the pieces of the fibres, each of which is a thing; its overlapped share counts
   *     the joints of pieces too
   * @param lengths length of each fibre along its axis, m; the last one as far as it was painted
   * @param crossedShare share of the volume π d² L / 4 of all fibres that is missing from the
   *     voxels, as fibres cross; not exact below 0.01, as voxels are not round
   */
  public record Result(Filled filled, double[] lengths, double crossedShare) {}

  private FibreGrowth(Shape shape, OptionalInt on, long seed) {
    this.shape = shape;
    this.on = on;
    this.seed = seed;
  }

  /** Creates the growth of fibres anywhere in the voxels that they may take. */
  public static FibreGrowth within(Shape shape, long seed) {
    return new FibreGrowth(shape, OptionalInt.empty(), seed);
  }

  /** Creates the growth of fibres along the surface of the phase of a label. */
  public static FibreGrowth on(int label, Shape shape, long seed) {
    return new FibreGrowth(shape, OptionalInt.of(label), seed);
  }

  /**
   * Grows fibres.
   *
   * @param canvas is painted
   * @param from label of voxels that may be taken
   * @param to label that they get
   * @param target how many voxels
   * @param name what the fibres are, for progress and errors
   * @throws IllegalArgumentException if a fibre is thinner than a voxel or shorter than thick, or
   *     larger than all are to be; if there are not so many voxels, or if fibres find no room
   */
  public Result grow(
      VoxelCanvas canvas, int from, int to, long target, String name, TaskContext task) {
    Thinness.refuse("fibres of " + name, "diameter", shape.diameter, canvas.grid());
    Surroundings around = new Surroundings(canvas, from, to, on, name, task);
    BodySource source = (places, random) -> fibre(around, places, random, name, task);
    Filling filling = new Filling(canvas, from, to, target, name, source, seed, task);
    requireRoom(canvas.grid(), target, name);
    Filled filled = filling.fill(Places.inBox(canvas.grid(), DensityProfile.EVEN));
    double[] lengths = new double[filled.things()];
    for (int i = 0; i < filled.bodies().size(); i++) {
      lengths[filled.owners()[i]] += ((FibrePiece) filled.bodies().get(i)).length();
    }
    double radius = shape.diameter / 2;
    double volume = Math.PI * radius * radius * Arrays.stream(lengths).sum();
    double painted = filled.voxels() * canvas.grid().voxelSize().volume();
    return new Result(filled, lengths, volume == 0 ? 0 : Math.max(0, 1 - painted / volume));
  }

  /**
   * Refuses fibres that the box or their amount has no room for, before anything is grown.
   *
   * @param target voxels of all fibres together
   * @throws IllegalArgumentException if a fibre is thinner than a voxel, if one of the mean length
   *     has more volume than all of them are to have, or is straight and longer than a box of walls
   */
  void requireRoom(VoxelGrid grid, long target, String name) {
    Thinness.refuse("fibres of " + name, "diameter", shape.diameter, grid);
    double length = 0;
    for (int k = 0; k < ParticleSize.TRIED; k++) {
      length += shape.length.draw(IndexedRandom.of(~seed, k)) / ParticleSize.TRIED;
    }
    double voxels =
        Math.PI * shape.diameter * shape.diameter / 4 * length / grid.voxelSize().volume();
    if (target > 0 && voxels > target) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a fibre of %s, %s long, has %s voxels, and all of %s together %d; check the units,"
                  + " or give shorter fibres, more of them or a larger box",
              name,
              Quantity.length(length),
              Quantity.number(Math.rint(voxels)),
              name,
              target));
    }
    boolean walled = !grid.periodicX() && !grid.periodicY() && !grid.periodicZ();
    boolean straight = shape.persistence == Double.POSITIVE_INFINITY && on.isEmpty();
    if (walled && straight && length > grid.diagonal()) {
      throw new IllegalArgumentException(
          "a straight fibre of "
              + name
              + " is "
              + Quantity.length(length)
              + " long, and the diagonal of the box between its walls "
              + Quantity.length(grid.diagonal())
              + "; give shorter fibres, a persistence or a larger box");
    }
  }

  private List<FibrePiece> fibre(
      Surroundings around, Places places, SplittableRandom random, String name, TaskContext task) {
    double length = shape.length.draw(random);
    if (!(length >= shape.diameter)) {
      throw new IllegalArgumentException(
          "a fibre of "
              + name
              + " would be "
              + Quantity.length(length)
              + " long and "
              + Quantity.length(shape.diameter)
              + " thick; make fibres longer than thick, or spheres of them");
    }
    int pieces = (int) Math.ceil(length / shape.diameter);
    Chain chain = new Chain(around, length / pieces, random, task);
    for (int beginning = 0; beginning < BEGINNINGS; beginning++) {
      double[] begin = around.begin(places, shape.diameter / 2, random);
      if (begin.length == 0) {
        return List.of();
      }
      List<double[]> points = chain.grow(begin, pieces);
      if (points.size() > pieces) {
        return pieces(points);
      }
    }
    return List.of();
  }

  private List<FibrePiece> pieces(List<double[]> points) {
    int count = points.size() - 1;
    List<FibrePiece> pieces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pieces.add(
          new FibrePiece(
              points.get(i), points.get(i + 1), shape.diameter / 2, i > 0, i < count - 1));
    }
    return pieces;
  }

  /** The axis of a fibre that grows. */
  private final class Chain {
    private final Surroundings around;
    private final double step;
    private final double stiffness;
    private final SplittableRandom random;
    private final TaskContext task;

    /** The surface below the last point, if the fibre keeps to one. */
    private Surroundings.Ground ground;

    Chain(Surroundings around, double step, SplittableRandom random, TaskContext task) {
      this.around = around;
      this.step = step;
      this.stiffness = WormLikeChain.stiffness(step / shape.persistence);
      this.random = random;
      this.task = task;
    }

    /** Returns the points as far as it came. */
    List<double[]> grow(double[] begin, int pieces) {
      List<double[]> points = new ArrayList<>(pieces + 1);
      points.add(begin);
      double[] direction = Rotation.randomDirection(random);
      while (points.size() <= pieces) {
        task.checkCancelled();
        double[] at = points.get(points.size() - 1);
        if (around.hasSurface()) {
          ground = around.ground(at, shape.diameter / 2);
          if (ground.height() == Double.POSITIVE_INFINITY) {
            return points;
          }
        }
        double[] next = {};
        for (int attempt = 0; attempt < TRIES && next.length == 0; attempt++) {
          next = attempt(at, direction, points.size() == 1, attempt);
        }
        if (next.length == 0) {
          return points;
        }
        for (int axis = 0; axis < 3; axis++) {
          direction[axis] = (next[axis] - at[axis]) / step;
        }
        points.add(next);
      }
      return points;
    }

    /** Returns the next point, if there is room for the piece to it. */
    private double[] attempt(double[] at, double[] before, boolean first, int attempt) {
      double[] direction =
          first && attempt > 0
              ? Rotation.randomDirection(random)
              : WormLikeChain.turn(before, stiffness, random);
      double radius = shape.diameter / 2;
      if (around.hasSurface()) {
        double climb = (radius - ground.height()) / step;
        keepTo(direction, Math.max(-STEEPEST, Math.min(STEEPEST, climb)));
      }
      double[] next = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        next[axis] = at[axis] + step * direction[axis];
      }
      return around.isOpen(at, next, radius) ? next : new double[0];
    }

    /** Turns a direction into a surface, with so much of it away from the surface. */
    private void keepTo(double[] direction, double climb) {
      double[] normal = {ground.x(), ground.y(), ground.z()};
      double up = 0;
      for (int axis = 0; axis < 3; axis++) {
        up += direction[axis] * normal[axis];
      }
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        direction[axis] -= up * normal[axis];
        square += direction[axis] * direction[axis];
      }
      double level = Math.sqrt((1 - climb * climb) / Math.max(square, 1e-30));
      for (int axis = 0; axis < 3; axis++) {
        direction[axis] = level * direction[axis] + climb * normal[axis];
      }
    }
  }
}
