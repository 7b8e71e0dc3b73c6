package org.voxelyte.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.NetworkCut;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Everything that an analysis found; what the report, the tables and results.json are written from.
 * Parts that were not asked for are empty lists.
 *
 * @param command the arguments that people would type to repeat it
 * @param shape voxels along each axis, after all steps
 * @param voxelSize edges of a voxel, m
 * @param phases all phases, in order of labels
 * @param provenance file, hash, steps, version
 * @param fractions one per phase
 * @param profiles one per axis with more than one layer
 * @param connectivity one per phase; its reach is undefined along an axis with a single layer
 * @param interfaces one per pair of phases that touch
 * @param morphology what else morphology found
 * @param conduction sets of conductivities that were driven
 * @param phaseCuts three orthogonal middle cuts, normal to x, y, z
 * @param obliqueImages pictures of a volume in three dimensions; empty if it has a single layer
 * @param networkCuts what each phase's clusters reach
 * @param failures one sentence for each drive that could not be solved
 * @param seconds wall time of the measures
 * @param threads threads used
 */
public record Analysis(
    List<String> command,
    GridShape shape,
    VoxelSize voxelSize,
    List<Phase> phases,
    Provenance provenance,
    List<PhaseFraction> fractions,
    List<FractionProfile> profiles,
    List<PhaseConnectivity> connectivity,
    List<InterfaceArea> interfaces,
    MorphologyFindings morphology,
    List<ConductionCase> conduction,
    List<LabelMap> phaseCuts,
    List<ObliqueImage> obliqueImages,
    List<NetworkCut> networkCuts,
    List<String> failures,
    double seconds,
    int threads) {
  /**
   * Returns the axes along which there is more than one layer of voxels, in order. Along the others
   * both ends are the same voxels: nothing is measured between them.
   */
  public List<Axis> axes() {
    return Arrays.stream(Axis.values()).filter(axis -> shape.along(axis) > 1).toList();
  }

  /** Returns the axes along which there is one layer of voxels, in order. */
  public List<Axis> singleLayerAxes() {
    return Arrays.stream(Axis.values()).filter(axis -> shape.along(axis) == 1).toList();
  }

  /** Returns all numbers of the morphology, in the order of topics; empty if not asked for. */
  public List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>(BasicMetrics.of(this));
    metrics.addAll(morphology.metrics());
    return metrics;
  }

  /** Returns the same with other conduction. */
  Analysis with(List<ConductionCase> others) {
    return new Analysis(
        command,
        shape,
        voxelSize,
        phases,
        provenance,
        fractions,
        profiles,
        connectivity,
        interfaces,
        morphology,
        others,
        phaseCuts,
        obliqueImages,
        networkCuts,
        failures,
        seconds,
        threads);
  }

  /** Returns the edge of the volume along an axis, m. */
  public double length(Axis axis) {
    return shape.along(axis) * voxelSize.along(axis);
  }

  /** Returns the phase of a label. */
  public Phase phase(int label) {
    return phases.stream().filter(phase -> phase.label() == label).findFirst().orElseThrow();
  }
}
