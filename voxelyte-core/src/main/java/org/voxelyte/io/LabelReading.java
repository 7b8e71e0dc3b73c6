package org.voxelyte.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Labels read from a file, and the numbers that they have there.
 *
 * @param header what the file says
 * @param voxelSize edges of a voxel, m
 * @param hashes of the file
 * @param slices labels, one byte a voxel
 * @param numbers the file's number of each label if they were renumbered, ascending; else empty
 */
record LabelReading(
    VolumeHeader header,
    VoxelSize voxelSize,
    FileHashes hashes,
    byte[][] slices,
    List<Long> numbers) {
  /** An 8-bit image of more values than any segmentation has phases is a grey one. */
  private static final int MOST_IN_BYTES = 64;

  private static final int MOST_IN_WORDS = 255;

  /** One byte a voxel and what each byte stands for, in the order of appearance. */
  private record Coded(byte[] codes, double[] values) {}

  static LabelReading read(
      String location, SliceSource source, VoxelSize voxelSize, TaskContext task)
      throws IOException {
    VolumeHeader header = source.header();
    SampleType type = header.type();
    int length = header.shape().sliceVoxels();
    ValueCensus census = new ValueCensus(type);
    byte[][] slices = new byte[header.shape().nz()][];
    double[][] tables = new double[slices.length][];
    FileHashes hashes =
        SlicePass.run(
            location,
            source,
            task,
            (z, slice) -> {
              if (type.bytes() <= 2) {
                census.add(slice, length);
              }
              if (type.isByte()) {
                slices[z] = (byte[]) slice;
              } else {
                Optional<Coded> coded = code(slice, type, length);
                if (coded.isPresent()) {
                  slices[z] = coded.get().codes;
                  tables[z] = coded.get().values;
                } else if (type.bytes() > 2) {
                  throw grey(location, "more than " + MOST_IN_WORDS);
                }
              }
            });
    if (type.bytes() <= 2) {
      int distinct = census.distinct().orElseThrow();
      if (distinct > (type.bytes() == 1 ? MOST_IN_BYTES : MOST_IN_WORDS)) {
        throw grey(location, Integer.toString(distinct));
      }
    }
    List<Long> numbers = type.isByte() ? List.of() : decode(location, slices, tables, task);
    return new LabelReading(header, voxelSize, hashes, slices, numbers);
  }

  private static IOException grey(String location, String distinct) {
    return new IOException(
        location
            + " has "
            + distinct
            + " distinct values: a grey image, not labels; segment it first (threshold or"
            + " watershed) and give the segmented file");
  }

  private static Optional<Coded> code(Object slice, SampleType type, int length) {
    Map<Double, Integer> codes = new HashMap<>();
    double[] values = new double[MOST_IN_WORDS];
    byte[] coded = new byte[length];
    double last = 0;
    int code = -1;
    for (int i = 0; i < length; i++) {
      double value = type.value(slice, i) + 0.0;
      if (code < 0 || value != last) {
        Integer known = codes.get(value);
        if (known == null) {
          if (codes.size() == MOST_IN_WORDS) {
            return Optional.empty();
          }
          known = codes.size();
          codes.put(value, known);
          values[known] = value;
        }
        code = known;
        last = value;
      }
      coded[i] = (byte) code;
    }
    return Optional.of(new Coded(coded, Arrays.copyOf(values, codes.size())));
  }

  /** Replaces codes by labels; returns the file's numbers if those are not the labels. */
  private static List<Long> decode(
      String location, byte[][] slices, double[][] tables, TaskContext task) throws IOException {
    TreeSet<Double> all = new TreeSet<>();
    for (double[] table : tables) {
      for (double value : table) {
        all.add(value);
      }
    }
    for (double value : all) {
      if (value != Math.rint(value) || Double.isInfinite(value)) {
        throw new IOException(
            location
                + " has values that are no whole numbers, such as "
                + value
                + ": a grey image, not labels; segment it first (threshold or watershed) and give"
                + " the segmented file");
      }
    }
    if (all.size() > MOST_IN_WORDS) {
      throw grey(location, Integer.toString(all.size()));
    }
    boolean kept = all.first() >= 0 && all.last() <= LabelVolume.MAX_LABEL;
    Map<Double, Integer> labels = new TreeMap<>();
    for (double value : all) {
      labels.put(value, kept ? (int) value : labels.size());
    }
    task.forEach(
        slices.length,
        z -> {
          byte[] label = new byte[tables[z].length];
          for (int code = 0; code < label.length; code++) {
            label[code] = (byte) (int) labels.get(tables[z][code]);
          }
          byte[] slice = slices[z];
          for (int i = 0; i < slice.length; i++) {
            slice[i] = label[slice[i] & 0xff];
          }
        });
    return kept ? List.of() : all.stream().map(Double::longValue).toList();
  }

  /** Returns the volume with its phases: the given ones before the file's. */
  LabelVolume volume(ReadOptions options, Provenance read) {
    List<Phase> phases = new ArrayList<>(options.phases());
    for (Phase phase : header.phases()) {
      if (options.phases().stream().noneMatch(given -> given.label() == phase.label())) {
        phases.add(phase);
      }
    }
    Provenance provenance = read;
    if (!numbers.isEmpty()) {
      phases = renumbered(phases, read.file());
      provenance = read.then("labels renumbered in ascending order: " + renumbering());
    }
    return new LabelVolume(header.shape(), voxelSize, slices, phases, provenance);
  }

  private String renumbering() {
    List<String> parts = new ArrayList<>();
    for (int label = 0; label < numbers.size(); label++) {
      parts.add(numbers.get(label) + " is " + label);
    }
    return String.join(", ", parts);
  }

  private List<Phase> renumbered(List<Phase> named, String location) {
    Phase[] phases = new Phase[numbers.size()];
    for (int label = 0; label < phases.length; label++) {
      phases[label] = new Phase(label, Long.toString(numbers.get(label)), PhaseRole.UNSPECIFIED);
    }
    for (Phase phase : named) {
      int label = numbers.indexOf((long) phase.label());
      if (label < 0) {
        throw new IllegalArgumentException(
            "label "
                + phase.label()
                + " ("
                + phase.name()
                + ") does not occur in "
                + location
                + "; its labels are "
                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      }
      phases[label] = new Phase(label, phase.name(), phase.role());
    }
    return List.of(phases);
  }
}
