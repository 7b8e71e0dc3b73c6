package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * Follows the current through a solved network.
 *
 * <p>Streamlines: within a voxel the flux along each axis is taken as linear between its two faces,
 * which conserves it at every place, and the line of such a flux is known in closed form: D. W.
 * Pollock, Groundwater 26, 743 (1988), doi:10.1111/j.1745-6584.1988.tb00425.x. Seeds lie on the
 * first electrode so that a tube of equal current belongs to each; where they lie depends on their
 * number alone.
 */
final class CurrentPaths {
  private static final int FACES = FaceCurrents.FACES;
  private static final int AXES = Axis.values().length;

  /**
   * Below this ratio of the change of a flux across the voxel to the flux it counts as constant.
   */
  private static final double LINEAR = 1e-9;

  private final VoxelProbe probe;
  private final VoxelGraph graph;
  private final LabelVolume volume;
  private final Axis drive;

  CurrentPaths(VoxelProbe probe, VoxelGraph graph, LabelVolume volume, Axis drive) {
    this.probe = probe;
    this.graph = graph;
    this.volume = volume;
    this.drive = drive;
  }

  /**
   * Returns the path of the largest current through a voxel of the network; empty where the current
   * is so small that the solver's error ends the path in a voxel that it does not leave.
   */
  Optional<Pathway> largest(int x, int y, int z) {
    List<Pathway.Point> up = new ArrayList<>();
    if (!follow(x, y, z, false, up)) {
      return Optional.empty();
    }
    Collections.reverse(up);
    VoxelProbe.Voxel voxel = probe.new Voxel();
    voxel.at(x, y, z);
    double[] centre = {0.5, 0.5, 0.5};
    int start = up.size();
    up.add(point(voxel, centre, new double[AXES], voxel.potential));
    return follow(x, y, z, true, up)
        ? Optional.of(
            new Pathway(Pathway.Kind.LARGEST_CURRENT, FaceCurrents.through(voxel.out), start, up))
        : Optional.empty();
  }

  /**
   * Adds the points after a voxel's centre, down to the last electrode or up to the first; returns
   * whether it was reached.
   */
  private boolean follow(int x, int y, int z, boolean down, List<Pathway.Point> points) {
    VoxelProbe.Voxel voxel = probe.new Voxel();
    voxel.at(x, y, z);
    double[] shift = new double[AXES];
    double[] centre = {0.5, 0.5, 0.5};
    while (true) {
      int face = 0;
      for (int f = 1; f < FACES; f++) {
        boolean larger = down ? voxel.out[f] > voxel.out[face] : voxel.out[f] < voxel.out[face];
        face = larger ? f : face;
      }
      if (down ? !(voxel.out[face] > 0) : !(voxel.out[face] < 0)) {
        return false;
      }
      double[] place = centre.clone();
      place[face >> 1] = face & 1;
      points.add(point(voxel, place, shift, voxel.near[face]));
      if (!step(voxel, face, place, shift, points)) {
        return true;
      }
      points.add(point(voxel, centre, shift, voxel.potential));
    }
  }

  private Pathway.Point point(
      VoxelProbe.Voxel voxel, double[] place, double[] shift, double potential) {
    return new Pathway.Point(
        (voxel.x + place[0] + shift[0]) * volume.voxelSize().x(),
        (voxel.y + place[1] + shift[1]) * volume.voxelSize().y(),
        (voxel.z + place[2] + shift[2]) * volume.voxelSize().z(),
        potential,
        voxel.density(place),
        voxel.label(),
        voxel.material);
  }

  /**
   * Steps through a face, adding a point if another phase or particle lies beyond; returns whether
   * a voxel does.
   *
   * @param place in the voxel, turned into that in the next
   * @param shift voxels that the line has gone beyond the sides, changed where it does
   */
  private boolean step(
      VoxelProbe.Voxel voxel,
      int face,
      double[] place,
      double[] shift,
      List<Pathway.Point> points) {
    if (voxel.beyond[face] == FaceConductances.INSULATOR) {
      return false;
    }
    int axis = face >> 1;
    int[] at = {voxel.x, voxel.y, voxel.z};
    int length = volume.shape().along(Axis.values()[axis]);
    at[axis] += (face & 1) * 2 - 1;
    if (at[axis] < 0 || at[axis] >= length) {
      int side = at[axis] < 0 ? -1 : 1;
      shift[axis] += side * length;
      at[axis] -= side * length;
    }
    boolean other = voxel.beyond[face] != voxel.material;
    double potential = voxel.far[face];
    voxel.at(at[0], at[1], at[2]);
    place[axis] = 1 - (face & 1);
    if (other) {
      points.add(point(voxel, place, shift, potential));
    }
    return true;
  }

