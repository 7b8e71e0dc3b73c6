package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.NetworkQuestions;
import org.voxelyte.transport.Pathway;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Pathways through particles and phases in series, with contacts between them. */
class PathwayContactsTest {
  private static final int EDGE = 8;
  private static final double BETWEEN_PARTICLES = 4e-7;
  private static final double BETWEEN_PHASES = 9e-7;
  private static final Map<Integer, Double> SIGMA = Map.of(1, 0.7, 2, 0.2);

  /** Relative; a solution to 1e-13 of the energy has potentials to its root. */
  private static final double SOLVED = 1e-6;

  @TempDir private Path folder;

  private final TaskContext task = TaskContext.silent(2);

  /** Layers across an axis: particle of label 1 at each place along it, 0: label 2. */
  private record Layers(Axis axis, int... particles) {
    int label(int along) {
      return particles[along] > 0 ? 1 : 2;
    }

    /** Borders that the label stays the same at, or changes at. */
    int borders(boolean same) {
      int count = 0;
      for (int i = 1; i < EDGE; i++) {
        boolean border = particles[i] != particles[i - 1];
        count += border && (label(i) == label(i - 1)) == same ? 1 : 0;
      }
      return count;
    }

    int thickness(int label) {
      int count = 0;
      for (int i = 0; i < EDGE; i++) {
        count += label(i) == label ? 1 : 0;
      }
      return count;
    }
  }

  private static int along(Axis axis, int x, int y, int z) {
    return axis == Axis.X ? x : axis == Axis.Y ? y : z;
  }

  private static ConductionProblem problem(Layers layers, ContactResistances contacts) {
    GridShape shape = new GridShape(EDGE, EDGE, EDGE);
    VoxelSize size = new VoxelSize(3e-7, 2e-7, 5e-7);
    byte[][] labels = new byte[EDGE][EDGE * EDGE];
    int[][] ids = new int[EDGE][EDGE * EDGE];
    for (int z = 0; z < EDGE; z++) {
      for (int y = 0; y < EDGE; y++) {
        for (int x = 0; x < EDGE; x++) {
          int at = along(layers.axis, x, y, z);
          labels[z][shape.index(x, y)] = (byte) layers.label(at);
          ids[z][shape.index(x, y)] = layers.particles[at];
        }
      }
    }
    List<Phase> phases =
        layers.thickness(2) > 0
            ? List.of(Phase.unnamed(1), Phase.unnamed(2))
            : List.of(Phase.unnamed(1));
    LabelVolume volume =
        new LabelVolume(shape, size, labels, phases, Provenance.generated("layers"));
    int count = 0;
    for (int id : layers.particles) {
      count = Math.max(count, id);
    }
    Particles particles =
        Particles.of(
            volume,
            Phase.unnamed(1),
            new ComponentVolume(shape, size, ids, new long[count]),
            "test",
            TaskContext.silent(1));
    Map<Integer, Double> sigma = new TreeMap<>();
    phases.forEach(phase -> sigma.put(phase.label(), SIGMA.get(phase.label())));
    return ConductionProblem.of(volume, new Conductivities(sigma))
        .withParticles(List.of(particles))
        .withContacts(contacts);
  }

  private static ContactResistances contacts(Layers layers) {
    ContactResistances.Pair own = new ContactResistances.Pair(1, 1);
    return new ContactResistances(
        layers.thickness(2) > 0
            ? Map.of(own, BETWEEN_PARTICLES, new ContactResistances.Pair(1, 2), BETWEEN_PHASES)
            : Map.of(own, BETWEEN_PARTICLES));
  }

  private List<Pathway> pathways(ConductionProblem problem, Axis axis) {
    Box start = new Box(5, 3, 4, new GridShape(1, 1, 1));
    NetworkQuestions questions =
        new NetworkQuestions(
            false, 5, List.of(new NetworkQuestions.Start(start, OptionalInt.empty())), 0);
    List<Pathway> found =
        new ConductionSolver(new ConductionOptions(1e-13, 500))
            .solve(problem.withNetwork(questions), axis, task)
            .network()
            .orElseThrow()
            .pathways();
    assertThat(found).hasSize(6);
    assertThat(found.get(5).kind()).isEqualTo(Pathway.Kind.LARGEST_CURRENT);
    return found;
  }

