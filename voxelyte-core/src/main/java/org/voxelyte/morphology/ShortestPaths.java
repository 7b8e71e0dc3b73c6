package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.voxelyte.morphology.ShortestPath.Voxel;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * Shortest ways from the first layer of a direction to chosen voxels of the last, walked back along
 * a map of their lengths: from each voxel to that of its 26 neighbours for which the length there
 * and the step together are least, until the length is 0. Where the lengths are those of {@link
 * GeodesicMethod#CHAMFER} that is the voxel that the length came from, and the sum of the steps is
 * the length at the outlet. Where several ways are equally short, it is one of them, the same
 * always.
 *
 * @param least the shortest of all
 * @param median the way to the outlet voxel of median length; with an even number of them, of the
 *     lower
 * @param others ways to further outlet voxels, each back to the inlet or to where it joins an
 *     earlier one
 */
public record ShortestPaths(ShortestPath least, ShortestPath median, List<List<Voxel>> others) {
  /** Copies the list. */
  public ShortestPaths {
    others = others.stream().map(List::copyOf).toList();
  }

  /**
   * Walks back from the outlet.
   *
   * @param lengths of the shortest ways by the 26 neighbours, m; NaN where none leads
   * @param direction from the layer where they are 0 to that where ways end
   * @param number how many outlet voxels, spread evenly over those that are reached in order of
   *     their place, the other ways lead to; all if there are fewer
   * @return undefined if no way leads to the last layer, or it is the first
   */
  public static Finding<ShortestPaths> of(
      ScalarField lengths, AxisDirection direction, int number, TaskContext task) {
    GridShape shape = lengths.shape();
    int layers = shape.along(direction.axis());
    if (layers == 1) {
      return Finding.undefined("the volume has a single layer along " + direction.axis().key());
    }
    List<Voxel> outlet = outlet(lengths, direction);
    if (outlet.isEmpty()) {
      return Finding.undefined("no way leads through along " + direction.axis().key());
    }
    List<Voxel> rising = new ArrayList<>(outlet);
    rising.sort(Comparator.comparingDouble(voxel -> length(lengths, voxel)));
    Walk walk = new Walk(lengths, direction);
    ShortestPath least = walk.whole(rising.get(0));
    ShortestPath median = walk.whole(rising.get((rising.size() - 1) / 2));
    Set<Voxel> passed = new HashSet<>();
    List<List<Voxel>> others = new ArrayList<>();
    int ways = Math.min(number, outlet.size());
    for (int i = 0; i < ways; i++) {
      task.checkCancelled();
      int place = (int) ((i + 0.5) * outlet.size() / ways);
      List<Voxel> way = walk.back(outlet.get(place), passed);
      if (way.size() > 1) {
        others.add(way);
      }
    }
    return Finding.of(new ShortestPaths(least, median, others));
  }

  /** Returns the voxels of the last layer that a way leads to, x fastest. */
  private static List<Voxel> outlet(ScalarField lengths, AxisDirection direction) {
    GridShape shape = lengths.shape();
    int last = direction.outlet(shape.along(direction.axis()));
    List<Voxel> found = new ArrayList<>();
    int[] from = new int[3];
    int[] to = {shape.nx(), shape.ny(), shape.nz()};
    from[direction.axis().ordinal()] = last;
    to[direction.axis().ordinal()] = last + 1;
    for (int z = from[2]; z < to[2]; z++) {
      for (int y = from[1]; y < to[1]; y++) {
        for (int x = from[0]; x < to[0]; x++) {
          if (!Float.isNaN(lengths.value(x, y, z))) {
            found.add(new Voxel(x, y, z));
          }
        }
      }
    }
    return found;
  }

  private static float length(ScalarField lengths, Voxel voxel) {
    return lengths.value(voxel.x(), voxel.y(), voxel.z());
  }

  /** Walks back. */
  private record Walk(ScalarField lengths, AxisDirection direction) {
    ShortestPath whole(Voxel end) {
      List<Voxel> voxels = back(end, new HashSet<>());
      double length = 0;
      for (int i = 1; i < voxels.size(); i++) {
        length += step(voxels.get(i - 1), voxels.get(i));
      }
      double straight =
          (lengths.shape().along(direction.axis()) - 1.0)
              * lengths.voxelSize().along(direction.axis());
      return new ShortestPath(direction, length, straight, voxels);
    }

    /** Returns the way to a voxel from the inlet, or from the first voxel that was passed. */
    List<Voxel> back(Voxel end, Set<Voxel> passed) {
      List<Voxel> way = new ArrayList<>();
      Voxel at = end;
      way.add(at);
      while (passed.add(at) && length(lengths, at) > 0) {
        at = before(at);
        way.add(at);
      }
      java.util.Collections.reverse(way);
      return way;
    }

    /** Returns the neighbour that the length of a voxel came from. */
    private Voxel before(Voxel voxel) {
      GridShape shape = lengths.shape();
      float own = length(lengths, voxel);
      Voxel best = null;
      double least = Double.POSITIVE_INFINITY;
      for (int z = Math.max(0, voxel.z() - 1); z <= voxel.z() + 1 && z < shape.nz(); z++) {
        for (int y = Math.max(0, voxel.y() - 1); y <= voxel.y() + 1 && y < shape.ny(); y++) {
          for (int x = Math.max(0, voxel.x() - 1); x <= voxel.x() + 1 && x < shape.nx(); x++) {
            // False for NaN, and the lengths fall on the way, so that it ends.
            if (lengths.value(x, y, z) < own) {
              Voxel neighbour = new Voxel(x, y, z);
              double length = lengths.value(x, y, z) + step(voxel, neighbour);
              if (length < least) {
                least = length;
                best = neighbour;
              }
            }
          }
        }
      }
      if (best == null) {
        throw new IllegalArgumentException(
            "the lengths have no way back from voxel "
                + voxel.x()
                + ", "
                + voxel.y()
                + ", "
                + voxel.z()
                + "; they must be 0 in the first layer and rise from there");
      }
      return best;
    }

    private double step(Voxel a, Voxel b) {
      VoxelSize size = lengths.voxelSize();
      double dx = (a.x() - b.x()) * size.x();
      double dy = (a.y() - b.y()) * size.y();
      double dz = (a.z() - b.z()) * size.z();
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
}
