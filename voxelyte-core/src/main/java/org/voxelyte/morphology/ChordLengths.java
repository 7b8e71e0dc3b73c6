package org.voxelyte.morphology;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The chords that lines along an axis cut out of a phase: S. Torquato and B. Lu, Phys. Rev. E 47,
 * 2950 (1993), doi:10.1103/PhysRevE.47.2950.
 *
 * <p>Every row of voxels along the axis is a line. Chords that an outer face of the volume cuts
 * have no known length and are left out of the counts and of their means; as long chords are cut
 * more often, those means are too small where chords are not short beside the volume. Two
 * quantities are free of that: the mean intercept, and the share of chords by {@link #corrected}.
 *
 * @param phase the phase
 * @param axis the direction of the lines
 * @param spacing the edge of a voxel along it, m
 * @param counts the number of whole chords of each length, 0, 1, 2, … voxels
 * @param cut chords cut by one outer face or both, left out
 * @param meanIntercept length of the phase along all lines, cut chords included, / half the number
 *     of chord ends inside the volume, m: the unbiased mean chord, 4 ε / S_V where the surface has
 *     no preferred orientation; undefined if no chord ends inside
 * @param mean Σ length / number of whole chords, m
 * @param standardDeviation of whole chords, m
 * @param lengthWeightedMean Σ length² / Σ length of whole chords, m: the mean chord through a point
 *     of the phase
 */
public record ChordLengths(
    Phase phase,
    Axis axis,
    double spacing,
    long[] counts,
    long cut,
    Finding<Double> meanIntercept,
    Finding<Double> mean,
    Finding<Double> standardDeviation,
    Finding<Double> lengthWeightedMean) {
  /** Counts chords. Memory: no more than a slice. */
  public static ChordLengths of(LabelVolume volume, Phase phase, Axis axis, TaskContext task) {
    GridShape shape = volume.shape();
    int layers = shape.along(axis);
    Tally sum = new Tally(layers);
    task.progress("chords of " + phase.name() + " along " + axis.key(), 0, 0);
    int parts = axis == Axis.Z ? shape.ny() : shape.nz();
    task.forEach(
        parts,
        part -> {
          Tally tally = new Tally(layers);
          tally.count(volume, (byte) phase.label(), axis, part);
          sum.add(tally);
        });
    return sum.result(volume, phase, axis);
  }

  /** Returns the number of whole chords. */
  public long whole() {
    long whole = 0;
    for (long count : counts) {
      whole += count;
    }
    return whole;
  }

  /**
   * Returns the share of chords of each length, 0, 1, 2, … voxels, corrected for those cut: a chord
   * of k voxels has n − 1 − k places on a line of n at which it is whole, so each counts 1 / (n − 1
   * − k). Chords of more than n − 2 voxels are never whole and not seen.
   */
  public Finding<double[]> corrected() {
    double[] shares = new double[counts.length];
    double sum = 0;
    for (int k = 1; k < counts.length - 2; k++) {
      shares[k] = (double) counts[k] / (counts.length - 2 - k);
      sum += shares[k];
    }
    if (sum == 0) {
      return Finding.undefined(none(phase, axis));
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return Finding.of(shares);
  }

  private static String none(Phase phase, Axis axis) {
    return phase.name() + " has no whole chord along " + axis.key();
  }

  /** What has been counted so far, in whole numbers. */
  private static final class Tally {
    private final long[] counts;
    private long cut;
    private long voxels;
    private long ends;

    Tally(int layers) {
      this.counts = new long[layers + 1];
    }

    synchronized void add(Tally other) {
      for (int k = 0; k < counts.length; k++) {
        counts[k] += other.counts[k];
      }
      cut += other.cut;
      voxels += other.voxels;
      ends += other.ends;
    }

    /** Counts the lines of a slice, or along z those of a row of lines. */
    void count(LabelVolume volume, byte label, Axis axis, int part) {
      GridShape shape = volume.shape();
      switch (axis) {
        case X -> {
          for (int y = 0; y < shape.ny(); y++) {
            line(volume.slice(part), shape.index(0, y), label);
          }
        }
        case Y ->
            lines(shape.ny(), shape.nx(), y -> volume.slice(part), y -> shape.index(0, y), label);
        case Z -> lines(shape.nz(), shape.nx(), volume::slice, z -> shape.index(0, part), label);
      }
    }

    private void line(byte[] labels, int from, byte label) {
      int layers = counts.length - 1;
      int run = 0;
      for (int i = 0; i < layers; i++) {
        if (labels[from + i] == label) {
          run++;
        } else if (run > 0) {
          end(run, i == run, false);
          run = 0;
        }
      }
      if (run > 0) {
        end(run, run == layers, true);
      }
    }

    /** Counts neighbouring lines layer by layer, as they lie in memory. */
    private void lines(
        int layers, int number, IntFunction<byte[]> labelsOf, IntUnaryOperator fromOf, byte label) {
      int[] runs = new int[number];
      for (int i = 0; i < layers; i++) {
        byte[] labels = labelsOf.apply(i);
        int from = fromOf.applyAsInt(i);
        for (int line = 0; line < number; line++) {
          if (labels[from + line] == label) {
            runs[line]++;
          } else if (runs[line] > 0) {
            end(runs[line], i == runs[line], false);
            runs[line] = 0;
          }
        }
      }
      for (int run : runs) {
        if (run > 0) {
          end(run, run == layers, true);
        }
      }
    }

    private void end(int run, boolean cutAtFirst, boolean cutAtLast) {
      voxels += run;
      ends += (cutAtFirst ? 0 : 1) + (cutAtLast ? 0 : 1);
      if (cutAtFirst || cutAtLast) {
        cut++;
      } else {
        counts[run]++;
      }
    }

    ChordLengths result(LabelVolume volume, Phase phase, Axis axis) {
      double spacing = volume.voxelSize().along(axis);
      double number = 0;
      double sum = 0;
      double squares = 0;
      for (int k = 0; k < counts.length; k++) {
        number += counts[k];
        sum += (double) k * counts[k];
        squares += (double) k * k * counts[k];
      }
      Finding<Double> intercept =
          ends == 0
              ? Finding.undefined(
                  phase.name()
                      + " has no chord along "
                      + axis.key()
                      + " that ends inside the volume")
              : Finding.of(2 * spacing * voxels / ends);
      if (number == 0) {
        Finding<Double> none = Finding.undefined(none(phase, axis));
        return new ChordLengths(phase, axis, spacing, counts, cut, intercept, none, none, none);
      }
      double mean = sum / number;
      double variance = Math.max(0, squares / number - mean * mean);
      return new ChordLengths(
          phase,
          axis,
          spacing,
          counts,
          cut,
          intercept,
          Finding.of(spacing * mean),
          Finding.of(spacing * Math.sqrt(variance)),
          Finding.of(spacing * squares / sum));
    }
  }
}
