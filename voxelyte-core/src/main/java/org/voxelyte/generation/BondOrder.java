package org.voxelyte.generation;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;

/**
 * Order of the directions to neighbours: the sixth bond-orientational order parameter of P. J.
 * Steinhardt, D. R. Nelson and M. Ronchetti, Phys. Rev. B 28, 784 (1983),
 * doi:10.1103/PhysRevB.28.784: Q = √(4π/13 Σ |⟨Y₆ₘ⟩|²), the sum over m = −6 … 6, the mean over
 * bonds.
 *
 * <p>It does not depend on how the axes lie. A cubic close packing has 0.57452, a hexagonal one
 * 0.48476, a simple cubic lattice 0.35355, a body-centred one with 14 neighbours 0.51069. Random
 * packings have a global value near 1/√bonds, but a local one of 0.4 or so, as few directions are
 * never even; growing crystals show in the global value and in the share of spheres that has a
 * local one near that of a crystal.
 *
 * <p>Neighbours are spheres nearer than {@value #NEAR} × the sum of the radii. Only spheres larger
 * than half the largest are looked at, and bonds between them: they carry the structure.
 *
 * @param global of the mean over all bonds, in [0, 1]
 * @param local mean over the spheres of their own value, of those with a bond, in [0, 1]
 * @param bonds number of bonds, each counted once
 */
public record BondOrder(double global, double local, long bonds) {
  private static final double NEAR = 1.2;

  private static final int L = 6;

  /** No sphere has a neighbour. */
  static final BondOrder NONE = new BondOrder(0, 0, 0);

  /** Measures packed spheres. */
  static BondOrder of(PackedSpheres packed, TaskContext task) {
    return of(packed.spheres(), task);
  }

  /** Measures folded spheres. */
  static BondOrder of(Spheres spheres, TaskContext task) {
    double half = Arrays.stream(spheres.radius).max().orElse(0) / 2;
    SphereCells cells = new SphereCells(spheres);
    Sum[] sums = new Sum[spheres.pieces()];
    task.forEach(
        sums.length,
        piece -> {
          Sum sum = new Sum(spheres, half);
          for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
            if (spheres.radius[i] > half) {
              sum.sphere = i;
              cells.visit(i, NEAR, sum);
              sum.close();
            }
          }
          sums[piece] = sum;
        });
    double[] all = new double[2 * (L + 1)];
    double local = 0;
    long bonded = 0;
    long bonds = 0;
    for (Sum sum : sums) {
      for (int k = 0; k < all.length; k++) {
        all[k] += sum.all[k];
      }
      local += sum.local;
      bonded += sum.bonded;
      bonds += sum.bonds;
    }
    return bonds == 0 ? NONE : new BondOrder(order(all, bonds), local / bonded, bonds / 2);
  }

  /** Returns Q of sums of the parts of Y₆ₘ, m not negative, over a number of bonds. */
  private static double order(double[] sums, long bonds) {
    double squares = 0;
    double weight = 1; // (6 − m)!/(6 + m)!
    for (int m = 0; m <= L; m++) {
      if (m > 0) {
        weight /= (L - m + 1) * (L + m);
      }
      double square = sums[2 * m] * sums[2 * m] + sums[2 * m + 1] * sums[2 * m + 1];
      squares += (m == 0 ? 1 : 2) * weight * square;
    }
    return Math.min(1, Math.sqrt(squares) / bonds);
  }

  /** Adds up the bonds of spheres. */
  private static final class Sum implements SphereCells.Visitor {
    private final Spheres spheres;
    private final double smallest;
    private final double[] all = new double[2 * (L + 1)];
    private final double[] own = new double[2 * (L + 1)];
    private int sphere;
    private long ownBonds;
    private long bonds;
    private long bonded;
    private double local;

    Sum(Spheres spheres, double smallest) {
      this.spheres = spheres;
      this.smallest = smallest;
    }

    @Override
    public void near(int other, int image) {
      if (spheres.radius[other] <= smallest) {
        return;
      }
      double[] way = new double[3];
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        way[axis] =
            spheres.centre[axis][other]
                + SphereCells.shift(image, axis) * spheres.length[axis]
                - spheres.centre[axis][sphere];
        squared += way[axis] * way[axis];
      }
      double distance = Math.sqrt(squared);
      if (distance > 0) {
        add(way[0] / distance, way[1] / distance, way[2] / distance);
      }
    }

    /** Adds (x + iy)ᵐ times the m-th derivative of the Legendre polynomial P₆ at z. */
    private void add(double x, double y, double z) {
      double z2 = z * z;
      double[] derivative = {
        (((231 * z2 - 315) * z2 + 105) * z2 - 5) / 16,
        ((1386 * z2 - 1260) * z2 + 210) * z / 16,
        ((6930 * z2 - 3780) * z2 + 210) / 16,
        (27720 * z2 - 7560) * z / 16,
        (83160 * z2 - 7560) / 16,
        10395 * z,
        10395
      };
      double real = 1;
      double imaginary = 0;
      for (int m = 0; m <= L; m++) {
        own[2 * m] += derivative[m] * real;
        own[2 * m + 1] += derivative[m] * imaginary;
        double next = real * x - imaginary * y;
        imaginary = real * y + imaginary * x;
        real = next;
      }
      ownBonds++;
    }

    /** Ends a sphere. */
    void close() {
      if (ownBonds > 0) {
        local += order(own, ownBonds);
        bonded++;
        bonds += ownBonds;
        for (int k = 0; k < own.length; k++) {
          all[k] += own[k];
        }
      }
      Arrays.fill(own, 0);
      ownBonds = 0;
    }
  }
}