  private void check(Layers layers) {
    ContactResistances contacts = contacts(layers);
    ConductionProblem problem = problem(layers, contacts);
    double edge = problem.volume().voxelSize().along(layers.axis);
    double contact =
        layers.borders(true) * BETWEEN_PARTICLES + layers.borders(false) * BETWEEN_PHASES;
    double all = contact;
    for (int label = 1; label <= 2; label++) {
      all += layers.thickness(label) * edge / SIGMA.get(label);
    }
    ConductionCase conduction = conduction(contacts);
    for (Pathway path : pathways(problem, layers.axis)) {
      assertThat(path.contactDrop()).isCloseTo(contact / all, within(SOLVED));
      double length = 0;
      for (Map.Entry<Integer, Pathway.Part> part : path.parts().entrySet()) {
        double own = layers.thickness(part.getKey()) * edge;
        length += own;
        assertThat(part.getValue().drop())
            .isCloseTo(own / SIGMA.get(part.getKey()) / all, within(SOLVED));
        assertThat(part.getValue().length() / own).isCloseTo(1, within(SOLVED));
      }
      assertThat(length / (EDGE * edge)).isCloseTo(1, within(SOLVED));
      assertThat(PathResistance.of(conduction, path) / all).isCloseTo(1, within(SOLVED));
    }
  }

  private static ConductionCase conduction(ContactResistances contacts) {
    return new ConductionCase(
        "layers",
        false,
        Optional.empty(),
        new Conductivities(SIGMA),
        contacts,
        Sides.INSULATED,
        Optional.empty(),
        List.of());
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void twoParticlesInSeries(Axis axis) {
    check(new Layers(axis, 1, 1, 1, 2, 2, 2, 2, 2));
  }

  /** The middle one is one voxel thick: a border on either side of its centre. */
  @ParameterizedTest
  @EnumSource(Axis.class)
  void threeParticlesInSeries(Axis axis) {
    check(new Layers(axis, 1, 1, 1, 1, 2, 3, 3, 3));
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void particlesOfOnePhaseBesideAnother(Axis axis) {
    check(new Layers(axis, 0, 1, 2, 2, 3, 0, 0, 0));
  }

  /** Particles that are known but have no contact are no borders. */
  @Test
  void particlesWithoutContactsAreOneThread() {
    Layers layers = new Layers(Axis.Y, 1, 1, 1, 2, 2, 2, 2, 2);
    ContactResistances none = ContactResistances.NONE;
    for (Pathway path : pathways(problem(layers, none), Axis.Y)) {
      assertThat(path.contactDrop()).isZero();
      assertThat(path.parts().get(1).drop()).isCloseTo(1, within(SOLVED));
      assertThat(PathResistance.of(conduction(none), path))
          .isCloseTo(EDGE * 2e-7 / 0.7, within(1e-12));
    }
  }

  /** Two points at the place of the contact, with its drop between them. */
  @Test
  void filesShowTheStep() throws IOException {
    Layers layers = new Layers(Axis.Z, 1, 1, 1, 2, 2, 2, 2, 2);
    List<Pathway> paths = pathways(problem(layers, contacts(layers)), Axis.Z).subList(5, 6);
    Path file = folder.resolve("path.csv");
    PathwayFiles.write(paths, List.of(Phase.unnamed(1)), file);
    List<String> rows = Files.readAllLines(file);
    int steps = 0;
    for (int i = 2; i < rows.size(); i++) {
      String[] before = rows.get(i - 1).split(",");
      String[] here = rows.get(i).split(",");
      if (here[4].equals(before[4])) {
        steps++;
        double all = BETWEEN_PARTICLES + EDGE * 5e-7 / 0.7;
        assertThat(Double.parseDouble(here[7])).isCloseTo(15e-7, within(1e-12));
        assertThat(Double.parseDouble(before[8]) - Double.parseDouble(here[8]))
            .isCloseTo(BETWEEN_PARTICLES / all, within(SOLVED));
      }
    }
    assertThat(steps).isEqualTo(1);
  }
}
