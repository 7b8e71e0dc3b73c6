package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;

/**
 * The particles of a phase in one section as {@link SectionSeries} takes them by default, each with
 * its number and its place: numbered from 1 in order of their first pixels, row after row, as
 * ImageJ's particle analyser numbers them.
 *
 * @param phase the phase
 * @param section labels of the pixels
 * @param numbers of the particle of each pixel, row after row; 0 outside the phase
 * @param particles in order of numbers
 */
public record SectionMap(Phase phase, LabelMap section, int[] numbers, List<Numbered> particles) {
  /** Copies the list. */
  public SectionMap {
    particles = List.copyOf(particles);
  }

  /**
   * A particle and the largest square of pixels in it, where its number may be written.
   *
   * @param number from 1
   * @param particle what is measured of it
   * @param column the square's first column
   * @param row its first row
   * @param side its side, pixels; of equal squares the first that ends
   */
  public record Numbered(int number, SectionParticle particle, int column, int row, int side) {}

  /** Finds the particles of a section. Memory: 9 bytes a pixel. */
  public static SectionMap of(LabelMap section, Phase phase) {
    int width = section.width();
    int[] numbers = new int[section.labels().length];
    List<SectionParticle> found = SectionParticles.number(section, phase.label(), numbers);
    int[] sides = new int[found.size()];
    int[] ends = new int[found.size()];
    // The side of the largest square that ends at each pixel of the row, and of the row before.
    int[] above = new int[width];
    int[] own = new int[width];
    for (int i = 0; i < numbers.length; i++) {
      int column = i % width;
      if (column == 0) {
        int[] swap = above;
        above = own;
        own = swap;
      }
      if (numbers[i] == 0) {
        own[column] = 0;
        continue;
      }
      boolean hasCorner = column > 0 && i >= width;
      own[column] =
          hasCorner ? 1 + Math.min(own[column - 1], Math.min(above[column], above[column - 1])) : 1;
      int particle = numbers[i] - 1;
      if (own[column] > sides[particle]) {
        sides[particle] = own[column];
        ends[particle] = i;
      }
    }
    List<Numbered> particles = new ArrayList<>();
    for (int p = 0; p < sides.length; p++) {
      particles.add(
          new Numbered(
              p + 1,
              found.get(p),
              ends[p] % width - sides[p] + 1,
              ends[p] / width - sides[p] + 1,
              sides[p]));
    }
    return new SectionMap(phase, section, numbers, particles);
  }
}
