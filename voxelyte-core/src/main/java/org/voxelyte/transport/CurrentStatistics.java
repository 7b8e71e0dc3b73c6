package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/** Finds the distribution of current density and power over the voxels in one pass. */
final class CurrentStatistics {
  private final LabelVolume volume;
  private final Axis drive;
  private final long conducting;
  private final double current;

  /**
   * Prepares the pass.
   *
   * @param conducting number of voxels that conduct, in clusters that span or not
   * @param current between the electrodes, A for 1 V
   */
  CurrentStatistics(LabelVolume volume, Axis drive, long conducting, double current) {
    this.volume = volume;
    this.drive = drive;
    this.conducting = conducting;
    this.current = current;
  }

  /** What a slab contributes; densities are relative to I / A, powers to the mean over voxels. */
  private static final class Part {
    private final Histogram density = new Histogram();
    private final Histogram power = new Histogram();
    private double sum;
    private double largest = -1;
    private int x;
    private int y;
    private int z;
  }

  CurrentDistribution of(FaceCurrents currents, TaskContext task) {
    double perCurrent = area();
    double[] scale = new double[Axis.values().length];
    for (Axis axis : Axis.values()) {
      scale[axis.ordinal()] = 0.5 / volume.voxelSize().faceArea(axis) * perCurrent / current;
    }
    double meanPower = current / conducting; // for 1 V
    Part[] parts = new Part[currents.slabs()];
    currents.forEach(
        task,
        slab -> {
          Part part = new Part();
          parts[slab] = part;
          return (x, y, z, out, power) -> {
            double jx = scale[0] * (out[1] - out[0]);
            double jy = scale[1] * (out[3] - out[2]);
            double jz = scale[2] * (out[5] - out[4]);
            double j = Math.sqrt(jx * jx + jy * jy + jz * jz);
            part.density.add(j);
            part.power.add(power / meanPower);
            part.sum += j;
            if (j > part.largest) {
              part.largest = j;
              part.x = x;
              part.y = y;
              part.z = z;
            }
          };
        });
    Part all = new Part();
    for (Part part : parts) {
      all.density.add(part.density);
      all.power.add(part.power);
      all.sum += part.sum;
      if (part.largest > all.largest) {
        all.largest = part.largest;
        all.x = part.x;
        all.y = part.y;
        all.z = part.z;
      }
    }
    all.density.addZeros(conducting - all.density.count());
    all.power.addZeros(conducting - all.power.count());
    List<Double> densities = new ArrayList<>();
    List<Double> volumes = new ArrayList<>();
    for (double share : CurrentDistribution.shares()) {
      densities.add(all.density.quantile(share));
      volumes.add(share < 1 ? all.power.shareOfLargest(share) : 1);
    }
    return new CurrentDistribution(
        current / area(),
        densities,
        all.largest,
        all.x,
        all.y,
        all.z,
        volumes,
        all.sum / volume.shape().voxels());
  }

  private double area() {
    return volume.volume() / volume.length(drive);
  }
}
