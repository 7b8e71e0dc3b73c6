package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * Measures the length of the lines along which three phases meet.
 *
 * <p><b>Staircase.</b> The voxel edges at which three phases meet. A straight line in direction u
 * is overestimated by the factor |u_x| + |u_y| + |u_z|, from 1 along an axis to √3 along a space
 * diagonal, 3/2 on the mean over all directions; divided by 3/2 it is the estimate from points on
 * planes normal to the three axes. P. S. Jørgensen et al., J. Power Sources 261, 198 (2014),
 * compare such corrections; H. Iwai et al. 2010, doi:10.1016/j.jpowsour.2009.09.005, the lengths of
 * counted edges and of lines through the centroids of triangles.
 *
 * <p><b>Sections.</b> The length per volume is twice the mean number of points per area of section
 * planes (Saltykov's L_V = 2 P_A; E. E. Underwood, Quantitative Stereology, Addison-Wesley 1970,
 * chapter 4). Planes through voxel centres with the 13 normals of indices −1, 0, 1 are weighted by
 * the share of all directions that each stands for; with the points N_k of planes at distances d_k
 * the length is L = 2 Σ_k w_k d_k N_k. The planes' cells: {@link TripleScan}.
 *
 * <p><b>Boundary.</b> As for surfaces: what lies at the outer faces is seen with the mirror image
 * of the volume, so that lines along an axis are counted to the outer faces, and a volume of one
 * layer is worth its thickness.
 *
 * <p><b>Error.</b> A straight line comes out at 2 Σ w_k |u·n_k| of its length: in cubic voxels −7.3
 * % along an axis, −6.7 % along a diagonal of a face, −3.9 % along a space diagonal, at most +2.3
 * %, 1.6 % root mean square; by the staircase over 3/2, −33 to +15 %. Wedges narrower than a voxel
 * at the line break up and add points: see docs/measures.md for the error at each angle.
 */
public final class TriplePhaseBoundaries {
  private static final int PHASES = 3;

  /** What the three phases become where they are reached; 0 is everything else. */
  private static final byte[] CLASSES = {1, 2, 3};

  private TriplePhaseBoundaries() {}

  /**
   * Returns the boundary of each triple of phases that meet in a voxel edge, in order of labels;
   * none if there are fewer than three phases.
   */
  public static List<TriplePhaseBoundary> of(LabelVolume volume, TaskContext task) {
    Phase[] phaseOfLabel = new Phase[LabelVolume.MAX_LABEL + 1];
    for (Phase phase : volume.phases()) {
      phaseOfLabel[phase.label()] = phase;
    }
    List<TriplePhaseBoundary> boundaries = new ArrayList<>();
    for (Map.Entry<Integer, TripleScan.Counts> entry : counts(volume, task).entrySet()) {
      int key = entry.getKey();
      Phase[] phases = {
        phaseOfLabel[key >> 16], phaseOfLabel[key >> 8 & 0xff], phaseOfLabel[key & 0xff]
      };
      TriplePhaseBoundary boundary = boundary(volume, phases, entry.getValue());
      if (boundary.edges() > 0) {
        boundaries.add(boundary);
      }
    }
    return List.copyOf(boundaries);
  }

  /**
   * Measures where three phases meet and how much of that both networks reach. A phase that
   * conducts electrons counts where its network reaches, one that conducts ions likewise, one that
   * does both where both do, and one that does neither, such as void, counts everywhere.
   *
   * @return undefined if a phase has no voxels, or the axis has one layer
   * @throws IllegalArgumentException if a phase is given twice, or if there are more clusters than
   *     an int can number
   */
  public static Finding<ActiveTriplePhaseBoundary> active(
      LabelVolume volume, List<Phase> phases, FedNetworks networks, TaskContext task) {
    if (phases.size() != PHASES || phases.stream().distinct().count() != PHASES) {
      throw new IllegalArgumentException(
          "a triple phase boundary needs three phases, got "
              + phases.stream().map(Phase::name).toList());
    }
    for (Phase phase : phases) {
      if (volume.count(phase) == 0) {
        return Finding.undefined("there is no " + phase.name());
      }
    }
    Axis axis = networks.feeding().axis();
    if (volume.shape().along(axis) == 1) {
      return Finding.undefined("the volume has a single layer along " + axis.key());
    }
    Phase[] ordered =
        phases.stream().sorted(Comparator.comparingInt(Phase::label)).toArray(Phase[]::new);
    TriplePhaseBoundary total = boundary(volume, ordered, counts(volume, labels(ordered), task));
    byte[][] table = new byte[LabelVolume.MAX_LABEL + 1][4];
    for (int feed = 0; feed < 4; feed++) {
      for (int i = 0; i < PHASES; i++) {
        int label = ordered[i].label();
        table[label][feed] = isReached(label, feed, networks) ? CLASSES[i] : 0;
      }
    }
    task.progress("finding networks along " + axis.key(), 0, 0);
    LabelVolume reached = networks.classes(volume, table, task);
    TriplePhaseBoundary active = boundary(volume, ordered, counts(reached, CLASSES, task));
    return Finding.of(active(networks, total, active));
  }

