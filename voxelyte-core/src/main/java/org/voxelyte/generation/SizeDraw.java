package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.voxelyte.generation.ParticleSizes.LogNormal;
import org.voxelyte.generation.ParticleSizes.Mode;
import org.voxelyte.generation.ParticleSizes.Modes;
import org.voxelyte.generation.ParticleSizes.Mono;
import org.voxelyte.generation.ParticleSizes.Table;

/** Draws whole particles from a distribution of sizes. */
final class SizeDraw {
  private static final int MOST = Integer.MAX_VALUE - 8;

  private SizeDraw() {}

  static ParticleDraw of(ParticleSizes sizes, double volume, SizeSampling sampling, long seed) {
    if (!(volume > 0 && volume < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the volume of particles must be positive, got " + volume + " m³");
    }
    double[] radii;
    if (sizes instanceof Mono mono) {
      radii = modes(new Modes(List.of(new Mode(mono.diameter(), 1)), Weighting.NUMBER), volume);
    } else if (sizes instanceof Modes modes) {
      radii = modes(modes, volume);
    } else {
      SizeCurve curve = curve(sizes);
      radii =
          sampling == SizeSampling.STRATIFIED
              ? stratified(curve, volume)
              : random(curve, volume, seed);
    }
    Arrays.sort(radii);
    for (int i = 0; i < radii.length / 2; i++) {
      double small = radii[i];
      radii[i] = radii[radii.length - 1 - i];
      radii[radii.length - 1 - i] = small;
    }
    return new ParticleDraw(radii, volume);
  }

  /** Draws the diameter of one particle, m. */
  static double one(ParticleSizes sizes, SplittableRandom random) {
    if (sizes instanceof Mono mono) {
      return mono.diameter();
    }
    if (!(sizes instanceof Modes modes)) {
      return curve(sizes).diameter(random.nextDouble());
    }
    double all = 0;
    for (Mode mode : modes.modes()) {
      all += number(modes, mode);
    }
    double place = random.nextDouble() * all;
    Mode chosen = modes.modes().get(0);
    for (Mode mode : modes.modes()) {
      if (place < 0) {
        break;
      }
      chosen = mode;
      place -= number(modes, mode);
    }
    return chosen.diameter();
  }

  /** Relative number of particles of a size. */
  private static double number(Modes sizes, Mode mode) {
    return mode.weight() / (sizes.weighting() == Weighting.NUMBER ? 1 : sphere(mode.diameter()));
  }

  private static SizeCurve curve(ParticleSizes sizes) {
    if (sizes instanceof LogNormal logNormal) {
      return new LogNormalCurve(logNormal);
    }
    return new TableCurve((Table) sizes);
  }

  private static double sphere(double diameter) {
    return Math.PI / 6 * diameter * diameter * diameter;
  }

  private static double[] modes(Modes sizes, double volume) {
    double weights = 0;
    double number = 0;
    for (Mode mode : sizes.modes()) {
      double each = sphere(mode.diameter());
      weights += mode.weight() * (sizes.weighting() == Weighting.NUMBER ? each : 1);
      number += mode.weight() / (sizes.weighting() == Weighting.NUMBER ? 1 : each);
    }
    number(volume * number / weights, volume);
    int[] counts = new int[sizes.modes().size()];
    int all = 0;
    for (int k = 0; k < counts.length; k++) {
      Mode mode = sizes.modes().get(k);
      double own =
          mode.weight() / (sizes.weighting() == Weighting.NUMBER ? 1 : sphere(mode.diameter()));
      counts[k] = (int) Math.round(volume / weights * own);
      all = Math.addExact(all, counts[k]);
    }
    if (all == 0) {
      throw tooSmall(volume);
    }
    double[] radii = new double[all];
    int begin = 0;
    for (int k = 0; k < counts.length; k++) {
      Arrays.fill(radii, begin, begin + counts[k], sizes.modes().get(k).diameter() / 2);
      begin += counts[k];
    }
    return radii;
  }

  private static int number(double wanted, double volume) {
    if (wanted > MOST) {
      throw new IllegalArgumentException(
          String.format(
              java.util.Locale.ROOT,
              "a volume of %.3g m³ takes %.3g particles, more than 2^31; make it smaller or the"
                  + " particles larger",
              volume,
              wanted));
    }
    return (int) Math.round(wanted);
  }

  private static IllegalArgumentException tooSmall(double volume) {
    return new IllegalArgumentException(
        String.format(
            java.util.Locale.ROOT,
            "a volume of %.3g m³ is less than half a particle of each size; make it larger or the"
                + " particles smaller",
            volume));
  }

  private static double[] stratified(SizeCurve curve, double volume) {
    double mean = Math.PI / 6 * curve.cubesBelow(curve.diameter(1));
    int count = number(volume / mean, volume);
    if (count == 0) {
      throw tooSmall(volume);
    }
    double[] radii = new double[count];
    double below = 0;
    for (int i = 0; i < count; i++) {
      double low = curve.diameter((double) i / count);
      double high = curve.diameter((i + 1.0) / count);
      double upTo = curve.cubesBelow(high);
      double diameter = StrictMath.cbrt(Math.max(0, upTo - below) * count);
      radii[i] = Math.max(low, Math.min(high, diameter)) / 2; // rounding may leave the bounds
      below = upTo;
    }
    return radii;
  }

  private static double[] random(SizeCurve curve, double volume, long seed) {
    double mean = Math.PI / 6 * curve.cubesBelow(curve.diameter(1));
    number(volume / mean, volume);
    SplittableRandom random = new SplittableRandom(seed);
    double[] radii = new double[16];
    int count = 0;
    double sum = 0;
    while (true) {
      double diameter = curve.diameter(random.nextDouble());
      double own = sphere(diameter);
      if (sum + own - volume > volume - sum) {
        break; // nearer without it
      }
      if (count == radii.length) {
        radii = Arrays.copyOf(radii, (int) Math.min(MOST, 2L * count));
      }
      radii[count++] = diameter / 2;
      sum += own;
    }
    if (count == 0) {
      throw tooSmall(volume);
    }
    return Arrays.copyOf(radii, count);
  }
}
