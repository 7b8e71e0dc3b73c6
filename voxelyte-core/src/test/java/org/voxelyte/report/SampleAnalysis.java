package org.voxelyte.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.NetworkClass;
import org.voxelyte.morphology.NetworkCut;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.Reach;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.NetworkQuestions;
import org.voxelyte.transport.ParticleCurrents;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * Analyses made by hand from a volume of seeded spheres: fractions and profiles are counted, the
 * rest is filled with values that tests know.
 */
final class SampleAnalysis {
  static final Phase VOID = new Phase(0, "void", PhaseRole.VOID);
  static final Phase ELECTROLYTE = new Phase(1, "SE", PhaseRole.ELECTROLYTE);
  static final Phase ACTIVE = new Phase(2, "NMC", PhaseRole.ACTIVE);

  GridShape shape = new GridShape(40, 30, 20);
  VoxelSize voxelSize = VoxelSize.cube(100e-9);
  List<Phase> phases = List.of(VOID, ELECTROLYTE, ACTIVE);
  Reach reach = new Reach(0.97, 0.98, 0.99);
  double tortuosity = 2.5;

  /** Current through particles of each drive; none unless it is set. */
  List<ParticleFlow> particles = List.of();

  /** Two particles of the active material, one of which carries half of the current. */
  static List<ParticleFlow> twoParticles() {
    return List.of(
        new ParticleFlow(
            "ids read from a file",
            Optional.of("ids.tif"),
            Optional.of("cd34"),
            new ParticleCurrents(
                ACTIVE,
                List.of(
                    new ParticleCurrents.Share(3, 120, 0, false, true),
                    new ParticleCurrents.Share(700, 80, 0.5, true, true)))));
  }

