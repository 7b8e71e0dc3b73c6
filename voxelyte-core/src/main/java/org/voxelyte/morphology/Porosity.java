package org.voxelyte.morphology;

import java.util.concurrent.atomic.AtomicLongArray;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;

/**
 * Parts the void into what is open, what is closed and what lies within the active material.
 *
 * <p>Clusters of void are connected through voxel faces. A closed pore does not touch the outer
 * faces of the volume; an axis with one layer has none. An enclosed pore is closed, and all voxels
 * that share a face with it are void of its own or active material. Cracks that reach the surface
 * of a particle are found by size, see {@link ActiveMaterialClosing}: they include the necks
 * between particles that touch, and gaps between particles, if these are as narrow.
 *
 * <p>Perrenot et al. (2023) give the inner porosity of their particles as a share of the void, 1.3
 * and 2.5 %, and do not say how it was found; both definitions are given here, with all three
 * denominators. Memory: at most 7 bytes a voxel, and that of {@link Connectivity} before.
 */
public final class Porosity {
  private static final int PARTS = 4;
  private static final int CLOSED = 0;
  private static final int ENCLOSED = 1;
  private static final int CRACKS = 2;
  private static final int INNER = 3;

  private final LabelVolume volume;
  private final boolean[] isVoid;
  private final boolean[] isActive;
  private final PhaseGroup activeMaterial;

  private Porosity(LabelVolume volume, PhaseGroup pores, PhaseGroup activeMaterial) {
    this.volume = volume;
    this.isVoid = ComponentLabelling.members(pores.labels());
    this.isActive = ComponentLabelling.members(activeMaterial.labels());
    this.activeMaterial = activeMaterial;
  }

  /**
   * Measures the parts.
   *
   * @param pores the void
   * @param crackRadius half the width up to which a gap in active material is a crack, m
   * @return undefined if there is no void
   * @throws IllegalArgumentException if the groups share a phase, if the radius is not a positive
   *     length, if memory does not suffice, or if there are more clusters than an int can number
   */
  public static Finding<PorosityParts> of(
      LabelVolume volume,
      PhaseGroup pores,
      PhaseGroup activeMaterial,
      double crackRadius,
      TaskContext task) {
    return shown(volume, pores, activeMaterial, crackRadius, Axis.Z, 0, task)
        .map(ShownPorosity::parts);
  }