  /**
   * Returns streamlines, each of an equal share of the current; fewer where rounding ends one in a
   * voxel that hardly any current passes.
   *
   * @param count how many
   * @param current between the electrodes, A for 1 V
   */
  List<Pathway> streamlines(int count, double current, TaskContext task) {
    int[] layer = {0};
    graph.forEachAt(false, (at, number) -> layer[0]++);
    long[] places = new long[layer[0]];
    double[] until = new double[layer[0]];
    double[] sum = {0};
    layer[0] = 0;
    VoxelProbe.Voxel voxel = probe.new Voxel();
    graph.forEachAt(
        false,
        (at, number) -> {
          if (!at.isVoxel()) {
            return;
          }
          voxel.at(at.x, at.y, at.z);
          sum[0] += Math.max(0, -voxel.out[2 * drive.ordinal()]);
          places[layer[0]] = at.packed();
          until[layer[0]++] = sum[0];
        });
    List<Optional<Pathway>> found = new ArrayList<>(Collections.nCopies(count, Optional.empty()));
    task.forEach(
        count,
        i -> {
          double wanted = (i + 0.5) / count * sum[0];
          int face = Arrays.binarySearch(until, 0, layer[0], wanted);
          face = Math.min(layer[0] - 1, face < 0 ? -face - 1 : face);
          double before = face == 0 ? 0 : until[face - 1];
          double share = (wanted - before) / (until[face] - before);
          VoxelGraph.Walker walker = graph.new Walker();
          walker.unpack(places[face]);
          double[] place = {0, 0, 0};
          place[(drive.ordinal() + 1) % AXES] = Math.min(1, Math.max(0, share));
          place[(drive.ordinal() + 2) % AXES] = (Integer.reverse(i + 1) & 0xffffffffL) * 0x1p-32;
          found.set(i, streamline(walker, place, current / count));
        });
    return found.stream().flatMap(Optional::stream).toList();
  }

  private Optional<Pathway> streamline(VoxelGraph.Walker walker, double[] place, double current) {
    VoxelProbe.Voxel voxel = probe.new Voxel();
    voxel.at(walker.x, walker.y, walker.z);
    double[] shift = new double[AXES];
    List<Pathway.Point> points = new ArrayList<>();
    points.add(point(voxel, place, shift, 1));
    while (true) {
      int face = cross(voxel, place);
      if (face < 0) {
        return Optional.empty();
      }
      points.add(point(voxel, place, shift, voxel.near[face]));
      if (!step(voxel, face, place, shift, points)) {
        return Optional.of(new Pathway(Pathway.Kind.STREAMLINE, current, 0, points));
      }
    }
  }

  /** Moves a place to where the line leaves the voxel; returns by which face, −1 if by none. */
  private static int cross(VoxelProbe.Voxel voxel, double[] place) {
    double soonest = Double.POSITIVE_INFINITY;
    int exit = -1;
    for (int axis = 0; axis < AXES; axis++) {
      double low = -voxel.out[2 * axis];
      double high = voxel.out[2 * axis + 1];
      double here = low + (high - low) * place[axis];
      double end = here > 0 ? high : low;
      if (here != 0 && end * here > 0) {
        double way = here > 0 ? 1 - place[axis] : -place[axis];
        double time =
            Math.abs(high - low) < LINEAR * Math.abs(here)
                ? way / here
                : Math.log(end / here) / (high - low);
        if (time < soonest) {
          soonest = Math.max(0, time);
          exit = 2 * axis + (here > 0 ? 1 : 0);
        }
      }
    }
    for (int axis = 0; axis < AXES && exit >= 0; axis++) {
      double low = -voxel.out[2 * axis];
      double change = voxel.out[2 * axis + 1] - low;
      double here = low + change * place[axis];
      double grown = change * soonest;
      double moved =
          Math.abs(grown) < LINEAR ? here * soonest : here * (Math.expm1(grown) / change);
      place[axis] = Math.max(0, Math.min(1, place[axis] + moved));
    }
    if (exit >= 0) {
      place[exit >> 1] = exit & 1;
    }
    return exit;
  }
}
