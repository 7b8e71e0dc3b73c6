package org.voxelyte.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.voxelyte.morphology.ElectrodeClass;
import org.voxelyte.morphology.FedNetworks;
import org.voxelyte.morphology.Particles;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.PorosityClass;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.report.ClassCut;
import org.voxelyte.report.ClassCut.CutClass;
import org.voxelyte.report.ClassCut.Edge;
import org.voxelyte.report.CutColour;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.ScalarMap;

/** Cuts that show where interfaces are active, what kind of void lies where, and particles. */
final class ClassCuts {
  private static final CutClass GROUND = new CutClass("", CutColour.GROUND);

  /** What particles are coloured in, so that those that touch differ. */
  private static final List<CutColour> OF_PARTICLES =
      List.of(
          CutColour.BLUE,
          CutColour.ORANGE,
          CutColour.GREEN,
          CutColour.PINK,
          CutColour.SKY,
          CutColour.VERMILION,
          CutColour.YELLOW,
          CutColour.PURPLE);

  private ClassCuts() {}

  /** Shows which interface of active material and electrolyte both networks reach. */
  static ClassCut activeInterface(
      MorphologySample sample, PhaseGroup active, FedNetworks networks, TaskContext task) {
    Axis normal = sample.cutNormal();
    int layer = TypicalLayer.of(sample.volume(), normal, active.labels(), task);
    LabelMap map = networks.cut(sample.volume(), active, normal, layer, task);
    List<CutClass> classes =
        List.of(
            new CutClass("others", CutColour.GROUND),
            new CutClass(active.name() + " tied to the collector", CutColour.BLUE),
            new CutClass(active.name() + " cut off", CutColour.SKY),
            new CutClass(networks.ions().name() + " tied to the separator", CutColour.ORANGE),
            new CutClass(networks.ions().name() + " cut off", CutColour.YELLOW));
    List<Edge> edges = new ArrayList<>();
    for (ElectrodeClass a : List.of(ElectrodeClass.ACTIVE_TIED, ElectrodeClass.ACTIVE_CUT_OFF)) {
      for (ElectrodeClass b :
          List.of(ElectrodeClass.ELECTROLYTE_TIED, ElectrodeClass.ELECTROLYTE_CUT_OFF)) {
        boolean both = a == ElectrodeClass.ACTIVE_TIED && b == ElectrodeClass.ELECTROLYTE_TIED;
        edges.add(
            new Edge(
                a.ordinal(),
                b.ordinal(),
                both ? "active interface" : "interface without a feed",
                both ? CutColour.BLACK : CutColour.VERMILION));
      }
    }
    return new ClassCut(
        MorphologyTopic.SURFACES,
        "active-interface",
        "",
        "Which interface is active",
        "Clusters (6 neighbours) of the whole volume on a cut along the feeding axis: an interface"
            + " is active where active material tied to the collector meets electrolyte tied to the"
            + " separator. The separator lies at the "
            + networks.feeding().ions().key()
            + " layer along "
            + networks.feeding().axis().key()
            + ", the collector at the "
            + networks.feeding().electrons().key()
            + ".",
        map,
        classes,
        edges);
  }

  /** Shows the kinds of void. */
  static ClassCut porosity(LabelMap map, PhaseGroup active) {
    Map<PorosityClass, CutClass> known = new HashMap<>();
    known.put(PorosityClass.OTHER, new CutClass("others", CutColour.GROUND));
    known.put(PorosityClass.ACTIVE, new CutClass(active.name(), CutColour.GREY));
    known.put(PorosityClass.OPEN, new CutClass("open void", CutColour.SKY));
    known.put(PorosityClass.CLOSED, new CutClass("closed", CutColour.ORANGE));
    known.put(PorosityClass.CRACK, new CutClass("cracks and necks", CutColour.VERMILION));
    known.put(PorosityClass.ENCLOSED, new CutClass("enclosed", CutColour.BLACK));
    List<CutClass> classes = new ArrayList<>();
    for (PorosityClass c : PorosityClass.values()) {
      classes.add(known.get(c));
    }
    return new ClassCut(
        MorphologyTopic.POROSITY,
        "porosity",
        "",
        "Kinds of void",
        "Found in the whole volume and shown on a cut. Closed: in clusters that do not touch the"
            + " outer faces. Enclosed: closed, and touching active material only. Cracks and necks:"
            + " void that a ball of the crack radius cannot enter for active material; those that"
            + " are enclosed as well are shown as enclosed.",
        map,
        classes,
        List.of());
  }

  /** Shows particles, touching ones in different colours. */
  static ClassCut particles(MorphologySample sample, Particles particles, TaskContext task) {
    Axis normal = sample.cutNormal();
    int layer = TypicalLayer.of(sample.volume(), normal, Set.of(particles.phase().label()), task);
    LabelMap map = coloured(particles.ids(), normal, layer);
    List<CutClass> classes = new ArrayList<>();
    classes.add(GROUND);
    OF_PARTICLES.forEach(colour -> classes.add(new CutClass("", colour)));
    List<Edge> edges = new ArrayList<>();
    for (int a = 1; a < classes.size(); a++) {
      for (int b = a + 1; b < classes.size(); b++) {
        edges.add(new Edge(a, b, "contact", CutColour.BLACK));
      }
    }
    return new ClassCut(
        MorphologyTopic.PARTICLES,
        "particles",
        particles.phase().name(),
        "Particles",
        "Particles as they were told apart in the whole volume ("
            + particles.method()
            + "), shown on a cut. Colours only tell those that touch on the cut from each other;"
            + " pale: other phases.",
        map,
        classes,
        edges);
  }

  /**
   * Gives each particle on a cut the first colour that none of the particles has which it touches
   * there, in order of ids; where all are taken, that of its id.
   */
  static LabelMap coloured(ComponentVolume ids, Axis normal, int index) {
    ScalarMap.Frame frame = ScalarMap.Frame.of(ids.shape(), ids.voxelSize(), normal, index);
    int width = frame.width();
    int[] own = new int[frame.pixels()];
    Map<Integer, Set<Integer>> touching = new TreeMap<>();
    for (int i = 0; i < own.length; i++) {
      int column = i % width;
      int row = i / width;
      own[i] =
          switch (normal) {
            case X -> ids.id(index, column, row);
            case Y -> ids.id(column, index, row);
            case Z -> ids.id(column, row, index);
          };
      if (own[i] > 0) {
        touching.computeIfAbsent(own[i], id -> new TreeSet<>());
        join(touching, own[i], column > 0 ? own[i - 1] : 0);
        join(touching, own[i], row > 0 ? own[i - width] : 0);
      }
    }
    Map<Integer, Integer> colours = new HashMap<>();
    touching.forEach(
        (id, others) -> {
          boolean[] taken = new boolean[OF_PARTICLES.size()];
          for (int other : others) {
            if (colours.containsKey(other)) {
              taken[colours.get(other)] = true;
            }
          }
          // Begin elsewhere for each, so that all colours are used.
          int colour = id % taken.length;
          for (int i = 0; i < taken.length && taken[colour]; i++) {
            colour = (colour + 1) % taken.length;
          }
          colours.put(id, colour);
        });
    byte[] classes = new byte[own.length];
    for (int i = 0; i < own.length; i++) {
      classes[i] = (byte) (own[i] == 0 ? 0 : 1 + colours.get(own[i]));
    }
    return LabelMap.of(frame, classes);
  }

  private static void join(Map<Integer, Set<Integer>> touching, int a, int b) {
    if (b > 0 && b != a) {
      touching.get(a).add(b);
      touching.get(b).add(a);
    }
  }
}
