package org.voxelyte.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voxelyte.generation.NormalLength;
import org.voxelyte.generation.ParticleSizes;
import org.voxelyte.generation.Weighting;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;

/** Lengths and distributions of particle sizes in recipes. */
final class SizesCodec {
  /** How many standard deviations of ln d a log-normal distribution goes, if nothing is said. */
  private static final double USUAL_CUT = 3;

  private static final double PER_CENT = 100;

  private SizesCodec() {}

  /** Reads a length, or {mean: 3 um, sd: 0.5 um}. */
  static NormalLength length(YamlNode node) throws IOException {
    if (!node.isMap()) {
      double metres = node.quantity(Dimension.LENGTH);
      return node.make(() -> NormalLength.exactly(metres));
    }
    node.keys("mean", "sd");
    double mean = node.get("mean").quantity(Dimension.LENGTH);
    double deviation = node.get("sd").quantity(Dimension.LENGTH);
    return node.make(() -> new NormalLength(mean, deviation));
  }

  /** Reads a diameter or a distribution of diameters. */
  static ParticleSizes read(YamlNode node, Path file) throws IOException {
    if (!node.isMap()) {
      double diameter = node.quantity(Dimension.LENGTH);
      return node.make(() -> new ParticleSizes.Mono(diameter));
    }
    node.keys("modes", "trimodal", "lognormal", "sigma", "smallest", "largest", "table", "by");
    if (node.optional("modes").isPresent()) {
      return modes(node.keys("modes").get("modes"));
    }
    if (node.optional("trimodal").isPresent()) {
      double large = node.keys("trimodal").get("trimodal").quantity(Dimension.LENGTH);
      return node.make(() -> ParticleSizes.Modes.trimodal(large));
    }
    if (node.optional("lognormal").isPresent()) {
      return logNormal(node.keys("lognormal", "sigma", "smallest", "largest", "by"));
    }
    if (node.optional("table").isPresent()) {
      return table(node.keys("table", "by"), file);
    }
    throw node.error("must be a length such as 5 um, or have modes, trimodal, lognormal or table");
  }

  private static ParticleSizes modes(YamlNode node) throws IOException {
    List<ParticleSizes.Mode> modes = new ArrayList<>();
    Optional<Weighting> weighting = Optional.empty();
    for (YamlNode item : node.items()) {
      item.keys("diameter", "number", "volume");
      boolean byNumber = item.optional("number").isPresent();
      if (byNumber == item.optional("volume").isPresent()) {
        throw item.error("needs either number or volume, its weight among the sizes");
      }
      Weighting own = byNumber ? Weighting.NUMBER : Weighting.VOLUME;
      if (weighting.isPresent() && weighting.get() != own) {
        throw item.error("mixes number and volume; give the same for all sizes");
      }
      weighting = Optional.of(own);
      double diameter = item.get("diameter").quantity(Dimension.LENGTH);
      double weight = item.get(byNumber ? "number" : "volume").number();
      modes.add(item.make(() -> new ParticleSizes.Mode(diameter, weight)));
    }
    Weighting all = weighting.orElse(Weighting.NUMBER);
    return node.make(() -> new ParticleSizes.Modes(modes, all));
  }

  private static ParticleSizes logNormal(YamlNode node) throws IOException {
    double median = node.get("lognormal").quantity(Dimension.LENGTH);
    double sigma = node.get("sigma").number();
    Weighting weighting = weighting(node);
    Optional<YamlNode> smallest = node.optional("smallest");
    Optional<YamlNode> largest = node.optional("largest");
    double low =
        smallest.isPresent()
            ? smallest.get().quantity(Dimension.LENGTH)
            : median * StrictMath.exp(-USUAL_CUT * sigma);
    double high =
        largest.isPresent()
            ? largest.get().quantity(Dimension.LENGTH)
            : median * StrictMath.exp(USUAL_CUT * sigma);
    return node.make(() -> new ParticleSizes.LogNormal(median, sigma, weighting, low, high));
  }

  private static Weighting weighting(YamlNode node) throws IOException {
    Optional<YamlNode> by = node.optional("by");
    if (by.isEmpty()) {
      return Weighting.NUMBER;
    }
    return switch (by.get().text()) {
      case "number" -> Weighting.NUMBER;
      case "volume" -> Weighting.VOLUME;
      default -> throw by.get().error("must be number or volume, is " + by.get().text());
    };
  }

  /** Reads a file of two columns, the diameter with its unit in the header, and the share. */
  private static ParticleSizes table(YamlNode node, Path file) throws IOException {
    Path path = file.toAbsolutePath().resolveSibling(node.get("table").text());
    if (!Files.isRegularFile(path)) {
      throw node.get("table").error("names " + path + ", which is no file");
    }
    List<String> lines =
        text(path).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.isEmpty()
        || !lines
            .get(0)
            .strip()
            .toLowerCase(Locale.ROOT)
            .matches("diameter_[a-zµμ]+[,;\\s]+cumulative")) {
      throw new IOException(
          path + ": the first line must be diameter_um,cumulative (or another unit of length)");
    }
    String unit = lines.get(0).strip().replaceFirst("(?i)diameter_([a-zµμ]+).*", "$1");
    double factor = node.make(() -> Quantity.unitFactor(unit, Dimension.LENGTH));
    double[][] values = new double[lines.size() - 1][];
    for (int i = 1; i < lines.size(); i++) {
      values[i - 1] = row(path, lines.get(i));
    }
    double end = values.length == 0 ? 1 : values[values.length - 1][1];
    if (end != PER_CENT && end != 1) {
      throw new IOException(
          path
              + ": the cumulative share ends at "
              + Quantity.number(end)
              + "; it must end at 1, or at 100 per cent: add the largest diameter");
    }
    double scale = end == PER_CENT ? PER_CENT : 1;
    List<ParticleSizes.Point> points = new ArrayList<>();
    for (double[] row : values) {
      points.add(node.make(() -> new ParticleSizes.Point(row[0] * factor, row[1] / scale)));
    }
    Weighting weighting = weighting(node);
    return node.make(() -> new ParticleSizes.Table(points, weighting));
  }

  /** Returns the text of a file without the byte-order mark that some programs put before it. */
  private static String text(Path path) throws IOException {
    try {
      String text = Files.readString(path);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(
          path + ": no text in UTF-8; save it as UTF-8, with um for µm it is the same", e);
    }
  }

  private static double[] row(Path path, String line) throws IOException {
    String[] cells = line.strip().split("[,;\\s]+");
    try {
      if (cells.length == 2) {
        return new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[1])};
      }
    } catch (NumberFormatException e) {
      throw new IOException(path + ": '" + line + "' is no diameter and cumulative share", e);
    }
    throw new IOException(path + ": '" + line + "' must be a diameter and a cumulative share");
  }
}
