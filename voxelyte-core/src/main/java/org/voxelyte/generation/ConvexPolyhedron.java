package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convex polyhedron: what half spaces have in common.
 *
 * <p>Its depth is the distance to the nearest plane: exact inside and before the faces; outside,
 * before edges and corners, a bound that says too little, so that it never changes by more than the
 * way between two points. Corners and faces are found once, by clipping; volume V = ⅓ Σ d_i A_i
 * over the faces at distance d_i with area A_i, centre of mass from the tetrahedra over the faces.
 */
public final class ConvexPolyhedron extends CentredBody {
  /** How much farther the corners of a random polyhedron may lie than its planes: no slivers. */
  static final double MOST_SLENDER = 3.5;

  private static final int MAX_TRIES = 10_000;

  /** A corner farther out than so many times the farthest plane means no bound. */
  private static final double FAR = 1000;

  /** Per face: normal and distance of the plane from the centre. */
  private final double[] planes;

  /** Per corner: x, y, z from the centre. */
  private final double[] corners;

  /** Per face its corners, counter-clockwise seen from outside. */
  private final int[][] loops;

  private final double volume;
  private final double surface;

  private ConvexPolyhedron(
      double[] centre,
      double[] planes,
      double[] corners,
      int[][] loops,
      double volume,
      double surface) {
    super(centre[0], centre[1], centre[2]);
    this.planes = planes;
    this.corners = corners;
    this.loops = loops;
    this.volume = volume;
    this.surface = surface;
  }

  /**
   * Returns what half spaces have in common. Planes that touch nothing of it are left out.
   *
   * @throws IllegalArgumentException if that is empty, flat or without bound
   */
  public static ConvexPolyhedron of(List<HalfSpace> halfSpaces) {
    double scale = 0;
    for (HalfSpace plane : halfSpaces) {
      scale = Math.max(scale, Math.abs(plane.offset()));
    }
    if (!(scale > 0)) {
      throw new IllegalArgumentException(
          "a polyhedron needs planes that bound a body; all "
              + halfSpaces.size()
              + " go through one point");
    }
    PolyhedronClipping clipping = PolyhedronClipping.of(halfSpaces, FAR * scale);
    if (!clipping.isBounded()) {
      throw new IllegalArgumentException(
          "a polyhedron needs planes all around; these "
              + halfSpaces.size()
              + " leave it open to one side");
    }
    return of(clipping, halfSpaces);
  }

  private static ConvexPolyhedron of(PolyhedronClipping clipping, List<HalfSpace> halfSpaces) {
    int[] number = new int[clipping.corners().size()];
    Arrays.fill(number, -1);
    List<double[]> used = new ArrayList<>();
    int[][] loops = new int[clipping.faces().size()][];
    double[] planes = new double[4 * loops.length];
    for (int face = 0; face < loops.length; face++) {
      PolyhedronClipping.Face clipped = clipping.faces().get(face);
      HalfSpace plane = halfSpaces.get(clipped.plane());
      planes[4 * face] = plane.normalX();
      planes[4 * face + 1] = plane.normalY();
      planes[4 * face + 2] = plane.normalZ();
      planes[4 * face + 3] = plane.offset();
      loops[face] = new int[clipped.loop().size()];
      for (int i = 0; i < loops[face].length; i++) {
        int corner = clipped.loop().get(i);
        if (number[corner] < 0) {
          number[corner] = used.size();
          used.add(clipping.corners().get(corner));
        }
        loops[face][i] = number[corner];
      }
    }
    return measured(planes, used, loops);
  }

