package org.voxelyte.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.voxelyte.bench.SphereVolume.Recipe;
import org.voxelyte.morphology.AxisDirection;
import org.voxelyte.morphology.ComponentLabelling;
import org.voxelyte.morphology.DistanceMap;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.GeodesicMethod;
import org.voxelyte.morphology.GeodesicTortuosity;
import org.voxelyte.morphology.Geodesics;
import org.voxelyte.morphology.LocalThickness;
import org.voxelyte.morphology.Neighbourhood;
import org.voxelyte.morphology.ParticleOptions;
import org.voxelyte.morphology.ParticlePopulation;
import org.voxelyte.morphology.ParticleSplit;
import org.voxelyte.morphology.PathLengths;
import org.voxelyte.morphology.SimulatedIntrusion;
import org.voxelyte.morphology.TwoPointCorrelation;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * A quantity that is timed on a cube of two phases: overlapping spheres of radius 8 voxels that
 * hold half of it, and the void between them.
 *
 * @param quantity what is found
 * @param edge voxels along each edge
 */
record MorphologyCase(Quantity quantity, int edge) {
  /** The edges that cases are named for. */
  private static final List<Integer> EDGES = List.of(64, 128, 256, 512, 1024);

  /** The edges of the series. */
  private static final List<Integer> SERIES_EDGES = List.of(64, 96, 128, 192, 256, 384, 512);

  private static final double RADIUS = 8;
  private static final double SHARE = 0.5;
  private static final long SEED = 1;
  private static final int SPHERES = 1;
  private static final int VOID = 0;

  /** Finds a quantity, and returns words for it, which are made when the clock has stopped. */
  @FunctionalInterface
  private interface Work {
    Supplier<String> find(LabelVolume volume, TaskContext task);
  }

  /** What is found; of the spheres where nothing else is said. */
  enum Quantity {
    /** Distance to the void. */
    DISTANCE(MorphologyCase::distance, Map.of(256, 1.0)),
    /** Clusters by faces. */
    LABELLING(MorphologyCase::clusters, Map.of(256, 1.0)),
    /** Local thickness. */
    THICKNESS((volume, task) -> thickness(volume, SPHERES, task), Map.of(256, 8.0, 512, 120.0)),
    /** Local thickness of the void. */
    THICKNESS_VOID((volume, task) -> thickness(volume, VOID, task), Map.of(256, 8.0, 512, 120.0)),
    /** Shortest ways by steps to 26 neighbours, along +z. */
    GEODESIC_CHAMFER(
        (volume, task) -> ways(volume, GeodesicMethod.CHAMFER, task), Map.of(256, 6.0)),
    /** Shortest ways by the Eikonal equation, along +z. */
    GEODESIC_EIKONAL(
        (volume, task) -> ways(volume, GeodesicMethod.EIKONAL, task), Map.of(256, 6.0)),
    /** Intrusion of balls into the void from the faces of all axes. */
    INTRUSION(MorphologyCase::intrusion, Map.of()),
    /** Two-point correlation up to a quarter of the edge, as reports have it. */
    CORRELATION(MorphologyCase::correlation, Map.of()),
    /** Particles split and measured. */
    PARTICLES(MorphologyCase::particles, Map.of());

    private final Work work;
    private final Map<Integer, Double> limits;

    Quantity(Work work, Map<Integer, Double> limits) {
      this.work = work;
      this.limits = limits;
    }

    /** Returns the name in cases, such as "thickness-void". */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns all cases by their names, such as "thickness-void-256". */
  static Map<String, MorphologyCase> all() {
    Map<String, MorphologyCase> all = new TreeMap<>();
    for (int edge : EDGES) {
      for (Quantity quantity : Quantity.values()) {
        MorphologyCase one = new MorphologyCase(quantity, edge);
        all.put(one.name(), one);
      }
    }
    return all;
  }

  /** Returns the cases that "table" stands for: all of 256³, and those of 512³ that have limits. */
  static List<MorphologyCase> table() {
    List<MorphologyCase> table = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      table.add(new MorphologyCase(quantity, 256));
    }
    table.add(new MorphologyCase(Quantity.THICKNESS, 512));
    return table;
  }

