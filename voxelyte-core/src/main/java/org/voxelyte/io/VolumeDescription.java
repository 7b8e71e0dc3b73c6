package org.voxelyte.io;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * What a volume file holds.
 *
 * @param location the file, folder or {@code FILE.h5:/path}
 * @param format the format in words: "ImageJ TIFF, Deflate"
 * @param shape voxels along each axis
 * @param sampleType the type of a value as it is stored: "uint8", "1-bit", "float32"
 * @param voxelSize the file's calibration, m; empty if it has none
 * @param sha256 hexadecimal hash, as {@link FileHashes} has it; empty if not asked for
 * @param labels number of voxels of each value, in ascending order; empty if a value is not a whole
 *     number or there are more than 256 different ones
 * @param minimum smallest value; NaN if no voxel has a number
 * @param maximum largest value; NaN if no voxel has a number
 * @param phases names of labels that the file carries; may be empty
 * @param notes what a person should know of how the file was understood; may be empty
 */
public record VolumeDescription(
    String location,
    String format,
    GridShape shape,
    String sampleType,
    Optional<VoxelSize> voxelSize,
    String sha256,
    SortedMap<Integer, Long> labels,
    double minimum,
    double maximum,
    List<Phase> phases,
    List<String> notes) {
  /** Copies the collections. */
  public VolumeDescription {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    phases = List.copyOf(phases);
    notes = List.copyOf(notes);
  }
}
