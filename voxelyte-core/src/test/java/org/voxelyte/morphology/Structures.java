package org.voxelyte.morphology;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.voxelyte.SharedData;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Volumes that know their answer, random ones, and the two real samples. */
final class Structures {
  static final Phase PHASE_0 = Phase.unnamed(0);
  static final Phase PHASE_1 = Phase.unnamed(1);

  /** Shapes with every kind of degeneracy, and ones that split unevenly over threads. */
  static final List<GridShape> SHAPES =
      List.of(
          new GridShape(1, 1, 1),
          new GridShape(9, 1, 1),
          new GridShape(1, 9, 1),
          new GridShape(1, 1, 9),
          new GridShape(8, 11, 1),
          new GridShape(8, 1, 11),
          new GridShape(1, 8, 11),
          new GridShape(2, 2, 2),
          new GridShape(13, 7, 10),
          new GridShape(5, 17, 23));

  private Structures() {}

  @FunctionalInterface
  interface LabelAt {
    int at(int x, int y, int z);
  }

  static LabelVolume of(GridShape shape, VoxelSize size, LabelAt labels) {
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          slices[z][shape.index(x, y)] = (byte) labels.at(x, y, z);
        }
      }
    }
    return new LabelVolume(shape, size, slices, List.of(), Provenance.generated("test"));
  }

  static LabelVolume of(GridShape shape, LabelAt labels) {
    return of(shape, VoxelSize.cube(1), labels);
  }

  /** Label 1 with the given probability, else 0. */
  static LabelVolume random(GridShape shape, double fraction, long seed) {
    Random random = new Random(seed);
    return of(shape, (x, y, z) -> random.nextDouble() < fraction ? 1 : 0);
  }

  /** Each of the labels with the same probability. */
  static LabelVolume random(GridShape shape, VoxelSize size, int[] labels, long seed) {
    Random random = new Random(seed);
    return of(shape, size, (x, y, z) -> labels[random.nextInt(labels.length)]);
  }

  /** A ball of label 1 about a point, all in metres. */
  static LabelVolume ball(GridShape shape, VoxelSize size, double[] centre, double radius) {
    return of(
        shape,
        size,
        (x, y, z) -> {
          double dx = (x + 0.5) * size.x() - centre[0];
          double dy = (y + 0.5) * size.y() - centre[1];
          double dz = (z + 0.5) * size.z() - centre[2];
          return dx * dx + dy * dy + dz * dz <= radius * radius ? 1 : 0;
        });
  }

  /**
   * A torus of label 1 in n³ unit voxels, about the middle; its axis is z, turned about x by the
   * tilt.
   */
  static LabelVolume torus(int n, double ringRadius, double tubeRadius, double tilt) {
    double middle = n / 2.0 + 0.13;
    return of(
        new GridShape(n, n, n),
        (i, j, k) -> {
          double x = i + 0.5 - middle;
          double y = (j + 0.5 - middle) * Math.cos(tilt) - (k + 0.5 - middle) * Math.sin(tilt);
          double z = (j + 0.5 - middle) * Math.sin(tilt) + (k + 0.5 - middle) * Math.cos(tilt);
          return Math.hypot(Math.hypot(x, y) - ringRadius, z) <= tubeRadius ? 1 : 0;
        });
  }

  /** Where sin x cos y + sin y cos z + sin z cos x is above a level, in n³ unit voxels. */
  static LabelVolume gyroid(int n, double cell, double level) {
    double wave = 2 * Math.PI / cell;
    return of(
        new GridShape(n, n, n),
        (i, j, k) -> {
          double x = (i + 0.5) * wave;
          double y = (j + 0.5) * wave;
          double z = (k + 0.5) * wave;
          double value =
              Math.sin(x) * Math.cos(y) + Math.sin(y) * Math.cos(z) + Math.sin(z) * Math.cos(x);
          return value > level ? 1 : 0;
        });
  }

  /** Balls of label 1 about random points with periodic images, in unit voxels. */
  static LabelVolume periodicBalls(int n, double radius, int number, long seed) {
    Random random = new Random(seed);
    byte[][] slices = new byte[n][n * n];
    int reach = (int) Math.ceil(radius) + 1;
    for (int i = 0; i < number; i++) {
      double cx = random.nextDouble() * n;
      double cy = random.nextDouble() * n;
      double cz = random.nextDouble() * n;
      for (int z = (int) cz - reach; z <= cz + reach; z++) {
        for (int y = (int) cy - reach; y <= cy + reach; y++) {
          for (int x = (int) cx - reach; x <= cx + reach; x++) {
            double dx = x + 0.5 - cx;
            double dy = y + 0.5 - cy;
            double dz = z + 0.5 - cz;
            if (dx * dx + dy * dy + dz * dz <= radius * radius) {
              int index = Math.floorMod(y, n) * n + Math.floorMod(x, n);
              slices[Math.floorMod(z, n)][index] = 1;
            }
          }
        }
      }
    }
    return new LabelVolume(
        new GridShape(n, n, n),
        VoxelSize.cube(1),
        slices,
        List.of(),
        Provenance.generated("balls, seed " + seed));
  }

  /** The real three-phase electrode: 256³, pore 0, NMC 85, CBD 170. */
  static LabelVolume electrode() throws IOException {
    return tiff("volumes/electrode.tiff")
        .withPhases(
            List.of(
                new Phase(0, "pore", PhaseRole.VOID),
                new Phase(85, "NMC", PhaseRole.ACTIVE),
                new Phase(170, "CBD", PhaseRole.BINDER)));
  }

  /** The real two-phase sample: 100³, labels 0 and 1. */
  static LabelVolume twoPhaseSample() throws IOException {
    return tiff("volumes/SampleData_2Phase_stack_3d_1bit.tif");
  }

  private static LabelVolume tiff(String name) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(SharedData.file(name).toFile())) {
      reader.setInput(in);
      Raster[] pages = new Raster[reader.getNumImages(true)];
      for (int z = 0; z < pages.length; z++) {
        pages[z] = reader.read(z).getRaster();
      }
      return of(
          new GridShape(pages[0].getWidth(), pages[0].getHeight(), pages.length),
          VoxelSize.cube(100e-9),
          (x, y, z) -> pages[z].getSample(x, y, 0));
    } finally {
      reader.dispose();
    }
  }
}
