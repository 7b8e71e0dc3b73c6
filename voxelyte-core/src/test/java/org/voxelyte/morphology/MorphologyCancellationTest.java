package org.voxelyte.morphology;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** Every measure stops when it is cancelled under way, not at its beginning only. */
class MorphologyCancellationTest {
  private static final Phase ONE = Structures.PHASE_1;

  /** A measure by its name. */
  private record Measure(String name, Consumer<TaskContext> work) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Labels 0, 1, 2 at random, seed 5. */
  private static LabelVolume noise() {
    SplittableRandom random = new SplittableRandom(5);
    return Structures.of(new GridShape(12, 11, 10), (x, y, z) -> random.nextInt(3));
  }

  static Stream<Measure> measures() {
    LabelVolume volume = noise();
    PhaseGroup active = PhaseGroup.of(ONE);
    PhaseGroup electrolyte = new PhaseGroup("2", Set.of(2));
    FedNetworks networks = new FedNetworks(active, electrolyte, Feeding.along(Axis.Z));
    List<TriplePhaseBoundary> triples;
    Particles particles;
    try (TaskContext task = TaskContext.silent(2)) {
      triples = TriplePhaseBoundaries.of(volume, task);
      particles = new ParticleSplit(0.5).split(volume, ONE, task);
    }
    return Stream.of(
        new Measure("surfaces", task -> PhaseSurfaces.of(volume, task)),
        new Measure("interfaces", task -> InterfaceAreas.of(volume, task)),
        new Measure(
            "active areas", task -> ActiveAreas.of(volume, active, electrolyte, networks, task)),
        new Measure("triple lines", task -> TriplePhaseBoundaries.of(volume, task)),
        new Measure(
            "active triple lines",
            task -> TriplePhaseBoundaries.activeOf(volume, triples, networks, task)),
        new Measure(
            "topology", task -> EulerCharacteristic.of(volume, active, Neighbourhood.FACES, task)),
        new Measure("networks", task -> Networks.of(volume, ONE, task)),
        new Measure(
            "clusters",
            task -> new ComponentLabelling(Neighbourhood.FACES).label(volume, Set.of(1), task)),
        new Measure("porosity", task -> Porosity.of(volume, electrolyte, active, 1.5, task)),
        new Measure("distances", task -> DistanceMap.of(volume, ONE, task)),
        new Measure("thickness", task -> LocalThickness.of(volume, ONE, task)),
        new Measure(
            "shortest ways",
            task ->
                Geodesics.tortuosities(
                    volume,
                    List.of(ONE),
                    AxisDirection.both(Axis.X),
                    List.of(GeodesicMethod.values()),
                    task)),
        new Measure("split", task -> new ParticleSplit(0.5).split(volume, ONE, task)),
        new Measure(
            "particles",
            task -> ParticlePopulation.of(volume, particles, ParticleOptions.usual(), task)),
        new Measure("correlation", task -> TwoPointCorrelation.of(volume, ONE, 4, task)),
        new Measure("chords", task -> ChordLengths.of(volume, ONE, Axis.Y, task)),
        new Measure(
            "sections",
            task -> SectionSeries.of(volume, ONE, Axis.Z, SectionOptions.DEFAULT, task)));
  }

  @ParameterizedTest
  @MethodSource("measures")
  void stopsWhenCancelledUnderWay(Measure measure) {
    Cancelling.atEachStage(measure.work());
  }
}
