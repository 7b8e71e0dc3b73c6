package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** What a reader must know before using the numbers; each with its remedy. */
public final class Warnings {
  /** Ratio of the largest to the smallest τ² over the axes; below it samples scatter as much. */
  private static final double ANISOTROPY = 1.2;

  /**
   * Voxels across a particle: at 10 across the diameter, a voxel is 10 % of the particle and necks
   * between particles are a voxel or two.
   */
  private static final double VOXELS_ACROSS = 10;

  /** Below this share a phase that spans has lost a part worth naming. */
  private static final double CONNECTED = 0.95;

  /** Features across an axis: with n of them a fraction scatters by about 1/√n between samples. */
  private static final double FEATURES_ACROSS = 10;

  /** A solver error that shows in the printed digits. */
  private static final double SOLVER_ERROR = 1e-3;

  /** A plane cuts 4 V/S from a body on average (Cauchy). */
  private static final double CAUCHY = 4;

  private Warnings() {}

  /** Returns the warnings, gravest first within each topic; empty if there are none. */
  public static List<String> of(Analysis analysis) {
    List<String> warnings = new ArrayList<>();
    geometry(analysis, warnings);
    for (PhaseConnectivity connectivity : analysis.connectivity()) {
      networks(analysis, connectivity, warnings);
    }
    for (PhaseFraction fraction : analysis.fractions()) {
      resolution(analysis, fraction, warnings);
    }
    for (ConductionCase conduction : analysis.conduction()) {
      conduction(conduction, warnings);
    }
    return List.copyOf(warnings);
  }

  private static void geometry(Analysis analysis, List<String> warnings) {
    for (Axis axis : Axis.values()) {
      if (analysis.shape().along(axis) == 1) {
        warnings.add(
            "The volume is a single layer along "
                + axis.key()
                + ": networks, areas and conduction are those of a sheet, which connects less than"
                + " a volume does; analyse a stack where there is one.");
      }
    }
    if (!analysis.voxelSize().isCube()) {
      warnings.add(
          "Voxels are not cubes ("
              + analysis.voxelSize()
              + " along x, y, z): features are resolved worse along the long edge; resample to"
              + " cubes, or quote the voxel size with every number.");
    }
    for (PhaseFraction fraction : analysis.fractions()) {
      if (fraction.voxels() == 0) {
        warnings.add(
            "Phase "
                + name(fraction.phase())
                + " has no voxels; check its label, "
                + fraction.phase().label()
                + ".");
      }
    }
    boolean noVoid = analysis.phases().stream().noneMatch(p -> p.role() == PhaseRole.VOID);
    if (noVoid && analysis.phases().size() > 1) {
      warnings.add(
          "No phase has the role void, so fractions of the solid count every phase; if one is void,"
              + " say so with --phase LABEL=NAME:void.");
    }
  }

  private static void networks(
      Analysis analysis, PhaseConnectivity connectivity, List<String> warnings) {
    Phase phase = connectivity.phase();
    boolean expected = phase.role() != PhaseRole.VOID && phase.role() != PhaseRole.BINDER;
    if (!expected || connectivity.voxels() == 0) {
      return;
    }
    List<String> lost = new ArrayList<>();
    List<String> partly = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      if (analysis.shape().along(axis) > 1 && connectivity.reach().containsKey(axis)) {
        double spanning = connectivity.reach().get(axis).spanning();
        if (spanning == 0) {
          lost.add(axis.key());
        } else if (spanning < CONNECTED) {
          partly.add(Numbers.percent(spanning) + " along " + axis.key());
        }
      }
    }
    if (!lost.isEmpty()) {
      warnings.add(
          "Phase "
              + name(phase)
              + " does not span along "
              + list(lost)
              + ": it carries no current there by itself; check the segmentation and its"
              + " resolution, or take a larger volume, before calling it an insulator.");
    }
    if (!partly.isEmpty()) {
      warnings.add(
          "Phase "
              + name(phase)
              + " spans, but only in part ("
              + list(partly)
              + "): the rest carries no current from end to end; check whether thin contacts were"
              + " lost in the segmentation.");
    }
  }

  private static void resolution(Analysis analysis, PhaseFraction fraction, List<String> warnings) {
    Phase phase = fraction.phase();
    double area = area(analysis, phase);
    if (phase.role() == PhaseRole.VOID || !(area > 0)) {
      return;
    }
    double chord = CAUCHY * fraction.voxels() * analysis.voxelSize().volume() / area;
    double across = chord / Math.cbrt(analysis.voxelSize().volume());
    if (across < VOXELS_ACROSS) {
      warnings.add(
          "Phase "
              + name(phase)
              + " is only about "
              + Numbers.significant(across, 2)
              + " voxels thick (mean intercept 4V/S = "
              + LengthUnit.print(chord, 2)
              + ", from its volume and Crofton area; below "
              + Numbers.significant(VOXELS_ACROSS, 2)
              + "): necks and areas depend on the voxel; repeat with finer voxels and compare.");
    }
    double total = analysis.shape().voxels() * analysis.voxelSize().volume();
    List<String> few = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      double length = analysis.shape().along(axis) * analysis.voxelSize().along(axis);
      double features = length * area / (CAUCHY * total);
      if (analysis.shape().along(axis) > 1 && features < FEATURES_ACROSS) {
        few.add(Numbers.significant(features, 2) + " along " + axis.key());
      }
    }
    if (!few.isEmpty()) {
      warnings.add(
          "A straight line through the volume meets few features of "
              + name(phase)
              + " ("
              + list(few)
              + ", from its Crofton area; below "
              + Numbers.significant(FEATURES_ACROSS, 2)
              + "): the volume may not be representative; analyse a larger one, or several.");
    }
  }

  private static double area(Analysis analysis, Phase phase) {
    double area = 0;
    for (InterfaceArea pair : analysis.interfaces()) {
      if (pair.a().label() == phase.label() || pair.b().label() == phase.label()) {
        area += pair.croftonArea();
      }
    }
    return area;
  }

  private static void conduction(ConductionCase conduction, List<String> warnings) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    double worst = 0;
    for (EffectiveConductivity result : conduction.results()) {
      double factor = result.tortuosityFactor();
      if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
        min = Math.min(min, factor);
        max = Math.max(max, factor);
      }
      worst = Math.max(worst, Math.max(result.relativeErrorEstimate(), result.fluxImbalance()));
    }
    if (max > ANISOTROPY * min) {
      warnings.add(
          "Conduction is anisotropic ("
              + conduction.drive()
              + ": τ² from "
              + Numbers.significant(min, 3)
              + " to "
              + Numbers.significant(max, 3)
              + " over the axes): quote the axis with every value, and check that it is the"
              + " direction of the current in the cell.");
    }
    if (worst > SOLVER_ERROR) {
      warnings.add(
          "The solver stopped early ("
              + conduction.drive()
              + ": error or flux imbalance "
              + Numbers.significant(worst, 2)
              + "): repeat with a smaller tolerance or more iterations.");
    }
  }

  private static String name(Phase phase) {
    return "‘" + phase.name() + "’";
  }

  private static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(", "));
  }
}
