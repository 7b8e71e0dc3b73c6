package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * Shortest ways within a phase from the first layer of voxels to the last, and the geometric
 * tortuosity: the mean length to those voxels of the last layer that a way leads to, over the
 * straight length (n − 1) h between the centres of both layers.
 *
 * <p>Lengths begin with 0 at the centres of the first layer's voxels. They are kept in single
 * precision. The outer faces of the volume are walls. Mean and distribution weigh each outlet voxel
 * alike; those that nothing leads to do not count, and their number is told.
 *
 * <p><b>Chamfer</b> ways are chains of steps between voxel centres and so too long where they
 * cannot lie along one of the 26 directions: by up to 12.8 % in cubic voxels, 8.2 % within a plane
 * of voxel faces. They may squeeze between voxels that touch at an edge or a corner. <b>Eikonal</b>
 * ways may take any direction but cross voxel faces only. Measured errors: none in a straight
 * channel; from a point 0.5 % on the mean after 80 voxels, 2 % after 20; below 1 % in channels at
 * 30° or 45° from 8 voxels of width and through rows of baffles; in the shadow of one edge 0.8 % on
 * the mean where baffle and gap are 32 voxels wide, and in all cases half as much when voxels are
 * halved. Channels at 45° with a width of 4, 3, 2 voxels come out 5, 14 and 41 % too long, those of
 * one voxel are closed: in phases that thin the chamfer is nearer to the truth.
 *
 * <p>Memory: 4 bytes a voxel and as many for walls of two voxels or more around all, and 8 bytes a
 * voxel on the front, for each of at most three ways measured at a time, or two and 4 bytes a voxel
 * for a map. Results are the same for any number of threads.
 */
public final class Geodesics {
  /** So many grids at a time, or maps, stay within 16 bytes a voxel with their queues. */
  private static final int MOST_AT_A_TIME = 3;

  /** Bytes a voxel that several grids at a time may take: more only if the walls of one do. */
  private static final long MOST_BYTES = 15;

  private static final String WORK = "measuring shortest ways";

  private Geodesics() {}

  /** Takes lengths as maps, while they are at hand, from measuring tortuosities. */
  public interface Maps {
    /** Returns whether a map is wanted; from any thread. */
    boolean wants(Phase phase, AxisDirection direction, GeodesicMethod method);

    /**
     * Takes a map as from {@link Geodesics#map}; one at a time, from any thread, in no fixed order.
     */
    void take(Phase phase, AxisDirection direction, GeodesicMethod method, ScalarField map);
  }

  private static final Maps NO_MAPS =
      new Maps() {
        @Override
        public boolean wants(Phase phase, AxisDirection direction, GeodesicMethod method) {
          return false;
        }

        @Override
        public void take(
            Phase phase, AxisDirection direction, GeodesicMethod method, ScalarField map) {
          throw new IllegalStateException("no maps are wanted");
        }
      };

  /** Returns the tortuosity of a phase in one direction. */
  public static GeodesicTortuosity tortuosity(
      LabelVolume volume,
      Phase phase,
      AxisDirection direction,
      GeodesicMethod method,
      TaskContext task) {
    return tortuosities(volume, List.of(phase), List.of(direction), List.of(method), task).get(0);
  }

  /**
   * Returns the tortuosities of phases in directions by methods, the phases outermost and the
   * methods innermost, two or three at a time.
   *
   * @throws IllegalArgumentException if memory does not suffice for one
   */
  public static List<GeodesicTortuosity> tortuosities(
      LabelVolume volume,
      List<Phase> phases,
      List<AxisDirection> directions,
      List<GeodesicMethod> methods,
      TaskContext task) {
    return tortuosities(volume, phases, directions, methods, NO_MAPS, task);
  }

