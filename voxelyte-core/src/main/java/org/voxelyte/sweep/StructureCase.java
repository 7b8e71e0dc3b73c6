package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.generation.Generator;
import org.voxelyte.generation.Recipe;
import org.voxelyte.generation.Structure;
import org.voxelyte.report.Analysis;
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
    Measures measures = StudyFile.measures(sweepCase.measures(), file);
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
}
