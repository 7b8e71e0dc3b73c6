package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.units.Quantity;

/**
 * How many voxels each phase of a recipe gets. Shares are rounded to voxels one phase after the
 * other; where all phases have a share and these add up to the whole solid, the last one takes what
 * rounding leaves, so that the voids are met to the voxel too.
 */
final class Apportionment {
  /** Sums of shares that differ from 1 by less are 1. */
  private static final double SAME = 1e-9;

  private final long[] counts;
  private final long voids;

  private Apportionment(long[] counts, long voids) {
    this.counts = counts;
    this.voids = voids;
  }

  /**
   * Shares out the voxels of a recipe.
   *
   * @throws IllegalArgumentException if the amounts cannot be had together, with the nearest that
   *     can
   */
  static Apportionment of(Recipe recipe) {
    return new Sharing(recipe).share();
  }

  /** Returns the voxels of an ingredient, by its place in the recipe. */
  long count(int ingredient) {
    return counts[ingredient];
  }

  /** Returns the voxels of the voids. */
  long voids() {
    return voids;
  }

  /** One recipe at work. */
  private static final class Sharing {
    private final List<Ingredient> ingredients;
    private final long all;
    private final boolean voidGiven;
    private final long voids;
    private final long solid;
    private final long[] counts;

    Sharing(Recipe recipe) {
      this.ingredients = recipe.ingredients();
      this.all = recipe.shape().voxels();
      this.voidGiven = recipe.voids().fraction().isPresent();
      this.voids = Math.round(recipe.voids().fraction().orElse(0) * all);
      this.solid = all - voids;
      this.counts = new long[ingredients.size()];
      Arrays.fill(counts, -1);
    }

    Apportionment share() {
      List<Integer> byMass = new ArrayList<>();
      int rest = -1;
      for (int i = 0; i < counts.length; i++) {
        Amount amount = ingredients.get(i).amount();
        if (amount instanceof Amount.OfVolume share) {
          counts[i] = Math.round(share.fraction() * all);
        } else if (amount instanceof Amount.OfSolid share) {
          requireVoid(ingredients.get(i), "of_solid");
          counts[i] = Math.round(share.fraction() * solid);
        } else if (amount instanceof Amount.MassParts) {
          requireVoid(ingredients.get(i), "mass_parts");
          byMass.add(i);
        } else if (amount instanceof Amount.Rest) {
          rest = i;
        }
      }
      shareRatios();
      if (!byMass.isEmpty()) {
        shareMasses(byMass, rest);
        shareRatios();
      }
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] < 0 && i != rest) {
          throw new IllegalArgumentException(
              ingredients.get(i).name() + " is a multiple of a phase that has no amount itself");
        }
      }
      return settle(rest);
    }

    private Apportionment settle(int rest) {
      long given = sum();
      if (given > solid + counts.length) {
        throw tooMuch(given);
      }
      if (rest >= 0) {
        requireVoid(ingredients.get(rest), "no amount");
        counts[rest] = solid - given;
        if (counts[rest] <= 0) {
          throw new IllegalArgumentException(
              "nothing is left for "
                  + ingredients.get(rest).name()
                  + ": the others take the whole solid; lower one of them");
        }
        return new Apportionment(counts, voids);
      }
      if (!voidGiven) {
        return new Apportionment(counts, all - given);
      }
      // Every phase has its share: they must be the whole solid, up to rounding.
      long left = solid - given;
      if (Math.abs(left) > Math.max(counts.length, SAME * all)) {
        throw new IllegalArgumentException(
            "the phases and the void add up to "
                + Quantity.number((double) (given + voids) / all)
                + " of the volume; leave the amount of one phase out, it then takes the rest");
      }
      counts[counts.length - 1] += left;
      return new Apportionment(counts, voids);
    }

    private IllegalArgumentException tooMuch(long given) {
      return new IllegalArgumentException(
          "the phases take "
              + Quantity.number((double) given / all)
              + " of the volume, and the void leaves "
              + Quantity.number((double) solid / all)
              + "; multiply the amounts by at most "
              + Quantity.number(Math.floor(1e4 * solid / given) / 1e4));
    }

    /** Sets phases that are multiples of phases that are known, as long as there are such. */
    private void shareRatios() {
      boolean more = true;
      while (more) {
        more = false;
        for (int i = 0; i < counts.length; i++) {
          if (counts[i] < 0 && ingredients.get(i).amount() instanceof Amount.Ratio ratio) {
            int of = index(ratio.phase(), ingredients.get(i).name());
            if (counts[of] >= 0) {
              counts[i] = Math.round(ratio.ratio() * counts[of]);
              more = true;
            }
          }
        }
      }
    }

    /**
     * Shares what is left of the solid by mass. Multiples of those phases are taken from the same
     * solid: a phase of volume V with multiples r stands for V (1 + r).
     */
    private void shareMasses(List<Integer> byMass, int rest) {
      if (rest >= 0) {
        throw new IllegalArgumentException(
            "phases with mass_parts share the rest of the solid; give "
                + ingredients.get(rest).name()
                + " an amount");
      }
      double[] weights = new double[byMass.size()];
      double total = 0;
      for (int m = 0; m < weights.length; m++) {
        Amount.MassParts parts = (Amount.MassParts) ingredients.get(byMass.get(m)).amount();
        weights[m] = parts.parts() / parts.density();
        total += weights[m] * (1 + multiples(byMass.get(m), 0));
      }
      double left = (double) solid - sum();
      for (int m = 0; m < weights.length; m++) {
        counts[byMass.get(m)] = Math.max(0, Math.round(left * weights[m] / total));
      }
    }

    /** Returns the volume of all phases that are multiples of this one, by its own. */
    private double multiples(int of, int depth) {
      double sum = 0;
      for (int i = 0; i < counts.length && depth < counts.length; i++) {
        if (ingredients.get(i).amount() instanceof Amount.Ratio ratio
            && index(ratio.phase(), ingredients.get(i).name()) == of) {
          sum += ratio.ratio() * (1 + multiples(i, depth + 1));
        }
      }
      return sum;
    }

    private int index(String phase, String asked) {
      for (int i = 0; i < counts.length; i++) {
        if (ingredients.get(i).name().equals(phase)) {
          return i;
        }
      }
      throw new IllegalArgumentException(
          asked + " is a multiple of " + phase + ", which the recipe does not put");
    }

    private void requireVoid(Ingredient ingredient, String amount) {
      if (!voidGiven) {
        throw new IllegalArgumentException(
            ingredient.name()
                + " has "
                + amount
                + ", so the recipe must say the share of the void, such as void: 0.15");
      }
    }

    private long sum() {
      return Arrays.stream(counts).filter(count -> count > 0).sum();
    }
  }
}
