package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.morphology.FourierTransform.Lines;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * For all lags r up to a length, ordered by |r|: how many pairs of voxels r apart lie inside the
 * volume, and in how many of them both are of a phase. r and −r both count.
 *
 * <p>The counts are those of the correlation theorem: the slices' spectra along x and y, padded by
 * the largest lag, then along each line of z the autocorrelation by a transform of its own, so that
 * only nz slices are held. Memory: 4 bytes a voxel of the padded slices, so 9 bytes a voxel for
 * lags up to half of the edges. Spectra are kept in single precision and transformed in double; the
 * counts are rounded to whole numbers, exact in small volumes and to 10⁻⁶ in large ones.
 */
final class PairCounts {
  /** Lines transformed at once: enough for vectors, few enough for a core's own cache. */
  private static final int LINES = 16;

  /** Pairs of voxels in each class of lags, of which class k has |r| about k widths. */
  final double[] pairs;

  /** Pairs with both voxels of the phase. */
  final double[] both;

  /** Σ|r| over the pairs, m. */
  final double[] lengths;

  /** Pairs of which the first voxel is of the phase. */
  final double[] ends;

  private final GridShape shape;
  private final LagClasses classes;
  private final int lagX;
  private final int lagY;
  private final int lagZ;
  private final FourierTransform alongX;
  private final FourierTransform alongY;
  private final FourierTransform alongZ;

  /** Frequencies along x that are kept: the others are conjugate to them. */
  private final int columns;

  private final float[][] re;
  private final float[][] im;

