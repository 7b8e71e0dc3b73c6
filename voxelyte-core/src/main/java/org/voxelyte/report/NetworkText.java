package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network that carries the current in words, the same on the page and at the terminal. */
public final class NetworkText {
  private NetworkText() {}

  /** Returns why smallest cuts were not searched for, a sentence for each reason. */
  public static List<String> notes(Analysis analysis) {
    Map<String, List<String>> drives = new LinkedHashMap<>();
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        axis.network()
            .flatMap(network -> network.cutLeftOut())
            .ifPresent(
                reason ->
                    drives
                        .computeIfAbsent(reason, key -> new ArrayList<>())
                        .add(conduction.drive() + " along " + axis.axis().key()));
      }
    }
    List<String> notes = new ArrayList<>();
    drives.forEach(
        (reason, where) ->
            notes.add(
                "The smallest cut of "
                    + String.join(", ", where)
                    + " was not searched for: "
                    + reason
                    + "."));
    return notes;
  }
}
