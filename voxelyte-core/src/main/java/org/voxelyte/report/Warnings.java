package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.transport.ContactResistances;
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

  /**
   * Currents at the electrodes err in first order where σ_eff errs in second: an imbalance is amiss
   * beyond so many times the root of the solver's error. Up to 3 times were seen on electrodes.
   */
  private static final double IMBALANCE_PER_ROOT = 10;

  /**
   * Below this error the imbalance is held to the root of this: what the solver's default allows.
   */
  private static final double LEAST_ERROR = 1e-5;

  /** A plane cuts 4 V/S from a body on average (Cauchy). */
  private static final double CAUCHY = 4;

  /** A sentence names at most so many phases. */
  private static final int MOST_NAMED = 5;

  private Warnings() {}

  /** Returns the warnings, one sentence per topic; empty if there are none. */
  public static List<String> of(Analysis analysis) {
    List<String> warnings = new ArrayList<>(analysis.failures());
    geometry(analysis, warnings);
    networks(analysis, warnings);
    resolution(analysis, warnings);
    representativeness(analysis, warnings);
    Analysis once = RepeatedDrives.without(analysis);
    anisotropy(once, warnings);
    contacts(once, warnings);
    solver(once, warnings);
    ErrorWarnings.add(once, warnings);
    return List.copyOf(warnings);
  }

  private static void geometry(Analysis analysis, List<String> warnings) {
    for (Axis axis : analysis.singleLayerAxes()) {
      warnings.add(
          "The volume is a single layer along "
              + axis.key()
              + ": nothing is measured along "
              + axis.key()
              + ", and networks, areas and conduction are those of a sheet, which connects less"
              + " than a volume does; analyse a stack where there is one.");
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
    if (noVoid && analysis.fractions().size() > 1) {
      warnings.add(
          "No phase has the role void, so fractions of the solid count every phase; if one is void,"
              + " say so with --phase LABEL=NAME:void.");
    }
  }

  private static void networks(Analysis analysis, List<String> warnings) {
    List<String> lost = new ArrayList<>();
    List<String> partly = new ArrayList<>();
    for (PhaseConnectivity connectivity : analysis.connectivity()) {
      Phase phase = connectivity.phase();
      boolean expected = phase.role() != PhaseRole.VOID && phase.role() != PhaseRole.BINDER;
      if (!expected || connectivity.voxels() == 0) {
        continue;
      }
      List<String> lostAlong = new ArrayList<>();
      List<String> partlyAlong = new ArrayList<>();
      for (Axis axis : analysis.axes()) {
        if (connectivity.reach().containsKey(axis)) {
          double spanning = connectivity.reach().get(axis).spanning();
          if (spanning == 0) {
            lostAlong.add(axis.key());
          } else if (spanning < CONNECTED) {
            partlyAlong.add(Numbers.percent(spanning) + " along " + axis.key());
          }
        }
      }
      if (!lostAlong.isEmpty()) {
        lost.add(name(phase) + " along " + String.join(", ", lostAlong));
      }
      if (!partlyAlong.isEmpty()) {
        partly.add(name(phase) + " " + String.join(", ", partlyAlong));
      }
    }
    if (!lost.isEmpty()) {
      warnings.add(
          "No cluster joins both ends of "
              + list(lost)
              + ": such a phase carries no current there by itself; check the segmentation and its"
              + " resolution, or take a larger volume, before calling it an insulator.");
    }
    if (!partly.isEmpty()) {
      warnings.add(
          "Only a part of a phase spans: "
              + list(partly)
              + "; the rest carries no current from end to end; check whether thin contacts were"
              + " lost in the segmentation.");
    }
  }

  private static void resolution(Analysis analysis, List<String> warnings) {
    List<String> coarse = new ArrayList<>();
    double edge = Math.cbrt(analysis.voxelSize().volume());
    for (PhaseFraction fraction : analysis.fractions()) {
      double area = area(analysis, fraction.phase());
      double chord = CAUCHY * fraction.voxels() * analysis.voxelSize().volume() / area;
      if (fraction.phase().role() != PhaseRole.VOID && area > 0 && chord < VOXELS_ACROSS * edge) {
        coarse.add(
            name(fraction.phase())
                + " "
                + Numbers.significant(chord / edge, 2)
                + " voxels ("
                + LengthUnit.print(chord, 2)
                + ")");
      }
    }
    if (!coarse.isEmpty()) {
      warnings.add(
          "Few voxels across a particle, by the mean intercept 4V/S from volume and Crofton area: "
              + list(coarse)
              + "; below "
              + Numbers.trimmed(VOXELS_ACROSS, 2)
              + " voxels, necks and areas depend on the voxel size; repeat with finer voxels and"
              + " compare.");
    }
  }

  private static void representativeness(Analysis analysis, List<String> warnings) {
    double total = analysis.shape().voxels() * analysis.voxelSize().volume();
    List<String> few = new ArrayList<>();
    for (PhaseFraction fraction : analysis.fractions()) {
      double area = area(analysis, fraction.phase());
      if (fraction.phase().role() == PhaseRole.VOID || !(area > 0)) {
        continue;
      }
      List<String> along = new ArrayList<>();
      for (Axis axis : analysis.axes()) {
        double length = analysis.length(axis);
        double features = length * area / (CAUCHY * total);
        if (features < FEATURES_ACROSS) {
          along.add(Numbers.significant(features, 2) + " along " + axis.key());
        }
      }
      if (!along.isEmpty()) {
        few.add(name(fraction.phase()) + " " + String.join(", ", along));
      }
    }
    if (!few.isEmpty()) {
      warnings.add(
          "The volume is small beside its features: a straight line across it meets, by the Crofton"
              + " area, "
              + list(few)
              + "; below "
              + Numbers.trimmed(FEATURES_ACROSS, 2)
              + " it may not be representative; analyse a larger volume, or several.");
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

  private static void anisotropy(Analysis analysis, List<String> warnings) {
    List<String> cases = new ArrayList<>();
    for (ConductionCase conduction : analysis.conduction()) {
      double min = Double.POSITIVE_INFINITY;
      double max = 0;
      for (EffectiveConductivity result : conduction.driven()) {
        double factor = result.tortuosityFactor();
        if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
          min = Math.min(min, factor);
          max = Math.max(max, factor);
        }
      }
      if (max > ANISOTROPY * min) {
        cases.add(
            conduction.drive()
                + ", "
                + Numbers.significant(min, 3)
                + " to "
                + Numbers.significant(max, 3));
      }
    }
    if (!cases.isEmpty()) {
      warnings.add(
          "Conduction is anisotropic, by τ² over the axes: "
              + list(cases)
              + "; quote the axis with every value, and check that it is the direction of the"
              + " current in the cell.");
    }
  }

  /** Contacts that no current can cross in any set of conductivities. */
  private static void contacts(Analysis analysis, List<String> warnings) {
    Set<ContactResistances.Pair> idle = new TreeSet<>();
    analysis.conduction().forEach(c -> idle.addAll(c.contacts().byPair().keySet()));
    idle.removeIf(pair -> analysis.conduction().stream().anyMatch(c -> c.conducts(pair)));
    if (!idle.isEmpty()) {
      List<String> pairs =
          idle.stream()
              .map(p -> name(analysis.phase(p.a())) + " and " + name(analysis.phase(p.b())))
              .toList();
      warnings.add(
          "A contact resistance changes nothing: "
              + list(pairs)
              + " do not both conduct in any set of conductivities; give both a conductivity in"
              + " one set, or drop the contact.");
    }
  }

  private static void solver(Analysis analysis, List<String> warnings) {
    for (ConductionCase conduction : analysis.conduction()) {
      double error = 0;
      double imbalance = 0;
      boolean unbalanced = false;
      for (EffectiveConductivity result : conduction.driven()) {
        error = Math.max(error, result.relativeErrorEstimate());
        imbalance = Math.max(imbalance, result.fluxImbalance());
        double root = Math.sqrt(Math.max(result.relativeErrorEstimate(), LEAST_ERROR));
        unbalanced |= result.fluxImbalance() > IMBALANCE_PER_ROOT * root;
      }
      if (error > SOLVER_ERROR || unbalanced) {
        warnings.add(
            "The solver stopped early ("
                + conduction.drive()
                + ": error "
                + Numbers.significant(error, 2)
                + ", flux imbalance "
                + Numbers.significant(imbalance, 2)
                + "): repeat with a smaller --relative-error.");
      }
    }
  }

  private static String name(Phase phase) {
    return "‘" + phase.name() + "’";
  }

  static String list(List<String> items) {
    List<String> named = items.subList(0, Math.min(MOST_NAMED, items.size()));
    int more = items.size() - named.size();
    return String.join("; ", named) + (more > 0 ? "; and " + more + " more" : "");
  }
}
