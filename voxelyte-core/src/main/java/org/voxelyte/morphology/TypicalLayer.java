package org.voxelyte.morphology;

import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** Chooses the layer that a figure of some phases is cut through. */
public final class TypicalLayer {
  /** With less of the phases than this share of the mean, the middle layer is passed over. */
  private static final double ENOUGH = 0.5;

  /** What sums of fractions leave. */
  private static final double ROUNDING = 1e-9;

  private TypicalLayer() {}

  /**
   * Returns the middle layer, n / 2 rounded down, if it holds at least half of the phases' fraction
   * of the volume; otherwise, of the layers that hold at least the whole of it, the one nearest to
   * the middle. So a layered electrode is not cut where the phase is not.
   *
   * @param normal the axis that the layers are normal to
   * @param wanted labels of the phases to be shown, together
   */
  public static int of(LabelVolume volume, Axis normal, Set<Integer> wanted, TaskContext task) {
    int middle = volume.shape().along(normal) / 2;
    double mean = 0;
    for (Phase phase : volume.phases()) {
      if (wanted.contains(phase.label())) {
        mean += volume.count(phase) / (double) volume.shape().voxels();
      }
    }
    byte[] labels = volume.cut(normal, middle).labels();
    int found = 0;
    for (byte label : labels) {
      if (wanted.contains(Byte.toUnsignedInt(label))) {
        found++;
      }
    }
    return found >= ENOUGH * mean * labels.length
        ? middle
        : nearest(FractionProfile.along(volume, normal, task), wanted, mean, middle);
  }

  private static int nearest(
      FractionProfile profile, Set<Integer> wanted, double mean, int middle) {
    double[] shares = new double[profile.fractions().get(0).length];
    for (int p = 0; p < profile.phases().size(); p++) {
      if (wanted.contains(profile.phases().get(p).label())) {
        for (int i = 0; i < shares.length; i++) {
          shares[i] += profile.fractions().get(p)[i];
        }
      }
    }
    for (int distance = 1; distance <= middle; distance++) {
      for (int layer : new int[] {middle - distance, middle + distance}) {
        if (layer < shares.length && shares[layer] >= mean * (1 - ROUNDING)) {
          return layer;
        }
      }
    }
    throw new IllegalStateException("no layer holds as much of a phase as the mean layer");
  }
}