  private PairCounts(LabelVolume volume, LagClasses classes, double[] ends, String name) {
    this.shape = volume.shape();
    this.classes = classes;
    this.ends = ends;
    this.lagX = classes.steps(Axis.X);
    this.lagY = classes.steps(Axis.Y);
    this.lagZ = classes.steps(Axis.Z);
    int paddedX = FourierTransform.lengthFrom(shape.nx() + lagX);
    int paddedY = FourierTransform.lengthFrom(shape.ny() + lagY);
    int paddedZ = FourierTransform.lengthFrom(shape.nz() + lagZ);
    this.columns = paddedX / 2 + 1;
    long spectrum = (long) columns * paddedY;
    if (spectrum > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a slice of "
              + shape.nx()
              + " × "
              + shape.ny()
              + " voxels is too large for the correlation of "
              + name
              + "; crop or coarsen it");
    }
    MemoryNeed.require(2L * Float.BYTES * spectrum * shape.nz(), "the correlation of " + name);
    this.alongX = new FourierTransform(paddedX);
    this.alongY = new FourierTransform(paddedY);
    this.alongZ = new FourierTransform(paddedZ);
    this.re = new float[shape.nz()][];
    this.im = new float[shape.nz()][];
    this.pairs = new double[classes.count()];
    this.both = new double[classes.count()];
    this.lengths = new double[classes.count()];
  }

  /**
   * Counts pairs of voxels of a phase.
   *
   * @throws IllegalArgumentException if memory does not suffice
   */
  static PairCounts of(LabelVolume volume, Phase phase, LagClasses classes, TaskContext task) {
    String stage = "correlation of " + phase.name();
    task.progress(stage, 0, 3);
    double[] ends = PairEnds.count(volume, phase.label(), classes, task);
    PairCounts counts = new PairCounts(volume, classes, ends, phase.name());
    task.forEach(
        counts.shape.nz(), z -> counts.transformSlice(volume.slice(z), (byte) phase.label(), z));
    task.progress(stage, 1, 3);
    task.forEach(counts.alongY.length(), counts::correlateAlongZ);
    for (int z = counts.lagZ + 1; z < counts.shape.nz(); z++) {
      counts.re[z] = null;
      counts.im[z] = null;
    }
    task.progress(stage, 2, 3);
    double[][][] ofLag = new double[counts.lagZ + 1][][];
    task.forEach(ofLag.length, dz -> ofLag[dz] = counts.countLag(dz));
    for (int dz = 0; dz < ofLag.length; dz++) {
      int weight = dz == 0 ? 1 : 2;
      for (int k = 0; k < counts.pairs.length; k++) {
        counts.pairs[k] += weight * ofLag[dz][0][k];
        counts.both[k] += weight * ofLag[dz][1][k];
        counts.lengths[k] += weight * ofLag[dz][2][k];
      }
    }
    return counts;
  }

  private void transformSlice(byte[] labels, byte label, int z) {
    re[z] = new float[columns * alongY.length()];
    im[z] = new float[columns * alongY.length()];
    Lines rows = new Lines(alongX.length(), LINES);
    for (int y = 0; y < shape.ny(); y += 2 * LINES) {
      int used = Math.min(2 * LINES, shape.ny() - y);
      Arrays.fill(rows.re, 0);
      Arrays.fill(rows.im, 0);
      for (int row = 0; row < used; row++) {
        // Two real rows are one complex line.
        double[] part = row % 2 == 0 ? rows.re : rows.im;
        int from = shape.index(0, y + row);
        for (int x = 0; x < shape.nx(); x++) {
          part[x * LINES + row / 2] = labels[from + x] == label ? 1 : 0;
        }
      }
      alongX.forward(rows);
      for (int row = 0; row < used; row++) {
        part(rows, row, re[z], im[z], (y + row) * columns);
      }
    }
    transformColumns(z, shape.ny(), true);
  }

  /** Parts the spectrum of one row from that of the two which were one line. */
  private void part(Lines rows, int row, float[] toRe, float[] toIm, int to) {
    int line = row / 2;
    for (int k = 0; k < columns; k++) {
      int here = k * LINES + line;
      int there = (k == 0 ? 0 : alongX.length() - k) * LINES + line;
      if (row % 2 == 0) {
        toRe[to + k] = (float) (0.5 * (rows.re[here] + rows.re[there]));
        toIm[to + k] = (float) (0.5 * (rows.im[here] - rows.im[there]));
      } else {
        toRe[to + k] = (float) (0.5 * (rows.im[here] + rows.im[there]));
        toIm[to + k] = (float) (0.5 * (rows.re[there] - rows.re[here]));
      }
    }
  }

  /** Transforms a slice along y; rows from a number on are 0. */
  private void transformColumns(int z, int filled, boolean forward) {
    Lines lines = new Lines(alongY.length(), LINES);
    for (int first = 0; first < columns; first += LINES) {
      int used = Math.min(LINES, columns - first);
      Arrays.fill(lines.re, filled * LINES, lines.re.length, 0);
      Arrays.fill(lines.im, filled * LINES, lines.im.length, 0);
      for (int y = 0; y < filled; y++) {
        gather(lines, y, z, y * columns + first, used);
      }
      if (forward) {
        alongY.forward(lines);
      } else {
        alongY.backward(lines);
      }
      for (int y = 0; y < alongY.length(); y++) {
        scatter(lines, y, z, y * columns + first, used, 1);
      }
    }
  }

  private void gather(Lines lines, int number, int z, int from, int used) {
    float[] fromRe = re[z];
    float[] fromIm = im[z];
    int to = number * LINES;
    for (int b = 0; b < used; b++) {
      lines.re[to + b] = fromRe[from + b];
      lines.im[to + b] = fromIm[from + b];
    }
  }

  private void scatter(Lines lines, int number, int z, int to, int used, int sign) {
    float[] toRe = re[z];
    float[] toIm = im[z];
    int from = number * LINES;
    for (int b = 0; b < used; b++) {
      toRe[to + b] = (float) lines.re[from + b];
      toIm[to + b] = (float) (sign * lines.im[from + b]);
    }
  }

  /** Replaces the lines along z of a row of frequencies by their autocorrelations. */
  private void correlateAlongZ(int y) {
    Lines lines = new Lines(alongZ.length(), LINES);
    for (int first = 0; first < columns; first += LINES) {
      int used = Math.min(LINES, columns - first);
      int at = y * columns + first;
      for (int z = 0; z < shape.nz(); z++) {
        gather(lines, z, z, at, used);
      }
      Arrays.fill(lines.re, shape.nz() * LINES, lines.re.length, 0);
      Arrays.fill(lines.im, shape.nz() * LINES, lines.im.length, 0);
      alongZ.forward(lines);
      for (int i = 0; i < lines.re.length; i++) {
        lines.re[i] = lines.re[i] * lines.re[i] + lines.im[i] * lines.im[i];
        lines.im[i] = 0;
      }
      // Backward is the conjugate of forward for real numbers.
      alongZ.forward(lines);
      for (int dz = 0; dz <= lagZ; dz++) {
        scatter(lines, dz, dz, at, used, -1);
      }
    }
  }

  /** Returns pairs, pairs of both and Σ|r| per class for the lags of one dz. */
  private double[][] countLag(int dz) {
    transformColumns(dz, alongY.length(), false);
    double[][] sums = new double[3][pairs.length];
    Lines rows = new Lines(alongX.length(), LINES);
    for (int from = -lagY; from <= lagY; from += 2 * LINES) {
      int used = Math.min(2 * LINES, lagY - from + 1);
      Arrays.fill(rows.re, 0);
      Arrays.fill(rows.im, 0);
      for (int row = 0; row < used; row++) {
        join(rows, row, dz, Math.floorMod(from + row, alongY.length()) * columns);
      }
      alongX.backward(rows);
      for (int row = 0; row < used; row++) {
        count(rows, row, from + row, dz, sums);
      }
    }
    re[dz] = null;
    im[dz] = null;
    return sums;
  }

  /** Adds the whole spectrum of a row to the line that it shares. */
  private void join(Lines rows, int row, int z, int from) {
    int line = row / 2;
    for (int k = 0; k < alongX.length(); k++) {
      boolean kept = k < columns;
      int at = from + (kept ? k : alongX.length() - k);
      double real = re[z][at];
      double imaginary = kept ? im[z][at] : -im[z][at];
      int to = k * LINES + line;
      if (row % 2 == 0) {
        rows.re[to] += real;
        rows.im[to] += imaginary;
      } else {
        rows.re[to] -= imaginary;
        rows.im[to] += real;
      }
    }
  }

  private void count(Lines rows, int row, int dy, int dz, double[][] sums) {
    double[] values = row % 2 == 0 ? rows.re : rows.im;
    double scale = 1 / ((double) alongX.length() * alongY.length() * alongZ.length());
    double across = (double) (shape.ny() - Math.abs(dy)) * (shape.nz() - dz);
    for (int dx = -lagX; dx <= lagX; dx++) {
      double length = classes.length(dx, dy, dz);
      int k = classes.of(length);
      if (k >= 0) {
        double number = across * (shape.nx() - Math.abs(dx));
        int at = Math.floorMod(dx, alongX.length()) * LINES + row / 2;
        sums[0][k] += number;
        sums[1][k] += Math.rint(values[at] * scale);
        sums[2][k] += number * length;
      }
    }
  }
}
