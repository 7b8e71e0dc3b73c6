package org.voxelyte.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

/**
 * A dataset of an HDF5 file with axes z, y, x. The attribute {@code element_size_um} (z, y, x), as
 * Fiji's and ilastik's HDF5 plugins write it, is the calibration. Chunked data are read in slabs
 * one chunk thick, so that each chunk is unpacked once.
 */
final class HdfVolume extends SliceSource {
  private static final int LARGEST_SLAB_BYTES = 1 << 28;
  private static final int DEEPEST_GROUP = 32;
  private static final int SUPERBLOCK_BYTES = 52;
  private static final double MICROMETRE = 1e-6;

  private final DatasetBase dataset;
  private final String location;
  private final int[] axes;
  private final ByteOrder order;
  private final int slabDepth;
  private ByteBuffer slab;
  private int slabStart;
  private int slabEnd;

  private HdfVolume(
      VolumeHeader header,
      HdfFile hdf,
      DatasetBase dataset,
      String location,
      Path file,
      int[] axes,
      ByteOrder order,
      int slabDepth) {
    super(header, List.of(file), hdf::close);
    this.dataset = dataset;
    this.location = location;
    this.axes = axes;
    this.order = order;
    this.slabDepth = slabDepth;
  }

  /**
   * Opens a dataset.
   *
   * @param path of the dataset inside the file; empty for the only one of three dimensions
   */
  static HdfVolume open(Path file, String path, String location) throws IOException {
    checkEnd(file, location);
    HdfFile hdf = new HdfFile(file);
    try {
      Dataset found = path.isEmpty() ? onlyVolume(hdf, location) : at(hdf, path, location);
      return open(hdf, found, file, location);
    } catch (IOException | RuntimeException | Error e) {
      hdf.close();
      throw e;
    }
  }

  /** Compares the end that the superblock states with the file's, as the HDF5 library does. */
  private static void checkEnd(Path file, String location) throws IOException {
    try (FileChannel channel = Channels.open(file, location)) {
      long start = VolumeFiles.hdfStart(channel);
      if (start < 0 || channel.size() < start + SUPERBLOCK_BYTES) {
        throw new IOException(location + " is cut short in its header; copy the file again");
      }
      ByteBuffer block =
          ByteBuffer.wrap(Channels.read(channel, start, SUPERBLOCK_BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      int version = block.get(8);
      int offsetBytes = block.get(version < 2 ? 13 : 9);
      if (offsetBytes != Long.BYTES) {
        return;
      }
      long end = block.getLong(version == 0 ? 40 : version == 1 ? 44 : 28);
      if (end > channel.size()) {
        throw new IOException(
            location
                + " is cut short: it should have "
                + end
                + " bytes and has "
                + channel.size()
                + "; copy the file again");
      }
    }
  }

  private static HdfVolume open(HdfFile hdf, Dataset found, Path file, String location)
      throws IOException {
    String name = found.getPath() + " in " + file.getFileName();
    DataType stored = found.getDataType();
    SampleType type = type(stored, found.isVariableLength(), name);
    long[] size = found.getDimensionsAsLong();
    int[] axes = axes(size);
    if (axes.length == 0) {
      throw new IOException(
          name
              + " has the size "
              + size(found)
              + "; a volume has three axes z, y, x; name another dataset");
    }
    for (int axis : axes) {
      if (axis >= 0 && (size[axis] < 1 || size[axis] > Integer.MAX_VALUE)) {
        throw new IOException(name + " has the size " + size(found) + ": it holds no voxels");
      }
    }
    int nz = axes[0] < 0 ? 1 : (int) size[axes[0]];
    GridShape shape = VolumeFiles.shape((int) size[axes[2]], (int) size[axes[1]], nz, location);
    long stored0 = found.getStorageInBytes();
    if (!(found instanceof ChunkedDataset) && stored0 > Files.size(file)) {
      throw new IOException(
          location
              + " is cut short: "
              + found.getPath()
              + " needs "
              + stored0
              + " bytes and the file has "
              + Files.size(file)
              + "; copy the file again");
    }
    DataType base = stored instanceof EnumDataType named ? named.getBaseType() : stored;
    ByteOrder order = ((OrderedDataType) base).getByteOrder();
    long sliceBytes = (long) shape.sliceVoxels() * type.bytes();
    int depth = 1;
    if (found instanceof ChunkedDataset chunked && axes[0] >= 0) {
      depth = chunked.getChunkDimensions()[axes[0]];
    }
    depth = (int) Math.max(1, Math.min(depth, LARGEST_SLAB_BYTES / sliceBytes));
    VolumeHeader header =
        new VolumeHeader(
            "HDF5 " + found.getPath(), shape, type, voxelSize(found), List.of(), List.of());
    return new HdfVolume(header, hdf, (DatasetBase) found, location, file, axes, order, depth);
  }

  /** Returns which axes are z, y, x when axes of length 1 are left out; −1 for a missing z. */
  private static int[] axes(long[] size) {
    if (size.length == 3) {
      return new int[] {0, 1, 2};
    }
    List<Integer> long1 = new ArrayList<>();
    for (int i = 0; i < size.length; i++) {
      if (size[i] != 1) {
        long1.add(i);
      }
    }
    if (size.length == 2) {
      return new int[] {-1, 0, 1};
    }
    return long1.size() == 3 ? long1.stream().mapToInt(Integer::intValue).toArray() : new int[0];
  }

  private static SampleType type(DataType stored, boolean variable, String name)
      throws IOException {
    Optional<SampleType> type = Optional.empty();
    if (!variable && stored instanceof FixedPoint number) {
      type = SampleType.integer(8 * number.getSize(), number.isSigned());
    } else if (!variable && stored instanceof FloatingPoint number) {
      type = SampleType.named("float" + 8 * number.getSize());
    } else if (stored instanceof EnumDataType named && named.getBaseType().getSize() == 1) {
      type = Optional.of(SampleType.UINT8);
    }
    return type.orElseThrow(
        () -> new IOException(name + " holds no plain numbers; name another dataset"));
  }

  private static Dataset at(HdfFile hdf, String path, String location) throws IOException {
    Node node;
    try {
      node = hdf.getByPath(path);
    } catch (RuntimeException e) {
      throw new IOException(
          "there is no " + path + " in " + location + "; it has " + listed(datasets(hdf)), e);
    }
    if (node instanceof Dataset dataset) {
      return dataset;
    }
    throw new IOException(
        path + " in " + location + " is no dataset; it has " + listed(datasets(hdf)));
  }

  private static Dataset onlyVolume(HdfFile hdf, String location) throws IOException {
    List<Dataset> all = datasets(hdf);
    List<Dataset> volumes = new ArrayList<>();
    for (Dataset dataset : all) {
      long[] size = dataset.getDimensionsAsLong();
      if (size.length >= 3 && axes(size).length == 3) {
        volumes.add(dataset);
      }
    }
    if (volumes.size() == 1) {
      return volumes.get(0);
    }
    throw new IOException(
        location
            + " holds "
            + (volumes.isEmpty() ? "no" : volumes.size())
            + " datasets of three dimensions; name one as "
            + location
            + ":/path; it has "
            + listed(volumes.isEmpty() ? all : volumes));
  }

  private static String listed(List<Dataset> datasets) {
    return datasets.isEmpty()
        ? "no datasets"
        : datasets.stream()
            .map(dataset -> dataset.getPath() + " (" + size(dataset) + ")")
            .collect(Collectors.joining(", "));
  }

  private static String size(Dataset dataset) {
    return Arrays.stream(dataset.getDimensionsAsLong())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" × "));
  }

