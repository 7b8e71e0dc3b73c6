package org.voxelyte.morphology;

import java.util.Arrays;
import java.util.List;
import org.voxelyte.volume.Axis;

/**
 * A way through the volume: along an axis, from its first layer to its last or back.
 *
 * @param axis the axis travelled along
 * @param rising whether it leads from the first layer to the last
 */
public record AxisDirection(Axis axis, boolean rising) {
  /** Returns both directions of an axis, the rising one first. */
  public static List<AxisDirection> both(Axis axis) {
    return List.of(new AxisDirection(axis, true), new AxisDirection(axis, false));
  }

  /** Returns the six directions: +x, −x, +y, −y, +z, −z. */
  public static List<AxisDirection> all() {
    return Arrays.stream(Axis.values()).flatMap(axis -> both(axis).stream()).toList();
  }

  /** Returns "+z" or "-z", as in result files. */
  public String key() {
    return (rising ? "+" : "-") + axis.key();
  }

  /** Returns the position along the axis of the layer that it starts from, of so many layers. */
  int inlet(int layers) {
    return rising ? 0 : layers - 1;
  }

  /** Returns the position along the axis of the layer that it ends at, of so many layers. */
  int outlet(int layers) {
    return rising ? layers - 1 : 0;
  }
}
