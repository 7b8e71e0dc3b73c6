package org.voxelyte.study;

import java.util.OptionalInt;
import org.voxelyte.transport.NetworkQuestions;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Where a path of the current starts: a voxel or a window, x, y, z in voxels counted from 0, as
 * "10,20,0" or "10:19,20:29,0", a position from the corner of the volume, as "1um,2um,0um", or a
 * phase by name or label, as "17" where each particle has a label.
 *
 * @param text as people write it
 */
public record PathStart(String text) {
  /** Checks how it is written. */
  public PathStart {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a start is empty; " + FORMS);
    }
    for (String part : isPhase(text) ? new String[0] : parts(text)) {
      if (!part.matches("\\d+(:\\d+)?")) {
        Quantity.parse(part, Dimension.LENGTH);
      }
    }
  }

  private static final String FORMS =
      "write X,Y,Z, as 10,20,0 in voxels, 10:19,20:29,0 for a window, or 1um,2um,0um; or a phase";

  private static boolean isPhase(String text) {
    return text.indexOf(',') < 0;
  }

  private static String[] parts(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != Axis.values().length) {
      throw new IllegalArgumentException("'" + text + "' is no start of a path; " + FORMS);
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].strip();
    }
    return parts;
  }

  /**
   * Returns the voxels of a volume that are meant.
   *
   * @throws IllegalArgumentException if they lie outside, or there is no such phase
   */
  public NetworkQuestions.Start in(LabelVolume volume) {
    if (isPhase(text)) {
      return new NetworkQuestions.Start(
          new Box(0, 0, 0, volume.shape()), OptionalInt.of(volume.phase(text.strip()).label()));
    }
    int[] bounds = new int[2 * Axis.values().length];
    String[] parts = parts(text);
    for (Axis axis : Axis.values()) {
      int at = 2 * axis.ordinal();
      String part = parts[axis.ordinal()];
      String[] ends = part.split(":", -1);
      if (part.matches("\\d+(:\\d+)?")) {
        bounds[at] = voxel(ends[0]);
        bounds[at + 1] = voxel(ends[ends.length - 1]);
      } else {
        bounds[at] = voxel(volume, axis, Quantity.parse(part, Dimension.LENGTH));
        bounds[at + 1] = bounds[at];
      }
      if (bounds[at + 1] >= volume.shape().along(axis)) {
        throw new IllegalArgumentException(
            "the start "
                + text
                + " lies outside: the volume has voxels 0 … "
                + (volume.shape().along(axis) - 1)
                + " along "
                + axis.key());
      }
    }
    return NetworkQuestions.Start.of(
        Box.between(bounds[0], bounds[1], bounds[2], bounds[3], bounds[4], bounds[5]));
  }

  private int voxel(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the start " + text + " lies outside of any volume", e);
    }
  }

  private int voxel(LabelVolume volume, Axis axis, double position) {
    GridShape shape = volume.shape();
    if (!(position >= 0 && position <= volume.length(axis) * (1 + 1e-9))) {
      throw new IllegalArgumentException(
          "the start "
              + text
              + " lies outside: the volume is "
              + Quantity.length(volume.length(axis))
              + " long along "
              + axis.key());
    }
    // The far face belongs to the last voxel.
    return Math.min(shape.along(axis) - 1, (int) (position / volume.voxelSize().along(axis)));
  }
}
