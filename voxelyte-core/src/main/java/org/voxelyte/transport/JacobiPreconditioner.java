package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/**
 * Division by the diagonal: slow, simple, trusted; the twin that {@link MultigridPreconditioner} is
 * tested against.
 */
final class JacobiPreconditioner implements Preconditioner {
  private final float[] inverse;

  JacobiPreconditioner(Checkerboard board, TaskContext task) {
    this.inverse = new InverseDiagonal(board).read(task);
  }

  @Override
  public void apply(float[] r, float[] z, TaskContext task) {
    for (int i = 0; i < r.length; i++) {
      z[i] = r[i] * inverse[i];
    }
  }

  @Override
  public long bytes() {
    return 4L * inverse.length;
  }

  @Override
  public long setupBytes() {
    return bytes();
  }
}
