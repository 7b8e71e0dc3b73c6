package org.voxelyte.bench;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConvergenceException;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * Conduction along z by conjugate gradients that only the diagonal preconditions, on all voxels of
 * the grid in their natural order: what the solver is compared with.
 *
 * <p>The equations are those of {@link org.voxelyte.transport.ConductionSolver}: harmonic faces,
 * electrodes on the outer faces of the first and the last slice. Fields are floats, sums are
 * doubles; the start is the linear potential. Face conductances are stored, so that the operator is
 * one loop without branches over a slice, which the virtual machine turns into vector code. Each
 * slice is a task of its own, so the threads work on neighbouring slices.
 *
 * <p>Stops at the relative error of σ: against a reference where one is given, else by an estimate.
 * With σ_k falling to σ, D₁ and D₂ the falls over the last but one and the last quarter of the
 * steps, and q = D₂ / D₁, what is left is taken as D₂ q / (1 − q). Memory: 32 bytes per voxel.
 */
public final class PlainJacobi {
  private static final int LEAST_STEPS = 20;

  private final double relativeError;
  private final int maxIterations;

  /**
   * What was found.
   *
   * @param effective σ_eff, S/m, the energy summed by differences of potential in double
   * @param iterations done
   * @param seconds set-up and solution
   */
  public record Result(double effective, int iterations, double seconds) {}

  /**
   * Creates a solver.
   *
   * @param relativeError of σ_eff at which to stop, in (0, 1)
   * @param maxIterations after which it gives up
   */
  public PlainJacobi(double relativeError, int maxIterations) {
    if (!(relativeError > 0 && relativeError < 1)) {
      throw new IllegalArgumentException("relativeError must be in (0, 1), got " + relativeError);
    }
    this.relativeError = relativeError;
    this.maxIterations = maxIterations;
  }

  /**
   * Solves.
   *
   * @param volume not modified
   * @param conductivities S/m by label; labels that are not listed insulate
   * @param reference the exact σ_eff of the grid, S/m, if it is known
   * @throws ConvergenceException at the limit of iterations
   */
  public Result solve(
      LabelVolume volume,
      Conductivities conductivities,
      OptionalDouble reference,
      TaskContext task) {
    long start = System.nanoTime();
    Grid grid = new Grid(volume, conductivities, task);
    double area = volume.volume() / volume.length(Axis.Z);
    double perConductance = volume.length(Axis.Z) / area;
    int iterations = iterate(grid, reference.orElse(Double.NaN) / perConductance, task);
    double effective = grid.energy(task) * perConductance;
    return new Result(effective, iterations, (System.nanoTime() - start) * 1e-9);
  }

  private int iterate(Grid grid, double reference, TaskContext task) {
    double[] energy = new double[256];
    energy[0] = grid.energy(task);
    double rz = grid.residual(task);
    double beta = 0;
    int step = 0;
    while (rz > 0 && !close(energy, step, reference)) {
      if (step == maxIterations) {
        throw new ConvergenceException("no " + relativeError + " in " + step + " iterations");
      }
      task.checkCancelled();
      if (++step == energy.length) {
        energy = Arrays.copyOf(energy, 2 * step);
      }
      double alpha = rz / grid.direction(beta, task);
      energy[step] = energy[step - 1] - alpha * rz;
      double next = grid.step(alpha, task);
      beta = next / rz;
      rz = next;
    }
    return step;
  }

  private boolean close(double[] energy, int step, double reference) {
    if (!Double.isNaN(reference)) {
      return energy[step] <= reference * (1 + relativeError);
    }
    if (step < LEAST_STEPS) {
      return false;
    }
    int quarter = step / 4;
    double before = energy[step - 2 * quarter] - energy[step - quarter];
    double last = energy[step - quarter] - energy[step];
    double q = last / before;
    return q < 1 && last * q / (1 - q) <= relativeError * energy[step];
  }

