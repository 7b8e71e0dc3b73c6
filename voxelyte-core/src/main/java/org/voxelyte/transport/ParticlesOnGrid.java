package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The particles of a volume on another grid of a part of it: a box cut out, or coarser or finer
 * voxels. A voxel gets the particle that has most of the old voxels it touches, of equal ones that
 * with the lower id. Ids stay. Memory: 4 bytes a voxel of the other grid.
 */
final class ParticlesOnGrid {
  private final LabelVolume other;
  private final Particles particles;
  private final Box region;

  private ParticlesOnGrid(LabelVolume other, Particles particles, Box region) {
    this.other = other;
    this.particles = particles;
    this.region = region;
  }

  /**
   * Returns the particles between which there are contacts.
   *
   * @param region what the other grid covers
   * @throws IllegalArgumentException if a voxel of the phase touches no old one of it
   */
  static List<Particles> of(
      ConductionProblem problem, LabelVolume other, Box region, TaskContext task) {
    List<Particles> moved = new ArrayList<>();
    for (Particles particles : problem.particles()) {
      if (problem.contacts().betweenParticles(particles.phase().label()) > 0) {
        moved.add(new ParticlesOnGrid(other, particles, region).moved(task));
      }
    }
    return moved;
  }

  private Particles moved(TaskContext task) {
    GridShape shape = other.shape();
    int[][] ids = new int[shape.nz()][];
    task.forEach(ids.length, z -> ids[z] = slice(z));
    return new Particles(
        particles.phase(),
        ComponentVolume.counted(shape, other.voxelSize(), ids, particles.ids().clusters(), task),
        particles.method());
  }

  private int[] slice(int z) {
    GridShape shape = other.shape();
    byte[] labels = other.slice(z);
    int[] slice = new int[labels.length];
    byte label = (byte) particles.phase().label();
    int[] candidates = new int[8];
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        int i = shape.index(x, y);
        if (labels[i] != label) {
          continue;
        }
        int count = 0;
        for (int c = first(Axis.Z, z); c < end(Axis.Z, z); c++) {
          for (int b = first(Axis.Y, y); b < end(Axis.Y, y); b++) {
            for (int a = first(Axis.X, x); a < end(Axis.X, x); a++) {
              int id = particles.ids().id(a, b, c);
              if (id != 0) {
                if (count == candidates.length) {
                  candidates = Arrays.copyOf(candidates, 2 * count);
                }
                candidates[count++] = id;
              }
            }
          }
        }
        slice[i] = most(candidates, count, x, y, z);
      }
    }
    return slice;
  }

  private int most(int[] candidates, int count, int x, int y, int z) {
    if (count == 0) {
      throw new IllegalArgumentException(
          particles.voxel(x, y, z) + " on another grid touches no particle of it");
    }
    int best = candidates[0];
    int votes = 0;
    for (int k = 0; k < count; k++) {
      int same = 0;
      for (int l = 0; l < count; l++) {
        same += candidates[l] == candidates[k] ? 1 : 0;
      }
      if (same > votes || same == votes && candidates[k] < best) {
        votes = same;
        best = candidates[k];
      }
    }
    return best;
  }

  /** The first old voxel that a new one touches. */
  private int first(Axis axis, int index) {
    return origin(axis) + (int) ((long) index * old(axis) / other.shape().along(axis));
  }

  /** The one after the last. */
  private int end(Axis axis, int index) {
    long layers = other.shape().along(axis);
    return origin(axis) + (int) (((index + 1L) * old(axis) + layers - 1) / layers);
  }

  private int old(Axis axis) {
    return region.shape().along(axis);
  }

  private int origin(Axis axis) {
    return switch (axis) {
      case X -> region.x();
      case Y -> region.y();
      case Z -> region.z();
    };
  }
}
