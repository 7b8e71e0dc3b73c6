package org.voxelyte.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Reads volumes from TIFF and PNG files and folders of them, HDF5, NRRD, NumPy and raw files.
 *
 * <p>A location is a file, a folder of slices, {@code FILE.h5:/path}, or the JSON sidecar of a raw
 * file. The format is found from the content. Pages are z, rows y, columns x. Every error is an
 * {@link IOException} of one sentence that names the file and the remedy.
 */
public final class VolumeReader {
  private VolumeReader() {}

  /**
   * Describes a volume without holding it: one pass through the file, in memory of a few slices.
   *
   * @throws IOException if the file cannot be read to its end
   */
  public static VolumeDescription describe(String location, TaskContext task) throws IOException {
    return describe(location, true, task);
  }

  /**
   * Describes a volume, with or without its hash, which takes longer than the rest: about 3 s for 1
   * GB where the processor has no SHA instructions.
   *
   * @param hashed whether the hash is wanted; if not, it is empty
   * @throws IOException if the file cannot be read to its end
   */
  public static VolumeDescription describe(String location, boolean hashed, TaskContext task)
      throws IOException {
    return withSource(
        location,
        source -> {
          VolumeHeader header = source.header();
          ValueCensus census = new ValueCensus(header.type());
          int length = header.shape().sliceVoxels();
          FileHashes hashes =
              SlicePass.run(
                  location,
                  source,
                  hashed,
                  task,
                  (z, slice) -> {
                    census.add(slice, length);
                    source.giveBack(slice);
                  });
          return new VolumeDescription(
              location,
              header.format(),
              header.shape(),
              header.type().text(),
              header.voxelSize(),
              hashes.sha256(),
              census.labels(),
              census.minimum(),
              census.maximum(),
              header.phases(),
              notes(header, hashes));
        });
  }

  /**
   * Reads a segmented volume: 1 byte a voxel.
   *
   * <p>Whole numbers in 0 … 255 are the labels as they are. If any lies outside, all are renumbered
   * 0, 1, 2 … in ascending order; the name of a phase keeps the number of the file, and the
   * provenance says so.
   *
   * @throws IOException if the file cannot be read, has no voxel size and none is given, or is a
   *     grey image: more than 64 different values in 8 bits, more than 255 in other types
   * @throws IllegalArgumentException if the phases name a label twice or two labels alike
   */
  public static LabelVolume readLabels(String location, ReadOptions options, TaskContext task)
      throws IOException {
    LabelReading reading =
        withSource(
            location,
            source -> {
              VoxelSize voxelSize = voxelSize(location, source.header(), options);
              Memory.require(source.header().shape().voxels(), location);
              return LabelReading.read(location, source, voxelSize, task);
            });
    Provenance provenance = provenance(location, reading.header(), reading.hashes(), options);
    return reading.volume(options, provenance);
  }

  /**
   * Reads ids of particles, as many as there are: 4 bytes a voxel. Ids are whole numbers, 0 where
   * there is no particle, of any type that a file may have.
   *
   * @param voxelSize edges of a voxel, m; what the file says of them is not used
   * @throws IOException if the file cannot be read, or a value is no id
   */
  public static IdReading readIds(String location, VoxelSize voxelSize, TaskContext task)
      throws IOException {
    return withSource(
        location,
        source -> {
          VolumeHeader header = source.header();
          Memory.require(header.shape().voxels() * Integer.BYTES, location);
          IdReading.Slices read = IdReading.read(location, source, task);
          ReadOptions options = new ReadOptions(Optional.of(voxelSize), List.of());
          return new IdReading(
              read.volume(header.shape(), voxelSize, task),
              provenance(location, header, read.hashes(), options));
        });
  }

  /**
   * Reads an unsegmented volume in the type of the file. 32- and 64-bit integers and 64-bit floats
   * become 32-bit floats, and the provenance says so; bits become 0 and 1 in 8 bits.
   *
   * @param options the phases are not used
   * @throws IOException if the file cannot be read, or has no voxel size and none is given
   */
  public static GreyVolume readGrey(String location, ReadOptions options, TaskContext task)
      throws IOException {
    return withSource(
        location,
        source -> {
          VolumeHeader header = source.header();
          VoxelSize voxelSize = voxelSize(location, header, options);
          int bytes = Math.min(4, header.type().bytes());
          Memory.require(header.shape().voxels() * bytes, location);
          Object[] slices = new Object[header.shape().nz()];
          FileHashes hashes =
              SlicePass.run(
                  location,
                  source,
                  task,
                  (z, slice) -> slices[z] = grey(slice, header.type(), header.shape()));
          Provenance provenance = provenance(location, header, hashes, options);
          return volume(header, voxelSize, slices, provenance);
        });
  }

