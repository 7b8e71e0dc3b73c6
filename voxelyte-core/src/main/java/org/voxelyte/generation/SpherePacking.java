package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/**
 * Packs spheres of given radii into a box by collective rearrangement: all are there from the
 * beginning, at random places that are {@linkplain EvenPlaces even on the whole}, and push each
 * other apart.
 *
 * <p>First {@link FireDescent} minimises the energy of their overlaps, as C. S. O'Hern et al.,
 * Phys. Rev. E 68, 011306 (2003), doi:10.1103/PhysRevE.68.011306, find jammed packings; the idea of
 * pushing overlapping spheres apart is that of W. S. Jodrey and E. M. Tory, Phys. Rev. A 32, 2347
 * (1985), doi:10.1103/PhysRevA.32.2347, and J. Mościński et al., Mol. Simul. 3, 201 (1989),
 * doi:10.1080/08927028908031373. That packs equal spheres to 0.63, random. What it cannot pack is
 * agitated and cooled ({@link Annealing}), each time {@value PackingSearch#SLOWER} times slower,
 * and let down again, until there is no overlap or the steps are used up; that packs denser, and
 * beyond about 0.65 of equal spheres, with order: such a packing is no longer random. Where that
 * does not do either and no overlap is allowed, and the large spheres are equal and all others
 * small enough for the gaps of their crystals, the large ones are packed alone, and the others put
 * into their gaps: denser yet, but ordered. {@link BondOrder} tells.
 *
 * <p>Radii are larger by {@value #INFLATION} of themselves until no two spheres overlap by more
 * than that; then they get their true size, and none overlaps at all. {@link PackedSpheres#overlap}
 * is measured on the result.
 *
 * <p>What was pushed apart ends where it just touches. If spheres are to be shaken, larger ones are
 * packed and shrunk, and {@link Shaking} moves them on until they touch by chance alone.
 *
 * <p>Same box, radii, options and seed give the same coordinates to the last bit for any number of
 * threads and on any machine. Memory: about 400 bytes a sphere.
 */
public final class SpherePacking {
  static final double INFLATION = 1e-3;

  /** Densest packing of equal spheres: T. C. Hales, Ann. Math. 162, 1065 (2005). */
  private static final double DENSEST_EQUAL = Math.PI / (3 * Math.sqrt(2));

  /** Densest packing of equal spheres that is random, as far as we get. */
  private static final double RANDOM_EQUAL = 0.64;

  /** Spheres that will be shaken are packed as if they filled so much of the box. */
  private static final double ROOMY = 0.6;

  private final PackingOptions options;

  /** Creates a packing with those options. */
  public SpherePacking(PackingOptions options) {
    this.options = options;
  }

  /**
   * Packs spheres.
   *
   * @param radii m, all positive
   * @param seed of the places at the beginning and of the agitation
   * @throws IllegalArgumentException if there is no sphere, a radius is not positive or more than
   *     half the box, the spheres fill the box or more; or if a larger overlap stays than is
   *     allowed, with the fraction that was reached without
   */
  public PackedSpheres pack(PackingBox box, double[] radii, long seed, TaskContext task) {
    return pack(box, radii, List.of(), seed, task);
  }

  /**
   * Packs spheres with gradients: the density of their centres follows them, within what pushing
   * apart moves them, two of the largest radii at most.
   *
   * @param gradients of each sphere; none for a packing that is even
   */
  PackedSpheres pack(
      PackingBox box, double[] radii, List<Gradient> gradients, long seed, TaskContext task) {
    double unit = largest(radii);
    Density density =
        new Density(
            box, Arrays.stream(radii).map(r -> 4 * Math.PI / 3 * r * r * r).toArray(), gradients);
    check(box, radii, unit, density);
    if (options.shakenRounds() > 0) {
      return apart(box, radii, unit, seed, task).shaken(options.shakenRounds(), seed, task);
    }
    double[] scaled = new double[radii.length];
    for (int i = 0; i < radii.length; i++) {
      scaled[i] = radii[i] / unit;
    }
    Spheres start =
        new Spheres(box, unit, new double[3][radii.length], scaled).scaled(1 + INFLATION);
    scatter(start, gradients, seed);
    start = start.within(Bands.around(box, unit, start.centre, start.radius, gradients));
    PackingSearch search = new PackingSearch(options, box, radii, unit, density, seed, task);
    PackedSpheres packed = search.run(start);
    if (packed.overlap().largest() > options.allowedOverlap()) {
      throw new IllegalArgumentException(search.refusal(packed));
    }
    return packed;
  }