  /**
   * The same, with maps of the lengths handed out before they are dropped: none for a phase without
   * voxels or along an axis of one layer.
   *
   * @throws IllegalArgumentException if memory does not suffice for one
   */
  public static List<GeodesicTortuosity> tortuosities(
      LabelVolume volume,
      List<Phase> phases,
      List<AxisDirection> directions,
      List<GeodesicMethod> methods,
      Maps maps,
      TaskContext task) {
    boolean mapped = false;
    List<GeodesicTortuosity> undone = new ArrayList<>();
    for (Phase phase : phases) {
      for (AxisDirection direction : directions) {
        for (GeodesicMethod method : methods) {
          mapped |= maps.wants(phase, direction, method);
          undone.add(new GeodesicTortuosity(phase, direction, method, Finding.undefined("undone")));
        }
      }
    }
    GeodesicTortuosity[] done = new GeodesicTortuosity[undone.size()];
    long bytes = 0;
    for (AxisDirection direction : directions) {
      bytes = Math.max(bytes, PathGrid.bytes(volume.shape(), direction));
    }
    AtomicInteger next = new AtomicInteger();
    AtomicInteger finished = new AtomicInteger();
    Object turn = new Object();
    task.forEach(
        atATime(volume.shape().voxels(), bytes, mapped, task),
        worker -> {
          boolean whole = false;
          try {
            for (int i = next.getAndIncrement(); i < done.length; i = next.getAndIncrement()) {
              GeodesicTortuosity wanted = undone.get(i);
              done[i] = measured(volume, wanted, maps, turn, task);
              task.progress(WORK, finished.incrementAndGet(), done.length);
            }
            whole = true;
          } finally {
            if (!whole) {
              // What failed here, such as a full disk, need not be waited for by the others.
              next.set(done.length);
            }
          }
        });
    return Arrays.asList(done);
  }

  private static int atATime(long voxels, long bytes, boolean mapped, TaskContext task) {
    long bytesOfMap = mapped ? Float.BYTES * voxels : 0;
    int most = Math.min(MOST_AT_A_TIME, task.threads());
    while (most > 1
        && (most * bytes + bytesOfMap > MOST_BYTES * voxels
            || missing(most * bytes + bytesOfMap).isPresent())) {
      most--;
    }
    check(most * bytes + bytesOfMap);
    return most;
  }

  private static void check(long bytes) {
    MemoryNeed.require(bytes, WORK);
  }

  private static Optional<String> missing(long bytes) {
    return MemoryNeed.missing(bytes, WORK);
  }

  private static GeodesicTortuosity measured(
      LabelVolume volume, GeodesicTortuosity wanted, Maps maps, Object turn, TaskContext task) {
    Phase phase = wanted.phase();
    AxisDirection direction = wanted.direction();
    GeodesicMethod method = wanted.method();
    if (volume.count(phase) == 0) {
      return undefined(wanted, phase.name() + " has no voxels");
    }
    if (volume.shape().along(direction.axis()) == 1) {
      return undefined(wanted, "the volume has a single layer along " + direction.axis().key());
    }
    PathGrid grid = grid(volume, phase, direction, method, task);
    if (maps.wants(phase, direction, method)) {
      synchronized (turn) {
        maps.take(phase, direction, method, map(volume, phase, direction, grid, task));
      }
    }
    double[] reached = grid.outletLengths();
    if (reached.length == 0) {
      return undefined(wanted, phase.name() + " does not span " + direction.axis().key());
    }
    return new GeodesicTortuosity(
        phase, direction, method, Finding.of(PathLengths.of(reached, grid.outletVoxels())));
  }

  private static GeodesicTortuosity undefined(GeodesicTortuosity wanted, String reason) {
    return new GeodesicTortuosity(
        wanted.phase(), wanted.direction(), wanted.method(), Finding.undefined(reason));
  }

  /** Returns the lengths in edges along the direction. */
  private static PathGrid grid(
      LabelVolume volume,
      Phase phase,
      AxisDirection direction,
      GeodesicMethod method,
      TaskContext task) {
    PathGrid grid = new PathGrid(volume, phase, direction, task);
    switch (method) {
      case CHAMFER -> new ChamferMarch(grid).run(task);
      case EIKONAL -> new EikonalMarch(grid).run(task);
    }
    return grid;
  }

  /**
   * Returns the length of the shortest way from the first layer of a direction to each voxel of a
   * phase, m; NaN outside the phase and where no way leads.
   *
   * @throws IllegalArgumentException if memory does not suffice
   */
  public static ScalarField map(
      LabelVolume volume,
      Phase phase,
      AxisDirection direction,
      GeodesicMethod method,
      TaskContext task) {
    check(PathGrid.bytes(volume.shape(), direction) + Float.BYTES * volume.shape().voxels());
    task.progress("measuring shortest ways in " + phase.name(), 0, 0);
    return map(volume, phase, direction, grid(volume, phase, direction, method, task), task);
  }

  private static ScalarField map(
      LabelVolume volume, Phase phase, AxisDirection direction, PathGrid grid, TaskContext task) {
    GridShape shape = volume.shape();
    float[][] slices = new float[shape.nz()][];
    task.forEach(shape.nz(), z -> slices[z] = grid.slice(z));
    String name = "shortest way in " + phase.name() + " along " + direction.key();
    return new ScalarField(name, "m", shape, volume.voxelSize(), slices);
  }
}
