package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/** 1 / Σ g of the faces of every black voxel. */
final class InverseDiagonal {
  private final Checkerboard board;

  InverseDiagonal(Checkerboard board) {
    this.board = board;
  }

  float[] read(TaskContext task) {
    float[] inverse = new float[board.size()];
    if (board.faces().uniform()) {
      task.forEach(
          board.slabs(),
          slab -> new UniformPass(inverse).run(board.slabStart(slab), board.slabStart(slab + 1)));
      return inverse;
    }
    task.forEach(
        board.slabs(),
        slab -> {
          byte[] own = new byte[board.plane()];
          byte[][] red = new byte[3][board.plane()];
          int from = board.slabStart(slab);
          board.readCodes(Checkerboard.RED, from - 1, red[0]);
          board.readCodes(Checkerboard.RED, from, red[1]);
          for (int z = from; z < board.slabStart(slab + 1); z++) {
            board.readCodes(Checkerboard.BLACK, z, own);
            board.readCodes(Checkerboard.RED, z + 1, red[2]);
            read(z, own, red, inverse);
            byte[] first = red[0];
            red[0] = red[1];
            red[1] = red[2];
            red[2] = first;
          }
        });
    return inverse;
  }

  private void read(int z, byte[] own, byte[][] red, float[] inverse) {
    FaceConductances faces = board.faces();
    double[] tableX = faces.table(Axis.X);
    double[] tableY = faces.table(Axis.Y);
    double[] tableZ = faces.table(Axis.Z);
    int stride = board.stride();
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
      int next = board.rowStart(y, z);
      int end = board.at(y, board.length(offset));
      for (int i = board.at(y, 0); i < end; i++) {
        int row = (own[i] & 0xff) * faces.codes();
        if (row == 0) {
          continue;
        }
        double diagonal =
            tableX[row + (red[1][i + offset - 1] & 0xff)]
                + tableX[row + (red[1][i + offset] & 0xff)]
                + tableY[row + (red[1][i - stride] & 0xff)]
                + tableY[row + (red[1][i + stride] & 0xff)]
                + tableZ[row + (red[0][i] & 0xff)]
                + tableZ[row + (red[2][i] & 0xff)];
        inverse[next++] = diagonal > 0 ? (float) (1 / diagonal) : 0;
      }
    }
  }

  /** The same where one material conducts: no values, and what {@link FloatSweep} sums of faces. */
  private final class UniformPass extends FloatSweep {
    private final float[] inverse;

    UniformPass(float[] inverse) {
      super(InverseDiagonal.this.board, new Planes(InverseDiagonal.this.board));
      this.inverse = inverse;
    }

    @Override
    void run(int from, int to) {
      readPresence(from - 1);
      readPresence(from);
      for (int z = from; z < to; z++) {
        readPresence(z + 1);
        for (int y = 0; y < board.shape().ny(); y++) {
          readDiagonal(y, z);
          finish(y, z);
        }
      }
    }

    @Override
    protected void load(int y, int z, float[] values) {
      throw new UnsupportedOperationException("there are no values");
    }

    @Override
    protected void finish(int y, int z) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, z);
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          float all = diagonal[from + Long.numberOfTrailingZeros(bits)];
          inverse[next++] = all > 0 ? 1 / all : 0;
        }
      }
    }
  }
}
