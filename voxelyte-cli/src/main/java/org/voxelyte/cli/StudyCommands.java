package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.study.ResultFolder;
import org.voxelyte.study.Study;
import org.voxelyte.study.StudyRunner;

/** What commands do with a study once they have built it. */
final class StudyCommands {
  private StudyCommands() {}

  /** Runs a study, leaves its folder, prints the tables and where the report lies. */
  static void analyze(Study study, Path folder, CommonOptions common) throws IOException {
    intoFolder(
        folder,
        common,
        task -> {
          Analysis analysis = StudyRunner.run(study, task);
          Path report = ResultFolder.write(study, analysis, folder, task);
          common.print(Tables.all(analysis) + "\nreport: " + report + "\n");
          common.writeJson(ResultsJson.of(analysis));
          return null;
        });
  }

  /**
   * Runs work that leaves its results in a folder; the folder goes again if the work is refused.
   */
  static void intoFolder(Path folder, CommonOptions common, CommonOptions.Work<Void> work)
      throws IOException {
    common.requireWritable();
    boolean made = ResultFolder.prepare(folder);
    boolean done = false;
    try {
      common.run(work);
      done = true;
    } finally {
      if (made && !done) {
        ResultFolder.discard(folder);
      }
    }
  }

  /** Runs a study and prints its tables. */
  static void measure(Study study, CommonOptions common) throws IOException {
    common.requireWritable();
    common.run(
        task -> {
          Analysis analysis = StudyRunner.run(study, task);
          common.print(Tables.all(analysis));
          common.writeJson(ResultsJson.of(analysis));
          return null;
        });
  }
}
