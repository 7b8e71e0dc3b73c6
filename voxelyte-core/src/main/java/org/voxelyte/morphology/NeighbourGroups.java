package org.voxelyte.morphology;

import java.util.function.IntToLongFunction;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.VoxelSize;

/**
 * The 13 lattice directions in 7 groups of those that mirrors turn into each other, which have one
 * weight and one length: x, y, z, xy, xz, yz, xyz. Areas follow from counts of pairs of neighbours
 * as {@link NeighbourPairs} counts them: 2 for a pair inside, 1 for one with a mirrored voxel.
 */
final class NeighbourGroups {
  /** Number of groups; the first three are those of the axes. */
  static final int COUNT = 7;

  private final double[] areaOfPair = new double[COUNT];
  private final double[] areaOfFace = new double[Axis.values().length];

  NeighbourGroups(VoxelSize size) {
    double[] weights = DirectionWeights.of(size);
    for (int k = 0; k < weights.length; k++) {
      LatticeDirection direction = LatticeDirection.ALL.get(k);
      areaOfPair[of(direction)] = weights[k] * size.volume() / direction.length(size);
    }
    for (Axis axis : Axis.values()) {
      areaOfFace[axis.ordinal()] = size.faceArea(axis);
    }
  }

  /** Returns the group of a direction. */
  static int of(LatticeDirection d) {
    boolean x = d.dx() != 0;
    boolean y = d.dy() != 0;
    boolean z = d.dz() != 0;
    if (x && y) {
      return z ? 6 : 3;
    }
    return z ? (x ? 4 : y ? 5 : 2) : x ? 0 : 1;
  }

  /** Returns the Crofton estimate of the area, m². */
  double area(IntToLongFunction pairsOfGroup) {
    double area = 0;
    for (int group = 0; group < COUNT; group++) {
      area += areaOfPair[group] * pairsOfGroup.applyAsLong(group);
    }
    return area;
  }

  /** Returns the number of voxel faces. */
  static long faces(IntToLongFunction pairsOfGroup) {
    long pairs = 0;
    for (Axis axis : Axis.values()) {
      pairs += pairsOfGroup.applyAsLong(axis.ordinal());
    }
    return pairs / 2;
  }

  /** Returns the area of the voxel faces, m². */
  double faceArea(IntToLongFunction pairsOfGroup) {
    double area = 0;
    for (int axis = 0; axis < areaOfFace.length; axis++) {
      long faces = pairsOfGroup.applyAsLong(axis) / 2;
      area += areaOfFace[axis] * faces;
    }
    return area;
  }
}
