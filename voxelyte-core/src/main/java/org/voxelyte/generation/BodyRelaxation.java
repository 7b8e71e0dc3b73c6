package org.voxelyte.generation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/**
 * Moves and turns bodies that penetrate each other until they do so less than a margin.
 *
 * <p>Each contact of penetration δ has the energy k δ²/2 with k = r_A r_B/(r_A + r_B), radii of the
 * spheres of the same volume; its force along the normal acts in the middle of the contact and
 * turns the bodies. They move as masses do, each turning its speed towards its force, and stopping
 * where it goes against it: the fast inertial relaxation engine of E. Bitzek et al., Phys. Rev.
 * Lett. 97, 170201 (2006), doi:10.1103/PhysRevLett.97.170201, with steps of one length and each
 * body on its own, because where faces meet the forces jump, and one pair would stop all others.
 *
 * <p>Pairs are measured in pieces and gathered per body in the order of the pairs: the result does
 * not depend on the number of threads.
 */
final class BodyRelaxation {
  /** Length of a step, where the fastest vibration of two bodies has 2π or so. */
  private static final double STEP = 0.8;

  /** Share of the speed that is turned towards the force in a step. */
  private static final double TURNED = 0.2;

  /** Share of the speed that a body keeps which nothing touches. */
  private static final double KEPT = 0.8;

  private static final double SHAKING = 0.2;

  /** Skin of the lists of neighbours, as a share of the mean reach. */
  private static final double SKIN = 0.2;

  /** Forces that cancel to so small a share: the bodies are jammed too. */
  private static final double JAMMED = 1e-3;

  /** Steps after which the squares of all forces are to be less than this share: else jammed. */
  private static final int PATIENCE = 100;

  private static final double PROGRESS = 0.8;

  /** Per pair: force on the second body, its torques on the first and on the second. */
  private static final int PER_PAIR = 9;

  private final PackingBox box;
  private final Bands bands;
  private final BodyNeighbours neighbours;
  private final int count;
  private final ConvexBody[] template;
  private final ConvexBody[] body;
  private final Rotation[] rotation;
  private final double[] radius;
  private final double[] reach;
  private final double[] inradius;
  private final double[] mass;
  private final double[] inertia;

  /** Coordinates of the centres by axis. */
  final double[][] centre;

  private final double[][] reference = new double[3][];

  /** Speeds along x, y, z and about x, y, z; forces and torques likewise. */
  private final double[][] speed;

  private final double[][] force;
  private double[] contact = {};
  private double[] direction = {};
  private Penetration[] penetrations = {};
  private double[][] sums = {};
  private double skin;
  private double scale = 1;
  private double gross;

  /** Steps taken so far. */
  long steps;

  /**
   * Prepares to relax.
   *
   * @param box where to
   * @param bands what their centres keep to
   * @param template the bodies before they are turned; where they are does not matter
   * @param rotation how each is turned; changed
   * @param centre coordinates of the centres by axis, m; changed
   */
  BodyRelaxation(
      PackingBox box, Bands bands, ConvexBody[] template, Rotation[] rotation, double[][] centre) {
    this.box = box;
    this.bands = bands;
    this.count = template.length;
    this.template = template;
    this.rotation = rotation;
    this.centre = centre;
    this.neighbours = new BodyNeighbours(box);
    this.body = new ConvexBody[count];
    this.radius = new double[count];
    this.reach = new double[count];
    this.inradius = new double[count];
    this.mass = new double[count];
    this.inertia = new double[count];
    this.speed = new double[6][count];
    this.force = new double[6][count];
  }

  /** A state to come back to. */
  record State(double[][] centre, Rotation[] rotation) {}

