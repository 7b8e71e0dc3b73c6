package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarMap;

/**
 * Counts the clusters of a phase as {@link Connectivity} does, and shows what they reach on cuts
 * that contain the axis of interest and a fair part of the phase.
 */
public final class Networks {
  private Networks() {}

  /**
   * Counts the clusters of a phase and cuts them: for x and y the slice normal to z, for z the
   * plane normal to y, at the {@link TypicalLayer} of the phase.
   *
   * @throws IllegalArgumentException if there are more clusters than an int can number
   */
  public static PhaseNetwork of(LabelVolume volume, Phase phase, TaskContext task) {
    RunClusters clusters = Connectivity.find(volume, phase, Neighbourhood.FACES, task);
    RunClusters.Measures measures = clusters.measure(task);
    List<NetworkCut> cuts = new ArrayList<>();
    Map<Axis, Integer> layers = new EnumMap<>(Axis.class);
    for (Axis normal : List.of(Axis.Y, Axis.Z)) {
      layers.put(normal, TypicalLayer.of(volume, normal, Set.of(phase.label()), task));
    }
    for (Axis axis : Axis.values()) {
      Axis normal = axis == Axis.Z ? Axis.Y : Axis.Z;
      int index = layers.get(normal);
      cuts.add(
          new NetworkCut(phase, axis, cut(volume, clusters, measures, axis, normal, index, task)));
    }
    return new PhaseNetwork(Connectivity.of(volume, phase, clusters, measures, task), cuts);
  }

  private static LabelMap cut(
      LabelVolume volume,
      RunClusters clusters,
      RunClusters.Measures measures,
      Axis axis,
      Axis normal,
      int index,
      TaskContext task) {
    GridShape shape = volume.shape();
    int[] ids = ClusterCut.ids(shape, clusters, normal, index, task);
    byte[] classes = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      NetworkClass reached = ids[i] == 0 ? NetworkClass.OUTSIDE : measures.along(axis, ids[i]);
      classes[i] = (byte) reached.ordinal();
    }
    ScalarMap.Frame frame = ScalarMap.Frame.of(shape, volume.voxelSize(), normal, index);
    return LabelMap.of(frame, classes);
  }
}