  private static List<Dataset> datasets(HdfFile hdf) {
    List<Dataset> found = new ArrayList<>();
    collect(hdf, found, 0);
    return found;
  }

  private static void collect(Group group, List<Dataset> found, int depth) {
    for (Node node : group.getChildren().values()) {
      if (node.isLink()) {
        continue;
      }
      if (node instanceof Dataset dataset) {
        found.add(dataset);
      } else if (node instanceof Group inner && depth < DEEPEST_GROUP) {
        collect(inner, found, depth + 1);
      }
    }
  }

  private static Optional<VoxelSize> voxelSize(Dataset dataset) {
    Attribute attribute = dataset.getAttributes().get("element_size_um");
    if (attribute == null) {
      return Optional.empty();
    }
    double[] edges;
    if (attribute.getData() instanceof float[] floats && floats.length == 3) {
      edges = new double[3];
      for (int i = 0; i < 3; i++) {
        edges[i] = Double.parseDouble(Float.toString(floats[i]));
      }
    } else if (attribute.getData() instanceof double[] doubles && doubles.length == 3) {
      edges = doubles;
    } else {
      return Optional.empty();
    }
    return Lengths.voxelSize(
        Lengths.metres(edges[2], MICROMETRE),
        Lengths.metres(edges[1], MICROMETRE),
        Lengths.metres(edges[0], MICROMETRE));
  }

  @Override
  boolean anyOrder() {
    return false;
  }

  @Override
  Object slice(int z) throws IOException {
    int count = header().shape().sliceVoxels();
    int bytes = count * header().type().bytes();
    if (z >= slabEnd) {
      readSlab(z);
    }
    ByteBuffer part = slab.duplicate().position((z - slabStart) * bytes).slice().order(order);
    return header().type().take(part, count);
  }

  private void readSlab(int z) throws IOException {
    GridShape shape = header().shape();
    int depth = Math.min(slabDepth, shape.nz() - z);
    int rank = dataset.getDimensions().length;
    long[] from = new long[rank];
    int[] size = new int[rank];
    Arrays.fill(size, 1);
    if (axes[0] >= 0) {
      from[axes[0]] = z;
      size[axes[0]] = depth;
    }
    size[axes[1]] = shape.ny();
    size[axes[2]] = shape.nx();
    slab = dataset.getSliceDataBuffer(from, size);
    slabStart = z;
    slabEnd = z + depth;
    long needed = (long) depth * shape.sliceVoxels() * header().type().bytes();
    if (slab.remaining() < needed) {
      throw new IOException(
          location + " is damaged: slice " + z + " of " + dataset.getPath() + " is incomplete");
    }
    slab = slab.slice();
  }
}
