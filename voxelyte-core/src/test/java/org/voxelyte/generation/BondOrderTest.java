package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskContext;

/** Order of known lattices, of a random packing, and what does not change it. */
class BondOrderTest {
  private static final int CELLS = 4;
  private static final double ROUNDING = 1e-9;

  /** Basis in shares of the cell's edges. */
  private static Spheres lattice(double[] edges, double[][] basis, double radius) {
    List<double[]> places = new ArrayList<>();
    for (int cell = 0; cell < CELLS * CELLS * CELLS; cell++) {
      int[] at = {cell % CELLS, cell / CELLS % CELLS, cell / CELLS / CELLS};
      for (double[] of : basis) {
        double[] place = new double[3];
        Arrays.setAll(place, axis -> edges[axis] * (at[axis] + of[axis] + 0.01));
        places.add(place);
      }
    }
    double[][] centre = new double[3][places.size()];
    for (int i = 0; i < places.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        centre[axis][i] = places.get(i)[axis];
      }
    }
    double[] radii = new double[places.size()];
    Arrays.fill(radii, radius);
    PackingBox box = PackingBox.periodic(CELLS * edges[0], CELLS * edges[1], CELLS * edges[2]);
    return new Spheres(box, 1, centre, radii);
  }

  private static BondOrder order(Spheres spheres) {
    try (TaskContext task = TaskContext.silent(2)) {
      return BondOrder.of(spheres, task);
    }
  }

  private static Spheres cubic(String name) {
    double[] edges = {1, 1, 1};
    return switch (name) {
      case "fcc" ->
          lattice(
              edges,
              new double[][] {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}},
              Math.sqrt(0.125));
      case "bcc" -> lattice(edges, new double[][] {{0, 0, 0}, {0.5, 0.5, 0.5}}, Math.sqrt(3) / 4);
      case "sc" -> lattice(edges, new double[][] {{0, 0, 0}}, 0.5);
      default ->
          // Hexagonal layers in a cell with right angles.
          lattice(
              new double[] {1, Math.sqrt(3), Math.sqrt(8.0 / 3)},
              new double[][] {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 1.0 / 6, 0.5}, {0, 2.0 / 3, 0.5}},
              0.5);
    };
  }

  @ParameterizedTest
  @CsvSource({"fcc, 0.57452, 6", "hcp, 0.48476, 6", "sc, 0.35355, 3", "bcc, 0.51069, 7"})
  void latticesHaveTheirOrder(String name, double order, int bonds) {
    Spheres lattice = cubic(name);
    BondOrder found = order(lattice);
    assertThat(found.global()).isCloseTo(order, within(5e-6));
    assertThat(found.local()).isCloseTo(order, within(5e-6));
    assertThat(found.bonds()).isEqualTo((long) bonds * lattice.count);
  }

  @Test
  void axesAndSmallSpheresDoNotMatter() {
    Spheres hexagonal = cubic("hcp");
    double[][] turned = {
      hexagonal.centre[2].clone(), hexagonal.centre[0].clone(), hexagonal.centre[1].clone()
    };
    double[] length = hexagonal.length;
    int count = hexagonal.count;
    double[][] centre = new double[3][2 * count];
    double[] radii = new double[2 * count];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < 3; axis++) {
        centre[axis][i] = turned[axis][i];
        centre[axis][count + i] = turned[axis][i] + 0.3 * (axis + 1) % 1;
      }
      radii[i] = 0.5;
      radii[count + i] = 0.1;
    }
    PackingBox box = PackingBox.periodic(length[2], length[0], length[1]);
    Spheres both = new Spheres(box, 1, centre, radii);
    for (int piece = 0; piece < both.pieces(); piece++) {
      both.fold(piece);
    }
    BondOrder found = order(both);
    BondOrder before = order(hexagonal);
    assertThat(found.global()).isCloseTo(before.global(), within(ROUNDING));
    assertThat(found.local()).isCloseTo(before.local(), within(ROUNDING));
    assertThat(found.bonds()).isEqualTo(before.bonds());
  }

  /** By the addition theorem: Q² is the mean of P₆ of the angles between all pairs of bonds. */
  @Test
  void isTheMeanOfLegendrePolynomialsOfAnglesSeed1() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] centre = new double[3][8];
    double[] radii = new double[8];
    for (int i = 0; i < 8; i++) {
      radii[i] = 1;
      for (int axis = 0; axis < 3; axis++) {
        centre[axis][i] = 5 + 2 * random.nextDouble();
      }
    }
    Spheres spheres = new Spheres(PackingBox.walled(12, 12, 12), 1, centre, radii);
    List<double[]> bonds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        double[] way = new double[3];
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          way[axis] = centre[axis][j] - centre[axis][i];
          squared += way[axis] * way[axis];
        }
        double distance = Math.sqrt(squared);
        if (i != j && distance < 2.4) {
          bonds.add(new double[] {way[0] / distance, way[1] / distance, way[2] / distance});
        }
      }
    }
    double sum = 0;
    for (double[] a : bonds) {
      for (double[] b : bonds) {
        double c = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        double c2 = c * c;
        sum += (231 * c2 * c2 * c2 - 315 * c2 * c2 + 105 * c2 - 5) / 16;
      }
    }
    BondOrder found = order(spheres);
    assertThat(found.bonds()).isEqualTo(bonds.size() / 2);
    assertThat(found.global()).isCloseTo(Math.sqrt(sum) / bonds.size(), within(ROUNDING));
  }

  @Test
  void aRandomPackingHasNoGlobalOrderSeed2() {
    double[] radii = new double[1000];
    Arrays.fill(radii, 1);
    double edge = Math.cbrt(1000 * 4 * Math.PI / 3 / 0.62);
    try (TaskContext task = TaskContext.silent(2)) {
      PackedSpheres packed =
          new SpherePacking(PackingOptions.DEFAULT)
              .pack(PackingBox.periodic(edge, edge, edge), radii, 2, task);
      BondOrder found = BondOrder.of(packed, task);
      assertThat(found.bonds()).isBetween(4000L, 7500L);
      assertThat(found.global()).isLessThan(0.06);
      assertThat(found.local()).isBetween(0.35, 0.5);
    }
  }

  @Test
  void aLonelySphereHasNone() {
    assertThat(order(lattice(new double[] {9, 9, 9}, new double[][] {{0, 0, 0}}, 0.5)))
        .isEqualTo(BondOrder.NONE);
  }
}
