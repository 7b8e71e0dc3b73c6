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
  public Products apply(float[] r, float[] z, TaskContext task) {
    double zr = 0;
    double before = 0;
    for (int i = 0; i < r.length; i++) {
      float value = r[i] * inverse[i];
      zr += (double) value * r[i];
      before += (double) value * z[i];
      z[i] = value;
    }
    return new Products(zr, before);
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
