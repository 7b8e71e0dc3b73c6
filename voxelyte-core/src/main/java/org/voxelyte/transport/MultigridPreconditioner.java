package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.task.TaskContext;

/**
 * One cycle of aggregation multigrid: red-black Gauss–Seidel on the voxels, corrections from pieces
 * of blocks, two inner steps of conjugate gradients on each coarse level, dense Cholesky on the
 * last.
 *
 * <p>Coarse spaces are piecewise constant on aggregates that never join what insulators or great
 * contrasts separate ({@link VoxelAggregates}, {@link BlockAggregates}); such corrections are too
 * short, so they are stretched. The K-cycle makes up for what single aggregation misses: Y. Notay
 * and P. S. Vassilevski, Numer. Linear Algebra Appl. 15 (2008) 473, doi:10.1002/nla.542; Y. Notay,
 * Electron. Trans. Numer. Anal. 37 (2010) 123.
 */
final class MultigridPreconditioner implements Preconditioner {
  /** How much corrections are stretched; below 2 keeps the cycle positive definite. */
  private static final float STRETCH = 1.6f;

  /** Residual, of the one before, that needs no second inner step. */
  private static final double SOLVED = 0.25;

  /** Nodes that dense Cholesky takes. */
  private static final int DENSE = 250;

  /** Nodes that it takes where aggregation finds nothing more to join. */
  private static final int MOST_DENSE = 1600;

  /** Shrinking by less than this is no progress. */
  private static final double STALLED = 0.8;

  /** Sweeps on a last level that is too large for Cholesky. */
  private static final int SWEEPS = 12;

  private final VoxelNetwork network;
  private final VoxelAggregates aggregates;
  private final List<CoarseLevel> levels = new ArrayList<>();
  private final DenseCholesky coarsest;
  private long setupBytes;

  MultigridPreconditioner(VoxelNetwork network, TaskContext task) {
    this.network = network;
    this.aggregates = new VoxelAggregates(network, task);
    BlockGrid blocks = aggregates.blocks();
    CoarseLevel level = aggregates.network(blocks, task);
    levels.add(level);
    setupBytes = blocks.bytes() + bytesOfLevels();
    while (level.nodes() > DENSE) {
      task.progress("building coarse levels along " + network.axis().key(), levels.size(), 0);
      BlockAggregates coarse = new BlockAggregates(level, blocks, task);
      BlockGrid next = coarse.aggregate(task);
      CoarseLevel coarser = coarse.network(next, task);
      if (coarser.nodes() > STALLED * level.nodes()) {
        level.setAggregates(null);
        break;
      }
      levels.add(coarser);
      setupBytes = Math.max(setupBytes, bytesOfLevels() + coarse.bytes() + next.bytes());
      level = coarser;
      blocks = next;
    }
    coarsest = level.nodes() <= MOST_DENSE ? level.factorise() : null;
  }

  private long bytesOfLevels() {
    long bytes = 0;
    for (CoarseLevel level : levels) {
      bytes += level.bytes();
    }
    return bytes;
  }

  @Override
  public long bytes() {
    return aggregates.bytes() + bytesOfLevels() + (coarsest == null ? 0 : coarsest.bytes());
  }

  @Override
  public long setupBytes() {
    return aggregates.bytes() + setupBytes;
  }

  @Override
  public void apply(float[] r, float[] z, TaskContext task) {
    int slices = network.shape().nz();
    task.forEach(slices, slice -> scaleRed(slice, r, z));
    task.forEach(slices, slice -> relax(1, slice, r, z));
    CoarseLevel first = levels.get(0);
    task.forEach(aggregates.nz(), layer -> restrictRed(layer, z, first.rightSide()));
    solve(0, task);
    task.forEach(aggregates.nz(), layer -> prolongRed(layer, first.solution(), z));
    task.forEach(slices, slice -> relax(1, slice, r, z));
    task.forEach(slices, slice -> relax(0, slice, r, z));
  }

  private void scaleRed(int z, float[] r, float[] correction) {
    NeighbourSums row = new NeighbourSums(network);
    for (int y = 0; y < network.shape().ny(); y++) {
      row.read(y, z, VoxelNetwork.colour(0, y, z), r);
      for (int k = 0; k < row.length; k++) {
        int i = row.index[k];
        correction[i] = (float) (r[i] / row.diagonal[k]);
      }
    }
  }