  private static ConvexPolyhedron measured(double[] planes, List<double[]> points, int[][] loops) {
    double[] inner = new double[3];
    for (double[] point : points) {
      for (int axis = 0; axis < 3; axis++) {
        inner[axis] += point[axis] / points.size();
      }
    }
    double volume = 0;
    double surface = 0;
    double[] moment = new double[3];
    for (int face = 0; face < loops.length; face++) {
      int[] loop = loops[face];
      double[] first = points.get(loop[0]);
      for (int i = 1; i + 1 < loop.length; i++) {
        double[] second = points.get(loop[i]);
        double[] third = points.get(loop[i + 1]);
        double[] twice = cross(second, third, first);
        double tetrahedron = 0;
        double area = 0;
        for (int axis = 0; axis < 3; axis++) {
          tetrahedron += (first[axis] - inner[axis]) * twice[axis] / 6;
          area += planes[4 * face + axis] * twice[axis] / 2;
        }
        volume += tetrahedron;
        surface += area;
        for (int axis = 0; axis < 3; axis++) {
          double sum = first[axis] + second[axis] + third[axis] - 3 * inner[axis];
          moment[axis] += tetrahedron * sum / 4;
        }
      }
    }
    double[] centre = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] = inner[axis] + moment[axis] / volume;
    }
    double[] corners = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        corners[3 * i + axis] = points.get(i)[axis] - centre[axis];
      }
    }
    double[] shifted = planes.clone();
    for (int i = 0; i < shifted.length; i += 4) {
      shifted[i + 3] -=
          planes[i] * centre[0] + planes[i + 1] * centre[1] + planes[i + 2] * centre[2];
    }
    return new ConvexPolyhedron(centre, shifted, corners, loops, volume, surface);
  }

  /** Returns (p − origin) × (q − origin). */
  private static double[] cross(double[] p, double[] q, double[] origin) {
    double[] u = {p[0] - origin[0], p[1] - origin[1], p[2] - origin[2]};
    double[] v = {q[0] - origin[0], q[1] - origin[1], q[2] - origin[2]};
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }

  /** Returns a cuboid with these edges along x, y, z, m, its centre in the origin. */
  public static ConvexPolyhedron cuboid(double edgeX, double edgeY, double edgeZ) {
    double[] edges = {edgeX, edgeY, edgeZ};
    List<HalfSpace> sides = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      Lengths.positive("the edge of a cuboid", edges[axis]);
      double[] normal = new double[3];
      for (int sign = -1; sign <= 1; sign += 2) {
        normal[axis] = sign;
        sides.add(new HalfSpace(normal[0], normal[1], normal[2], edges[axis] / 2));
      }
    }
    return of(sides);
  }

  /**
   * Returns a regular prism with its centre in the origin and its axis along z: the planar
   * polyhedron of lithium cobalt oxide with five edges, thickness 3 µm and ray length 2.5 µm of A.
   * Bielefeld et al., ACS Appl. Mater. Interfaces 12, 12821 (2020), doi:10.1021/acsami.9b22788.
   *
   * @param edges number of side faces, at least 3
   * @param ray distance of the side faces from the axis, m
   * @param thickness length along the axis, m
   */
  public static ConvexPolyhedron prism(int edges, double ray, double thickness) {
    double[] rays = new double[Math.max(0, edges)];
    Arrays.fill(rays, ray);
    return prism(rays, thickness);
  }

  /**
   * Returns a prism whose side faces have each their own distance from the axis, at equal angles;
   * its centre of mass is put into the origin, its axis along z.
   *
   * @param rays distances of the side faces from the axis, m, at least 3
   * @param thickness length along the axis, m
   * @throws IllegalArgumentException if a face lies beyond the edge of its neighbours, so that the
   *     prism does not have it
   */
  public static ConvexPolyhedron prism(double[] rays, double thickness) {
    if (rays.length < 3) {
      throw new IllegalArgumentException("a prism needs at least 3 edges, got " + rays.length);
    }
    Lengths.positive("the thickness of a prism", thickness);
    List<HalfSpace> sides = new ArrayList<>();
    for (int i = 0; i < rays.length; i++) {
      double angle = 2 * Math.PI * i / rays.length;
      sides.add(
          new HalfSpace(
              StrictMath.cos(angle),
              StrictMath.sin(angle),
              0,
              Lengths.positive("the ray of a prism", rays[i])));
    }
    sides.add(new HalfSpace(0, 0, -1, thickness / 2));
    sides.add(new HalfSpace(0, 0, 1, thickness / 2));
    ConvexPolyhedron prism = of(sides);
    if (prism.faces() < rays.length + 2) {
      throw new IllegalArgumentException(
          "the rays of a prism differ so much that it has only "
              + (prism.faces() - 2)
              + " of its "
              + rays.length
              + " side faces; spread them less");
    }
    return prism.moved(0, 0, 0);
  }

  /**
   * Returns a polyhedron at random with its centre in the origin: planes that touch a sphere, each
   * the best spread of some drawn at random, so that none is too near another. It is drawn again
   * where a corner lies farther out than {@value #MOST_SLENDER} times the planes. All orientations
   * are alike.
   *
   * @param faces number of planes, at least 4; all of them are faces
   * @param volume volume, m³
   * @param generator random numbers; as many are taken as are needed
   */
  public static ConvexPolyhedron random(int faces, double volume, SplittableRandom generator) {
    if (faces < 4) {
      throw new IllegalArgumentException("a polyhedron needs at least 4 faces, got " + faces);
    }
    Lengths.positive("the cube root of the volume of a polyhedron", StrictMath.cbrt(volume));
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      List<HalfSpace> sides = spread(faces, generator);
      PolyhedronClipping clipping = PolyhedronClipping.of(sides, MOST_SLENDER);
      if (!clipping.isBounded()) {
        continue;
      }
      ConvexPolyhedron raw = of(clipping, sides);
      double farthest = 0;
      for (int i = 0; i < raw.corners.length; i += 3) {
        double cx = raw.x + raw.corners[i];
        double cy = raw.y + raw.corners[i + 1];
        double cz = raw.z + raw.corners[i + 2];
        farthest = Math.max(farthest, cx * cx + cy * cy + cz * cz);
      }
      if (farthest <= MOST_SLENDER * MOST_SLENDER) {
        return raw.moved(0, 0, 0).scaled(StrictMath.cbrt(volume / raw.volume));
      }
    }
    throw new IllegalArgumentException(
        "no bounded polyhedron of " + faces + " faces was found in " + MAX_TRIES + " draws");
  }

  /** Returns planes that touch the unit sphere, each in the best of some directions. */
  private static List<HalfSpace> spread(int faces, SplittableRandom generator) {
    List<HalfSpace> sides = new ArrayList<>();
    for (int i = 0; i < faces; i++) {
      double[] best = null;
      double nearestOfBest = 2;
      // D. P. Mitchell's best candidate, SIGGRAPH 1991, doi:10.1145/127719.122736.
      for (int candidate = 0; candidate <= 2 * i; candidate++) {
        double[] direction = Rotation.randomDirection(generator);
        double nearest = -1;
        for (HalfSpace side : sides) {
          nearest =
              Math.max(
                  nearest,
                  direction[0] * side.normalX()
                      + direction[1] * side.normalY()
                      + direction[2] * side.normalZ());
        }
        if (nearest < nearestOfBest) {
          nearestOfBest = nearest;
          best = direction;
        }
      }
      sides.add(new HalfSpace(best[0], best[1], best[2], 1));
    }
    return sides;
  }

  @Override
  public double depth(double atX, double atY, double atZ) {
    double dx = atX - x;
    double dy = atY - y;
    double dz = atZ - z;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < planes.length; i += 4) {
      double below = planes[i + 3] - planes[i] * dx - planes[i + 1] * dy - planes[i + 2] * dz;
      least = Math.min(least, below);
    }
    return least;
  }

  @Override
  public double volume() {
    return volume;
  }

  @Override
  public double surface() {
    return surface;
  }

  @Override
  public double reach() {
    double farthest = 0;
    for (int i = 0; i < corners.length; i += 3) {
      farthest =
          Math.max(
              farthest,
              corners[i] * corners[i]
                  + corners[i + 1] * corners[i + 1]
                  + corners[i + 2] * corners[i + 2]);
    }
    // A little more than the farthest corner, whose square is rounded.
    return Math.sqrt(farthest) * (1 + 1e-14);
  }

  @Override
  public double inradius() {
    return depth(x, y, z);
  }

  /** Returns the number of faces. */
  public int faces() {
    return loops.length;
  }

  /** Returns the number of edges. */
  public int edges() {
    int twice = 0;
    for (int[] loop : loops) {
      twice += loop.length;
    }
    return twice / 2;
  }

  /** Returns the number of corners. */
  public int corners() {
    return corners.length / 3;
  }

  /** Returns corner i, x, y, z, m. */
  public double[] corner(int i) {
    return new double[] {x + corners[3 * i], y + corners[3 * i + 1], z + corners[3 * i + 2]};
  }

  /** Returns the half space of face i. */
  public HalfSpace face(int i) {
    double nx = planes[4 * i];
    double ny = planes[4 * i + 1];
    double nz = planes[4 * i + 2];
    return new HalfSpace(nx, ny, nz, planes[4 * i + 3] + nx * x + ny * y + nz * z);
  }

  /** Returns the corners of face i by number, counter-clockwise seen from outside. */
  public int[] cornersOfFace(int i) {
    return loops[i].clone();
  }

  @Override
  public ConvexPolyhedron moved(double toX, double toY, double toZ) {
    return new ConvexPolyhedron(
        new double[] {toX, toY, toZ}, planes, corners, loops, volume, surface);
  }

  @Override
  public ConvexPolyhedron rotated(Rotation rotation) {
    double[] m = rotation.matrix();
    return new ConvexPolyhedron(
        new double[] {x, y, z},
        turned(m, planes, 4),
        turned(m, corners, 3),
        loops,
        volume,
        surface);
  }

  private static double[] turned(double[] m, double[] vectors, int stride) {
    double[] turned = vectors.clone();
    for (int i = 0; i < vectors.length; i += stride) {
      for (int row = 0; row < 3; row++) {
        turned[i + row] =
            m[3 * row] * vectors[i]
                + m[3 * row + 1] * vectors[i + 1]
                + m[3 * row + 2] * vectors[i + 2];
      }
    }
    return turned;
  }

  @Override
  public ConvexPolyhedron scaled(double factor) {
    Lengths.factor(factor);
    double[] longer = corners.clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= factor;
    }
    double[] farther = planes.clone();
    for (int i = 3; i < farther.length; i += 4) {
      farther[i] *= factor;
    }
    return new ConvexPolyhedron(
        new double[] {x, y, z},
        farther,
        longer,
        loops,
        volume * factor * factor * factor,
        surface * factor * factor);
  }

  @Override
  public void farthest(double directionX, double directionY, double directionZ, double[] point) {
    double most = Double.NEGATIVE_INFINITY;
    int at = 0;
    for (int i = 0; i < corners.length; i += 3) {
      double height =
          corners[i] * directionX + corners[i + 1] * directionY + corners[i + 2] * directionZ;
      if (height > most) {
        most = height;
        at = i;
      }
    }
    point[0] = corners[at];
    point[1] = corners[at + 1];
    point[2] = corners[at + 2];
  }
}
