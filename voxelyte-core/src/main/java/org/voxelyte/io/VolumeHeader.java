package org.voxelyte.io;

import java.util.List;
import java.util.Optional;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * What a file says of its volume before any value is read.
 *
 * @param format the format in words: "TIFF stack, Deflate"
 * @param shape voxels along each axis
 * @param type in which the values are stored
 * @param voxelSize the calibration, m; empty if the file has none
 * @param phases names that the file carries; may be empty
 * @param notes what a reader of the provenance should know, one sentence each
 */
record VolumeHeader(
    String format,
    GridShape shape,
    SampleType type,
    Optional<VoxelSize> voxelSize,
    List<Phase> phases,
    List<String> notes) {
  VolumeHeader {
    phases = List.copyOf(phases);
    notes = List.copyOf(notes);
  }
}