  private void relax(int colour, int z, float[] r, float[] correction) {
    NeighbourSums row = new NeighbourSums(network);
    for (int y = 0; y < network.shape().ny(); y++) {
      row.read(y, z, VoxelNetwork.colour(colour, y, z), correction);
      for (int k = 0; k < row.length; k++) {
        int i = row.index[k];
        correction[i] = (float) ((r[i] + row.sum[k]) / row.diagonal[k]);
      }
    }
  }

  /** After relaxing red from 0 and then black, only red has a residual: what black has moved. */
  private void restrictRed(int layer, float[] correction, float[] target) {
    Arrays.fill(target, aggregates.layerStart(layer), aggregates.layerStart(layer + 1), 0);
    NeighbourSums row = new NeighbourSums(network);
    int[] starts = new int[aggregates.nx()];
    for (int y = 0; y < network.shape().ny(); y++) {
      aggregates.blockStarts(y / 2, layer, starts);
      for (int z = 2 * layer; z < Math.min(2 * layer + 2, network.shape().nz()); z++) {
        row.read(y, z, VoxelNetwork.colour(0, y, z), correction);
        for (int k = 0; k < row.length; k++) {
          int piece = starts[row.x[k] / 2] + aggregates.piece(row.index[k]);
          target[piece] += (float) row.sum[k];
        }
      }
    }
  }

  /** Black is relaxed next from red alone, so only red needs the correction. */
  private void prolongRed(int layer, float[] coarse, float[] correction) {
    NetworkRow row = new NetworkRow(network.shape().nx());
    int[] starts = new int[aggregates.nx()];
    for (int y = 0; y < network.shape().ny(); y++) {
      aggregates.blockStarts(y / 2, layer, starts);
      for (int z = 2 * layer; z < Math.min(2 * layer + 2, network.shape().nz()); z++) {
        network.locate(y, z, VoxelNetwork.colour(0, y, z), row);
        for (int k = 0; k < row.length; k++) {
          int i = row.index[k];
          correction[i] += STRETCH * coarse[starts[row.x[k] / 2] + aggregates.piece(i)];
        }
      }
    }
  }

  /**
   * Solves a level for its right-hand side, which it overwrites: two steps of conjugate gradients,
   * preconditioned by a cycle.
   */
  private void solve(int number, TaskContext task) {
    CoarseLevel level = levels.get(number);
    task.checkCancelled();
    if (number == levels.size() - 1) {
      solveLast(level, task);
      return;
    }
    float[] b = level.rightSide();
    float[] x = level.solution();
    float[] c = level.first();
    cycle(number, b, c, task);
    double[] one = level.products(c, c, b, task);
    if (!(one[0] > 0)) {
      Arrays.fill(x, 0);
      return;
    }
    double alpha = one[2] / one[0];
    double[] norms = level.subtract(alpha, c, b, task);
    if (norms[1] <= SOLVED * SOLVED * norms[0]) {
      Arrays.fill(x, 0);
      level.combine(0, x, alpha, c, task);
      return;
    }
    cycle(number, b, x, task);
    double[] two = level.products(x, c, b, task);
    double gamma = two[1];
    double rest = two[0] - gamma * gamma / one[0];
    if (!(rest > 0)) {
      level.combine(0, x, alpha, c, task);
      return;
    }
    double beta = two[2] / rest;
    level.combine(beta, x, alpha - beta * gamma / one[0], c, task);
  }

  private void solveLast(CoarseLevel level, TaskContext task) {
    if (coarsest != null) {
      coarsest.solve(level.rightSide(), level.solution());
      return;
    }
    Arrays.fill(level.solution(), 0);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      level.relaxForward(level.rightSide(), level.solution(), task);
      level.relaxBackward(level.rightSide(), level.solution(), task);
    }
  }

  private void cycle(int number, float[] b, float[] x, TaskContext task) {
    CoarseLevel level = levels.get(number);
    CoarseLevel next = levels.get(number + 1);
    Arrays.fill(x, 0);
    level.relaxForward(b, x, task);
    level.restrict(b, x, next, task);
    solve(number + 1, task);
    level.prolong(next.solution(), STRETCH, x, task);
    level.relaxBackward(b, x, task);
  }
}
