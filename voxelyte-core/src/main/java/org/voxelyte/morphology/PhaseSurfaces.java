package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Measures the surface of each group of phases against all others, per volume of everything and per
 * volume of the group, and the share of it that each other group covers.
 *
 * <p>Between phases of one group, such as two particles of active material, there is no surface;
 * nor are the outer faces of the volume. Surface and coverage are those of Perrenot et al. 2023,
 * Eq. 1 and Table 1, for which the groups are the active material and, each, electrolyte, void,
 * carbon and binder. Estimators, boundary and errors: {@link SurfaceArea}. The Crofton estimate
 * counts pairs along diagonals too, so groups that meet in voxel edges alone cover a little of each
 * other, where voxel faces give none.
 */
public final class PhaseSurfaces {
  private PhaseSurfaces() {}

  /** Measures the phases of a volume, each by itself. */
  public static List<PhaseSurface> of(LabelVolume volume, TaskContext task) {
    return of(volume, PhaseGroup.ofPhases(volume), task);
  }

  /**
   * Measures groups of phases.
   *
   * @param groups disjoint; phases in none are taken together as "other phases", which cover but
   *     are not measured
   * @return in the order of the groups
   * @throws IllegalArgumentException if a label is in two groups
   */
  public static List<PhaseSurface> of(
      LabelVolume volume, List<PhaseGroup> groups, TaskContext task) {
    List<PhaseGroup> all = withOthers(volume, groups);
    int[] classOfLabel = new int[LabelVolume.MAX_LABEL + 1];
    for (int i = 0; i < all.size(); i++) {
      for (int label : all.get(i).labels()) {
        classOfLabel[label] = i;
      }
    }
    // A label in no group has no voxels, so that its class does not matter.
    task.progress("measuring surfaces", 0, 0);
    NeighbourPairs pairs =
        NeighbourPairs.count(volume, classOfLabel, Math.max(1, all.size()), task);
    List<PhaseSurface> surfaces = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      surfaces.add(surface(volume, all, i, pairs));
    }
    return List.copyOf(surfaces);
  }

  private static List<PhaseGroup> withOthers(LabelVolume volume, List<PhaseGroup> groups) {
    boolean[] taken = new boolean[LabelVolume.MAX_LABEL + 1];
    for (PhaseGroup group : groups) {
      for (int label : group.labels()) {
        if (taken[label]) {
          throw new IllegalArgumentException(
              "label " + label + " is in two groups, also in " + group.name() + "; drop one");
        }
        taken[label] = true;
      }
    }
    Set<Integer> others = new TreeSet<>();
    for (Phase phase : volume.phases()) {
      if (!taken[phase.label()] && volume.count(phase) > 0) {
        others.add(phase.label());
      }
    }
    List<PhaseGroup> all = new ArrayList<>(groups);
    if (!others.isEmpty()) {
      all.add(new PhaseGroup("other phases", others));
    }
    return all;
  }

  private static PhaseSurface surface(
      LabelVolume volume, List<PhaseGroup> all, int index, NeighbourPairs pairs) {
    PhaseGroup group = all.get(index);
    ByEstimator whole = ByEstimator.ZERO;
    for (int i = 0; i < all.size(); i++) {
      if (i != index) {
        whole = whole.plus(pairs.areas(index, i));
      }
    }
    List<Coverage> coverage = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i != index) {
        ByEstimator area = pairs.areas(index, i);
        coverage.add(
            new Coverage(all.get(i), area, area.shareOf(whole, group.name() + " has no surface")));
      }
    }
    long voxels = group.voxels(volume);
    return new PhaseSurface(
        group,
        whole,
        whole.over(volume.volume()),
        voxels > 0
            ? Finding.of(whole.over(voxels * volume.voxelSize().volume()))
            : Finding.undefined("there is no " + group.name()),
        coverage);
  }
}
