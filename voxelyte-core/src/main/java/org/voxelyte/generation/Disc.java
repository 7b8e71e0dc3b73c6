package org.voxelyte.generation;

/**
 * A flake: a flat round cylinder whose axis lies along z before it is turned.
 *
 * <p>Its depth is the smaller of those below its end faces and below its side: exact inside and
 * before these; outside, before the rims, a bound that says too little.
 */
public final class Disc extends CentredBody {
  private final double diameter;
  private final double thickness;
  private final double axisX;
  private final double axisY;
  private final double axisZ;

  /**
   * Creates a disc.
   *
   * @param x centre along x, m
   * @param y centre along y, m
   * @param z centre along z, m
   * @param diameter diameter, m
   * @param thickness length along its axis, m
   * @param rotation turns its axis away from z
   */
  public Disc(double x, double y, double z, double diameter, double thickness, Rotation rotation) {
    this(new double[] {x, y, z}, diameter, thickness, rotation.apply(0, 0, 1));
  }

  private Disc(double[] centre, double diameter, double thickness, double[] axis) {
    super(centre[0], centre[1], centre[2]);
    this.diameter = Lengths.positive("the diameter of a disc", diameter);
    this.thickness = Lengths.positive("the thickness of a disc", thickness);
    this.axisX = axis[0];
    this.axisY = axis[1];
    this.axisZ = axis[2];
  }

  @Override
  public double depth(double atX, double atY, double atZ) {
    double dx = atX - x;
    double dy = atY - y;
    double dz = atZ - z;
    double along = axisX * dx + axisY * dy + axisZ * dz;
    dx -= along * axisX;
    dy -= along * axisY;
    dz -= along * axisZ;
    double belowSide = diameter / 2 - Math.sqrt(dx * dx + dy * dy + dz * dz);
    return Math.min(belowSide, thickness / 2 - Math.abs(along));
  }

  @Override
  public double volume() {
    return Math.PI / 4 * diameter * diameter * thickness;
  }

  @Override
  public double surface() {
    return Math.PI * diameter * (diameter / 2 + thickness);
  }

  @Override
  public double reach() {
    return Math.sqrt(diameter * diameter + thickness * thickness) / 2;
  }

  @Override
  public double inradius() {
    return Math.min(diameter, thickness) / 2;
  }

  @Override
  public Disc moved(double toX, double toY, double toZ) {
    return new Disc(
        new double[] {toX, toY, toZ}, diameter, thickness, new double[] {axisX, axisY, axisZ});
  }

  @Override
  public Disc rotated(Rotation rotation) {
    return new Disc(
        new double[] {x, y, z}, diameter, thickness, rotation.apply(axisX, axisY, axisZ));
  }

  @Override
  public Disc scaled(double factor) {
    Lengths.factor(factor);
    return new Disc(
        new double[] {x, y, z},
        factor * diameter,
        factor * thickness,
        new double[] {axisX, axisY, axisZ});
  }

  @Override
  public void farthest(double directionX, double directionY, double directionZ, double[] point) {
    double along = axisX * directionX + axisY * directionY + axisZ * directionZ;
    double acrossX = directionX - along * axisX;
    double acrossY = directionY - along * axisY;
    double acrossZ = directionZ - along * axisZ;
    double across = Math.sqrt(acrossX * acrossX + acrossY * acrossY + acrossZ * acrossZ);
    // Where the direction is the axis to within rounding, all the rim is alike: the middle is
    // taken.
    double radius = across > 1e-12 * Math.abs(along) ? diameter / 2 / across : 0;
    double height = along < 0 ? -thickness / 2 : thickness / 2;
    point[0] = height * axisX + radius * acrossX;
    point[1] = height * axisY + radius * acrossY;
    point[2] = height * axisZ + radius * acrossZ;
  }
}