  /**
   * Measures the parts, and shows where they lie on a cut; otherwise as {@link #of}.
   *
   * @param normal of the cut
   * @param index of the cut, voxels
   */
  public static Finding<ShownPorosity> shown(
      LabelVolume volume,
      PhaseGroup pores,
      PhaseGroup activeMaterial,
      double crackRadius,
      Axis normal,
      int index,
      TaskContext task) {
    if (pores.meets(activeMaterial)) {
      throw new IllegalArgumentException(
          pores.name() + " and " + activeMaterial.name() + " share a phase; give each its own");
    }
    if (!(crackRadius > 0 && crackRadius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the radius of cracks must be a positive length, got " + crackRadius + " m");
    }
    if (pores.voxels(volume) == 0) {
      return Finding.undefined("there is no " + pores.name());
    }
    return Finding.of(
        new Porosity(volume, pores, activeMaterial).measure(crackRadius, normal, index, task));
  }

  private ShownPorosity measure(double crackRadius, Axis normal, int index, TaskContext task) {
    GridShape shape = volume.shape();
    boolean hasActive = activeMaterial.voxels(volume) > 0;
    byte[][] closing =
        hasActive ? ActiveMaterialClosing.of(volume, isActive, crackRadius, task) : new byte[0][];
    task.progress("finding closed pores", 0, 0);
    RunClusters clusters = RunClusters.find(volume, isVoid, Neighbourhood.FACES, task);
    RunClusters.Measures measures = clusters.measure(task);
    boolean[] meetsOthers = new boolean[clusters.clusters() + 1];
    task.forEach(
        shape.nz(),
        z ->
            clusters.forEachRun(
                z,
                (y, begin, end, id) -> {
                  if (!meetsOthers[id] && meetsOthers(begin, end, y, z)) {
                    meetsOthers[id] = true;
                  }
                }));
    long closedPores = 0;
    long enclosedPores = 0;
    for (int id = 1; id <= clusters.clusters(); id++) {
      boolean closed = isClosed(measures, id);
      closedPores += closed ? 1 : 0;
      enclosedPores += closed && !meetsOthers[id] ? 1 : 0;
    }
    AtomicLongArray voxels = new AtomicLongArray(PARTS);
    task.forEach(
        shape.nz(),
        z ->
            clusters.forEachRun(
                z,
                (y, begin, end, id) -> {
                  boolean closed = isClosed(measures, id);
                  boolean enclosed = closed && !meetsOthers[id];
                  int cracks =
                      hasActive ? count(closing[z], shape.index(begin, y), end - begin) : 0;
                  voxels.addAndGet(CLOSED, closed ? end - begin : 0);
                  voxels.addAndGet(ENCLOSED, enclosed ? end - begin : 0);
                  voxels.addAndGet(CRACKS, cracks);
                  voxels.addAndGet(INNER, enclosed ? end - begin : cracks);
                }));
    PorosityParts parts =
        new PorosityParts(
            clusters.clusters(),
            closedPores,
            enclosedPores,
            crackRadius,
            share(voxels.get(CLOSED)),
            within(voxels.get(ENCLOSED)),
            within(voxels.get(CRACKS)),
            within(voxels.get(INNER)));
    LabelMap labels = volume.cut(normal, index);
    int[] ids = ClusterCut.ids(shape, clusters, normal, index, task);
    byte[] cracks =
        hasActive
            ? LabelMap.cut(
                    shape,
                    volume.voxelSize(),
                    normal,
                    index,
                    (x, y, z) -> closing[z][shape.index(x, y)])
                .labels()
            : new byte[ids.length];
    byte[] classes = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      PorosityClass found = PorosityClass.OTHER;
      if (ids[i] > 0) {
        boolean closed = isClosed(measures, ids[i]);
        found =
            closed && hasActive && !meetsOthers[ids[i]]
                ? PorosityClass.ENCLOSED
                : cracks[i] != 0
                    ? PorosityClass.CRACK
                    : closed ? PorosityClass.CLOSED : PorosityClass.OPEN;
      } else if (isActive[Byte.toUnsignedInt(labels.labels()[i])]) {
        found = PorosityClass.ACTIVE;
      }
      classes[i] = (byte) found.ordinal();
    }
    return new ShownPorosity(parts, labels.with(classes));
  }

  private boolean isClosed(RunClusters.Measures measures, int id) {
    for (Axis axis : Axis.values()) {
      if (volume.shape().along(axis) > 1
          && (measures.touches(axis, End.FIRST, id) || measures.touches(axis, End.LAST, id))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a run of void shares a face with anything but void and active material. */
  private boolean meetsOthers(int begin, int end, int y, int z) {
    GridShape shape = volume.shape();
    byte[] slice = volume.slice(z);
    int from = shape.index(begin, y);
    int length = end - begin;
    return begin > 0 && hasOthers(slice, from - 1, 1)
        || end < shape.nx() && hasOthers(slice, from + length, 1)
        || y > 0 && hasOthers(slice, from - shape.nx(), length)
        || y < shape.ny() - 1 && hasOthers(slice, from + shape.nx(), length)
        || z > 0 && hasOthers(volume.slice(z - 1), from, length)
        || z < shape.nz() - 1 && hasOthers(volume.slice(z + 1), from, length);
  }

  private boolean hasOthers(byte[] slice, int from, int length) {
    for (int i = from; i < from + length; i++) {
      int label = slice[i] & 0xff;
      if (!isVoid[label] && !isActive[label]) {
        return true;
      }
    }
    return false;
  }

  private static int count(byte[] marks, int from, int length) {
    int sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += marks[i];
    }
    return sum;
  }

  private Finding<VoidShare> within(long voxels) {
    return activeMaterial.voxels(volume) > 0
        ? Finding.of(share(voxels))
        : Finding.undefined("there is no " + activeMaterial.name());
  }

  private VoidShare share(long voxels) {
    long ofVoid = 0;
    for (int label = 0; label < isVoid.length; label++) {
      ofVoid += isVoid[label] ? volume.count(label) : 0;
    }
    long active = activeMaterial.voxels(volume);
    return new VoidShare(
        voxels,
        (double) voxels / ofVoid,
        active > 0
            ? Finding.of((double) voxels / active)
            : Finding.undefined("there is no " + activeMaterial.name()),
        (double) voxels / volume.shape().voxels());
  }
}
