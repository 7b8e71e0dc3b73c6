package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a time was measured on.
 *
 * @param processor the processor's model name
 * @param cores processors that the virtual machine may use
 * @param memoryBytes physical memory; 0 where the system does not tell
 * @param java vendor and version of the Java that ran
 */
public record Machine(String processor, int cores, long memoryBytes, String java) {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final double GIBIBYTE = 1L << 30;
  private static final long KIBIBYTE = 1024;

  /** Returns this machine; what Linux alone tells is left general elsewhere. */
  public static Machine here() throws IOException {
    String java = System.getProperty("java.vendor") + " " + System.getProperty("java.version");
    String processor = System.getProperty("os.arch");
    long memory = 0;
    if (Files.isReadable(CPU)) {
      processor = value(Files.readAllLines(CPU), "model name", processor);
    }
    if (Files.isReadable(MEMORY)) {
      memory = kibibytes(value(Files.readAllLines(MEMORY), "MemTotal", "0 kB"));
    }
    return new Machine(processor, Runtime.getRuntime().availableProcessors(), memory, java);
  }

  /** Returns the bytes of a value of /proc, such as "24684096 kB". */
  static long kibibytes(String value) {
    return Long.parseLong(value.replace("kB", "").trim()) * KIBIBYTE;
  }

  /** Returns what follows "key:" in the first line that has it, or the other value. */
  static String value(List<String> lines, String key, String otherwise) {
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).trim().equals(key)) {
        return line.substring(colon + 1).trim();
      }
    }
    return otherwise;
  }

  @Override
  public String toString() {
    String memory =
        memoryBytes == 0
            ? ""
            : String.format(Locale.ROOT, ", %.0f GiB", Math.rint(memoryBytes / GIBIBYTE));
    return processor + ", " + cores + " cores" + memory;
  }
}
