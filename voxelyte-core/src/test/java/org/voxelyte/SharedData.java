package org.voxelyte;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real sample files that lie beside the project, not in it. A test that asks for one is skipped,
 * saying so, where the folder is absent; a file missing from a folder that is there fails the test.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * Returns a file below {@code ../shared/data} of the checkout, such as "volumes/seg_stack.tiff".
   */
  public static Path file(String name) {
    Path module = Path.of("").toAbsolutePath();
    Path data = module.resolve("../../shared/data").normalize();
    assumeTrue(Files.isDirectory(data), "skipped: no sample data at " + data);
    Path file = data.resolve(name);
    if (!Files.exists(file)) {
      throw new AssertionError("sample file missing: " + file);
    }
    return file;
  }
}