  /** Returns the hashes of the files that make up the volume. */
  public static FileHashes hashes(String location, TaskContext task) throws IOException {
    return withSource(location, source -> ContentHash.of(source, task::checkCancelled));
  }

  /**
   * Returns whether a hash is that of the named file and its companion, one after the other in
   * either order: what studies of raw files and their sidecars recorded before each had its own.
   */
  public static boolean hasJoinedHash(String location, String sha256, TaskContext task)
      throws IOException {
    return withSource(
        location,
        source -> {
          List<Path> files = new ArrayList<>(source.files());
          if (source.isFolder() || files.size() < 2) {
            return false;
          }
          if (sha256.equals(ContentHash.joined(files, false, task::checkCancelled))) {
            return true;
          }
          Collections.reverse(files);
          return sha256.equals(ContentHash.joined(files, false, task::checkCancelled));
        });
  }

  /** What is read from an open file. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(SliceSource source) throws IOException;
  }

  /** Opens, reads and closes a file; what libraries throw on damaged files becomes one sentence. */
  private static <T> T withSource(String location, Reading<T> reading) throws IOException {
    return SlicePass.guarded(
        location,
        () -> {
          try (SliceSource source = VolumeFiles.open(location)) {
            return reading.from(source);
          }
        });
  }

  private static VoxelSize voxelSize(String location, VolumeHeader header, ReadOptions options)
      throws IOException {
    if (options.voxelSize().isPresent()) {
      return options.voxelSize().get();
    }
    if (header.voxelSize().isPresent()) {
      return header.voxelSize().get();
    }
    throw new IOException("voxel size missing in " + location + "; add --voxel 50nm");
  }

  private static Provenance provenance(
      String location, VolumeHeader header, FileHashes hashes, ReadOptions options) {
    Provenance provenance =
        new Provenance(
                location,
                hashes.sha256(),
                hashes.companionSha256(),
                List.of(),
                org.voxelyte.task.Version.current())
            .then(
                "read "
                    + header.shape()
                    + " voxels of "
                    + header.type().text()
                    + " from "
                    + header.format());
    if (options.voxelSize().isPresent()) {
      provenance = provenance.then("voxel size given: " + options.voxelSize().get());
    } else if (header.voxelSize().isPresent()) {
      provenance = provenance.then("voxel size from the file: " + header.voxelSize().get());
    }
    for (String note : notes(header, hashes)) {
      provenance = provenance.then(note);
    }
    return provenance;
  }

  private static List<String> notes(VolumeHeader header, FileHashes hashes) {
    List<String> notes = new ArrayList<>(header.notes());
    notes.addAll(hashes.notes());
    return notes;
  }

  private static Object grey(Object slice, SampleType type, GridShape shape) {
    if (type.bytes() <= 2 || type == SampleType.FLOAT32) {
      return slice;
    }
    float[] values = new float[shape.sliceVoxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) type.value(slice, i);
    }
    return values;
  }

  private static GreyVolume volume(
      VolumeHeader header, VoxelSize voxelSize, Object[] slices, Provenance provenance) {
    GridShape shape = header.shape();
    int nz = slices.length;
    return switch (header.type()) {
      case BIT, UINT8, INT8 -> {
        byte[][] typed = java.util.Arrays.copyOf(slices, nz, byte[][].class);
        yield GreyVolume.of(shape, voxelSize, typed, header.type() == SampleType.INT8, provenance);
      }
      case UINT16, INT16 -> {
        short[][] typed = java.util.Arrays.copyOf(slices, nz, short[][].class);
        yield GreyVolume.of(shape, voxelSize, typed, header.type() == SampleType.INT16, provenance);
      }
      default -> {
        float[][] typed = java.util.Arrays.copyOf(slices, nz, float[][].class);
        Provenance rounded =
            header.type() == SampleType.FLOAT32
                ? provenance
                : provenance.then(header.type().text() + " values rounded to 32-bit floats");
        yield GreyVolume.of(shape, voxelSize, typed, rounded);
      }
    };
  }
}
