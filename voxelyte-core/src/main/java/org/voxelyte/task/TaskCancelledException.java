package org.voxelyte.task;

/**
 * Thrown by long work when its {@link TaskContext} has been cancelled. Nothing half-written may be
 * left behind.
 */
public final class TaskCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with the message that people see. */
  public TaskCancelledException() {
    super("cancelled");
  }
}