  /** Spheres of radius 4 of every phase but the first, at seeded places. */
  LabelVolume volume() {
    Random random = new Random(7);
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int sphere = 0; sphere < 60; sphere++) {
      int cx = random.nextInt(shape.nx());
      int cy = random.nextInt(shape.ny());
      int cz = random.nextInt(shape.nz());
      byte label = (byte) phases.get(sphere % phases.size()).label();
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            int d2 = (x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz);
            if (d2 <= 16) {
              slices[z][shape.index(x, y)] = label;
            }
          }
        }
      }
    }
    Provenance provenance =
        new Provenance("data/spheres.tif", "ab12", List.of("read as labels"), "0.0-test");
    return new LabelVolume(shape, voxelSize, slices, phases, provenance);
  }

  Analysis build() {
    LabelVolume volume = volume();
    List<PhaseFraction> fractions = new ArrayList<>();
    List<PhaseConnectivity> connectivity = new ArrayList<>();
    List<NetworkCut> networkCuts = new ArrayList<>();
    List<ConductionCase> conduction = new ArrayList<>();
    for (Phase phase : volume.phases()) {
      double share = volume.count(phase) / (double) shape.voxels();
      fractions.add(
          new PhaseFraction(
              phase,
              volume.count(phase),
              share,
              phase.role() == PhaseRole.VOID ? OptionalDouble.empty() : OptionalDouble.of(share)));
      Map<Axis, Reach> reached = new EnumMap<>(Axis.class);
      for (Axis axis : Axis.values()) {
        reached.put(axis, shape.along(axis) == 1 ? Reach.UNDEFINED : reach);
        networkCuts.add(new NetworkCut(phase, axis, classes(volume, phase, axis)));
      }
      connectivity.add(
          new PhaseConnectivity(phase, volume.count(phase), 12, 11, 10, 0.96, reached));
      conduction.add(
          drive(volume, phase.name() + " alone", true, Conductivities.unit(phase), phase));
    }
    if (volume.phases().size() > 1) {
      Conductivities both = new Conductivities(Map.of(1, 0.27, 2, 1e-3));
      conduction.add(drive(volume, "all phases", false, both, volume.phases().get(1)));
    }
    List<InterfaceArea> interfaces = new ArrayList<>();
    for (int a = 0; a < volume.phases().size(); a++) {
      for (int b = a + 1; b < volume.phases().size(); b++) {
        interfaces.add(
            new InterfaceArea(
                volume.phases().get(a),
                volume.phases().get(b),
                900,
                9e-12,
                6e-12,
                2.5e5,
                1e6,
                5e5));
      }
    }
    return new Analysis(
        List.of("analyze", "data/spheres.tif", "--phase", "1=solid electrolyte"),
        shape,
        voxelSize,
        volume.phases(),
        volume.provenance(),
        fractions,
        profiles(volume),
        connectivity,
        interfaces,
        MorphologyFindings.NONE,
        conduction,
        List.of(
            volume.cut(Axis.X, shape.nx() / 2),
            volume.cut(Axis.Y, shape.ny() / 2),
            volume.cut(Axis.Z, shape.nz() / 2)),
        List.of(),
        networkCuts,
        List.of(),
        1.5,
        2);
  }

  /** The same volume with everything else absent. */
  Analysis bare() {
    Analysis full = build();
    return new Analysis(
        full.command(),
        shape,
        voxelSize,
        full.phases(),
        full.provenance(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        MorphologyFindings.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0.1,
        1);
  }

  private List<FractionProfile> profiles(LabelVolume volume) {
    List<FractionProfile> profiles = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) == 1) {
        continue;
      }
      double perVoxel = shape.along(axis) / (double) shape.voxels();
      double[][] layers = new double[LabelVolume.MAX_LABEL + 1][shape.along(axis)];
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            int layer = axis == Axis.X ? x : axis == Axis.Y ? y : z;
            layers[volume.label(x, y, z)][layer] += perVoxel;
          }
        }
      }
      List<double[]> fractions = new ArrayList<>();
      volume.phases().forEach(phase -> fractions.add(layers[phase.label()]));
      profiles.add(new FractionProfile(axis, voxelSize.along(axis), volume.phases(), fractions));
    }
    return profiles;
  }

  private static Axis normalFor(Axis drive) {
    return switch (drive) {
      case X -> Axis.Z;
      case Y -> Axis.X;
      case Z -> Axis.Y;
    };
  }

  private LabelMap classes(LabelVolume volume, Phase phase, Axis axis) {
    Axis normal = normalFor(axis);
    int classes = NetworkClass.values().length - 1;
    return LabelMap.cut(
        shape,
        voxelSize,
        normal,
        shape.along(normal) / 2,
        (x, y, z) ->
            (byte) (volume.label(x, y, z) == phase.label() ? 1 + (x + y + z) / 9 % classes : 0));
  }

  /** Returns the same with other interfaces and conduction. */
  static Analysis with(
      Analysis a, List<InterfaceArea> interfaces, List<ConductionCase> conduction) {
    return new Analysis(
        a.command(),
        a.shape(),
        a.voxelSize(),
        a.phases(),
        a.provenance(),
        a.fractions(),
        a.profiles(),
        a.connectivity(),
        interfaces,
        a.morphology(),
        conduction,
        a.phaseCuts(),
        a.obliqueImages(),
        a.networkCuts(),
        a.failures(),
        a.seconds(),
        a.threads());
  }

  private ConductionCase drive(
      LabelVolume volume, String name, boolean alone, Conductivities conductivities, Phase phase) {
    List<DrivenAxis> axes = new ArrayList<>();
    double fraction = volume.count(phase) / (double) shape.voxels();
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) == 1) {
        double nan = Double.NaN;
        axes.add(
            DrivenAxis.of(
                new EffectiveConductivity(
                    axis, nan, phase, fraction, nan, nan, nan, nan, 0, 0, 0, 0)));
        continue;
      }
      double sigma =
          tortuosity == Double.POSITIVE_INFINITY
              ? 0
              : fraction * conductivities.of(phase.label()) / tortuosity;
      EffectiveConductivity result =
          new EffectiveConductivity(
              axis, sigma, phase, fraction, tortuosity, 3e-7, 1e-8, 2e-9, 17, 1234, 0.4, 98765);
      float[][] potential = new float[shape.nz()][shape.sliceVoxels()];
      float[][] current = new float[shape.nz()][shape.sliceVoxels()];
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            int at = axis == Axis.X ? x : axis == Axis.Y ? y : z;
            double local = conductivities.of(volume.label(x, y, z));
            int i = shape.index(x, y);
            potential[z][i] = local > 0 ? (float) (1 - (at + 0.5) / shape.along(axis)) : Float.NaN;
            current[z][i] = (float) (sigma == 0 ? 0 : local * (1 + 0.3 * Math.sin(x + y)) * 1e5);
          }
        }
      }
      Axis normal = normalFor(axis);
      int middle = shape.along(normal) / 2;
      DrivenAxis.FieldCut cut =
          new DrivenAxis.FieldCut(
              axis,
              new ScalarField("potential", "V", shape, voxelSize, potential).cut(normal, middle),
              new ScalarField("current density", "A/m²", shape, voxelSize, current)
                  .cut(normal, middle));
      DrivenAxis driven = DrivenAxis.of(result).withParticles(particles).withCut(cut);
      boolean asked = !alone && axis == Axis.Z && sigma > 0;
      axes.add(asked ? driven.withNetwork(network(volume, conductivities)) : driven);
    }
    return ConductionCase.of(name, alone, conductivities, axes);
  }

  /** The network along z as it is, with streamlines and the path of the largest current of all. */
  static CurrentNetwork network(LabelVolume volume, Conductivities conductivities) {
    NetworkQuestions questions =
        new NetworkQuestions(
            true,
            12,
            List.of(NetworkQuestions.Start.of(new Box(0, 0, 0, volume.shape()))),
            NetworkQuestions.CUT_IN_SECONDS);
    Map<Integer, Double> present = new HashMap<>();
    for (Phase phase : volume.phases()) {
      present.put(phase.label(), conductivities.of(phase.label()));
    }
    return new ConductionSolver(ConductionOptions.DEFAULT)
        .solve(
            ConductionProblem.of(volume, new Conductivities(present)).withNetwork(questions),
            Axis.Z,
            TaskContext.silent(1))
        .network()
        .orElseThrow();
  }
}
