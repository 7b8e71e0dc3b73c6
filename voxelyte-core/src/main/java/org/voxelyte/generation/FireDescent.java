package org.voxelyte.generation;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;

/**
 * Moves spheres down the energy of {@link OverlapForces} with the fast inertial relaxation engine:
 * E. Bitzek et al., Phys. Rev. Lett. 97, 170201 (2006), doi:10.1103/PhysRevLett.97.170201, with the
 * half step back of J. Guénolé et al., Comput. Mater. Sci. 175, 109584 (2020),
 * doi:10.1016/j.commatsci.2020.109584.
 *
 * <p>Spheres roll on with velocities that are turned towards the forces; if they run uphill, all
 * stop. It ends when no overlap is larger than asked, when forces balance although spheres overlap
 * (they are jammed), or after so many steps.
 */
final class FireDescent {
  /** How a descent ended. */
  enum End {
    FREE,
    JAMMED,
    STEPS
  }

  /** Residual forces of a jammed packing, as a share of those at its contacts. */
  private static final double BALANCE = 1e-3;

  private static final double LARGEST_STEP = 0.9;
  private static final double SMALLEST_STEP = 0.02;
  private static final double FIRST_STEP = 0.3;
  private static final double MIXING = 0.1;
  private static final double MIXING_DECAY = 0.99;
  private static final double FASTER = 1.1;
  private static final double SLOWER = 0.5;
  private static final int PATIENCE = 5;
  private static final double SKIN = 0.1;

  private final Spheres spheres;
  private final OverlapForces forces;
  private final double[][] velocity;
  private final double[][] parts;
  private double step;
  private double mixing;
  private int downhill;

  FireDescent(Spheres spheres) {
    this.spheres = spheres;
    this.forces = new OverlapForces(spheres, SKIN);
    this.velocity = new double[3][spheres.count];
    this.parts = new double[spheres.pieces()][4];
  }

  double energy() {
    return forces.energy();
  }

  double largestOverlap() {
    return forces.largestOverlap();
  }

  /**
   * Moves the spheres.
   *
   * @param tolerance largest overlap that is none, as a share of the sum of two radii
   * @param most largest number of steps
   * @param progress hears of each step
   */
  End run(double tolerance, int most, StepCounter progress, TaskContext task) {
    step = FIRST_STEP;
    mixing = MIXING;
    downhill = 0;
    for (double[] component : velocity) {
      Arrays.fill(component, 0);
    }
    forces.refresh(true, task);
    for (int n = 0; n < most; n++) {
      progress.next(task);
      task.forEach(spheres.pieces(), this::sums);
      forces.reduce();
      if (forces.largestOverlap() <= tolerance) {
        return End.FREE;
      }
      if (forces.isBalanced(BALANCE)) {
        return End.JAMMED;
      }
      advance(task);
    }
    return End.STEPS;
  }

  private void sums(int piece) {
    forces.find(piece);
    double power = 0;
    double kinetic = 0;
    double push = 0;
    for (int axis = 0; axis < 3; axis++) {
      double[] v = velocity[axis];
      double[] f = forces.force[axis];
      for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
        power += f[i] * v[i];
        kinetic += forces.mass[i] * v[i] * v[i];
        push += f[i] * f[i] / forces.mass[i];
      }
    }
    parts[piece][0] = power;
    parts[piece][1] = kinetic;
    parts[piece][2] = push;
  }

  private void advance(TaskContext task) {
    double power = 0;
    double kinetic = 0;
    double push = 0;
    for (double[] part : parts) {
      power += part[0];
      kinetic += part[1];
      push += part[2];
    }
    boolean uphill = power < 0;
    double back = 0;
    if (uphill) {
      downhill = 0;
      back = 0.5 * step;
      step = Math.max(SLOWER * step, SMALLEST_STEP);
      mixing = MIXING;
    } else if (++downhill > PATIENCE) {
      step = Math.min(FASTER * step, LARGEST_STEP);
      mixing *= MIXING_DECAY;
    }
    double squaredSpeed = (uphill ? 0 : kinetic + 2 * step * power) + step * step * push;
    double turn = push > 0 ? mixing * Math.sqrt(squaredSpeed / push) : 0;
    double stepBack = back;
    task.forEach(spheres.pieces(), piece -> move(piece, uphill, stepBack, turn));
    boolean outdated = false;
    for (double[] part : parts) {
      outdated |= part[3] > 0;
    }
    forces.refresh(outdated, task);
  }

  private void move(int piece, boolean uphill, double back, double turn) {
    for (int axis = 0; axis < 3; axis++) {
      double[] c = spheres.centre[axis];
      double[] v = velocity[axis];
      double[] f = forces.force[axis];
      for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
        double acceleration = f[i] / forces.mass[i];
        double old = v[i];
        double kept = uphill ? 0 : old;
        v[i] = (1 - mixing) * (kept + step * acceleration) + turn * acceleration;
        c[i] += step * v[i] - back * old;
      }
    }
    parts[piece][3] = forces.lists.isOutdated(piece) ? 1 : 0;
  }
}
