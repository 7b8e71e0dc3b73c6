package org.voxelyte.transport;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.morphology.Connectivity;
import org.voxelyte.morphology.Neighbourhood;
import org.voxelyte.morphology.Particles;
import org.voxelyte.morphology.Reach;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;

/**
 * The places of a conducting block of 2 × 2 × 2 voxels; one voxel thick along an axis with a single
 * layer. Place (x, y, z) has the voxels x and x + 1, y and y + 1, z and z + 1.
 */
final class WideBlocks {
  private final ConductionProblem problem;
  private final LabelVolume volume;
  private final GridShape shape;
  private final GridShape places;
  private final boolean[] conducts = new boolean[LabelVolume.MAX_LABEL + 1];
  private final Set<Integer> labels;

  /** Particles by label where they have contacts between them; null elsewhere. */
  private final ComponentVolume[] particles = new ComponentVolume[LabelVolume.MAX_LABEL + 1];

  WideBlocks(ConductionProblem problem) {
    this.problem = problem;
    this.volume = problem.volume();
    this.shape = volume.shape();
    this.places = new GridShape(less(shape.nx()), less(shape.ny()), less(shape.nz()));
    this.labels =
        volume.phases().stream()
            .map(Phase::label)
            .filter(label -> problem.conductivities().of(label) > 0)
            .collect(Collectors.toSet());
    labels.forEach(label -> conducts[label] = true);
    for (Particles known : problem.particles()) {
      int label = known.phase().label();
      if (problem.contacts().betweenParticles(label) > 0) {
        particles[label] = known.ids();
      }
    }
  }

  private static int less(int n) {
    return Math.max(1, n - 1);
  }

