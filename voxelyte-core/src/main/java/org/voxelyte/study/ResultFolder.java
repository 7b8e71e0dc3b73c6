package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @return whether it was made
   * @throws IOException if it cannot be made or written to
   */
  public static boolean prepare(Path folder) throws IOException {
    boolean made = !Files.exists(folder);
    AtomicFiles.createFolder(folder);
    Path probe = folder.resolve(RESULTS + ".probe");
    AtomicFiles.write(probe, out -> {});
    Files.delete(probe);
    return made;
  }

  /** Removes a folder that was made for a refused analysis, if nothing has been written to it. */
  public static void discard(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("figures"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Not empty: what was finished before the refusal stays.
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
    String digest = ResultsDigest.of(Files.readString(folder.resolve(RESULTS)));
    StudyFile.write(
        study.recorded(analysis.provenance(), digest).withParticleHashes(hashes(analysis)),
        folder.resolve(STUDY));
    return report;
  }

  private static Map<String, String> hashes(Analysis analysis) {
    Map<String, String> hashOfFile = new LinkedHashMap<>(analysis.morphology().inputs());
    analysis.conduction().stream()
        .flatMap(conduction -> conduction.axes().stream())
        .flatMap(axis -> axis.particles().stream())
        .filter(flow -> flow.file().isPresent())
        .forEach(flow -> hashOfFile.put(flow.file().get(), flow.sha256().orElseThrow()));
    return hashOfFile;
  }

  /**
   * Checks that a repeated study gave the numbers that it recorded. Values that a newer version
   * adds are no difference.
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
    if (study.source().sha256().isPresent()) {
      // The run has compared the input, also where an older study has one hash of two files.
      now = ResultsDigest.withInputHash(now, study.source().sha256().get());
    }
    if (ResultsDigest.of(now).equals(study.digest().get())) {
      return;
    }
    StringBuilder message =
        new StringBuilder(
            "the numbers differ from the recorded ones although the input is the same");
    Path results = recordedIn.resolve(RESULTS);
    if (Files.isRegularFile(results)) {
      String recorded = Files.readString(results);
      List<String> differences = ResultsDigest.differences(recorded, now);
      if (differences.isEmpty()) {
        return; // an older digest covers more
      }
      boolean onlyMore = differences.stream().allMatch(d -> d.contains(": absent is now "));
      if (onlyMore && ResultsDigest.of(recorded).equals(study.digest().get())) {
        return;
      }
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
