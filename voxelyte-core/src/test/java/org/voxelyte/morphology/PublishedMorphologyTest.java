package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** Numbers that others published, where no test of a class of its own holds them. */
class PublishedMorphologyTest {
  /**
   * Overlapping spheres percolate at φ = 0.2896 (Lorenz and Ziff 2001, doi:10.1063/1.1338506). In
   * twelve diameters that is spread over some percent of φ: of 12 ways below it few are open, of 12
   * above it nearly all, and the share rises between.
   */
  @ParameterizedTest(name = "seeds {0} and on")
  @CsvSource({"1", "101"})
  void overlappingSpheresPercolateAtThePublishedFraction(long firstSeed) {
    double threshold = 0.2896;
    assertThat(openWays(threshold - 0.06, firstSeed)).isLessThanOrEqualTo(2);
    assertThat(openWays(threshold + 0.06, firstSeed)).isGreaterThanOrEqualTo(10);
  }

  /** Counts the ways through along x, y and z in four volumes. */
  private static int openWays(double fraction, long firstSeed) {
    BooleanSpheres material = new BooleanSpheres(-Math.log(1 - fraction), 4);
    int open = 0;
    for (long seed = firstSeed; seed < firstSeed + 4; seed++) {
      LabelVolume piece = material.piece(new GridShape(96, 96, 96), seed);
      try (TaskContext task = TaskContext.silent(2)) {
        PhaseConnectivity found = Connectivity.of(piece, Structures.PHASE_1, task);
        for (Axis axis : Axis.values()) {
          open += found.spans(axis) ? 1 : 0;
        }
      }
    }
    return open;
  }

  /** The void of overlapping spheres is e^−η, within three errors of eight volumes. */
  @ParameterizedTest(name = "η {0}, seeds 1 to 8")
  @CsvSource({"0.3", "0.7", "1.5"})
  void overlappingSpheresLeaveTheirVoid(double intensity) {
    BooleanSpheres material = new BooleanSpheres(intensity, 6);
    GridShape shape = new GridShape(70, 60, 80);
    double mean = 0;
    for (long seed = 1; seed <= 8; seed++) {
      mean += VolumeFraction.of(material.piece(shape, seed), Structures.PHASE_0) / 8;
    }
    double error = Math.sqrt(material.fractionVariance(shape) / 8);
    assertThat(error).isLessThan(0.02);
    assertThat(mean).isEqualTo(Math.exp(-intensity), within(3 * error));
  }

  /**
   * Table 1 of Perrenot et al. 2023 from its own fractions (10 min; 15 h; after the first charge):
   * NMC of the solid less what is unmarked, and the surface of NMC per cell over that per NMC.
   */
  @ParameterizedTest(name = "NMC {0} ‰, LPS {1} ‰, void {2} ‰")
  @CsvSource({
    "459, 337, 202, 57.7, 0.79, 1.721",
    "444, 386, 167, 53.5, 0.80, 1.802",
    "519, 298, 181, 63.5, 1.05, 2.023"
  })
  void ratiosFollowFromTheFractionsOfThePaper(
      int active, int electrolyte, int pores, double share, double perCell, double perActive) {
    LabelVolume volume =
        Structures.of(
                new GridShape(10, 10, 10),
                (x, y, z) -> {
                  int i = x + 10 * (y + 10 * z);
                  return i < active
                      ? 2
                      : i < active + electrolyte ? 1 : i < active + electrolyte + pores ? 0 : 3;
                })
            .withPhases(
                List.of(
                    new Phase(0, "void", PhaseRole.VOID),
                    new Phase(1, "LPS", PhaseRole.ELECTROLYTE),
                    new Phase(2, "NMC", PhaseRole.ACTIVE),
                    new Phase(3, "unmarked", PhaseRole.VOID)));
    double found = VolumeFraction.all(volume).get(2).ofSolid().orElseThrow();
    assertThat(100 * found).isEqualTo(share, within(0.05));
    try (TaskContext task = TaskContext.silent(1)) {
      PhaseSurface surface =
          PhaseSurfaces.of(volume, List.of(PhaseGroup.of(volume.phase("NMC"))), task).get(0);
      double ratio = surface.perOwnVolume().get().faces() / surface.perVolume().faces();
      assertThat(perCell * ratio).isEqualTo(perActive, within(5e-4));
    }
  }
}
