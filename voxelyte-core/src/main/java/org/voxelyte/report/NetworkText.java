package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.transport.Pathway;

/** The network that carries the current in words, the same on the page and at the terminal. */
public final class NetworkText {
  private NetworkText() {}

  /** Returns a share as per cent: "12.3 %", "<0.1 %", "100 %". */
  public static String percent(double share) {
    return Numbers.percent(share);
  }

  /**
   * Returns what is lost along a path in each phase and at contacts: "SE 80.0 %, contacts 20.0 %".
   *
   * @param names of the labels
   */
  public static String drops(Pathway path, Map<Integer, String> names) {
    List<String> drops = new ArrayList<>();
    path.parts()
        .forEach(
            (label, part) ->
                drops.add(names.get(label) + " " + percent(part.drop() / path.drop())));
    if (path.contactDrop() > 0) {
      drops.add("contacts " + percent(path.contactDrop() / path.drop()));
    }
    return String.join(", ", drops);
  }

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
