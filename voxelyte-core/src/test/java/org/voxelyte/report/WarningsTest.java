package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.Reach;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

class WarningsTest {
  /** An analysis with nothing to warn of, but for areas, which a case sets itself. */
  private static Analysis quiet(SampleAnalysis sample) {
    Analysis analysis = sample.build();
    return SampleAnalysis.with(analysis, List.of(), analysis.conduction());
  }

  @Test
  void silentWhereAllIsWell() {
    assertThat(Warnings.of(quiet(new SampleAnalysis()))).isEmpty();
  }

  @Test
  void anisotropicVoxels() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.voxelSize = new VoxelSize(35.6e-9, 35.6e-9, 100e-9);
    assertThat(Warnings.of(quiet(sample)))
        .singleElement()
        .asString()
        .contains("not cubes", "35.6", "resample");
  }

  @Test
  void singleLayer() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.shape = new GridShape(40, 30, 1);
    assertThat(Warnings.of(quiet(sample)))
        .singleElement()
        .asString()
        .contains("single layer along z");
  }

  @Test
  void spanningLost() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.reach = new Reach(0, 0.5, 0.5);
    assertThat(Warnings.of(quiet(sample)))
        .singleElement()
        .asString()
        .contains("‘SE’ along x, y, z", "‘NMC’ along x, y, z")
        .doesNotContain("void");
  }

  @Test
  void spanningInPart() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.reach = new Reach(0.949, 0.97, 0.98);
    assertThat(Warnings.of(quiet(sample)))
        .singleElement()
        .asString()
        .contains("Only a part", "94.9");
    sample.reach = new Reach(0.951, 0.97, 0.98);
    assertThat(Warnings.of(quiet(sample))).isEmpty();
  }

  @Test
  void noVoid() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.phases =
        List.of(
            new Phase(0, "0", PhaseRole.UNSPECIFIED),
            SampleAnalysis.ELECTROLYTE,
            SampleAnalysis.ACTIVE);
    assertThat(Warnings.of(quiet(sample)))
        .singleElement()
        .asString()
        .contains("role void", "--phase");
  }

  @Test
  void thicknessIsFourTimesVolumeOverArea() {
    Analysis analysis = new SampleAnalysis().build();
    double edge = 100e-9;
    double volume = analysis.fractions().get(2).voxels() * edge * edge * edge;
    assertThat(
            Warnings.of(
                SampleAnalysis.with(
                    analysis, List.of(pair(4 * volume / (8 * edge))), analysis.conduction())))
        .anySatisfy(w -> assertThat(w).contains("‘NMC’ 8.0 voxels (800"))
        .noneSatisfy(w -> assertThat(w).contains("‘SE’"));
    assertThat(
            Warnings.of(
                SampleAnalysis.with(
                    analysis, List.of(pair(4 * volume / (10.1 * edge))), analysis.conduction())))
        .noneSatisfy(w -> assertThat(w).contains("Few voxels"));
  }

  @Test
  void featuresAcrossAreLengthTimesAreaOverFourVolumes() {
    Analysis analysis = new SampleAnalysis().build();
    double total = analysis.shape().voxels() * 1e-21;
    double length = 20 * 100e-9;
    List<InterfaceArea> five = List.of(pair(5 * 4 * total / length));
    assertThat(Warnings.of(SampleAnalysis.with(analysis, five, analysis.conduction())))
        .anySatisfy(
            w -> assertThat(w).contains("‘NMC’ 7.5 along y, 5.0 along z").contains("small"));
    List<InterfaceArea> eleven = List.of(pair(11 * 4 * total / length));
    assertThat(Warnings.of(SampleAnalysis.with(analysis, eleven, analysis.conduction())))
        .noneSatisfy(w -> assertThat(w).contains("volume is small"));
  }

  private static InterfaceArea pair(double area) {
    return new InterfaceArea(SampleAnalysis.VOID, SampleAnalysis.ACTIVE, 1, area, area, 1, 1, 1);
  }

  @Test
  void anisotropicConductionAndPoorSolution() {
    Analysis analysis = new SampleAnalysis().build();
    ConductionCase before = analysis.conduction().get(1);
    EffectiveConductivity r = before.axes().get(2).result();
    for (double ratio : new double[] {1.19, 1.21, Double.POSITIVE_INFINITY}) {
      ConductionCase changed = change(before, r.tortuosityFactor() * ratio, 1e-7);
      List<String> warnings =
          Warnings.of(SampleAnalysis.with(analysis, List.of(), List.of(changed)));
      if (ratio == 1.21) {
        assertThat(warnings)
            .singleElement()
            .asString()
            .contains("anisotropic", "SE alone, 2.50 to 3.02");
      } else {
        assertThat(warnings).isEmpty();
      }
    }
    ConductionCase poor = change(before, r.tortuosityFactor(), 0.02);
    assertThat(Warnings.of(SampleAnalysis.with(analysis, List.of(), List.of(poor))))
        .singleElement()
        .asString()
        .contains("stopped early", "0.020");
  }

  @Test
  void anImbalanceIsJudgedByTheErrorThatGoesWithIt() {
    Analysis analysis = new SampleAnalysis().build();
    ConductionCase before = analysis.conduction().get(1);
    double factor = before.axes().get(2).result().tortuosityFactor();
    double[][] quiet = {{1e-4, 0.099}, {1e-5, 0.0315}, {1e-12, 0.0315}};
    double[][] amiss = {{1e-4, 0.101}, {1e-5, 0.0317}, {1e-12, 0.0317}};
    for (double[] solved : quiet) {
      ConductionCase changed = change(before, factor, solved[0], solved[1]);
      assertThat(Warnings.of(SampleAnalysis.with(analysis, List.of(), List.of(changed)))).isEmpty();
    }
    for (double[] solved : amiss) {
      ConductionCase changed = change(before, factor, solved[0], solved[1]);
      assertThat(Warnings.of(SampleAnalysis.with(analysis, List.of(), List.of(changed))))
          .singleElement()
          .asString()
          .contains("stopped early", "flux imbalance", "--relative-error");
    }
  }

  private static ConductionCase change(ConductionCase c, double lastFactor, double error) {
    return change(c, lastFactor, error, 0);
  }

  private static ConductionCase change(
      ConductionCase c, double lastFactor, double error, double imbalance) {
    EffectiveConductivity r = c.axes().get(2).result();
    EffectiveConductivity last =
        new EffectiveConductivity(
            r.axis(), 0.1, r.reference(), 0.3, lastFactor, error, 0, imbalance, 1, 1, 1, 1);
    List<DrivenAxis> axes = List.of(c.axes().get(0), c.axes().get(1), DrivenAxis.of(last));
    return ConductionCase.of(c.drive(), c.alone(), c.conductivities(), axes);
  }

  @Test
  void manyPhasesAreNotAllNamed() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.reach = new Reach(0, 0, 0);
    java.util.ArrayList<Phase> phases = new java.util.ArrayList<>(List.of(SampleAnalysis.VOID));
    for (int label = 1; label <= 12; label++) {
      phases.add(new Phase(label, "p" + label, PhaseRole.UNSPECIFIED));
    }
    sample.phases = phases;
    assertThat(Warnings.of(quiet(sample)))
        .anySatisfy(w -> assertThat(w).contains("‘p5’", "and 7 more").doesNotContain("‘p6’"));
  }
}
