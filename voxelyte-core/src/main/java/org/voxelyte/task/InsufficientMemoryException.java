package org.voxelyte.task;

/**
 * Work was not begun because memory does not suffice; its message says how much is needed, how much
 * is free, and the remedy, as a clause that can follow "undefined, because".
 */
public final class InsufficientMemoryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates it with the sentence of {@link MemoryNeed}. */
  public InsufficientMemoryException(String message) {
    super(message);
  }
}
