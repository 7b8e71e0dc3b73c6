package org.voxelyte.generation;

/**
 * A distribution that is even in the logarithm of the diameter between the points of a table: of
 * the number or of the volume, as the table is.
 */
final class TableCurve implements SizeCurve {
  private final double[] diameter;
  private final boolean byVolume;

  /** Share of the number below each point. */
  private final double[] number;

  /** Mean over all particles of d³ of those below each point. */
  private final double[] cubes;

  TableCurve(ParticleSizes.Table table) {
    int points = table.points().size();
    this.byVolume = table.weighting() == Weighting.VOLUME;
    this.diameter = new double[points];
    this.number = new double[points];
    this.cubes = new double[points];
    diameter[0] = table.points().get(0).diameter();
    for (int k = 1; k < points; k++) {
      diameter[k] = table.points().get(k).diameter();
      double share = table.points().get(k).cumulative() - table.points().get(k - 1).cumulative();
      double width = StrictMath.log(diameter[k] / diameter[k - 1]);
      double low = cube(diameter[k - 1]);
      double high = cube(diameter[k]);
      number[k] = number[k - 1] + share * (byVolume ? (1 / low - 1 / high) / (3 * width) : 1);
      cubes[k] = cubes[k - 1] + share * (byVolume ? 1 : (high - low) / (3 * width));
    }
    double all = number[points - 1];
    for (int k = 0; k < points; k++) {
      number[k] /= all;
      cubes[k] /= all;
    }
  }

  private static double cube(double x) {
    return x * x * x;
  }

  @Override
  public double diameter(double share) {
    int k = 1;
    while (k < number.length - 1 && number[k] < share) {
      k++;
    }
    double part = number[k] - number[k - 1];
    if (!(part > 0)) {
      return diameter[k];
    }
    double t = Math.max(0, Math.min(1, (share - number[k - 1]) / part));
    double low = diameter[k - 1];
    double high = diameter[k];
    if (byVolume) {
      double inverse = 1 / cube(low) - t * (1 / cube(low) - 1 / cube(high));
      return Math.max(low, Math.min(high, 1 / StrictMath.cbrt(inverse)));
    }
    return Math.max(low, Math.min(high, low * StrictMath.exp(t * StrictMath.log(high / low))));
  }

  @Override
  public double cubesBelow(double limit) {
    int k = 1;
    while (k < diameter.length - 1 && diameter[k] < limit) {
      k++;
    }
    double low = diameter[k - 1];
    double high = diameter[k];
    double x = Math.max(low, Math.min(high, limit));
    double t =
        byVolume
            ? StrictMath.log(x / low) / StrictMath.log(high / low)
            : (cube(x) - cube(low)) / (cube(high) - cube(low));
    return cubes[k - 1] + t * (cubes[k] - cubes[k - 1]);
  }
}
