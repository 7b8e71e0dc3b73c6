package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.voxelyte.task.TaskContext;

/**
 * One cycle of aggregation multigrid: black-red-black relaxation of the voxels, corrections from
 * pieces of blocks, two inner steps of conjugate gradients on each coarse level, dense Cholesky on
 * the last.
 *
 * <p>Coarse spaces are piecewise constant on aggregates that never join what insulators or great
 * contrasts separate ({@link FirstAggregates}, {@link Matching}); such corrections are too short,
 * so they are stretched. The K-cycle makes up for what single aggregation misses: Y. Notay and P.
 * S. Vassilevski, Numer. Linear Algebra Appl. 15 (2008) 473, doi:10.1002/nla.542; Y. Notay,
 * Electron. Trans. Numer. Anal. 37 (2010) 123.
 */
final class MultigridPreconditioner implements Preconditioner {
  /** How much corrections are stretched; below 2 keeps the cycle positive definite. */
  private static final float STRETCH = 1.6f;

  /** Times that pairs are formed from one level to the next. */
  private static final int PASSES = 3;

  /** Residual, of the one before, that needs no second inner step. */
  private static final double SOLVED = 0.25;

  /** Nodes that dense Cholesky takes. */
  private static final int DENSE = 250;

  /** Nodes that it takes where aggregation finds nothing more to join, if the network is large. */
  private static final int MOST_DENSE = 1600;

  /** Shrinking by less than this is no progress. */
  private static final double STALLED = 0.8;

  /** Memory of all coarse levels in relation to the first one's, about. */
  private static final double COARSER = 1.25;

  /** Bytes per voxel of a first level that is merged into one of fewer nodes. */
  private static final double TOO_LARGE = 17;

  /** Sweeps on a last level that is too large for Cholesky. */
  private static final int SWEEPS = 12;

  private Checkerboard board;
  private float[] inverse;
  private final int[] piece;
  private final int[] slabPiece;
  private final ConcurrentLinkedQueue<FloatSweep.Planes> spare = new ConcurrentLinkedQueue<>();
  private final List<CoarseLevel> levels = new ArrayList<>();
  private DenseCholesky coarsest;
  private long setupBytes;

  /** What ties the first level to electrodes, by axis; null where its links say that. */
  private final Grounds[] grounds;

  /**
   * Builds the coarse levels.
   *
   * @param words the voxels of the network, as in {@link VoxelMask}; not kept
   */
  MultigridPreconditioner(Checkerboard board, long[][] words, TaskContext task) {
    this.board = board;
    FirstAggregates aggregates = FirstAggregates.find(board, words, task);
    CoarseLevel level = aggregates.network(task);
    this.piece = aggregates.ofBlack(task);
    this.slabPiece = new int[board.slabs() + 1];
    for (int slab = 0; slab <= board.slabs(); slab++) {
      slabPiece[slab] = aggregates.firstFrom(board.slabStart(slab));
    }
    setupBytes = aggregates.bytes() + level.bytes();
    this.grounds = aggregates.grounds().orElse(null);
    float[] diagonals = aggregates.diagonals();
    aggregates = null; // may be collected before the next arrays are made
    if (level.bytesInUse() > TOO_LARGE * board.voxels()) {
      level = merge(level, diagonals, task);
    }
    diagonals = null;
    levels.add(level);
    // What is made from here on: this level's vectors, coarser levels, and vectors on voxels.
    ConductionSolver.announce(
        (long) (COARSER * level.bytesInUse())
            - level.bytes()
            + (Float.BYTES + ConjugateGradients.BYTES_PER_NODE) * board.size(),
        board.drive());
    while (level.nodes() > DENSE) {
      task.progress("building coarse levels along " + board.drive().key(), levels.size(), 0);
      Matching matching = new Matching(level, PASSES, task);
      if (matching.count() > STALLED * level.nodes()) {
        break;
      }
      CoarseLevel coarser = matching.network(task);
      level.setAggregates(matching.aggregates());
      levels.add(coarser);
      setupBytes = Math.max(setupBytes, bytesOfLevels());
      level = coarser;
    }
    for (CoarseLevel used : levels) {
      used.allocateVectors();
    }
    tie(task);
  }

  /** Ties all levels to the electrodes. */
  private void tie(TaskContext task) {
    Grounds here = grounds == null ? Grounds.NONE : grounds[board.drive().ordinal()];
    for (int number = 0; number < levels.size(); number++) {
      levels.get(number).tie(here, task);
      if (number + 1 < levels.size()) {
        here = here.of(levels.get(number).aggregates(), levels.get(number + 1).nodes());
      }
    }
    CoarseLevel last = levels.get(levels.size() - 1);
    coarsest = last.nodes() <= mostDense() ? last.factorise() : null;
    inverse = null; // may be collected before the next is made
    inverse = new InverseDiagonal(board).read(task);
  }

  @Override
  public boolean servesAnyDrive() {
    return grounds != null;
  }

  @Override
  public void drive(Checkerboard other, TaskContext task) {
    board = other;
    spare.clear();
    tie(task);
  }

  /** At most 4 bytes per voxel. */
  private int mostDense() {
    return (int) Math.max(DENSE, Math.min(MOST_DENSE, Math.sqrt(board.voxels() / 2.0)));
  }

