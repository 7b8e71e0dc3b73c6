package org.voxelyte.task;

/**
 * Hears about the progress of long work; called from the thread that runs the work, at most a few
 * times per second matter.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Tells how far a stage is.
   *
   * @param stage what is done, in words for people: "labelling NMC"
   * @param done steps finished, 0 … total
   * @param total steps in all; 0 if unknown
   */
  void progress(String stage, long done, long total);
}
