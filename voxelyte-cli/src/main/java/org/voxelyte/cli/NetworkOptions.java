package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.study.NetworkMeasure;
import org.voxelyte.study.PathStart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is wanted of the network that carries the current. */
final class NetworkOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--pathways",
      paramLabel = "N",
      description = "Follow N streamlines from the first electrode, each of the same current.")
  private Integer streamlines;

  private final List<PathStart> from = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "X,Y,Z|PHASE",
      description =
          "Follow the largest current from a voxel (10,20,0), a window (10:19,20:29,0), a position"
              + " (1um,2um,0um) or a phase, such as a particle of its own label, to either"
              + " electrode; of several voxels, from that with the largest current. May be"
              + " repeated.")
  void from(List<String> texts) {
    Arguments.newest(command, texts, text -> from.add(new PathStart(text.strip())));
  }

  @Option(
      names = "--pathways-out",
      paramLabel = "FILE",
      description =
          "Write the points of all pathways with potential and current density to FILE.vtp or"
              + " FILE.csv; FILE-DRIVE-AXIS where there are several axes or drives.")
  private String file;

  @Option(
      names = "--largest-cut",
      paramLabel = "VOXELS",
      description =
          "Search for the smallest cut in backbones of up to so many voxels; default: a million, in"
              + " a whole analysis 250000. A million takes some seconds to minutes.")
  private Integer largestCut;

  /** Returns the measure; what is not given is that of another. */
  NetworkMeasure measure(NetworkMeasure otherwise) {
    return new NetworkMeasure(
        otherwise.anatomy(),
        streamlines == null ? otherwise.streamlines() : streamlines,
        from,
        largestCut == null ? otherwise.largestCut() : largestCut,
        Optional.ofNullable(file));
  }
}
