package org.voxelyte.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/**
 * Pictures of a volume in three dimensions, in parallel projection: the box with its nearest octant
 * cut away, and the active material with all that clings to it standing free.
 */
public final class ObliqueView {
  /** Pixels to the right at most; at 300 to the inch two pictures fill the width of a page. */
  private static final int MOST_ACROSS = 940;

  private static final int MOST_DOWN = 1000;

  private ObliqueView() {}

  /**
   * Draws a volume.
   *
   * <p>The first picture shows the outer faces and those of the octant cut away, one colour per
   * phase. In the second only some phases are opaque: of void and electrolyte nothing is drawn; if
   * no other phase has voxels, the electrolyte is; if no phase has a role, all but the largest are.
   * It is left out where it would show nothing but a whole box, or nothing at all.
   *
   * <p>Volumes of more than {@value ObliqueCells#MOST} voxels along an axis are sampled. The
   * pictures do not depend on the number of threads. Memory: at most 40 MB.
   *
   * @param volume not modified; a single layer is a plate
   * @param task progress per row, and cancellation
   * @return one or two pictures at one scale
   */
  public static List<ObliqueImage> of(LabelVolume volume, TaskContext task) {
    ObliqueProjection projection =
        new ObliqueProjection(volume.length(Axis.X), volume.length(Axis.Y), volume.length(Axis.Z));
    double pixelSize = Math.max(projection.width() / MOST_ACROSS, projection.height() / MOST_DOWN);
    ObliqueRays rays = new ObliqueRays(new ObliqueCells(volume, task), projection, pixelSize);
    Set<Integer> all = labels(volume, EnumSet.allOf(PhaseRole.class));
    Set<Integer> free = free(volume, all);
    List<ObliqueImage> images = new ArrayList<>();
    images.add(rays.block(all, task));
    if (!free.isEmpty() && free.size() < all.size()) {
      images.add(rays.free(free, task));
    }
    return images;
  }

  /**
   * Draws a volume as a figure with axes, scale bar and legend, and writes it as PNG.
   *
   * @param png where to
   * @throws IOException if the file cannot be written
   */
  public static void write(LabelVolume volume, Path png, TaskContext task) throws IOException {
    Figure figure =
        ObliqueFigure.of(
            of(volume, task),
            volume.phases(),
            volume.shape(),
            volume.voxelSize(),
            new Palette(volume.phases()));
    task.checkCancelled();
    AtomicFiles.write(png, out -> PngWriter.write(figure.drawing(), out));
  }

  /** Returns the labels of phases that stand free. */
  private static Set<Integer> free(LabelVolume volume, Set<Integer> all) {
    boolean known =
        volume.phases().stream().anyMatch(phase -> phase.role() != PhaseRole.UNSPECIFIED);
    if (!known) {
      int largest = all.iterator().next();
      for (int label : all) {
        largest = volume.count(label) > volume.count(largest) ? label : largest;
      }
      Set<Integer> others = new TreeSet<>(all);
      others.remove(largest);
      return others;
    }
    Set<Integer> solid =
        labels(volume, EnumSet.complementOf(EnumSet.of(PhaseRole.VOID, PhaseRole.ELECTROLYTE)));
    return solid.isEmpty() ? labels(volume, EnumSet.of(PhaseRole.ELECTROLYTE)) : solid;
  }

  /** Returns the labels of the phases of some roles that have voxels. */
  private static Set<Integer> labels(LabelVolume volume, Set<PhaseRole> roles) {
    Set<Integer> labels = new TreeSet<>();
    for (Phase phase : volume.phases()) {
      if (roles.contains(phase.role()) && volume.count(phase) > 0) {
        labels.add(phase.label());
      }
    }
    return labels;
  }
}
