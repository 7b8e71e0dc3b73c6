package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.study.ResultFolder;
import org.voxelyte.study.ResultsDigest;
import org.voxelyte.study.Study;
import org.voxelyte.study.StudyFile;
import org.voxelyte.study.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats a recorded study to the same numbers, or says what changed. */
@Command(
    name = "run",
    description = {
      "Repeat a recorded study to the same numbers, or say which input changed.",
      "Without -o the results are written into the folder of the study; if the numbers differ,"
          + " nothing is overwritten."
    },
    footer = {"", "Example:  voxelyte run out/study.yaml"})
final class RunCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "STUDY.yaml",
      description = "A study that analyze left, or one written by hand.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for report and results; default: the folder of the study.")
  private Path folder;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    Study study = StudyFile.read(file);
    Path home = file.toAbsolutePath().normalize().getParent();
    Path target = folder == null ? home : folder;
    StudyCommands.intoFolder(
        target,
        common,
        task -> {
          Analysis analysis = StudyRunner.run(study, task);
          boolean inPlace = Files.isSameFile(target, home);
          if (inPlace) {
            ResultFolder.requireSameNumbers(study, analysis, home);
          }
          Path report = ResultFolder.write(study, analysis, target, task);
          String json = ResultsJson.of(analysis);
          common.print(Tables.all(analysis) + "\nreport: " + report + "\n");
          common.writeJson(json);
          if (!inPlace) {
            ResultFolder.requireSameNumbers(study, analysis, home);
          }
          if (study.digest().isPresent()) {
            common.print("all " + ResultsDigest.count(json) + " recorded values are the same\n");
          }
          return null;
        });
    return 0;
  }
}
