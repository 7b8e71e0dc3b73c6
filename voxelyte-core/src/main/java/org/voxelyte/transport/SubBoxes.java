package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;

/**
 * Divides a volume into boxes of half its edges: 8, or 4 where one axis has too few layers. Of an
 * odd number of layers the middle one is left out, so that all boxes are equal and a mirrored
 * volume has the mirrored boxes. The sides of each are as those of the whole.
 */
final class SubBoxes {
  /** Fewer voxels along an edge of a box are hardly a material. */
  static final int LEAST_EDGE = 8;

  private final List<Box> boxes;
  private final List<SharedDrives> drives = new ArrayList<>();

  /**
   * Solves each box along all axes; one that refuses an axis spares the others it. Memory: that of
   * an eighth of the volume, of which nothing is kept.
   */
  SubBoxes(ConductionProblem problem, ConductionSolver solver, List<Axis> axes, TaskContext task) {
    this.boxes = boxes(problem.volume().shape());
    List<Axis> left = axes;
    for (Box box : boxes) {
      SharedDrives found =
          SharedDrives.of(
              solver,
              () -> problem.in(LabelOperations.crop(problem.volume(), box, task), box, task),
              left,
              task);
      drives.add(found);
      left = found.solved();
    }
  }

  /** Returns why a volume cannot be divided, or nothing if it can. */
  static Optional<String> refusal(GridShape shape) {
    return boxes(shape).size() >= 4
        ? Optional.empty()
        : Optional.of(
            "representativeness from sub-boxes needs at least "
                + 2 * LEAST_EDGE
                + " voxels along two axes, the volume has "
                + shape);
  }

  /** Returns why a box refused an axis; empty if none did. */
  Optional<String> refusal(Axis axis) {
    return drives.stream().flatMap(found -> found.refusal(axis).stream()).findFirst();
  }

  /**
   * Judges the scatter along an axis that no box refused.
   *
   * @param effective σ_eff of the whole along the axis
   */
  Representativeness along(Axis axis, double effective) {
    double[] values = drives.stream().mapToDouble(found -> found.along(axis)).toArray();
    return Representativeness.of(effective, boxes.get(0).shape(), values);
  }

  private static List<Box> boxes(GridShape shape) {
    List<Box> boxes = new ArrayList<>();
    for (int z : starts(shape.nz())) {
      for (int y : starts(shape.ny())) {
        for (int x : starts(shape.nx())) {
          boxes.add(
              new Box(
                  x, y, z, new GridShape(edge(shape.nx()), edge(shape.ny()), edge(shape.nz()))));
        }
      }
    }
    return boxes;
  }

  private static boolean divided(int n) {
    return n >= 2 * LEAST_EDGE;
  }

  private static int edge(int n) {
    return divided(n) ? n / 2 : n;
  }

  private static int[] starts(int n) {
    return divided(n) ? new int[] {0, n - n / 2} : new int[] {0};
  }
}
