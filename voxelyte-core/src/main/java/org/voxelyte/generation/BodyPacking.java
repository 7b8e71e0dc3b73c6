package org.voxelyte.generation;

import java.util.List;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/**
 * Packs convex bodies into a box without overlap, by moving and turning all of them together.
 *
 * <p>The bodies begin at random places that are even on the whole, in random orientations, small
 * enough that they fill at most {@value #START} of the box. They push each other apart along the
 * normals of their contacts until none overlaps; then they grow and push again, to their own size.
 * Where they jam they are shaken and grow more slowly. They are packed a little larger than they
 * are, by {@value #MARGIN} of their lengths, so that what is left of their overlaps is less than
 * the layer that is taken off; at the end each pair is shown to be apart by a plane that lies
 * between the two.
 *
 * <p>Reaches about 0.67 for ellipsoids of aspect 0.5 to 2 in a periodic box and 0.6 for polyhedra
 * that are not slender; walls cost some of it, and in a box of a few bodies' width they may jam
 * earlier, between a body and its own image. Same bodies and seed: same packing, on any machine and
 * any number of threads. Memory: about 1 kB a body and 200 bytes for each pair of neighbours.
 */
public final class BodyPacking {
  /** Fraction of the box that the bodies fill at most when they are put at random. */
  static final double START = 0.5;

  /** By how much larger the bodies are packed. */
  static final double MARGIN = 0.005;

  /** By how much of their volume they grow at once, less where they failed to. */
  private static final double GROWTH = 0.08;

  /** What is left of their volume where they failed from the start. */
  private static final double SHRINKAGE = 0.7;

  /** Steps of growth with overlap. */
  private static final int SQUEEZES = 5;

  /** How often jammed bodies are shaken in search of less overlap. */
  private static final int SHAKINGS = 3;

  /** What bodies that are not slender can be packed to. */
  private static final double LIKELY = 0.6;

  private static final int MAX_STEPS = 1500;
  private static final int MAX_FAILURES = 4;

  private final PackingBox box;

  /**
   * Bodies that do not overlap.
   *
   * @param bodies in the order in which they were given, at their places; along a periodic axis
   *     their centres lie in the box, and what sticks out comes in at the other end
   * @param fraction share of the box that they fill, overlaps counted twice
   * @param overlap how far they overlap: none, unless the least was asked for
   * @param steps steps of the relaxation that were taken
   */
  public record Packing(List<ConvexBody> bodies, double fraction, Overlap overlap, long steps) {
    /** Copies the list. */
    public Packing {
      bodies = List.copyOf(bodies);
    }
  }

  /** Creates a packing of that box. */
  public BodyPacking(PackingBox box) {
    this.box = box;
  }

  /**
   * Packs the bodies. Their places and how they are turned do not matter: both are drawn anew.
   *
   * @param bodies at least one
   * @param seed of the places and orientations at random
   * @throws IllegalArgumentException if they do not fit, with the fraction that was reached
   */
  public Packing pack(List<? extends ConvexBody> bodies, long seed, TaskContext task) {
    return pack(bodies, List.of(), false, seed, task);
  }

  /**
   * Packs the bodies without overlap if that succeeds, else with the least overlap that is reached:
   * bodies that jam grow to their size all the same, and the state of least forces of some
   * {@linkplain BodyRelaxation#shake shakings} is taken.
   *
   * @throws IllegalArgumentException if they fill the box or more
   */
  public Packing packWithLeastOverlap(
      List<? extends ConvexBody> bodies, long seed, TaskContext task) {
    return pack(bodies, List.of(), true, seed, task);
  }

