package org.voxelyte.morphology;

import java.util.List;

/**
 * A shortest way within a phase, by steps to the 26 neighbours.
 *
 * @param direction from which layer to which
 * @param length sum of its steps, m
 * @param straight (n − 1)h between the centres of both layers, m
 * @param voxels that it passes, from the inlet layer to the outlet layer
 */
public record ShortestPath(
    AxisDirection direction, double length, double straight, List<Voxel> voxels) {
  /** Copies the list. */
  public ShortestPath {
    voxels = List.copyOf(voxels);
  }

  /** A voxel; its centre lies half an edge further along each axis. */
  public record Voxel(int x, int y, int z) {}

  /** Returns its length over the straight way. */
  public double tortuosity() {
    return length / straight;
  }
}
