package org.voxelyte.study;

import java.util.function.Function;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.Porosity;
import org.voxelyte.morphology.PorosityParts;
import org.voxelyte.morphology.ShownPorosity;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.morphology.VoidShare;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.PhaseRole;

/** Which void is closed, and which lies in the active material, over three denominators each. */
final class PorosityTopic implements MorphologyRun.Topic {
  /** A part of the void. */
  private record Part(
      String key, String name, String definition, Function<PorosityParts, Finding<VoidShare>> of) {}

  private static final Part CLOSED =
      new Part(
          "closed_porosity",
          "Closed porosity",
          "void in 6-connected clusters that do not touch the outer faces of the volume",
          parts -> Finding.of(parts.closed()));
  private static final Part ENCLOSED =
      new Part(
          "enclosed_porosity",
          "Enclosed in active material",
          "void of closed clusters that share faces with active material only",
          PorosityParts::enclosed);
  private static final Part CRACKS =
      new Part(
          "crack_porosity",
          "Cracks",
          "void that a ball of the crack radius cannot enter for active material (closing of the"
              + " active material); necks between particles that touch are in it",
          PorosityParts::cracks);
  private static final Part INNER =
      new Part(
          "inner_porosity",
          "Inner porosity",
          "void that is enclosed in active material or in cracks",
          PorosityParts::inner);

  private static final MetricKind PORES = count("pores", "Pores", "6-connected clusters of void");
  private static final MetricKind CLOSED_PORES =
      count("closed_pores", "Closed pores", "those that do not touch the outer faces");
  private static final MetricKind ENCLOSED_PORES =
      count("enclosed_pores", "Enclosed pores", "closed ones that touch active material only");
  private static final MetricKind RADIUS =
      MetricKind.of(
          MorphologyTopic.POROSITY,
          "crack_radius_m",
          "Crack radius",
          MetricUnit.LENGTH,
          "half the width up to which a gap counts as a crack; two voxels unless given");

  private static MetricKind count(String key, String name, String definition) {
    return MetricKind.of(MorphologyTopic.POROSITY, key, name, MetricUnit.COUNT, definition);
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task) {
    Finding<PhaseGroup> pores = sample.group(PhaseRole.VOID);
    // Without active material the void is parted all the same; what needs it is undefined.
    Finding<PhaseGroup> named = sample.group(PhaseRole.ACTIVE);
    Finding<PhaseGroup> active =
        named.isDefined() ? named : sample.nothing("active material", named.reason());
    Finding<ShownPorosity> shown =
        !pores.isDefined()
            ? Finding.undefined(pores.reason())
            : !active.isDefined()
                ? Finding.undefined(active.reason())
                : IfMemorySuffices.findAny(() -> shown(sample, pores.get(), active.get(), task));
    shown.value().ifPresent(s -> found.add(ClassCuts.porosity(s.classes(), active.get())));
    Finding<PorosityParts> parts = shown.map(ShownPorosity::parts);
    String of = sample.name(PhaseRole.VOID);
    found.add(PORES.metric(of, "", parts.map(p -> (double) p.pores())));
    found.add(CLOSED_PORES.metric(of, "", parts.map(p -> (double) p.closedPores())));
    found.add(
        ENCLOSED_PORES.metric(
            of,
            "",
            named.isDefined()
                ? parts.map(p -> (double) p.enclosedPores())
                : Finding.undefined(parts.isDefined() ? named.reason() : parts.reason())));
    found.add(RADIUS.metric(of, "", Finding.of(sample.crackRadius())));
    for (Part part : new Part[] {CLOSED, ENCLOSED, CRACKS, INNER}) {
      Finding<VoidShare> share =
          parts.isDefined() ? part.of().apply(parts.get()) : Finding.undefined(parts.reason());
      if (parts.isDefined() && !share.isDefined() && !named.isDefined()) {
        share = Finding.undefined(named.reason());
      }
      share(part, "of_void", "over all void", of, share.map(VoidShare::ofVoid), found);
      Finding<Double> ofActive =
          !share.isDefined()
              ? Finding.undefined(share.reason())
              : named.isDefined()
                  ? share.get().ofActiveMaterial()
                  : Finding.undefined(named.reason());
      share(part, "of_active", "over the active material", of, ofActive, found);
      share(part, "of_volume", "over the volume", of, share.map(VoidShare::ofVolume), found);
    }
  }

  private static Finding<ShownPorosity> shown(
      MorphologySample sample, PhaseGroup pores, PhaseGroup active, TaskContext task) {
    Axis normal = sample.cutNormal();
    int layer = TypicalLayer.of(sample.volume(), normal, pores.labels(), task);
    return Porosity.shown(
        sample.volume(), pores, active, sample.crackRadius(), normal, layer, task);
  }

  private static void share(
      Part part,
      String key,
      String denominator,
      String of,
      Finding<Double> value,
      MorphologyCollector found) {
    found.add(
        MetricKind.of(
                MorphologyTopic.POROSITY,
                part.key() + "_" + key,
                part.name() + " " + denominator,
                MetricUnit.SHARE,
                part.definition() + ", " + denominator)
            .metric(of, "", value));
  }
}