  /**
   * Packs bodies with gradients: the density of their centres follows them, within what pushing
   * apart moves them, twice the largest reach at most.
   *
   * @param gradients of each body; none for a packing that is even
   * @param least whether the least overlap is taken where none cannot be
   */
  Packing pack(
      List<? extends ConvexBody> bodies,
      List<Gradient> gradients,
      boolean least,
      long seed,
      TaskContext task) {
    if (bodies.isEmpty()) {
      throw new IllegalArgumentException("there are no bodies to pack; give at least one");
    }
    Density density =
        new Density(box, bodies.stream().mapToDouble(Body::volume).toArray(), gradients);
    double target = density.fraction();
    if (target >= 1) {
      throw new IllegalArgumentException(
          "bodies of "
              + share(target)
              + " of the box were to be packed into it; take fewer or smaller ones");
    }
    if (density.densest() >= 1 && !least) {
      throw new IllegalArgumentException(
          "the gradient wants bodies of "
              + share(density.densest())
              + " of the volume where it is densest; "
              + density.remedy(LIKELY));
    }
    checkTheyFit(bodies);
    int count = bodies.size();
    ConvexBody[] template = bodies.toArray(new ConvexBody[0]);
    Rotation[] rotation = new Rotation[count];
    double[][] centre = new double[3][count];
    double[] lengths = {box.lengthX(), box.lengthY(), box.lengthZ()};
    EvenPlaces places = new EvenPlaces(lengths, count, IndexedRandom.of(seed, -1));
    for (int i = 0; i < count; i++) {
      SplittableRandom random = IndexedRandom.of(seed, i);
      rotation[i] = Rotation.random(random);
      for (Axis axis : Axis.values()) {
        // Whole inside the walls.
        double border = box.isPeriodic(axis) ? 0 : template[i].inradius();
        double place = places.at(i, axis.ordinal(), random);
        if (!gradients.isEmpty() && gradients.get(i).axis() == axis) {
          place = gradients.get(i).quantile(place);
        }
        centre[axis.ordinal()][i] = border + (box.length(axis) - 2 * border) * place;
      }
    }
    double[] reach = bodies.stream().mapToDouble(Body::reach).toArray();
    Bands bands = Bands.around(box, 1, centre, reach, gradients);
    BodyRelaxation relaxation = new BodyRelaxation(box, bands, template, rotation, centre);
    boolean free = grow(relaxation, density, least, seed, task);
    List<ConvexBody> packed = List.of(relaxation.bodies());
    if (!free) {
      packed = packed.stream().map(this::betweenWalls).toList();
      Overlap overlap = BodyOverlap.of(box, packed, task);
      return new Packing(packed, target, overlap, relaxation.steps);
    }
    long overlaps = overlaps(box, packed, task);
    if (overlaps > 0) {
      throw new IllegalStateException(overlaps + " pairs of packed bodies overlap");
    }
    return new Packing(packed, target, Overlap.NONE, relaxation.steps);
  }

  /** Returns whether they came to their size without overlap. */
  private boolean grow(
      BodyRelaxation relaxation, Density density, boolean least, long seed, TaskContext task) {
    double target = density.fraction();
    double reached = 0;
    double growth = GROWTH;
    double next = Math.min(START, target);
    BodyRelaxation.State last = null;
    int failures = 0;
    while (true) {
      task.progress("packing bodies", Math.round(1000 * reached), Math.round(1000 * target));
      double scale = (1 + MARGIN) * StrictMath.cbrt(next / target);
      if (relaxation.relax(scale, MARGIN / (1 + MARGIN), MAX_STEPS, task)) {
        if (next == target) {
          return true;
        }
        reached = next;
        last = relaxation.state();
      } else if (++failures > MAX_FAILURES && least) {
        if (last != null) {
          relaxation.restore(last);
        }
        squeeze(relaxation, reached, target, seed, task);
        return false;
      } else if (failures > MAX_FAILURES) {
        throw new IllegalArgumentException(
            "bodies were packed to "
                + share(reached)
                + " of the box, not to "
                + share(target)
                + (density.isEven()
                    ? "; take fewer or smaller ones"
                    : ", with the gradient; "
                        + density.remedy(reached / target * density.densest())));
      } else {
        if (last != null) {
          relaxation.restore(last);
        }
        relaxation.shake(seed + failures);
        growth /= 2;
      }
      next = last == null ? SHRINKAGE * next : Math.min(target, reached * (1 + growth));
    }
  }

