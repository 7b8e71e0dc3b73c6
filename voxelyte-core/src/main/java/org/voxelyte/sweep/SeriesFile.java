package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.study.YamlFiles;
import org.voxelyte.study.YamlNode;

/**
 * Series of studies as YAML files: {@code series} lists the files of their plans, relative to its
 * own. Each study is called by its file without ".yaml".
 */
public final class SeriesFile {
  private static final String SERIES = "series";

  private SeriesFile() {}

  /**
   * Reads a series.
   *
   * @param overrides entries that are changed for all points of all studies that have them, as
   *     KEY=VALUE, where a value is YAML
   * @return the series; empty if the file is the plan of one study
   * @throws IOException if a file is missing or wrong, or no study has an entry that is changed
   */
  public static Optional<SweepSeries> read(Path file, List<String> overrides) throws IOException {
    YamlNode root = root(file);
    if (root.optional(SERIES).isEmpty()) {
      return Optional.empty();
    }
    root.keys("sweep", "about", SERIES);
    PlanDocument.checkFormat(root);
    List<PlanDocument> documents = new ArrayList<>();
    for (YamlNode item : root.get(SERIES).items()) {
      Path member = file.toAbsolutePath().resolveSibling(item.text()).normalize();
      if (root(member).optional(SERIES).isPresent()) {
        throw item.error("is a series itself; list its studies here");
      }
      documents.add(PlanDocument.read(member));
    }
    for (String override : overrides) {
      set(PlanDocument.setting(override), documents, root);
    }
    List<SweepSeries.Member> members = new ArrayList<>();
    for (PlanDocument document : documents) {
      String name = document.name().replaceFirst("\\.ya?ml$", "");
      members.add(new SweepSeries.Member(name, document.file(), PlanFile.read(document)));
    }
    String title = root.optionalText("about").orElse("Studies of " + file.getFileName()).strip();
    return Optional.of(root.make(() -> new SweepSeries(title, members)));
  }

  private static YamlNode root(Path file) throws IOException {
    return new YamlNode(
        file.toString(), "the study", YamlFiles.read(file, "study", PlanDocument.REMEDY));
  }

  private static void set(Setting setting, List<PlanDocument> documents, YamlNode root)
      throws IOException {
    boolean any = false;
    for (PlanDocument document : documents) {
      if (document.takes(setting)) {
        document.set(setting);
        any = true;
      }
    }
    if (!any) {
      throw root.error("has no study in which " + setting.path() + " can be set");
    }
  }
}
