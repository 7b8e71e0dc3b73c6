package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;

/**
 * How much of the current passes through each particle of a phase.
 *
 * <p>What passes is half of the sum of the magnitudes of the currents through the particle's
 * surface: electrodes, other phases and other particles.
 *
 * @param phase the phase
 * @param particles one entry for each that has voxels, in order of ids
 */
public record ParticleCurrents(Phase phase, List<Share> particles) {
  /** Copies the list. */
  public ParticleCurrents {
    particles = List.copyOf(particles);
  }

  /**
   * The current through a particle.
   *
   * @param id of the particle
   * @param voxels of the particle
   * @param share of the whole current; above 1 only where current leaves a particle and comes back
   * @param atFirst whether it touches the first electrode
   * @param atLast whether it touches the last one
   */
  public record Share(int id, long voxels, double share, boolean atFirst, boolean atLast) {}

  /** Returns particles through which nothing passes. */
  static ParticleCurrents none(Particles particles, Axis drive) {
    return of(particles, drive, new double[particles.ids().clusters() + 1]);
  }

  /**
   * Returns the shares of the particles of a phase. Memory: 8 bytes an id, and at most 48 for each
   * slab of about 32 slices that a particle has voxels in.
   *
   * @param currents of the network
   * @param sides what lies across the drive
   * @param total current, A for 1 V
   */
  static ParticleCurrents of(
      Particles particles,
      FaceCurrents currents,
      Axis drive,
      Sides sides,
      double total,
      TaskContext task) {
    ComponentVolume ids = particles.ids();
    Ends[] ends = Ends.between(drive, sides.ends());
    SumsById[] bySlab = new SumsById[currents.slabs()];
    currents.forEach(
        task,
        slab -> {
          SumsById sums = new SumsById();
          bySlab[slab] = sums;
          return (x, y, z, out, power) -> {
            int id = ids.id(x, y, z);
            if (id != 0) {
              for (int face = 0; face < FaceCurrents.FACES; face++) {
                if (id != across(ids, x, y, z, face, ends)) {
                  sums.add(id, Math.abs(out[face]));
                }
              }
            }
          };
        });
    double[] shares = new double[ids.clusters() + 1];
    for (SumsById sums : bySlab) {
      sums.addTo(shares, 2 * total);
    }
    return of(particles, drive, shares);
  }

  /** Returns the particle across a face; 0 where there is none. */
  private static int across(ComponentVolume ids, int x, int y, int z, int face, Ends[] ends) {
    int[] at = {x, y, z};
    Axis axis = Axis.values()[face >> 1];
    int along = at[face >> 1] + 2 * (face & 1) - 1;
    int voxels = ids.shape().along(axis);
    if ((along < 0 || along == voxels) && ends[face >> 1] != Ends.PERIODIC) {
      return 0;
    }
    at[face >> 1] = Math.floorMod(along, voxels);
    return ids.id(at[0], at[1], at[2]);
  }

  private static ParticleCurrents of(Particles particles, Axis drive, double[] shares) {
    ComponentVolume ids = particles.ids();
    boolean[] atFirst = touching(ids, drive, 0);
    boolean[] atLast = touching(ids, drive, ids.shape().along(drive) - 1);
    List<Share> list = new ArrayList<>();
    for (int id = 1; id < shares.length; id++) {
      if (ids.size(id) > 0) {
        list.add(new Share(id, ids.size(id), shares[id], atFirst[id], atLast[id]));
      }
    }
    return new ParticleCurrents(particles.phase(), list);
  }

  private static boolean[] touching(ComponentVolume ids, Axis drive, int layer) {
    GridShape shape = ids.shape();
    boolean[] touches = new boolean[ids.clusters() + 1];
    long perLayer = shape.voxels() / shape.along(drive);
    int width = drive == Axis.X ? shape.ny() : shape.nx();
    for (long i = 0; i < perLayer; i++) {
      int u = (int) (i % width);
      int v = (int) (i / width);
      int id =
          switch (drive) {
            case X -> ids.id(layer, u, v);
            case Y -> ids.id(u, layer, v);
            case Z -> ids.id(u, v, layer);
          };
      touches[id] = true;
    }
    return touches;
  }
}
