package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.voxelyte.study.Source;
import org.voxelyte.study.Step;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the labels of volumes mean, and the steps before they are measured, in the order typed. */
final class VolumeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Optional<VoxelSize> voxelSize = Optional.empty();
  private final List<Phase> phases = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  @Option(
      names = "--voxel",
      paramLabel = "SIZE",
      description =
          "Voxel edge with unit, 100nm, or x,y,z: 35.6nm,35.6nm,100nm. Default: the calibration in"
              + " the file.")
  void voxel(String text) {
    voxelSize = Optional.of(parsed(() -> Arguments.voxelSize(text)));
  }

  @Option(
      names = "--phase",
      paramLabel = "LABEL=NAME[:ROLE]",
      description =
          "What a label means; roles: void, electrolyte, active, carbon, binder. Names that are"
              + " usual, as pore, SE, LPS, AM, NMC, CBD, have their role without it. Example:"
              + " --phase 85=NMC:active")
  void phase(List<String> texts) {
    each(texts, text -> phases.add(Arguments.phase(text)));
  }

  @Option(
      names = "--crop",
      paramLabel = "X0:X1,Y0:Y1,Z0:Z1",
      description =
          "Keep these voxels, first and last included, counted from 0. Example: 0:99,0:99,10:59")
  void crop(List<String> texts) {
    each(texts, text -> steps.add(Arguments.crop(text)));
  }

  @Option(
      names = "--coarsen",
      paramLabel = "N",
      description = "Join N × N × N voxels into one of their majority label.")
  void coarsen(List<Integer> factors) {
    each(factors, factor -> steps.add(new Step.Coarsen(factor)));
  }

  @Option(names = "--mirror", paramLabel = "AXIS", description = "Mirror along x, y or z.")
  void mirror(List<String> axes) {
    each(axes, axis -> steps.add(Arguments.mirror(axis)));
  }

  @Option(names = "--swap", paramLabel = "A,B", description = "Swap two axes. Example: x,z")
  void swap(List<String> texts) {
    each(texts, text -> steps.add(Arguments.swap(text)));
  }

  @Option(
      names = "--relabel",
      paramLabel = "OLD=NEW[,…]",
      description =
          "Give voxels of one label another label; several at once to exchange them: 1=2,2=1.")
  void relabel(List<String> texts) {
    each(texts, text -> steps.add(Arguments.relabel(text)));
  }

  @Option(
      names = "--merge",
      paramLabel = "A+B=NAME[:ROLE]",
      description = "Make one phase of several. Example: --merge NMC+CBD=solid")
  void merge(List<String> texts) {
    each(texts, text -> steps.add(Arguments.merge(text)));
  }

  /** Returns a volume as a study records it. */
  Source source(String location) {
    return parsed(() -> new Source(location, Optional.empty(), voxelSize, phases));
  }

  Optional<VoxelSize> voxelSize() {
    return voxelSize;
  }

  List<Phase> phases() {
    return phases;
  }

  List<Step> steps() {
    return steps;
  }

  private <T> T parsed(Supplier<T> value) {
    return Arguments.parsed(command, value);
  }

  private <T> void each(List<T> given, Function<T, Boolean> add) {
    Arguments.newest(command, given, add);
  }
}