  /**
   * The grid and its vectors, a slice an array, with a row of zeros before and after it, so that
   * every voxel has six neighbours; faces that do not conduct have conductance 0.
   */
  private static final class Grid {
    private final int nx;
    private final int nz;
    private final int from;
    private final int to;

    /** Conductances of the faces after a voxel along x and along y, and before it along z, S. */
    private final float[][] gx;

    private final float[][] gy;
    private final float[][] gz;

    private final float[][] inverse;
    private final float[][] x;
    private final float[][] r;
    private final float[][] p;
    private final float[][] q;
    private final float[] zeros;
    private final float[] ones;

    Grid(LabelVolume volume, Conductivities conductivities, TaskContext task) {
      nx = volume.shape().nx();
      nz = volume.shape().nz();
      from = nx;
      to = nx + volume.shape().sliceVoxels();
      gx = new float[nz][];
      gy = new float[nz][];
      gz = new float[nz + 1][];
      inverse = new float[nz][];
      x = new float[nz][];
      r = new float[nz][];
      p = new float[nz][];
      q = new float[nz][];
      zeros = new float[to + nx];
      ones = new float[to + nx];
      Arrays.fill(ones, 1);
      double[][] faces = faces(conductivities);
      VoxelSize size = volume.voxelSize();
      gz[nz] = new float[to + nx];
      task.forEach(nz, z -> connect(volume, faces, size, z));
      task.forEach(nz, this::start);
    }

    /** Returns the conductivity of a face by the labels at its sides, S/m. */
    private static double[][] faces(Conductivities conductivities) {
      double[][] faces = new double[LabelVolume.MAX_LABEL + 1][LabelVolume.MAX_LABEL + 1];
      for (int a = 0; a < faces.length; a++) {
        for (int b = 0; b < faces.length; b++) {
          double product = conductivities.of(a) * conductivities.of(b);
          faces[a][b] =
              product > 0 ? 2 * product / (conductivities.of(a) + conductivities.of(b)) : 0;
        }
      }
      return faces;
    }

    private void connect(LabelVolume volume, double[][] faces, VoxelSize size, int z) {
      double alongX = size.faceArea(Axis.X) / size.x();
      double alongY = size.faceArea(Axis.Y) / size.y();
      double alongZ = size.faceArea(Axis.Z) / size.z();
      byte[] labels = volume.slice(z);
      byte[] below = z > 0 ? volume.slice(z - 1) : labels;
      gx[z] = new float[to + nx];
      gy[z] = new float[to + nx];
      gz[z] = new float[to + nx];
      for (int i = 0; i < labels.length; i++) {
        int label = Byte.toUnsignedInt(labels[i]);
        int at = from + i;
        if (i % nx < nx - 1) {
          gx[z][at] = (float) (alongX * faces[label][Byte.toUnsignedInt(labels[i + 1])]);
        }
        if (i + nx < labels.length) {
          gy[z][at] = (float) (alongY * faces[label][Byte.toUnsignedInt(labels[i + nx])]);
        }
        double half = z == 0 ? 2 : 1; // an electrode is half a voxel away
        gz[z][at] = (float) (half * alongZ * faces[label][Byte.toUnsignedInt(below[i])]);
        if (z == nz - 1) {
          gz[nz][at] = (float) (2 * alongZ * faces[label][label]);
        }
      }
    }

    private void start(int z) {
      inverse[z] = new float[to + nx];
      x[z] = new float[to + nx];
      r[z] = new float[to + nx];
      p[z] = new float[to + nx];
      q[z] = new float[to + nx];
      Arrays.fill(x[z], from, to, (float) (1 - (z + 0.5) / nz));
      for (int i = from; i < to; i++) {
        float inPlane = gx[z][i - 1] + gx[z][i] + gy[z][i - nx] + gy[z][i];
        float diagonal = inPlane + gz[z][i] + gz[z + 1][i];
        inverse[z][i] = diagonal > 0 ? 1 / diagonal : 0;
      }
    }

