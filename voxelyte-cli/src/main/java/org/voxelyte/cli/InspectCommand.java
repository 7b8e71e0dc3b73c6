package org.voxelyte.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.io.VolumeDescription;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.report.InspectionJson;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is in a volume file, without holding it in memory. */
@Command(
    name = "inspect",
    description = "Tell dimensions, type, voxel size and labels of a volume file.",
    footer = {"", "Example:  voxelyte inspect electrode.tif"})
final class InspectCommand implements Callable<Integer> {
  /** More values than this are greys, of which only the range is told. */
  private static final int MOST_ROWS = 64;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "TIFF stack, folder of slices, FILE.h5:/path, NRRD, .npy, raw with sidecar.")
  private String location;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    VolumeDescription file =
        common.run(task -> VolumeReader.describe(location, common.wantsJson(), task));
    double seconds = (System.nanoTime() - start) * 1e-9;
    common.writeJson(
        InspectionJson.of(
            spec.root().commandLine().getParseResult().originalArgs(), file, seconds));
    common.print(text(file));
    return 0;
  }

  private static String text(VolumeDescription file) {
    GridShape shape = file.shape();
    StringBuilder text = new StringBuilder();
    text.append(file.location()).append('\n');
    line(text, "format", file.format() + ", " + file.sampleType());
    line(text, "voxels", shape + " (x × y × z), " + shape.voxels() + " in all");
    line(text, "voxel size", voxelSize(file.voxelSize(), shape));
    line(text, "values", range(file));
    if (!file.sha256().isEmpty()) {
      line(text, "sha256", file.sha256());
    }
    for (String note : file.notes()) {
      line(text, "note", note);
    }
    if (!file.labels().isEmpty() && file.labels().size() <= MOST_ROWS) {
      text.append('\n').append(labels(file));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", name, value));
  }

  private static String voxelSize(Optional<VoxelSize> voxelSize, GridShape shape) {
    if (voxelSize.isEmpty()) {
      return "not in the file; give it as --voxel 50nm";
    }
    VoxelSize size = voxelSize.get();
    return size
        + ", in all "
        + Quantity.length(shape.nx() * size.x())
        + " × "
        + Quantity.length(shape.ny() * size.y())
        + " × "
        + Quantity.length(shape.nz() * size.z());
  }

  private static String range(VolumeDescription file) {
    String range = Quantity.number(file.minimum()) + " … " + Quantity.number(file.maximum());
    if (file.labels().isEmpty()) {
      return range;
    }
    int distinct = file.labels().size();
    return range
        + ", "
        + distinct
        + (distinct == 1 ? " value" : " different values")
        + (distinct > MOST_ROWS
            ? ": greys or ids of particles, not labels; segment greys before analyze"
            : "");
  }

  private static Table labels(VolumeDescription file) {
    Table table = new Table("label", "name", "voxels", "%");
    for (Map.Entry<Integer, Long> entry : file.labels().entrySet()) {
      table.row(
          Integer.toString(entry.getKey()),
          file.phases().stream()
              .filter(phase -> phase.label() == entry.getKey())
              .map(Phase::name)
              .findFirst()
              .orElse(""),
          Long.toString(entry.getValue()),
          Tables.percent((double) entry.getValue() / file.shape().voxels()));
    }
    return table;
  }
}