  /** Merges pieces to pairs, where single voxels make up most of them. */
  private CoarseLevel merge(CoarseLevel level, float[] diagonals, TaskContext task) {
    Matching matching = new Matching(level, diagonals, 1, task);
    int[] merged = matching.aggregates();
    VoxelMask black = board.mask(Checkerboard.BLACK);
    task.forEach(
        board.slabs(),
        slab -> {
          int from = black.sliceStart(board.slabStart(slab));
          int to = black.sliceStart(board.slabStart(slab + 1));
          for (int i = from; i < to; i++) {
            piece[i] = merged[piece[i]];
          }
        });
    for (int slab = 0; slab <= board.slabs(); slab++) {
      // Two layers of blocks of two planes.
      int layer = Math.min((board.slabStart(slab) + 3) / 4, matching.layerStart().length - 1);
      slabPiece[slab] = matching.layerStart()[layer];
    }
    CoarseLevel next = matching.network(task);
    for (int axis = 0; grounds != null && axis < grounds.length; axis++) {
      grounds[axis] = grounds[axis].of(merged, next.nodes());
    }
    setupBytes = Math.max(setupBytes, level.bytes() + 4L * diagonals.length + next.bytes());
    return next;
  }

  private long groundBytes() {
    return grounds == null ? 0 : Arrays.stream(grounds).mapToLong(Grounds::bytes).sum();
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
    return 4L * (inverse.length + piece.length)
        + groundBytes()
        + bytesOfLevels()
        + (coarsest == null ? 0 : coarsest.bytes());
  }

  @Override
  public long setupBytes() {
    return 4L * piece.length + setupBytes;
  }

  @Override
  public Products apply(float[] r, float[] z, TaskContext task) {
    CoarseLevel first = levels.get(0);
    float[] target = first.rightSide();
    task.forEach(
        board.slabs(),
        slab -> {
          Arrays.fill(target, slabPiece[slab], slabPiece[slab + 1], 0);
          FloatSweep.Planes planes = takePlanes();
          new Restriction(planes, r, target).run(board.slabStart(slab), board.slabStart(slab + 1));
          spare.add(planes);
        });
    solve(0, task);
    double[] sums =
        SliceSums.of(
            board.slabs(),
            2,
            task,
            (slab, parts) -> {
              FloatSweep.Planes planes = takePlanes();
              new Prolongation(planes, r, first.solution(), z, parts)
                  .run(board.slabStart(slab), board.slabStart(slab + 1));
              spare.add(planes);
            });
    return new Products(sums[0], sums[1]);
  }

  private FloatSweep.Planes takePlanes() {
    FloatSweep.Planes planes = spare.poll();
    return planes == null ? new FloatSweep.Planes(board) : planes;
  }

  /**
   * Relaxes black from 0, then red. Only black has a residual left: what flows back from red, which
   * goes to the pieces.
   */
  private final class Restriction extends FloatSweep {
    private final float[] r;
    private final float[] target;

    Restriction(Planes planes, float[] r, float[] target) {
      super(MultigridPreconditioner.this.board, planes);
      this.r = r;
      this.target = target;
    }

    @Override
    protected void load(int y, int z, float[] values) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      float[] scale = inverse;
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, z);
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          values[from + Long.numberOfTrailingZeros(bits)] = r[next] * scale[next];
          next++;
        }
      }
    }

    @Override
    protected void finish(int y, int z) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int[] pieces = piece;
      float[] sums = sum;
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, z);
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          target[pieces[next++]] += sums[from + Long.numberOfTrailingZeros(bits)];
        }
      }
    }
  }

  /** Adds the correction of the pieces, then relaxes red, then black. */
  private final class Prolongation extends FloatSweep {
    private final float[] r;
    private final float[] coarse;
    private final float[] correction;
    private final double[] products;

    Prolongation(Planes planes, float[] r, float[] coarse, float[] correction, double[] products) {
      super(MultigridPreconditioner.this.board, planes);
      this.r = r;
      this.coarse = coarse;
      this.correction = correction;
      this.products = products;
    }

    @Override
    protected void load(int y, int z, float[] values) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      float[] scale = inverse;
      int[] pieces = piece;
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, z);
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          values[from + Long.numberOfTrailingZeros(bits)] =
              r[next] * scale[next] + STRETCH * coarse[pieces[next]];
          next++;
        }
      }
    }

    @Override
    protected void finish(int y, int z) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      float[] scale = inverse;
      float[] sums = sum;
      float[] residual = r;
      float[] result = correction;
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, z);
      double zr = 0;
      double before = 0;
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          float here = residual[next];
          float value = (here + sums[from + Long.numberOfTrailingZeros(bits)]) * scale[next];
          zr += (double) value * here;
          before += (double) value * result[next];
          result[next++] = value;
        }
      }
      products[0] += zr;
      products[1] += before;
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
    double[] one = level.products(c, c, b, x, task);
    if (!(one[0] > 0)) {
      Arrays.fill(x, 0);
      return;
    }
    double alpha = one[2] / one[0];
    double[] norms = level.subtract(alpha, x, b, task);
    if (norms[1] <= SOLVED * SOLVED * norms[0]) {
      Arrays.fill(x, 0);
      level.combine(0, x, alpha, c, task);
      return;
    }
    cycle(number, b, x, task);
    double[] two = level.products(x, c, b, b, task);
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
