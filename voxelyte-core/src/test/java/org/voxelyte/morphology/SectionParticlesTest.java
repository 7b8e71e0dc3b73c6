package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.plugin.filter.ParticleAnalyzer;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;

/** ImageJ's own analyser is the oracle: every particle equal to the last digit, in its order. */
class SectionParticlesTest {
  private static LabelMap section(
      int width, int height, double pixelWidth, double pixelHeight, byte[] labels) {
    return new LabelMap(Axis.Z, 0, width, height, pixelWidth, pixelHeight, labels);
  }

  /** White noise, or blobs if it is averaged over squares of 2 · reach + 1. */
  private static LabelMap random(
      int width, int height, int reach, double threshold, double[] pixel, long seed) {
    Random random = new Random(seed);
    double[] noise = random.doubles((long) width * height).toArray();
    byte[] labels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        int count = 0;
        for (int j = Math.max(0, y - reach); j <= Math.min(height - 1, y + reach); j++) {
          for (int i = Math.max(0, x - reach); i <= Math.min(width - 1, x + reach); i++) {
            sum += noise[j * width + i];
            count++;
          }
        }
        labels[y * width + x] = (byte) (sum / count < threshold ? 200 : 7);
      }
    }
    return section(width, height, pixel[0], pixel[1], labels);
  }

  private static ResultsTable imageJ(LabelMap section, SectionOptions options) {
    ByteProcessor pixels = new ByteProcessor(section.width(), section.height(), section.labels());
    pixels.setThreshold(200, 200, ImageProcessor.NO_LUT_UPDATE);
    ImagePlus image = new ImagePlus("section", pixels);
    image.getCalibration().pixelWidth = section.pixelWidth();
    image.getCalibration().pixelHeight = section.pixelHeight();
    image.getCalibration().setUnit("m");
    int flags =
        (options.excludeEdgeParticles() ? ParticleAnalyzer.EXCLUDE_EDGE_PARTICLES : 0)
            + (options.includeHoles() ? ParticleAnalyzer.INCLUDE_HOLES : 0);
    ResultsTable table = new ResultsTable();
    new ParticleAnalyzer(
            flags,
            Measurements.AREA | Measurements.PERIMETER | Measurements.SHAPE_DESCRIPTORS,
            table,
            options.minimumArea() / (section.pixelWidth() * section.pixelHeight()),
            Double.POSITIVE_INFINITY)
        .analyze(image);
    return table;
  }

  private static void agrees(LabelMap section, SectionOptions options) {
    List<SectionParticle> found = SectionParticles.find(section, 200, options);
    ResultsTable expected = imageJ(section, options);
    assertThat(found).hasSize(expected.size());
    for (int i = 0; i < found.size(); i++) {
      SectionParticle particle = found.get(i);
      assertThat(particle.area()).isEqualTo(expected.getValue("Area", i));
      assertThat(particle.perimeter()).isEqualTo(expected.getValue("Perim.", i));
      assertThat(particle.circularity()).isEqualTo(expected.getValue("Circ.", i));
    }
  }

  @ParameterizedTest(name = "{0} × {1}, averaged over ±{2}, below {3}, pixels {4} × {5}, seed {6}")
  @CsvSource({
    "61, 47, 0, 0.1, 1, 1, 1",
    "61, 47, 0, 0.3, 1, 1, 2",
    "61, 47, 0, 0.5, 1, 1, 3",
    "61, 47, 0, 0.8, 1, 1, 4",
    "200, 180, 1, 0.45, 1, 1, 5",
    "200, 180, 2, 0.5, 1, 1, 6",
    "200, 180, 4, 0.52, 1, 1, 7",
    "150, 120, 2, 0.47, 0.5, 2, 8",
    "150, 120, 1, 0.5, 3, 0.7, 9",
    "150, 120, 1, 0.5, 3.7e-8, 1.1e-7, 10",
    "1, 40, 0, 0.5, 1, 1, 11",
    "40, 1, 0, 0.5, 1, 1, 12",
    "40, 2, 0, 0.5, 1, 1, 13",
    "1, 1, 0, 2, 1, 1, 14",
    "12, 9, 0, 2, 1, 1, 15",
    "12, 9, 0, -1, 1, 1, 16"
  })
  void equalsImageJ(
      int width, int height, int reach, double threshold, double edgeX, double edgeY, long seed) {
    LabelMap section = random(width, height, reach, threshold, new double[] {edgeX, edgeY}, seed);
    double pixel = edgeX * edgeY;
    for (double pixels : new double[] {0, 2, 9, 40}) {
      for (boolean excludeEdge : new boolean[] {false, true}) {
        for (boolean holes : new boolean[] {false, true}) {
          agrees(section, new SectionOptions(pixels * pixel, excludeEdge, holes));
        }
      }
    }
  }

  @ParameterizedTest(name = "disc of radius {0}")
  @CsvSource({
    "3, 20.385, 0.877",
    "5, 34.042, 0.878",
    "10, 67.012, 0.887",
    "20, 132.953, 0.894",
    "50, 330.777, 0.901",
    "100, 662.825, 0.899"
  })
  void discsHaveKnownPerimeters(int radius, double perimeter, double circularity) {
    int n = 2 * radius + 5;
    byte[] labels = new byte[n * n];
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        int dx = x - n / 2;
        int dy = y - n / 2;
        labels[y * n + x] = (byte) (dx * dx + dy * dy <= radius * radius ? 200 : 0);
      }
    }
    LabelMap section = section(n, n, 1, 1, labels);
    agrees(section, SectionOptions.DEFAULT);
    SectionParticle disc = SectionParticles.find(section, 200, SectionOptions.DEFAULT).get(0);
    assertThat(disc.perimeter()).isEqualTo(perimeter, within(5e-4));
    assertThat(disc.circularity()).isEqualTo(circularity, within(5e-4));
  }

  @Test
  void aSquareWithAHoleAndAParticleInIt() {
    int n = 14;
    byte[] labels = new byte[n * n];
    for (int y = 2; y < 12; y++) {
      for (int x = 2; x < 12; x++) {
        boolean hole = x >= 4 && x < 9 && y >= 4 && y < 9;
        labels[y * n + x] = (byte) (!hole || x == 6 && y == 6 ? 200 : 0);
      }
    }
    LabelMap section = section(n, n, 1, 1, labels);
    List<SectionParticle> open = SectionParticles.find(section, 200, SectionOptions.DEFAULT);
    assertThat(open).extracting(SectionParticle::area).containsExactly(75.0, 1.0);
    assertThat(open.get(0).perimeter()).isEqualTo(37.6569, within(5e-5));
    assertThat(open.get(1).circularity()).isEqualTo(1);
    List<SectionParticle> filled =
        SectionParticles.find(section, 200, new SectionOptions(0, false, true));
    assertThat(filled).hasSize(1);
    assertThat(filled.get(0).area()).isEqualTo(100);
    assertThat(filled.get(0).circularity()).isEqualTo(0.8862, within(5e-5));
  }
}
