package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ReportWriter;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;

/**
 * The folder that an analysis leaves: report, results, tables, figures and {@code study.yaml},
 * which repeats it.
 */
public final class ResultFolder {
  /** Name of the recorded study in the folder. */
  public static final String STUDY = "study.yaml";

  /** Name of the numbers in the folder. */
  public static final String RESULTS = "results.json";

  private static final int DIFFERENCES_SHOWN = 3;

  private ResultFolder() {}

  /**
   * Makes the folder if it is not there, so that an unwritable place is found out before the work,
   * not after it.
   *
   * @throws IOException if it cannot be made or written to
   */
  public static void prepare(Path folder) throws IOException {
    AtomicFiles.createFolder(folder);
    Path probe = folder.resolve(RESULTS + ".probe");
    AtomicFiles.write(probe, out -> {});
    Files.delete(probe);
  }

  /** Removes the folder if nothing has been written to it: a refused analysis leaves no trace. */
  public static void discardIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Not empty: an earlier result, which stays.
      return;
    }
  }

  /**
   * Writes report, results and the study as recorded by this run.
   *
   * @return the report
   */
  public static Path write(Study study, Analysis analysis, Path folder, TaskContext task)
      throws IOException {
    Path report = ReportWriter.write(analysis, folder, task);
    String digest = ResultsDigest.of(ResultsJson.of(analysis));
    StudyFile.write(study.recorded(analysis.provenance().sha256(), digest), folder.resolve(STUDY));
    return report;
  }

  /**
   * Checks that a repeated study gave the numbers that it recorded.
   *
   * @param study the study as it was read
   * @param analysis what running it found now
   * @param recordedIn folder of the study, where its results.json may lie
   * @throws IOException if numbers differ, naming the first
   */
  public static void requireSameNumbers(Study study, Analysis analysis, Path recordedIn)
      throws IOException {
    if (study.digest().isEmpty()) {
      return;
    }
    String now = ResultsJson.of(analysis);
    if (ResultsDigest.of(now).equals(study.digest().get())) {
      return;
    }
    StringBuilder message =
        new StringBuilder(
            "the numbers differ from the recorded ones although the input is the same");
    Path results = recordedIn.resolve(RESULTS);
    if (Files.isRegularFile(results)) {
      List<String> differences = ResultsDigest.differences(Files.readString(results), now);
      for (String difference :
          differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size()))) {
        message.append("; ").append(difference);
      }
      if (differences.size() > DIFFERENCES_SHOWN) {
        message.append("; and ").append(differences.size() - DIFFERENCES_SHOWN).append(" more");
      }
    }
    message.append(". Recorded with Voxelyte ").append(study.version());
    message.append(", this is ").append(Version.current());
    throw new IOException(message.toString());
  }
}
