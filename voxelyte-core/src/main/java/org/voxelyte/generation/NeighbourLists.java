package org.voxelyte.generation;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;

/**
 * For each sphere the spheres, and images of them, that it can come to overlap before one of them
 * has moved by more than a share of its radius: L. Verlet, Phys. Rev. 159, 98 (1967),
 * doi:10.1103/PhysRev.159.98.
 *
 * <p>Each pair stands in the lists of both, so each sphere gathers its own forces in the order of
 * its list. Memory: about 100 bytes a sphere if all are equal.
 */
final class NeighbourLists {
  private final Spheres spheres;
  private final double skin;

  /** Neighbours of all spheres of a piece, one sphere after the other. */
  final int[][] neighbour;

  /** Which image of the neighbour. */
  final byte[][] image;

  /** Where the neighbours of a sphere end. */
  final int[] end;

  /** What an image adds to the coordinates along each axis. */
  final double[][] shift = new double[3][SphereCells.IMAGES];

  private final double[][] reference;

  /**
   * Creates empty lists.
   *
   * @param skin by what share of its radius a sphere may move before they are outdated
   */
  NeighbourLists(Spheres spheres, double skin) {
    this.spheres = spheres;
    this.skin = skin;
    this.neighbour = new int[spheres.pieces()][Spheres.PIECE];
    this.image = new byte[spheres.pieces()][Spheres.PIECE];
    this.end = new int[spheres.count];
    this.reference = new double[3][spheres.count];
    for (int axis = 0; axis < 3; axis++) {
      for (int code = 0; code < SphereCells.IMAGES; code++) {
        shift[axis][code] = SphereCells.shift(code, axis) * spheres.length[axis];
      }
    }
  }

  /** Folds the spheres into the box and makes their lists. */
  void build(TaskContext task) {
    task.forEach(spheres.pieces(), spheres::fold);
    SphereCells cells = new SphereCells(spheres);
    task.forEach(
        spheres.pieces(),
        piece -> {
          Collector collector = new Collector(piece);
          for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
            cells.visit(i, 1 + skin, collector);
            end[i] = collector.found;
            for (int axis = 0; axis < 3; axis++) {
              reference[axis][i] = spheres.centre[axis][i];
            }
          }
        });
  }

  /** Returns whether a sphere of a piece has moved too far since the lists were made. */
  boolean isOutdated(int piece) {
    for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
      double dx = spheres.centre[0][i] - reference[0][i];
      double dy = spheres.centre[1][i] - reference[1][i];
      double dz = spheres.centre[2][i] - reference[2][i];
      double most = skin * spheres.radius[i];
      if (dx * dx + dy * dy + dz * dz > most * most) {
        return true;
      }
    }
    return false;
  }

  /** Writes the neighbours of a piece. */
  private final class Collector implements SphereCells.Visitor {
    private final int piece;
    private int found;

    Collector(int piece) {
      this.piece = piece;
    }

    @Override
    public void near(int other, int code) {
      if (found == neighbour[piece].length) {
        neighbour[piece] = Arrays.copyOf(neighbour[piece], 2 * found);
        image[piece] = Arrays.copyOf(image[piece], 2 * found);
      }
      neighbour[piece][found] = other;
      image[piece][found] = (byte) code;
      found++;
    }
  }
}
