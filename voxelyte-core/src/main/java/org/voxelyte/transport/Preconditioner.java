package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/**
 * An approximate inverse of the network's matrix, symmetric and positive definite or nearly so: it
 * may change a little from one application to the next.
 */
interface Preconditioner {
  /**
   * Scalar products with z ≈ A⁻¹ r.
   *
   * @param zr zᵀr
   * @param before zᵀq, q what stood in z before
   */
  record Products(double zr, double before) {}

  /**
   * Computes z ≈ A⁻¹ r.
   *
   * @param r residual, one value per black voxel; not modified
   * @param z overwritten
   */
  Products apply(float[] r, float[] z, TaskContext task);

  /** Returns whether it can serve the same voxels between electrodes along another axis. */
  default boolean servesAnyDrive() {
    return false;
  }

  /**
   * Serves a drive along another axis from here on.
   *
   * @param board the same voxels, {@link Checkerboard#driven} along it
   */
  default void drive(Checkerboard board, TaskContext task) {
    throw new UnsupportedOperationException("it is built for one drive");
  }

  /** Returns the bytes of its arrays. */
  long bytes();

  /** Returns the most bytes held while it was built. */
  long setupBytes();
}
