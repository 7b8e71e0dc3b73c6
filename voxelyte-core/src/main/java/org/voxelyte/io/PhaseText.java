package org.voxelyte.io;

import java.io.IOException;
import java.util.Locale;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** Phases as one line of text, "85=NMC:active", in the descriptions that the program writes. */
final class PhaseText {
  private PhaseText() {}

  static String write(Phase phase) {
    String name = phase.name().replaceAll("[\\r\\n]+", " ");
    return phase.label() + "=" + name + ":" + phase.role().key();
  }

  static Phase read(String text, String location) throws IOException {
    int equals = text.indexOf('=');
    int colon = text.lastIndexOf(':');
    try {
      int label = Integer.parseInt(text.substring(0, equals).strip());
      String role = text.substring(colon + 1).strip();
      return new Phase(label, text.substring(equals + 1, colon), role(role));
    } catch (RuntimeException e) {
      throw new IOException(
          location + ": the phase '" + text + "' in its description is not valid", e);
    }
  }

  static PhaseRole role(String key) {
    return key.toLowerCase(Locale.ROOT).equals(PhaseRole.UNSPECIFIED.key())
        ? PhaseRole.UNSPECIFIED
        : PhaseRole.of(key);
  }
}