  /**
   * Measures how much of known boundaries both networks reach, all of them in one pass.
   *
   * @param totals of this volume, as {@link #of} returns them
   * @return in the same order; undefined if the axis has one layer
   * @throws IllegalArgumentException if there are more clusters than an int can number
   */
  public static Finding<List<ActiveTriplePhaseBoundary>> activeOf(
      LabelVolume volume,
      List<TriplePhaseBoundary> totals,
      FedNetworks networks,
      TaskContext task) {
    Axis axis = networks.feeding().axis();
    if (volume.shape().along(axis) == 1) {
      return Finding.undefined("the volume has a single layer along " + axis.key());
    }
    task.progress("finding networks along " + axis.key(), 0, 0);
    Optional<Integer> free = freeLabel(volume);
    List<ActiveTriplePhaseBoundary> found = new ArrayList<>();
    if (free.isEmpty()) {
      for (TriplePhaseBoundary total : totals) {
        List<Phase> phases = List.of(total.a(), total.b(), total.c());
        found.add(active(volume, phases, networks, task).get());
      }
      return Finding.of(found);
    }
    // What is not reached is one more phase: for any triple it is as good as any other one.
    byte[][] table = new byte[LabelVolume.MAX_LABEL + 1][4];
    for (int label = 0; label < table.length; label++) {
      for (int feed = 0; feed < 4; feed++) {
        table[label][feed] = (byte) (isReached(label, feed, networks) ? label : free.get());
      }
    }
    LabelVolume reached = networks.classes(volume, table, task);
    Map<Integer, TripleScan.Counts> counts = counts(reached, task);
    for (TriplePhaseBoundary total : totals) {
      Phase[] phases = {total.a(), total.b(), total.c()};
      int key = TripleScan.key(phases[0].label(), phases[1].label(), phases[2].label());
      found.add(
          active(
              networks,
              total,
              boundary(volume, phases, counts.getOrDefault(key, new TripleScan.Counts()))));
    }
    return Finding.of(List.copyOf(found));
  }

  private static Optional<Integer> freeLabel(LabelVolume volume) {
    return IntStream.rangeClosed(0, LabelVolume.MAX_LABEL)
        .boxed()
        .filter(label -> volume.phases().stream().noneMatch(phase -> phase.label() == label))
        .findFirst();
  }

  private static ActiveTriplePhaseBoundary active(
      FedNetworks networks, TriplePhaseBoundary total, TriplePhaseBoundary active) {
    return new ActiveTriplePhaseBoundary(
        networks,
        total,
        active,
        total.sectionLength() > 0
            ? Finding.of(active.sectionLength() / total.sectionLength())
            : Finding.undefined("the three phases do not meet"));
  }

  private static boolean isReached(int label, int feed, FedNetworks networks) {
    boolean needsElectrons = networks.electrons().labels().contains(label);
    boolean needsIons = networks.ions().labels().contains(label);
    return (!needsElectrons || (feed & FedNetworks.BY_ELECTRONS) != 0)
        && (!needsIons || (feed & FedNetworks.BY_IONS) != 0);
  }

  private static byte[] labels(Phase[] phases) {
    byte[] labels = new byte[phases.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) phases[i].label();
    }
    return labels;
  }

  private static TripleScan.Counts counts(LabelVolume volume, byte[] labels, TaskContext task) {
    return counts(volume, task)
        .getOrDefault(
            TripleScan.key(labels[0] & 0xff, labels[1] & 0xff, labels[2] & 0xff),
            new TripleScan.Counts());
  }

  private static Map<Integer, TripleScan.Counts> counts(LabelVolume volume, TaskContext task) {
    task.progress("measuring triple phase boundaries", 0, 0);
    Map<Integer, TripleScan.Counts> sum = new TreeMap<>();
    task.forEach(
        volume.shape().nz() + 1,
        z -> {
          TripleScan scan = new TripleScan();
          scan.layer(volume, z);
          synchronized (sum) {
            scan.counts.forEach(
                (key, counts) ->
                    sum.computeIfAbsent(key, k -> new TripleScan.Counts()).add(counts));
          }
        });
    return sum;
  }

  private static TriplePhaseBoundary boundary(
      LabelVolume volume, Phase[] phases, TripleScan.Counts counts) {
    VoxelSize size = volume.voxelSize();
    long edges = 0;
    double staircase = 0;
    for (Axis axis : Axis.values()) {
      long along = counts.edges[axis.ordinal()] / TripleScan.PARTS;
      edges += along;
      staircase += along * size.along(axis);
    }
    // The normal of the plane of indices (h, k, l) is (h/x, k/y, l/z), its length 1/distance.
    VoxelSize reciprocal = new VoxelSize(1 / size.x(), 1 / size.y(), 1 / size.z());
    double[] weights = DirectionWeights.of(reciprocal);
    double sections = 0;
    for (int k = 0; k < weights.length; k++) {
      double points = (double) counts.points[k] / TripleScan.PARTS;
      sections += 2 * weights[k] * points / LatticeDirection.ALL.get(k).length(reciprocal);
    }
    return new TriplePhaseBoundary(
        phases[0],
        phases[1],
        phases[2],
        edges,
        staircase,
        sections,
        staircase / volume.volume(),
        sections / volume.volume());
  }
}
