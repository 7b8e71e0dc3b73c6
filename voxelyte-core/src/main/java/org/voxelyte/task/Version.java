package org.voxelyte.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the running program. */
public final class Version {
  private static final String CURRENT = read();

  private Version() {}

  /** Returns the version, such as "0.1.0"; every result file carries it. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    try (InputStream in = Version.class.getResourceAsStream("/org/voxelyte/version.properties")) {
      if (in == null) {
        throw new IllegalStateException(
            "version.properties is missing from the program's jar; build it anew");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