  /** Returns the cases of the series, those of one edge together. */
  static List<MorphologyCase> series(int largestEdge) {
    List<MorphologyCase> series = new ArrayList<>();
    for (int edge : SERIES_EDGES) {
      for (Quantity quantity : Quantity.values()) {
        if (edge <= largestEdge) {
          series.add(new MorphologyCase(quantity, edge));
        }
      }
    }
    return series;
  }

  String name() {
    return quantity.key() + "-" + edge;
  }

  long voxels() {
    return (long) edge * edge * edge;
  }

  /** Returns the seconds that it may take, if that is laid down. */
  OptionalDouble limitSeconds() {
    Double limit = quantity.limits.get(edge);
    return limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit);
  }

  /** Makes the volume of all cases of that edge. */
  static LabelVolume volume(int edge, TaskContext task) {
    return SphereVolume.make(new Recipe(edge, RADIUS, SHARE, 1, SEED), task);
  }

  /** Finds the quantity; what is returned holds it, and puts it in words when asked. */
  Supplier<String> find(LabelVolume volume, TaskContext task) {
    return quantity.work.find(volume, task);
  }

  private static Phase phase(LabelVolume volume, int label) {
    return volume.phase(Integer.toString(label));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static Supplier<String> distance(LabelVolume volume, TaskContext task) {
    ScalarField distances = DistanceMap.of(volume, phase(volume, SPHERES), task);
    return () -> {
      double most = 0;
      for (int z = 0; z < volume.shape().nz(); z++) {
        for (float distance : distances.slice(z)) {
          most = Math.max(most, distance);
        }
      }
      return text("largest %.4f voxels", most / volume.voxelSize().x());
    };
  }

  private static Supplier<String> clusters(LabelVolume volume, TaskContext task) {
    ComponentVolume clusters =
        new ComponentLabelling(Neighbourhood.FACES).label(volume, Set.of(SPHERES), task);
    return () -> text("%d clusters", clusters.sizes().stream().filter(size -> size > 0).count());
  }

  private static Supplier<String> thickness(LabelVolume volume, int label, TaskContext task) {
    Finding<LocalThickness> thickness = LocalThickness.of(volume, phase(volume, label), task);
    return () -> text("mean %.6f voxels", thickness.get().mean() / volume.voxelSize().x());
  }

  private static Supplier<String> ways(
      LabelVolume volume, GeodesicMethod method, TaskContext task) {
    GeodesicTortuosity ways =
        Geodesics.tortuosity(
            volume, phase(volume, SPHERES), new AxisDirection(Axis.Z, true), method, task);
    return () -> {
      PathLengths lengths = ways.lengths().get();
      return text("tortuosity %.6f", lengths.mean());
    };
  }

  private static Supplier<String> intrusion(LabelVolume volume, TaskContext task) {
    Map<Axis, Finding<SimulatedIntrusion>> all =
        SimulatedIntrusion.of(volume, phase(volume, VOID), task);
    return () ->
        text(
            "bottleneck %.6f voxels",
            all.get(Axis.Z).get().bottleneck().get() / volume.voxelSize().x());
  }

  private static Supplier<String> correlation(LabelVolume volume, TaskContext task) {
    double lag = TwoPointCorrelation.defaultLargestLag(volume) / 2;
    TwoPointCorrelation two = TwoPointCorrelation.of(volume, phase(volume, SPHERES), lag, task);
    return () ->
        text("surface %.6f per voxel", two.specificSurface().get() * volume.voxelSize().x());
  }

  private static Supplier<String> particles(LabelVolume volume, TaskContext task) {
    ParticlePopulation found =
        ParticlePopulation.of(
            volume,
            new ParticleSplit(ParticleSplit.usualDepth(volume))
                .split(volume, phase(volume, SPHERES), task),
            ParticleOptions.usual(),
            task);
    return () -> text("%d particles", found.particles().size());
  }
}