  State state() {
    double[][] copy = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      copy[axis] = centre[axis].clone();
    }
    return new State(copy, rotation.clone());
  }

  void restore(State state) {
    for (int axis = 0; axis < 3; axis++) {
      System.arraycopy(state.centre()[axis], 0, centre[axis], 0, count);
    }
    System.arraycopy(state.rotation(), 0, rotation, 0, count);
  }

  /** Moves each body by up to a fifth of its radius and turns it a little, at random. */
  void shake(long seed) {
    for (int i = 0; i < count; i++) {
      SplittableRandom random = IndexedRandom.of(seed, i);
      double way = SHAKING * radius[i] * random.nextDouble();
      double[] direction = Rotation.randomDirection(random);
      for (int axis = 0; axis < 3; axis++) {
        centre[axis][i] += way * direction[axis];
      }
      double[] about = Rotation.randomDirection(random);
      double angle = SHAKING * random.nextDouble();
      rotation[i] = Rotation.about(about[0], about[1], about[2], angle).after(rotation[i]);
    }
  }

  /**
   * Relaxes the bodies at a size.
   *
   * @param scale all lengths of the bodies are multiplied by it
   * @param margin bodies may penetrate by this share of the sum of their inradii
   * @param maxSteps steps at most; fewer where the forces do not become less
   * @return whether no pair penetrates by more
   */
  boolean relax(double scale, double margin, int maxSteps, TaskContext task) {
    resize(scale);
    for (double[] part : speed) {
      Arrays.fill(part, 0);
    }
    findNeighbours(task);
    double before = Double.POSITIVE_INFINITY;
    for (int n = 0; n < maxSteps; n++) {
      task.checkCancelled();
      steps++;
      Totals totals = measure(margin, task);
      gross = totals.gross;
      if (totals.tooDeep == 0) {
        return true;
      }
      if (totals.net < JAMMED * JAMMED * totals.gross) {
        return false;
      }
      if (n % PATIENCE == 0) {
        if (totals.gross > PROGRESS * before) {
          return false;
        }
        before = totals.gross;
      }
      move(task);
    }
    return false;
  }

  private void resize(double scale) {
    double sum = 0;
    double squares = 0;
    double reaches = 0;
    for (int i = 0; i < count; i++) {
      ConvexBody scaled = template[i].scaled(scale);
      radius[i] = StrictMath.cbrt(scaled.volume() * 3 / (4 * Math.PI));
      reach[i] = scaled.reach();
      inradius[i] = scaled.inradius();
      sum += radius[i];
      squares += radius[i] * radius[i];
      reaches += reach[i] / count;
      body[i] = scaled.rotated(rotation[i]);
    }
    skin = SKIN * reaches;
    for (int i = 0; i < count; i++) {
      mass[i] = radius[i] * (1 + radius[i] * sum / squares);
      inertia[i] = 0.4 * mass[i] * reach[i] * reach[i];
    }
    this.scale = scale;
  }

  private static int end(int piece, int count) {
    return Math.min(count, (piece + 1) * BodyNeighbours.PIECE);
  }

  private void findNeighbours(TaskContext task) {
    neighbours.build(centre, reach, skin, task);
    for (int axis = 0; axis < 3; axis++) {
      reference[axis] = centre[axis].clone();
    }
    int pairs = neighbours.pairs;
    contact = new double[PER_PAIR * pairs];
    direction = new double[3 * pairs];
    int pieces = BodyNeighbours.pieces(pairs);
    int old = penetrations.length;
    if (old < pieces) {
      penetrations = Arrays.copyOf(penetrations, pieces);
      for (int piece = old; piece < pieces; piece++) {
        penetrations[piece] = new Penetration();
      }
    }
    sums = new double[Math.max(pieces, BodyNeighbours.pieces(count))][3];
  }

  /** Returns the sum of the squares of all contact forces, as of the last step of relaxation. */
  double overlappedForces() {
    return gross;
  }

  /** Sums over all bodies and contacts. */
  private record Totals(double tooDeep, double net, double gross) {}

  private Totals measure(double margin, TaskContext task) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
    task.forEach(BodyNeighbours.pieces(neighbours.pairs), piece -> meet(piece, margin));
    task.forEach(BodyNeighbours.pieces(count), piece -> gather(piece, margin));
    double[] total = new double[3];
    for (double[] sum : sums) {
      for (int k = 0; k < total.length; k++) {
        total[k] += sum[k];
      }
    }
    return new Totals(total[0], total[1], total[2]);
  }

  /** Measures the pairs of a piece. */
  private void meet(int piece, double margin) {
    Penetration penetration = penetrations[piece];
    for (int p = piece * BodyNeighbours.PIECE; p < end(piece, neighbours.pairs); p++) {
      int i = neighbours.first[p];
      int j = neighbours.second[p];
      int at = PER_PAIR * p;
      Arrays.fill(contact, at, at + PER_PAIR, 0);
      double dx = centre[0][j] + neighbours.shift[0][p] - centre[0][i];
      double dy = centre[1][j] + neighbours.shift[1][p] - centre[1][i];
      double dz = centre[2][j] + neighbours.shift[2][p] - centre[2][i];
      double near = reach[i] + reach[j];
      if (dx * dx + dy * dy + dz * dz >= near * near || isKnownApart(penetration, p, dx, dy, dz)) {
        continue;
      }
      boolean meet = penetration.find(body[i], body[j], dx, dy, dz);
      direction[3 * p] = penetration.normalX;
      direction[3 * p + 1] = penetration.normalY;
      direction[3 * p + 2] = penetration.normalZ;
      if (!meet) {
        continue;
      }
      double f = radius[i] * radius[j] / (radius[i] + radius[j]) * penetration.depth;
      double fx = f * penetration.normalX;
      double fy = f * penetration.normalY;
      double fz = f * penetration.normalZ;
      double px = penetration.pointX;
      double py = penetration.pointY;
      double pz = penetration.pointZ;
      contact[at] = fx;
      contact[at + 1] = fy;
      contact[at + 2] = fz;
      // On the first body acts the opposite force.
      contact[at + 3] = -(py * fz - pz * fy);
      contact[at + 4] = -(pz * fx - px * fz);
      contact[at + 5] = -(px * fy - py * fx);
      px -= dx;
      py -= dy;
      pz -= dz;
      contact[at + 6] = py * fz - pz * fy;
      contact[at + 7] = pz * fx - px * fz;
      contact[at + 8] = px * fy - py * fx;
      if (penetration.depth > margin * (inradius[i] + inradius[j])) {
        sums[piece][0]++;
      }
      sums[piece][2] += 2 * f * f;
    }
  }

  private boolean isKnownApart(Penetration penetration, int p, double dx, double dy, double dz) {
    double nx = direction[3 * p];
    double ny = direction[3 * p + 1];
    double nz = direction[3 * p + 2];
    return (nx != 0 || ny != 0 || nz != 0)
        && penetration.isApartAlong(
            body[neighbours.first[p]], body[neighbours.second[p]], dx, dy, dz, nx, ny, nz);
  }

  /** Adds the contacts of each body of a piece, and those with walls. */
  private void gather(int piece, double margin) {
    double[] sum = sums[piece];
    double[] total = new double[6];
    double[] point = new double[3];
    for (int i = piece * BodyNeighbours.PIECE; i < end(piece, count); i++) {
      Arrays.fill(total, 0);
      for (int k = neighbours.incidentStart[i]; k < neighbours.incidentStart[i + 1]; k++) {
        int at = PER_PAIR * (neighbours.incident[k] >> 1);
        boolean isSecond = (neighbours.incident[k] & 1) != 0;
        for (int axis = 0; axis < 3; axis++) {
          total[axis] += isSecond ? contact[at + axis] : -contact[at + axis];
          total[3 + axis] += contact[at + axis + (isSecond ? 6 : 3)];
        }
      }
      for (Axis axis : Axis.values()) {
        int a = axis.ordinal();
        if (bands.areAlong(a)) {
          double push = radius[i] * bands.wayBack(a, i, centre[a][i]);
          total[a] += push;
          sum[2] += push * push;
        }
        if (!box.isPeriodic(axis)) {
          wall(i, axis, -1, margin, total, point, sum);
          wall(i, axis, 1, margin, total, point, sum);
        }
      }
      for (int k = 0; k < 6; k++) {
        force[k][i] = total[k];
        double share = k < 3 ? total[k] : total[k] / reach[i];
        sum[1] += share * share;
      }
    }
  }

  private void wall(
      int i, Axis axis, int side, double margin, double[] total, double[] point, double[] sum) {
    int a = axis.ordinal();
    double room = side < 0 ? centre[a][i] : box.length(axis) - centre[a][i];
    if (room >= reach[i]) {
      return;
    }
    double[] normal = new double[3];
    normal[a] = side;
    body[i].farthest(normal[0], normal[1], normal[2], point);
    double depth = side * point[a] - room;
    if (depth <= 0) {
      return;
    }
    double f = radius[i] * depth;
    total[a] -= side * f;
    int b = (a + 1) % 3;
    int c = (a + 2) % 3;
    // (point × force) with the force along −side of this axis alone.
    total[3 + b] -= point[c] * side * f;
    total[3 + c] += point[b] * side * f;
    sum[2] += f * f;
    if (depth > margin * inradius[i]) {
      sum[0]++;
    }
  }

  private void move(TaskContext task) {
    boolean[] far = new boolean[BodyNeighbours.pieces(count)];
    task.forEach(far.length, piece -> far[piece] = move(piece));
    for (boolean outdated : far) {
      if (outdated) {
        findNeighbours(task);
        return;
      }
    }
  }

  /** Moves the bodies of a piece; returns whether one has come far from where it was listed. */
  private boolean move(int piece) {
    boolean far = false;
    double[] way = new double[6];
    for (int i = piece * BodyNeighbours.PIECE; i < end(piece, count); i++) {
      double power = 0;
      double kinetic = 0;
      double push = 0;
      for (int k = 0; k < 6; k++) {
        double weight = k < 3 ? mass[i] : inertia[i];
        power += force[k][i] * speed[k][i];
        kinetic += weight * speed[k][i] * speed[k][i];
        push += force[k][i] * force[k][i] / weight;
      }
      double keep = 0;
      double along = STEP;
      if (!(push > 0)) {
        keep = KEPT;
      } else if (power >= 0) {
        keep = 1 - TURNED;
        along += TURNED * Math.sqrt(kinetic / push);
      }
      for (int k = 0; k < 6; k++) {
        double weight = k < 3 ? mass[i] : inertia[i];
        speed[k][i] = keep * speed[k][i] + along * force[k][i] / weight;
        way[k] = STEP * speed[k][i];
      }
      double moved = 0;
      for (int axis = 0; axis < 3; axis++) {
        double most = skin / 2;
        way[axis] = Math.max(-most, Math.min(most, way[axis]));
        centre[axis][i] += way[axis];
        double from = centre[axis][i] - reference[axis][i];
        moved += from * from;
      }
      far |= moved > skin * skin / 4;
      double angle = Math.sqrt(way[3] * way[3] + way[4] * way[4] + way[5] * way[5]);
      if (angle > 0) {
        Rotation turn = Rotation.about(way[3], way[4], way[5], Math.min(angle, 0.5));
        rotation[i] = turn.after(rotation[i]);
        body[i] = template[i].scaled(scale).rotated(rotation[i]);
      }
    }
    return far;
  }

  /** Returns the bodies at their own size where they are now. */
  ConvexBody[] bodies() {
    ConvexBody[] result = new ConvexBody[count];
    for (int i = 0; i < count; i++) {
      result[i] = template[i].rotated(rotation[i]).moved(centre[0][i], centre[1][i], centre[2][i]);
    }
    return result;
  }
}
