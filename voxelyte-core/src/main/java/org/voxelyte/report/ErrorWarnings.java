package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.transport.DiscretisationError;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.NarrowPassages;
import org.voxelyte.transport.Representativeness;

/** What error bars and narrow passages tell a reader to beware of. */
final class ErrorWarnings {
  /** A bar beyond which a value is one digit at best. */
  private static final double WIDE_BAR = 0.25;

  /** Heat in passages one voxel wide that a change of the threshold would move visibly. */
  private static final double NARROW_POWER = 0.1;

  /** More of a network by corners than by faces than a report should pass over. */
  private static final double BY_CORNERS = 0.05;

  private ErrorWarnings() {}

  static void add(Analysis analysis, List<String> warnings) {
    List<String> noBar = new ArrayList<>();
    List<String> coarse = new ArrayList<>();
    List<String> sample = new ArrayList<>();
    List<String> necks = new ArrayList<>();
    List<String> corners = new ArrayList<>();
    Map<String, List<String>> leftOut = new LinkedHashMap<>();
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        String where = conduction.drive() + " along " + axis.axis().key();
        boolean flows = axis.result().effective() > 0;
        ErrorBars bars = axis.bars();
        bars.discretisation().ifPresent(found -> grid(where, found, noBar, coarse));
        bars.representativeness().ifPresent(found -> sample(where, found, sample));
        bars.passages().ifPresent(found -> passages(where, found, flows, necks, corners));
        for (String clause : bars.leftOut()) {
          leftOut.computeIfAbsent(clause, key -> new ArrayList<>()).add(where);
        }
      }
    }
    say(
        warnings,
        "No bound on the error from the voxels: with voxels twice as large nothing flows through ",
        noBar,
        "; image with finer voxels, or quote these values as lower bounds of unknown quality.");
    say(
        warnings,
        "The voxels leave a large error, by coarser grids: ",
        coarse,
        "; image with finer voxels.");
    say(
        warnings,
        "Parts of the volume differ much, so the sample leaves a large error: ",
        sample,
        "; analyse a larger volume, or several.");
    say(
        warnings,
        "The result hangs on passages one voxel wide: ",
        necks,
        "; what the next threshold closes or opens there moves it; compare segmentations.");
    say(
        warnings,
        "Voxels that touch by an edge or a corner only would conduct if they were joined: ",
        corners,
        "; current crosses faces here; check whether such contacts are real.");
    leftOut.forEach(
        (clause, places) ->
            warnings.add("Left out of " + Warnings.list(places) + ": " + clause + "."));
  }

  private static void say(List<String> warnings, String before, List<String> items, String after) {
    if (!items.isEmpty()) {
      warnings.add(before + Warnings.list(items) + after);
    }
  }

  private static void grid(
      String where, DiscretisationError found, List<String> noBar, List<String> coarse) {
    if (Double.isInfinite(found.relative())) {
      noBar.add(where);
    } else if (found.relative() > WIDE_BAR) {
      coarse.add(where + " ±" + Numbers.percent(found.relative()));
    }
  }

  private static void sample(String where, Representativeness found, List<String> sample) {
    if (found.relative() > WIDE_BAR) {
      sample.add(
          where
              + " ±"
              + Numbers.percent(found.relative())
              + (found.spanning() < found.boxes()
                  ? " (" + found.spanning() + " of " + found.boxes() + " sub-boxes conduct)"
                  : ""));
    }
  }

  private static void passages(
      String where, NarrowPassages found, boolean flows, List<String> necks, List<String> corners) {
    double power = found.narrowPower().orElse(0);
    if (flows && (!found.wideSpans() || power > NARROW_POWER)) {
      necks.add(
          where
              + (found.narrowPower().isPresent()
                  ? ", " + Numbers.percent(power) + " of the heat in them"
                  : "")
              + (found.wideSpans() ? "" : ", no way through that is 2 × 2 voxels wide"));
    }
    double more = found.spanningByCorners() - found.spanningByFaces();
    if (more > BY_CORNERS) {
      corners.add(
          where
              + ", "
              + Numbers.percent(found.spanningByCorners())
              + " would span instead of "
              + Numbers.percent(found.spanningByFaces()));
    }
  }
}