  /** Lets jammed bodies grow to their size, and keeps the state that overlaps least. */
  private static void squeeze(
      BodyRelaxation relaxation, double reached, double target, long seed, TaskContext task) {
    double from = Math.max(reached, Math.min(START, target));
    for (int k = 1; k <= SQUEEZES; k++) {
      task.progress("squeezing bodies", k, SQUEEZES + SHAKINGS);
      double share = from + (target - from) * k / SQUEEZES;
      relaxation.relax(StrictMath.cbrt(share / target), 0, MAX_STEPS, task);
    }
    BodyRelaxation.State best = relaxation.state();
    double least = relaxation.overlappedForces();
    for (int k = 1; k <= SHAKINGS; k++) {
      task.progress("squeezing bodies", SQUEEZES + k, SQUEEZES + SHAKINGS);
      relaxation.restore(best);
      relaxation.shake(seed + MAX_FAILURES + k);
      relaxation.relax(1, 0, MAX_STEPS, task);
      if (relaxation.overlappedForces() < least) {
        least = relaxation.overlappedForces();
        best = relaxation.state();
      }
    }
    relaxation.restore(best);
  }

  /** Moves a body that sticks out of walls back between them. */
  private ConvexBody betweenWalls(ConvexBody body) {
    double[] at = {body.x(), body.y(), body.z()};
    double[] point = new double[3];
    for (Axis axis : Axis.values()) {
      if (!box.isPeriodic(axis)) {
        int a = axis.ordinal();
        double[] normal = new double[3];
        normal[a] = -1;
        body.farthest(normal[0], normal[1], normal[2], point);
        at[a] = Math.max(at[a], -point[a]);
        normal[a] = 1;
        body.farthest(normal[0], normal[1], normal[2], point);
        at[a] = Math.min(at[a], box.length(axis) - point[a]);
      }
    }
    return body.moved(at[0], at[1], at[2]);
  }

  /** Four digits of a share. */
  private static String share(double share) {
    return Double.toString(Math.round(share * 1e4) / 1e4);
  }

  private void checkTheyFit(List<? extends ConvexBody> bodies) {
    for (ConvexBody body : bodies) {
      for (Axis axis : Axis.values()) {
        if (!(2 * body.reach() <= box.length(axis))) {
          throw new IllegalArgumentException(
              "a body of up to "
                  + Quantity.length(2 * body.reach())
                  + " does not fit into a box of "
                  + box
                  + "; take a larger box or smaller bodies");
        }
      }
    }
  }

  /**
   * Returns how many pairs of bodies overlap, or bodies stick out of walls; images along periodic
   * axes count. Two bodies overlap unless a plane is found that lies between them; that takes two
   * that are apart by less than a millionth of their size for overlapping.
   */
  public static long overlaps(PackingBox box, List<? extends ConvexBody> bodies, TaskContext task) {
    BodyNeighbours neighbours = BodyNeighbours.of(box, bodies, task);
    double pairs =
        task.sum(
            BodyNeighbours.pieces(neighbours.pairs),
            piece -> {
              Penetration penetration = new Penetration();
              int found = 0;
              int first = piece * BodyNeighbours.PIECE;
              for (int p = first;
                  p < Math.min(neighbours.pairs, first + BodyNeighbours.PIECE);
                  p++) {
                if (penetration.find(
                    bodies.get(neighbours.first[p]),
                    bodies.get(neighbours.second[p]),
                    neighbours.apart(0, p),
                    neighbours.apart(1, p),
                    neighbours.apart(2, p))) {
                  found++;
                }
              }
              return found;
            });
    long walls = 0;
    double[] point = new double[3];
    for (ConvexBody body : bodies) {
      for (Axis axis : Axis.values()) {
        if (!box.isPeriodic(axis)) {
          int a = axis.ordinal();
          double[] normal = new double[3];
          double at = a == 0 ? body.x() : a == 1 ? body.y() : body.z();
          normal[a] = 1;
          body.farthest(normal[0], normal[1], normal[2], point);
          walls += at + point[a] > box.length(axis) ? 1 : 0;
          normal[a] = -1;
          body.farthest(normal[0], normal[1], normal[2], point);
          walls += at + point[a] < 0 ? 1 : 0;
        }
      }
    }
    return (long) pairs + walls;
  }
}
