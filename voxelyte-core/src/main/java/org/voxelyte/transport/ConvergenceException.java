package org.voxelyte.transport;

/** Thrown when a solver reaches its limit of iterations; the message tells the error reached. */
public final class ConvergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public ConvergenceException(String message) {
    super(message);
  }
}
