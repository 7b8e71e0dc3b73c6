package org.voxelyte.transport;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.volume.Box;

/**
 * What is wanted of the network that carries the current.
 *
 * @param anatomy whether backbone, smallest cut and the spread of the current are wanted; implied
 *     by pathways
 * @param streamlines how many streamlines are wanted, each of an equal share of the current
 * @param from starts; from that voxel of each which the largest current passes, the path of the
 *     largest current is followed to either electrode
 * @param largestCut the smallest cut is searched for up to so many voxels of the backbone
 */
public record NetworkQuestions(
    boolean anatomy, int streamlines, List<Start> from, long largestCut) {
  /** Where the smallest cut of a backbone takes some seconds. */
  public static final long CUT_IN_SECONDS = 1_000_000;

  /** Nothing. */
  public static final NetworkQuestions NONE =
      new NetworkQuestions(false, 0, List.of(), CUT_IN_SECONDS);

  /** Backbone, spread of the current, and the smallest cut where it takes seconds. */
  public static final NetworkQuestions ANATOMY =
      new NetworkQuestions(true, 0, List.of(), CUT_IN_SECONDS);

  /** The smallest cut is searched for in volumes of up to so many voxels: 18 bytes each. */
  public static final long LARGEST_GRID = 1L << 26;

  /** The largest number of streamlines: their points are all held. */
  public static final int MOST_STREAMLINES = 100_000;

  /**
   * Where a path starts.
   *
   * @param window in voxels
   * @param label of the voxels in it that count, such as that of a particle; empty: any
   */
  public record Start(Box window, OptionalInt label) {
    /** Returns a start from any voxel of a window. */
    public static Start of(Box window) {
      return new Start(window, OptionalInt.empty());
    }
  }

  /** Copies the list and checks the number. */
  public NetworkQuestions {
    from = List.copyOf(from);
    if (streamlines < 0 || streamlines > MOST_STREAMLINES) {
      throw new IllegalArgumentException(
          "pathways must be in 0 … " + MOST_STREAMLINES + ", got " + streamlines);
    }
    if (largestCut < 0) {
      throw new IllegalArgumentException(
          "the largest backbone to be cut must not be negative, got " + largestCut + " voxels");
    }
  }

  /** Returns whether anything is wanted. */
  public boolean any() {
    return anatomy || streamlines > 0 || !from.isEmpty();
  }

  /** Returns whether pathways are wanted. */
  public boolean pathways() {
    return streamlines > 0 || !from.isEmpty();
  }

  /**
   * Returns why the smallest cut is not searched for; empty if it is.
   *
   * @param backbone its voxels
   * @param volume voxels of the whole volume
   * @param bytes that the search needs
   */
  Optional<String> cutLeftOut(long backbone, long volume, long bytes) {
    if (backbone == 0) {
      return Optional.empty();
    }
    if (volume > LARGEST_GRID) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the volume has %d voxels, it is searched for in up to %d; crop or coarsen it",
              volume,
              LARGEST_GRID));
    }
    if (backbone > largestCut) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the backbone has %d voxels, it is searched for in up to %d; ask for more with"
                  + " --largest-cut %d",
              backbone,
              largestCut,
              backbone));
    }
    return MemoryNeed.missing(bytes, "the search");
  }
}