  /**
   * Packs larger spheres and gives them their true size, if they come free of overlap: each has
   * room then, which shaking would take long to make between spheres that touch.
   */
  private PackedSpheres apart(
      PackingBox box, double[] radii, double largest, long seed, TaskContext task) {
    double fits = StrictMath.cbrt(ROOMY * box.volume() / volume(radii));
    for (Axis axis : Axis.values()) {
      fits = Math.min(fits, box.length(axis) / (2 * largest));
    }
    double scale = fits;
    if (scale > 1) {
      double[] larger = Arrays.stream(radii).map(radius -> radius * scale).toArray();
      PackingOptions quick = new PackingOptions(1, options.descentSteps(), 0);
      PackedSpheres packed = new SpherePacking(quick).pack(box, larger, seed, task);
      if (packed.overlap().isNone()) {
        return packed.withRadii(radii);
      }
    }
    return new SpherePacking(options.withShakenRounds(0)).pack(box, radii, seed, task);
  }

  private static double volume(double[] radii) {
    double volume = 0;
    for (double radius : radii) {
      volume += 4 * Math.PI / 3 * radius * radius * radius;
    }
    return volume;
  }

  private static double largest(double[] radii) {
    double largest = 0;
    for (double radius : radii) {
      if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("radii must be positive, got " + radius + " m");
      }
      largest = Math.max(largest, radius);
    }
    if (radii.length == 0) {
      throw new IllegalArgumentException("a packing needs at least one sphere, got none");
    }
    return largest;
  }

  private void check(PackingBox box, double[] radii, double largest, Density density) {
    for (Axis axis : Axis.values()) {
      if (2 * largest > box.length(axis)) {
        throw new IllegalArgumentException(
            "a sphere of diameter "
                + Quantity.length(2 * largest)
                + " does not fit into a box that is "
                + Quantity.length(box.length(axis))
                + " long along "
                + axis.key()
                + "; make the box larger or the spheres smaller");
      }
    }
    double smallest = Arrays.stream(radii).min().orElse(largest);
    double fraction = density.fraction();
    if (!(fraction < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the spheres have %.4g times the volume of the box (%s); it holds less than 1, and"
                  + " without overlap about 0.64 of equal spheres in random order",
              fraction,
              box));
    }
    if (smallest == largest && fraction > DENSEST_EQUAL && options.allowedOverlap() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "no packing of equal spheres fills %.4f of a box without overlap: the densest fills"
                  + " %.4f, a random one about 0.64; lower the fraction or allow overlap",
              fraction,
              DENSEST_EQUAL));
    }
    if (smallest == largest && density.densest() > DENSEST_EQUAL && options.allowedOverlap() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the gradient wants %.4f of the volume where it is densest, and no packing of equal"
                  + " spheres fills more than %.4f without overlap, a random one about 0.64; %s",
              density.densest(),
              DENSEST_EQUAL,
              density.remedy(RANDOM_EQUAL)));
    }
  }

  private static void scatter(Spheres spheres, List<Gradient> gradients, long seed) {
    EvenPlaces places = new EvenPlaces(spheres.length, spheres.count, Chance.of(seed, -1));
    for (int i = 0; i < spheres.count; i++) {
      SplittableRandom random = Chance.of(seed, i);
      for (int axis = 0; axis < 3; axis++) {
        double margin = spheres.periodic[axis] ? 0 : spheres.radius[i];
        double room = Math.max(0, spheres.length[axis] - 2 * margin);
        double place = places.at(i, axis, random);
        if (!gradients.isEmpty() && gradients.get(i).axis().ordinal() == axis) {
          place = gradients.get(i).quantile(place);
        }
        spheres.centre[axis][i] = (spheres.length[axis] - room) / 2 + room * place;
      }
    }
  }
}
