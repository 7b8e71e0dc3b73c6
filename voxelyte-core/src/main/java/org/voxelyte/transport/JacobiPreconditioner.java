package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/**
 * Division by the diagonal: slow, simple, trusted; the twin that {@link MultigridPreconditioner} is
 * tested against.
 */
final class JacobiPreconditioner implements Preconditioner {
  private final VoxelNetwork network;

  JacobiPreconditioner(VoxelNetwork network, TaskContext task) {
    this.network = network;
  }

  @Override
  public void apply(float[] r, float[] z, TaskContext task) {
    task.forEach(
        network.shape().nz(),
        slice -> {
          NetworkRow row = new NetworkRow(network.shape().nx());
          for (int y = 0; y < network.shape().ny(); y++) {
            network.read(y, slice, VoxelNetwork.ALL, row);
            for (int k = 0; k < row.length; k++) {
              int i = row.index[k];
              z[i] = (float) (r[i] / row.diagonal(k));
            }
          }
        });
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public long setupBytes() {
    return 0;
  }
}
