package org.voxelyte.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.morphology.NetworkClass;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/**
 * The colours of phases and networks, the same in every figure of a report and told apart with the
 * common kinds of colour blindness.
 *
 * <p>The first colours are those of Okabe and Ito, "Color Universal Design" (2008). A role has its
 * own; phases without a role, and further phases of a role, take what is left in order of labels.
 */
final class Palette {
  private static final Map<PhaseRole, Integer> BY_ROLE =
      Map.of(
          PhaseRole.VOID, 0xbdbdbd,
          PhaseRole.ACTIVE, 0x0072b2,
          PhaseRole.ELECTROLYTE, 0xe69f00,
          PhaseRole.CARBON, 0x009e73,
          PhaseRole.BINDER, 0xcc79a7);

  private static final int[] BY_ORDER = {
    0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xf0e442, 0x8c6bb1, 0x8c564b,
    0xbdbdbd, 0x1b7837, 0x9ecae1, 0x4d004b, 0xfdae9b, 0xa6761d, 0x44aa99, 0x6a3d9a, 0xb2df8a,
    0x4d77a8, 0xd6616b
  };

  private final Map<Integer, Paint> byLabel = new HashMap<>();

  Palette(List<Phase> phases) {
    List<Integer> free = new ArrayList<>();
    for (int color : BY_ORDER) {
      free.add(color);
    }
    for (Phase phase : phases) {
      Integer color = BY_ROLE.get(phase.role());
      if (free.remove(color)) {
        byLabel.put(phase.label(), Paint.of(color));
      }
    }
    int next = 0;
    for (Phase phase : phases) {
      if (!byLabel.containsKey(phase.label())) {
        int color = next < free.size() ? free.get(next) : further(next);
        byLabel.put(phase.label(), Paint.of(color));
        next++;
      }
    }
  }

  /** Returns the colour of a phase. */
  Paint of(Phase phase) {
    return byLabel.get(phase.label());
  }

  /** Returns the colour of a class of clusters. */
  static Paint of(NetworkClass networkClass) {
    return Paint.of(
        switch (networkClass) {
          case OUTSIDE -> 0xececec;
          case SPANNING -> 0x44546a;
          case FIRST_ONLY -> 0x56b4e9;
          case LAST_ONLY -> 0xc9b400;
          case ISOLATED -> 0xd55e00;
        });
  }

  /** Returns the name of a class of clusters as legends have it. */
  static String name(NetworkClass networkClass) {
    return switch (networkClass) {
      case OUTSIDE -> "other phases";
      case SPANNING -> "joins both ends";
      case FIRST_ONLY -> "first end only";
      case LAST_ONLY -> "last end only";
      case ISOLATED -> "isolated";
    };
  }

  /** Hues a golden angle apart, for more phases than anyone can tell apart. */
  private static int further(int index) {
    double goldenAngle = 0.61803398875;
    return java.awt.Color.HSBtoRGB((float) (index * goldenAngle % 1), 0.55f, 0.75f) & 0xffffff;
  }
}
