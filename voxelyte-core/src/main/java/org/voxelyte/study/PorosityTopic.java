package org.voxelyte.study;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.Porosity;
import org.voxelyte.morphology.PorosityParts;
import org.voxelyte.morphology.VoidShare;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.PhaseRole;

/** Which void is closed, and which lies in the active material, over three denominators each. */
final class PorosityTopic implements MorphologyRun.Topic {
  private static final int LABELS = 256;

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
    // Without any active material the void is parted all the same; what needs it is undefined.
    Finding<PhaseGroup> active = sample.group(PhaseRole.ACTIVE);
    Optional<PhaseGroup> material = active.value().or(() -> nothing(sample.volume()));
    Finding<PorosityParts> parts =
        !pores.isDefined()
            ? Finding.undefined(pores.reason())
            : material.isEmpty()
                ? Finding.undefined(active.reason())
                : Porosity.of(
                    sample.volume(), pores.get(), material.get(), sample.crackRadius(), task);
    String of = pores.isDefined() ? pores.get().name() : "void";
    found.add(PORES.metric(of, "", parts.map(p -> (double) p.pores())));
    found.add(CLOSED_PORES.metric(of, "", parts.map(p -> (double) p.closedPores())));
    found.add(
        ENCLOSED_PORES.metric(
            of,
            "",
            active.isDefined()
                ? parts.map(p -> (double) p.enclosedPores())
                : Finding.undefined(parts.isDefined() ? active.reason() : parts.reason())));
    found.add(RADIUS.metric(of, "", Finding.of(sample.crackRadius())));
    for (Part part : new Part[] {CLOSED, ENCLOSED, CRACKS, INNER}) {
      Finding<VoidShare> share =
          parts.isDefined() ? part.of().apply(parts.get()) : Finding.undefined(parts.reason());
      if (parts.isDefined() && !share.isDefined() && !active.isDefined()) {
        share = Finding.undefined(active.reason());
      }
      share(part, "of_void", "over all void", of, share.map(VoidShare::ofVoid), found);
      Finding<Double> ofActive =
          !share.isDefined()
              ? Finding.undefined(share.reason())
              : active.isDefined()
                  ? share.get().ofActiveMaterial()
                  : Finding.undefined(active.reason());
      share(part, "of_active", "over the active material", of, ofActive, found);
      share(part, "of_volume", "over the volume", of, share.map(VoidShare::ofVolume), found);
    }
  }

  /** Returns a group that no voxel belongs to, if a label is left. */
  private static Optional<PhaseGroup> nothing(LabelVolume volume) {
    return IntStream.range(0, LABELS)
        .filter(label -> volume.count(label) == 0)
        .mapToObj(label -> new PhaseGroup("active material", Set.of(label)))
        .findFirst();
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
