package org.voxelyte.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.voxelyte.study.YamlNode;

/**
 * Points spread over ranges so that each of n equal strata of each parameter holds exactly one of n
 * points (McKay, Beckman, Conover 1979, doi:10.1080/00401706.1979.10489755). Within a stratum the
 * place is random.
 */
final class LatinHypercube {
  private static final int MOST_POINTS = 100_000;

  private LatinHypercube() {}

  static List<List<Setting>> read(YamlNode node) throws IOException {
    node.keys("points", "seed", "of");
    int n = node.get("points").integer();
    if (n < 1 || n > MOST_POINTS) {
      throw node.get("points").error("must be in 1 … " + MOST_POINTS + ", is " + n);
    }
    long seed = node.optional("seed").isPresent() ? node.get("seed").longInteger() : 1;
    Map<String, YamlNode> ranges = node.get("of").entries();
    if (ranges.isEmpty()) {
      throw node.get("of").error("must give ranges, such as put.NMC.of_solid: [0.5, 0.8]");
    }
    double[][] places = places(n, ranges.size(), seed);
    List<List<Setting>> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      points.add(new ArrayList<>());
    }
    int dimension = 0;
    for (Map.Entry<String, YamlNode> range : ranges.entrySet()) {
      List<YamlNode> ends = range.getValue().items();
      if (ends.size() != 2) {
        throw range.getValue().error("must list two ends, such as [0.5, 0.8]");
      }
      Spread spread = Spread.of(ends.get(0), ends.get(1));
      for (int i = 0; i < n; i++) {
        points.get(i).add(new Setting(range.getKey(), spread.at(places[dimension][i])));
      }
      dimension++;
    }
    return points;
  }

  /** Returns places in [0, 1) by dimension and point. */
  static double[][] places(int points, int dimensions, long seed) {
    double[][] places = new double[dimensions][points];
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] dimension : places) {
      int[] strata = new int[points];
      for (int i = 0; i < points; i++) {
        int other = random.nextInt(i + 1);
        strata[i] = strata[other];
        strata[other] = i;
      }
      for (int i = 0; i < points; i++) {
        dimension[i] = (strata[i] + random.nextDouble()) / points;
      }
    }
    return places;
  }
}
