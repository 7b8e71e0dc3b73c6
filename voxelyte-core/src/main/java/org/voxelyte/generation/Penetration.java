package org.voxelyte.generation;

/**
 * How deep two convex bodies lie in each other, and in which direction they part soonest.
 *
 * <p>They share a point if the set D of all differences a − b of their points holds the origin. Its
 * support h(n) = h_A(n) + h_B(−n) − n·Δ, Δ from the centre of A to that of B, tells how far B has
 * to move along n until it is free of A; the penetration is the least of them, and a direction with
 * h(n) ≤ 0 proves that the two are apart, whatever else is rounded. A polytope inside D grows from
 * a tetrahedron in the sum of the balls in A and B: of its faces always the one whose plane lies
 * least far beyond the origin is pushed out to the surface of D, until it lies there to within the
 * tolerance, or its normal proves that the bodies are apart. This is the expanding polytope of G.
 * van den Bergen, Proc. Game Developers Conference (2001), begun before it is known whether the
 * origin lies inside.
 *
 * <p>Holds its working memory; one for each thread.
 */
final class Penetration {
  private static final int MAX_CORNERS = 120;
  private static final int MAX_FACES = 2 * MAX_CORNERS;

  /** A point is beyond a face if it is by more than this share of the size of D. */
  private static final double VISIBLE = 1e-9;

  /** The polytope has reached the surface when the rest is this share of the size of D, or … */
  private static final double ABSOLUTE = 1e-6;

  /** … this share of the penetration. */
  private static final double RELATIVE = 0.01;

  private static final double ROOT = 0.5773502691896258;
  private static final double[][] TETRAHEDRON = {
    {ROOT, ROOT, ROOT}, {ROOT, -ROOT, -ROOT}, {-ROOT, ROOT, -ROOT}, {-ROOT, -ROOT, ROOT}
  };

  /** Corners of the polytope, x, y, z; and the point of A that each comes from. */
  private final double[] corner = new double[3 * MAX_CORNERS];

  private final double[] ofA = new double[3 * MAX_CORNERS];
  private int corners;

  /** Faces: three corners each, counter-clockwise from outside; normal and offset. */
  private final int[] face = new int[3 * MAX_FACES];

  private final double[] plane = new double[4 * MAX_FACES];
  private int faces;

  private final int[] rim = new int[6 * MAX_FACES];
  private int rims;

  private final double[] pointA = new double[3];
  private final double[] pointB = new double[3];
  private ConvexBody a;
  private ConvexBody b;
  private double deltaX;
  private double deltaY;
  private double deltaZ;

  /** How far they have to move apart along the normal, m; zero or less if they are apart. */
  double depth;

  /** Direction of length 1 from A to B: in which they part soonest, or which lies between them. */
  double normalX;

  double normalY;
  double normalZ;

  /** Middle of the contact, from the centre of A, m; only where they penetrate. */
  double pointX;

  double pointY;
  double pointZ;

  /**
   * Finds the penetration.
   *
   * @param first body A, its own centre is not looked at
   * @param second body B, likewise
   * @param dx from the centre of A to the centre of B along x, m; likewise dy, dz
   * @return whether they penetrate
   */
  boolean find(ConvexBody first, ConvexBody second, double dx, double dy, double dz) {
    a = first;
    b = second;
    deltaX = dx;
    deltaY = dy;
    deltaZ = dz;
    double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (distance > 0 && isApartAlong(dx / distance, dy / distance, dz / distance)) {
      return false;
    }
    double inA = first.inradius();
    double inB = second.inradius();
    double size = inA + inB + distance;
    start(inA, inB);
    double tolerance = ABSOLUTE * size;
    while (true) {
      int nearest = 0;
      for (int f = 1; f < faces; f++) {
        if (plane[4 * f + 3] < plane[4 * nearest + 3]) {
          nearest = f;
        }
      }
      double offset = plane[4 * nearest + 3];
      boolean apart =
          isApartAlong(plane[4 * nearest], plane[4 * nearest + 1], plane[4 * nearest + 2]);
      if (apart) {
        return false;
      }
      if (depth - offset <= Math.max(tolerance, RELATIVE * depth)
          || corners == MAX_CORNERS
          || faces > MAX_FACES - MAX_CORNERS) {
        contact(offset + tolerance);
        return true;
      }
      if (!expand(VISIBLE * size)) {
        contact(offset + tolerance);
        return true;
      }
    }
  }

  /**
   * Returns whether a direction of length 1 lies between two bodies; sets depth and normal, and the
   * farthest points.
   */
  boolean isApartAlong(
      ConvexBody first,
      ConvexBody second,
      double dx,
      double dy,
      double dz,
      double nx,
      double ny,
      double nz) {
    a = first;
    b = second;
    deltaX = dx;
    deltaY = dy;
    deltaZ = dz;
    return isApartAlong(nx, ny, nz);
  }

  private boolean isApartAlong(double nx, double ny, double nz) {
    a.farthest(nx, ny, nz, pointA);
    b.farthest(-nx, -ny, -nz, pointB);
    normalX = nx;
    normalY = ny;
    normalZ = nz;
    depth =
        nx * (pointA[0] - pointB[0] - deltaX)
            + ny * (pointA[1] - pointB[1] - deltaY)
            + nz * (pointA[2] - pointB[2] - deltaZ);
    return depth <= 0;
  }

  private void start(double inA, double inB) {
    corners = 0;
    faces = 0;
    for (double[] t : TETRAHEDRON) {
      addCorner(
          (inA + inB) * t[0] - deltaX,
          (inA + inB) * t[1] - deltaY,
          (inA + inB) * t[2] - deltaZ,
          inA * t[0],
          inA * t[1],
          inA * t[2]);
    }
    addFace(0, 1, 2);
    addFace(0, 3, 1);
    addFace(0, 2, 3);
    addFace(1, 3, 2);
  }

