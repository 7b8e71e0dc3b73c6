package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.voxelyte.bench.SphereVolume.Recipe;
import org.voxelyte.io.ReadOptions;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * A problem that the solver is timed on.
 *
 * @param name in the table
 * @param at where it stands in its series; NaN outside of one
 * @param volume makes or reads it
 * @param work what is solved for
 * @param contact specific resistance where the phases of the least and the greatest label touch, in
 *     units of a voxel of the first phase; 0: none
 * @param sigmas S/m of its phases in order of their labels; 0 insulates
 */
record SolverCase(
    String name, double at, Source volume, Work work, double contact, double... sigmas) {
  /** Radius of all spheres in voxels, as in particles that are resolved well. */
  private static final double RADIUS = 8;

  /** Smaller spheres near the threshold, so that a cluster still spans in the series' volumes. */
  private static final double THRESHOLD_RADIUS = 4;

  private static final long SEED = 1;

  /** S/m of the pore, the active material and the carbon of electrode.tiff. */
  private static final double[] ELECTRODE = {1, 1e-6, 1e3};

  private static final double ELECTRODE_VOXEL = 1e-7;

  /**
   * Share at which overlapping spheres begin to percolate without end: C. D. Lorenz and R. M. Ziff,
   * J. Chem. Phys. 114, 3659 (2001), 10.1063/1.1338506.
   */
  private static final double THRESHOLD = 0.28957;

  private static final int[] EDGES = {64, 96, 128, 192, 256, 384, 512, 640};
  private static final double[] SHARES = {0.7, 0.5, 0.4, 0.36, 0.33, 0.31, 0.3, 0.295};
  private static final int LARGEST_CONTRAST = 8;
  private static final int SERIES_EDGE = 256;

  /** A contact that costs as much as so many voxels of the first phase. */
  private static final double CONTACT = 10;

  /** What is solved for. */
  enum Work {
    /** A drive along z between insulated sides. */
    AXIS,
    /** The same along x, y and z. */
    AXES,
    /** The tensor of the volume that repeats. */
    TENSOR
  }

  /** Makes or reads a volume. */
  @FunctionalInterface
  interface Source {
    LabelVolume get(TaskContext task) throws IOException;
  }

  /**
   * Cases that differ in one number.
   *
   * @param name for --cases
   * @param quantity what the number is
   * @param cases in order of it
   */
  record Series(String name, String quantity, List<SolverCase> cases) {}

  /** Returns the cases by the names that --cases knows. */
  static Map<String, SolverCase> all(Optional<Path> electrode) {
    Map<String, SolverCase> all = new TreeMap<>();
    for (int n : new int[] {64, 128, 256, 512}) {
      put(all, twoPhase(n + "-two-phase", Double.NaN, n, 0.5));
      put(all, threePhases(n + "-three-phases", Double.NaN, n, 1e4));
    }
    put(all, twoPhase("1024-30-percent", Double.NaN, 1024, 0.3));
    for (int n : new int[] {64, 256}) {
      put(all, twoPhase("", Double.NaN, n, 0.5).as(n + "-three-axes", Work.AXES, 0));
      SolverCase three = threePhases("", Double.NaN, n, 1e4);
      put(all, three.as(n + "-contact", Work.AXIS, CONTACT));
      put(all, three.as(n + "-tensor", Work.TENSOR, 0));
    }
    electrode
        .filter(Files::exists)
        .ifPresent(
            file ->
                put(
                    all,
                    new SolverCase(
                        "electrode",
                        Double.NaN,
                        task -> read(file, task),
                        Work.AXIS,
                        0,
                        ELECTRODE)));
    return all;
  }

  /**
   * Returns the series that --cases knows.
   *
   * @param largestEdge of their volumes
   */
  static List<Series> series(int largestEdge) {
    List<SolverCase> sizes = new ArrayList<>();
    for (int n : EDGES) {
      if (n <= largestEdge) {
        sizes.add(twoPhase("size " + n, (double) n * n * n, n, 0.5));
      }
    }
    int edge = Math.min(largestEdge, SERIES_EDGE);
    List<SolverCase> contrasts = new ArrayList<>();
    for (int exponent = 0; exponent <= LARGEST_CONTRAST; exponent++) {
      double contrast = Math.pow(10, exponent);
      contrasts.add(threePhases("contrast 1e" + exponent, contrast, edge, contrast));
    }
    List<SolverCase> shares = new ArrayList<>();
    for (double share : SHARES) {
      Recipe recipe = new Recipe(edge, THRESHOLD_RADIUS, share, 1, SEED);
      shares.add(spheres("fraction " + share, share - THRESHOLD, recipe, 0, 1));
    }
    return List.of(
        new Series("size", "voxels", sizes),
        new Series("contrast", "contrast", contrasts),
        new Series("fraction", "fraction − " + THRESHOLD, shares));
  }

  private SolverCase as(String other, Work otherWork, double otherContact) {
    return new SolverCase(other, at, volume, otherWork, otherContact, sigmas);
  }

  ConductionProblem problem(LabelVolume labels) {
    ConductionProblem problem = ConductionProblem.of(labels, conductivities(labels));
    if (contact == 0) {
      return problem;
    }
    List<Phase> phases = labels.phases();
    ContactResistances.Pair pair =
        new ContactResistances.Pair(phases.get(0).label(), phases.get(phases.size() - 1).label());
    double resistance = contact * labels.voxelSize().along(Axis.Z) / sigmas[0];
    return problem.withContacts(new ContactResistances(Map.of(pair, resistance)));
  }

  Conductivities conductivities(LabelVolume labels) {
    Map<Integer, Double> byLabel = new TreeMap<>();
    List<Phase> phases = labels.phases();
    if (phases.size() != sigmas.length) {
      throw new IllegalArgumentException(
          name + " should have " + sigmas.length + " phases, got " + phases.size());
    }
    for (int i = 0; i < sigmas.length; i++) {
      byLabel.put(phases.get(i).label(), sigmas[i]);
    }
    return new Conductivities(byLabel);
  }

  /** Returns the largest conductivity / the smallest; infinite with an insulator. */
  double contrast() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double sigma : sigmas) {
      least = Math.min(least, sigma);
      most = Math.max(most, sigma);
    }
    return most / least;
  }

  private static SolverCase twoPhase(String name, double at, int n, double share) {
    return spheres(name, at, new Recipe(n, RADIUS, share, 1, SEED), 0, 1);
  }

  private static SolverCase threePhases(String name, double at, int n, double contrast) {
    Recipe recipe = new Recipe(n, RADIUS, 1.0 / 3, 2, SEED);
    return spheres(name, at, recipe, 1, Math.sqrt(contrast), contrast);
  }

  private static SolverCase spheres(String name, double at, Recipe recipe, double... sigmas) {
    return new SolverCase(name, at, task -> SphereVolume.make(recipe, task), Work.AXIS, 0, sigmas);
  }

  private static LabelVolume read(Path file, TaskContext task) throws IOException {
    ReadOptions size = ReadOptions.withVoxelSize(VoxelSize.cube(ELECTRODE_VOXEL));
    return VolumeReader.readLabels(file.toString(), size, task);
  }

  private static void put(Map<String, SolverCase> cases, SolverCase one) {
    cases.put(one.name(), one);
  }
}