    /** Returns the energy of the potential, Σ g (Δφ)², for 1 V: the conductance, S. */
    double energy(TaskContext task) {
      return task.sum(
          nz,
          z -> {
            float[] here = x[z];
            float[] below = z > 0 ? x[z - 1] : ones;
            double sum = 0;
            for (int i = from; i < to; i++) {
              double dx = (double) here[i] - here[i + 1];
              double dy = (double) here[i] - here[i + nx];
              double dz = (double) below[i] - here[i];
              sum += gx[z][i] * dx * dx + gy[z][i] * dy * dy + gz[z][i] * dz * dz;
              if (z == nz - 1) {
                sum += gz[nz][i] * (double) here[i] * here[i];
              }
            }
            return sum;
          });
    }

    /** Computes r = −A x with the electrodes at 1 and 0, and returns r·D⁻¹r. */
    double residual(TaskContext task) {
      return task.sum(
          nz,
          z -> {
            apply(z, z > 0 ? x[z - 1] : ones, x[z], z < nz - 1 ? x[z + 1] : zeros, r[z]);
            for (int i = from; i < to; i++) {
              r[z][i] = -r[z][i];
            }
            return weighted(r[z], inverse[z]);
          });
    }

    /** Computes p = D⁻¹r + β p and q = A p, and returns p·q. */
    double direction(double beta, TaskContext task) {
      float factor = (float) beta;
      task.forEach(nz, z -> direct(p[z], r[z], inverse[z], factor));
      return task.sum(
          nz,
          z -> {
            apply(z, z > 0 ? p[z - 1] : zeros, p[z], z < nz - 1 ? p[z + 1] : zeros, q[z]);
            return dot(p[z], q[z]);
          });
    }

    /** Adds α p to x, takes α q from r, and returns r·D⁻¹r. */
    double step(double alpha, TaskContext task) {
      float factor = (float) alpha;
      return task.sum(
          nz,
          z -> {
            add(x[z], factor, p[z]);
            add(r[z], -factor, q[z]);
            return weighted(r[z], inverse[z]);
          });
    }

    private void apply(int z, float[] below, float[] here, float[] above, float[] out) {
      float[] alongX = gx[z];
      float[] alongY = gy[z];
      float[] before = gz[z];
      float[] after = gz[z + 1];
      for (int i = from; i < to; i++) {
        float v = here[i];
        out[i] =
            alongX[i - 1] * (v - here[i - 1])
                + alongX[i] * (v - here[i + 1])
                + alongY[i - nx] * (v - here[i - nx])
                + alongY[i] * (v - here[i + nx])
                + before[i] * (v - below[i])
                + after[i] * (v - above[i]);
      }
    }

    private void direct(float[] direction, float[] residual, float[] weight, float beta) {
      for (int i = from; i < to; i++) {
        direction[i] = weight[i] * residual[i] + beta * direction[i];
      }
    }

    private void add(float[] sum, float factor, float[] what) {
      for (int i = from; i < to; i++) {
        sum[i] += factor * what[i];
      }
    }

    /** Sums in four parts, so that additions need not wait for each other. */
    private double dot(float[] a, float[] b) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int i = from;
      for (; i < to - 3; i += 4) {
        s0 += (double) a[i] * b[i];
        s1 += (double) a[i + 1] * b[i + 1];
        s2 += (double) a[i + 2] * b[i + 2];
        s3 += (double) a[i + 3] * b[i + 3];
      }
      for (; i < to; i++) {
        s0 += (double) a[i] * b[i];
      }
      return s0 + s1 + (s2 + s3);
    }

    private double weighted(float[] a, float[] weight) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int i = from;
      for (; i < to - 3; i += 4) {
        s0 += (double) a[i] * a[i] * weight[i];
        s1 += (double) a[i + 1] * a[i + 1] * weight[i + 1];
        s2 += (double) a[i + 2] * a[i + 2] * weight[i + 2];
        s3 += (double) a[i + 3] * a[i + 3] * weight[i + 3];
      }
      for (; i < to; i++) {
        s0 += (double) a[i] * a[i] * weight[i];
      }
      return s0 + s1 + (s2 + s3);
    }
  }
}
