package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.generation.Coating;
import org.voxelyte.generation.Generator;
import org.voxelyte.generation.Recipe;
import org.voxelyte.generation.Structure;
import org.voxelyte.report.Analysis;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.Measures;
import org.voxelyte.study.RecipeFile;
import org.voxelyte.study.StudyFile;
import org.voxelyte.study.StudyRunner;
import org.voxelyte.task.TaskContext;

/**
 * A case that is made from its recipe and measured like any other volume. Beside the measures it
 * has the overlap of packed particles (as {@code generate} reports it) and, where the recipe gives
 * the densities of all phases, {@code mass_fraction}.
 */
public final class StructureCase implements CaseRunner {
  private final Path file;

  /**
   * Creates a runner of the cases of a plan.
   *
   * @param file where relative names in recipes and measures start
   */
  public StructureCase(Path file) {
    this.file = file;
  }

  @Override
  public CaseResult run(SweepCase sweepCase, TaskContext task) throws IOException {
    Recipe recipe = RecipeFile.read(sweepCase.recipe(), file).recipe();
    Measures measures = measures(sweepCase, recipe, file);
    Structure structure = new Generator(recipe).make(sweepCase.seed(), task);
    Analysis analysis = StudyRunner.measure(List.of(), measures, structure.volume(), task);
    if (!analysis.failures().isEmpty()) {
      throw new IOException(String.join("; ", analysis.failures()));
    }
    CaseResult measured = AnalysisColumns.of(analysis);
    Map<String, Double> values = new LinkedHashMap<>(measured.values());
    structure
        .overlap()
        .ifPresent(
            overlap -> {
              values.put("overlap_largest", overlap.largest());
              values.put("overlap_share", overlap.share());
            });
    values.putAll(MassFractions.of(sweepCase.recipe(), structure.phases()));
    return new CaseResult(values, measured.undefined());
  }

  /**
   * Returns what is measured of a case. Coatings of the recipe are contacts of its conduction.
   *
   * @throws IOException if the measures are not as docs/study.md says
   * @throws IllegalArgumentException if they name a phase that the recipe does not put, or the
   *     resistance of a contact that is coated
   */
  static Measures measures(SweepCase sweepCase, Recipe recipe, Path file) throws IOException {
    Measures measures = StudyFile.measures(sweepCase.measures(), file);
    if (measures.conduction().isEmpty()) {
      return measures;
    }
    ConductionMeasure conduction = measures.conduction().get();
    Set<String> phases = new LinkedHashSet<>();
    recipe.phases().forEach(phase -> phases.add(phase.name()));
    conduction.drives().sets().stream()
        .flatMap(set -> set.byPhase().keySet().stream())
        .forEach(name -> requirePhase(name, "a conductivity", phases));
    List<ConductionMeasure.Contact> contacts = new ArrayList<>(conduction.contacts());
    for (ConductionMeasure.Contact contact : conduction.contacts()) {
      requirePhase(contact.a(), "a contact", phases);
      requirePhase(contact.b(), "a contact", phases);
    }
    for (Coating coating : recipe.coatings()) {
      Set<String> pair = Set.of(coating.a(), coating.b());
      if (conduction.contacts().stream().anyMatch(c -> pair.equals(Set.of(c.a(), c.b())))) {
        throw new IllegalArgumentException(
            "the contact of "
                + coating.a()
                + " and "
                + coating.b()
                + " has a resistance in the measures and a coating in the recipe; keep one");
      }
      if (!conduction.drives().sets().isEmpty()) {
        contacts.add(
            new ConductionMeasure.Contact(
                coating.a(), coating.b(), coating.resistance(), Optional.empty()));
      }
    }
    return new Measures(measures.morphology(), Optional.of(conduction.withContacts(contacts)));
  }

  private static void requirePhase(String name, String what, Set<String> phases) {
    if (!phases.contains(name)) {
      throw new IllegalArgumentException(
          "the measures give "
              + what
              + " of "
              + name
              + ", which the recipe does not put; it puts "
              + String.join(", ", phases));
    }
  }
}