  /**
   * Returns what reaches along each axis, without the power. Memory: 1 byte a voxel, and that of
   * clusters.
   */
  Map<Axis, NarrowPassages> passages(TaskContext task) {
    Map<Axis, Reach> byFaces = Connectivity.reach(volume, labels, Neighbourhood.FACES, task);
    Map<Axis, Reach> byCorners = Connectivity.reach(volume, labels, Neighbourhood.CORNERS, task);
    byte[][] slices = new byte[places.nz()][];
    task.forEach(slices.length, z -> slices[z] = slice(z));
    LabelVolume blocks =
        new LabelVolume(
            places, volume.voxelSize(), slices, List.of(), Provenance.generated("blocks"));
    Map<Axis, Reach> wide = Connectivity.reach(blocks, Set.of(1), Neighbourhood.FACES, task);
    Map<Axis, NarrowPassages> passages = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      passages.put(
          axis,
          new NarrowPassages(
              byFaces.get(axis).spanning(),
              byCorners.get(axis).spanning(),
              wide.get(axis).spanning() > 0,
              OptionalDouble.empty()));
    }
    return passages;
  }

  /** Returns 1 at the places of slice z, 0 elsewhere. */
  private byte[] slice(int z) {
    byte[] result = new byte[places.sliceVoxels()];
    byte[] below = volume.slice(z);
    byte[] above = volume.slice(Math.min(z + 1, shape.nz() - 1));
    int right = shape.nx() > 1 ? 1 : 0;
    int down = shape.ny() > 1 ? shape.nx() : 0;
    for (int y = 0; y < places.ny(); y++) {
      for (int x = 0; x < places.nx(); x++) {
        int i = shape.index(x, y);
        result[places.index(x, y)] =
            (byte) (square(below, i, right, down) && square(above, i, right, down) ? 1 : 0);
      }
    }
    return result;
  }

  private boolean square(byte[] slice, int i, int right, int down) {
    return conducts[slice[i] & 0xff]
        && conducts[slice[i + right] & 0xff]
        && conducts[slice[i + down] & 0xff]
        && conducts[slice[i + down + right] & 0xff];
  }

  /**
   * Returns the share of the Joule heat in narrow faces; faces at the electrodes and those across
   * periodic sides do not count.
   *
   * @param potential V, NaN where no cluster reaches
   */
  double narrowPower(ScalarField potential, TaskContext task) {
    double[] heat =
        SliceSums.of(
            shape.nz(),
            2,
            task,
            (z, sums) -> {
              byte[] here = padded(z);
              byte[] below = padded(z - 1);
              addFaces(Axis.X, z, below, here, potential, sums);
              addFaces(Axis.Y, z, below, here, potential, sums);
              if (z + 1 < shape.nz()) {
                addFaces(Axis.Z, z, here, here, potential, sums);
              }
            });
    return heat[0] + heat[1] > 0 ? heat[1] / (heat[0] + heat[1]) : 0;
  }

  /**
   * Places of slice z with a rim of none on all four sides; none at all where there is no slice.
   */
  private byte[] padded(int z) {
    int width = places.nx() + 2;
    byte[] result = new byte[width * (places.ny() + 2)];
    if (z >= 0 && z < places.nz()) {
      byte[] slice = slice(z);
      for (int y = 0; y < places.ny(); y++) {
        System.arraycopy(slice, places.index(0, y), result, (y + 1) * width + 1, places.nx());
      }
    }
    return result;
  }

  /** Adds the heat of the faces between voxels and their next ones: sums[1] narrow, sums[0] not. */
  private void addFaces(
      Axis axis, int z, byte[] below, byte[] above, ScalarField potential, double[] sums) {
    byte[] labelsHere = volume.slice(z);
    byte[] labelsNext = axis == Axis.Z ? volume.slice(z + 1) : labelsHere;
    float[] here = potential.slice(z);
    float[] next = axis == Axis.Z ? potential.slice(z + 1) : here;
    int step = axis == Axis.X ? 1 : axis == Axis.Y ? shape.nx() : 0;
    int width = places.nx() + 2;
    // A place contains a voxel and its next one if it starts there or one before across the face.
    int acrossX = axis == Axis.X || shape.nx() == 1 ? 0 : 1;
    int acrossY = axis == Axis.Y || shape.ny() == 1 ? 0 : width;
    double[][] conductance = new double[LabelVolume.MAX_LABEL + 1][];
    for (int y = 0; y < shape.ny() - (axis == Axis.Y ? 1 : 0); y++) {
      for (int x = 0; x < shape.nx() - (axis == Axis.X ? 1 : 0); x++) {
        int i = shape.index(x, y);
        int a = labelsHere[i] & 0xff;
        int b = labelsNext[i + step] & 0xff;
        if (!conducts[a] || !conducts[b]) {
          continue;
        }
        double drop = (double) here[i] - next[i + step];
        if (Double.isNaN(drop)) {
          continue;
        }
        if (conductance[a] == null) {
          conductance[a] = new double[LabelVolume.MAX_LABEL + 1];
          Arrays.fill(conductance[a], -1);
        }
        if (conductance[a][b] < 0) {
          conductance[a][b] = conductance(axis, a, b, problem.contacts().between(a, b));
        }
        double face = conductance[a][b];
        if (a == b && particles[a] != null) {
          int other = particles[a].slice(axis == Axis.Z ? z + 1 : z)[i + step];
          if (particles[a].slice(z)[i] != other) {
            face = conductance(axis, a, b, problem.contacts().betweenParticles(a));
          }
        }
        int p = (y + 1) * width + x + 1;
        boolean wide =
            (above[p]
                    | above[p - acrossX]
                    | above[p - acrossY]
                    | above[p - acrossX - acrossY]
                    | below[p]
                    | below[p - acrossX]
                    | below[p - acrossY]
                    | below[p - acrossX - acrossY])
                != 0;
        sums[wide ? 0 : 1] += face * drop * drop;
      }
    }
  }

  private double conductance(Axis axis, int a, int b, double contact) {
    double half = volume.voxelSize().along(axis) / 2;
    double resistance =
        half / problem.conductivities().of(a) + half / problem.conductivities().of(b) + contact;
    return volume.voxelSize().faceArea(axis) / resistance;
  }
}
