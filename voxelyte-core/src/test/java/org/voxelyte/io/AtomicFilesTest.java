package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.task.TaskCancelledException;

class AtomicFilesTest {
  private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new and longer".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void replacesAnOlderFileAndLeavesNothingElse() throws IOException {
    Path target = folder.resolve("result.csv");
    Files.write(target, OLD);
    AtomicFiles.write(target, out -> out.write(NEW));
    assertThat(target).hasBinaryContent(NEW);
    assertThat(names()).containsExactly("result.csv");
  }

  @Test
  void targetIsUntouchedWhileWriting() throws IOException {
    Path target = folder.resolve("result.csv");
    Files.write(target, OLD);
    AtomicFiles.write(
        target,
        out -> {
          out.write(NEW);
          out.flush();
          assertThat(target).hasBinaryContent(OLD);
          assertThat(names())
              .hasSize(2)
              .anyMatch(name -> name.startsWith(".result.csv") && name.endsWith(".partial"));
        });
  }

  @Test
  void keepsTheOldFileOnFailure() throws IOException {
    Path target = folder.resolve("result.csv");
    Files.write(target, OLD);
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    target,
                    out -> {
                      out.write(NEW);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot write "
                + target
                + ": the disk is full; free some space or choose another folder");
    assertThat(target).hasBinaryContent(OLD);
    assertThat(names()).containsExactly("result.csv");
  }

  @Test
  void keepsTheOldFileOnCancellation() throws IOException {
    Path target = folder.resolve("result.csv");
    Files.write(target, OLD);
    assertThatThrownBy(
            () ->
                AtomicFiles.writeChannel(
                    target,
                    channel -> {
                      throw new TaskCancelledException();
                    }))
        .isInstanceOf(TaskCancelledException.class);
    assertThat(target).hasBinaryContent(OLD);
    assertThat(names()).containsExactly("result.csv");
  }

  @Test
  void saysWhyATargetCannotBeWritten() throws IOException {
    Path file = folder.resolve("file");
    Files.write(file, OLD);
    assertThatThrownBy(() -> AtomicFiles.write(folder, out -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + folder + ": it is a folder; give a file name");
    Path inMissing = folder.resolve("missing").resolve("a.csv");
    assertThatThrownBy(() -> AtomicFiles.write(inMissing, out -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot write "
                + inMissing
                + ": there is no folder "
                + inMissing.getParent()
                + "; make it first");
    Path inFile = file.resolve("a.csv");
    assertThatThrownBy(() -> AtomicFiles.write(inFile, out -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot write " + inFile + ": " + file + " is a file, not a folder; choose another");
    assertThatThrownBy(() -> AtomicFiles.createFolder(inFile))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot make the folder "
                + inFile
                + ": "
                + file
                + " is a file; choose another folder or remove that file");
  }

  @Test
  void makesFoldersWithTheirParents() throws IOException {
    Path deep = folder.resolve("a/b/c");
    AtomicFiles.createFolder(deep);
    AtomicFiles.createFolder(deep);
    assertThat(deep).isDirectory();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
