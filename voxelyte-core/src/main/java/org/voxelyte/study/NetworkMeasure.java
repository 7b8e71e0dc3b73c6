package org.voxelyte.study;

import java.util.List;
import java.util.Optional;
import org.voxelyte.report.PathwayFiles;
import org.voxelyte.transport.NetworkQuestions;
import org.voxelyte.volume.LabelVolume;

/**
 * What is wanted of the network that carries the current.
 *
 * @param anatomy whether backbone, dead ends, smallest cut and the spread of the current are wanted
 * @param streamlines how many streamlines, each of an equal share of the current
 * @param from where paths of the largest current start, to be followed to either electrode
 * @param largestCut the smallest cut is searched for up to so many voxels of the backbone
 * @param file that the points of streamlines and paths are written to, a CSV or VTK name (.csv,
 *     .vtp), completed by drive and axis where there are several; empty: none
 */
public record NetworkMeasure(
    boolean anatomy,
    int streamlines,
    List<PathStart> from,
    long largestCut,
    Optional<String> file) {
  /** Nothing. */
  public static final NetworkMeasure NONE =
      new NetworkMeasure(false, 0, List.of(), NetworkQuestions.CUT_IN_SECONDS, Optional.empty());

  /** Backbone, dead ends, smallest cut and spread of the current. */
  public static final NetworkMeasure ANATOMY =
      new NetworkMeasure(true, 0, List.of(), NetworkQuestions.CUT_IN_SECONDS, Optional.empty());

  /** Streamlines that show in a figure where the current goes. */
  private static final int SHOWN = 60;

  /** Backbones whose smallest cut takes no longer than their solution. */
  private static final long SHORT_CUT = 250_000;

  /** What a whole analysis reports. */
  public static final NetworkMeasure REPORT =
      new NetworkMeasure(true, SHOWN, List.of(), SHORT_CUT, Optional.empty());

  /** Copies the list; checks the number and that there is something to write. */
  public NetworkMeasure {
    from = List.copyOf(from);
    new NetworkQuestions(anatomy, streamlines, List.of(), largestCut);
    if (file.isPresent() && streamlines == 0 && from.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no pathways to write; ask for some, as --pathways 100 or --from 10,20,0");
    }
    file.ifPresent(PathwayFiles::isVtk);
  }

  /** Returns the same, of a volume. */
  NetworkQuestions questions(LabelVolume volume) {
    return new NetworkQuestions(
        anatomy, streamlines, from.stream().map(start -> start.in(volume)).toList(), largestCut);
  }
}