  private void addCorner(double x, double y, double z, double ax, double ay, double az) {
    corner[3 * corners] = x;
    corner[3 * corners + 1] = y;
    corner[3 * corners + 2] = z;
    ofA[3 * corners] = ax;
    ofA[3 * corners + 1] = ay;
    ofA[3 * corners + 2] = az;
    corners++;
  }

  private void addFace(int p, int q, int r) {
    double ux = corner[3 * q] - corner[3 * p];
    double uy = corner[3 * q + 1] - corner[3 * p + 1];
    double uz = corner[3 * q + 2] - corner[3 * p + 2];
    double vx = corner[3 * r] - corner[3 * p];
    double vy = corner[3 * r + 1] - corner[3 * p + 1];
    double vz = corner[3 * r + 2] - corner[3 * p + 2];
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    nx /= length;
    ny /= length;
    nz /= length;
    face[3 * faces] = p;
    face[3 * faces + 1] = q;
    face[3 * faces + 2] = r;
    plane[4 * faces] = nx;
    plane[4 * faces + 1] = ny;
    plane[4 * faces + 2] = nz;
    plane[4 * faces + 3] = nx * corner[3 * p] + ny * corner[3 * p + 1] + nz * corner[3 * p + 2];
    faces++;
  }

  /** Adds the farthest point last found; returns whether it lay beyond a face. */
  private boolean expand(double margin) {
    double x = pointA[0] - pointB[0] - deltaX;
    double y = pointA[1] - pointB[1] - deltaY;
    double z = pointA[2] - pointB[2] - deltaZ;
    rims = 0;
    int kept = 0;
    for (int f = 0; f < faces; f++) {
      double beyond =
          plane[4 * f] * x + plane[4 * f + 1] * y + plane[4 * f + 2] * z - plane[4 * f + 3];
      if (beyond > margin) {
        addRim(face[3 * f], face[3 * f + 1]);
        addRim(face[3 * f + 1], face[3 * f + 2]);
        addRim(face[3 * f + 2], face[3 * f]);
      } else {
        System.arraycopy(face, 3 * f, face, 3 * kept, 3);
        System.arraycopy(plane, 4 * f, plane, 4 * kept, 4);
        kept++;
      }
    }
    if (kept == faces || kept == 0) {
      return false;
    }
    faces = kept;
    addCorner(x, y, z, pointA[0], pointA[1], pointA[2]);
    for (int i = 0; i < rims; i++) {
      addFace(rim[2 * i], rim[2 * i + 1], corners - 1);
    }
    return true;
  }

  /** Notes an edge of a face that is taken away, or forgets it where the other face is too. */
  private void addRim(int from, int to) {
    for (int i = 0; i < rims; i++) {
      if (rim[2 * i] == to && rim[2 * i + 1] == from) {
        rims--;
        rim[2 * i] = rim[2 * rims];
        rim[2 * i + 1] = rim[2 * rims + 1];
        return;
      }
    }
    rim[2 * rims] = from;
    rim[2 * rims + 1] = to;
    rims++;
  }

  /**
   * Sets the point of contact: where the origin falls on the nearest face, or that of the faces in
   * the same plane that holds it best, halfway between the surfaces of the two bodies.
   */
  private void contact(double most) {
    double best = Double.NEGATIVE_INFINITY;
    for (int f = 0; f < faces; f++) {
      double[] n = plane;
      double along = n[4 * f] * normalX + n[4 * f + 1] * normalY + n[4 * f + 2] * normalZ;
      if (n[4 * f + 3] > most || along < 0.999999) {
        continue;
      }
      int p = face[3 * f];
      int q = face[3 * f + 1];
      int r = face[3 * f + 2];
      double shareP = part(f, q, r);
      double shareQ = part(f, r, p);
      double shareR = part(f, p, q);
      double whole = shareP + shareQ + shareR;
      double least = Math.min(shareP, Math.min(shareQ, shareR)) / whole;
      if (least > best) {
        best = least;
        shareP = Math.max(0, shareP);
        shareQ = Math.max(0, shareQ);
        shareR = Math.max(0, shareR);
        whole = shareP + shareQ + shareR;
        double half = depth / 2;
        pointX =
            (shareP * ofA[3 * p] + shareQ * ofA[3 * q] + shareR * ofA[3 * r]) / whole
                - half * normalX;
        pointY =
            (shareP * ofA[3 * p + 1] + shareQ * ofA[3 * q + 1] + shareR * ofA[3 * r + 1]) / whole
                - half * normalY;
        pointZ =
            (shareP * ofA[3 * p + 2] + shareQ * ofA[3 * q + 2] + shareR * ofA[3 * r + 2]) / whole
                - half * normalZ;
      }
    }
  }

  /**
   * Returns twice the signed area of the triangle of two corners of a face and the origin on it.
   */
  private double part(int f, int p, int q) {
    double nx = plane[4 * f];
    double ny = plane[4 * f + 1];
    double nz = plane[4 * f + 2];
    double ox = plane[4 * f + 3] * nx;
    double oy = plane[4 * f + 3] * ny;
    double oz = plane[4 * f + 3] * nz;
    double ux = corner[3 * p] - ox;
    double uy = corner[3 * p + 1] - oy;
    double uz = corner[3 * p + 2] - oz;
    double vx = corner[3 * q] - ox;
    double vy = corner[3 * q + 1] - oy;
    double vz = corner[3 * q + 2] - oz;
    return nx * (uy * vz - uz * vy) + ny * (uz * vx - ux * vz) + nz * (ux * vy - uy * vx);
  }
}
