package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.volume.LabelMap;

/**
 * Finds the particles of a label in a section row by row, as ImageJ's particle analyser does:
 * pixels that touch by edge or corner belong together, and each particle is erased when it is
 * measured.
 */
final class SectionParticles {
  private final int width;
  private final int height;
  private final boolean[] inside;
  private int[] stack = new int[64];
  private int stacked;
  private boolean touchesEdge;

  /** The particle of each pixel, from 1; empty if nobody asks. */
  private final int[] numbers;

  private int number;

  private SectionParticles(LabelMap section, int label, int[] numbers) {
    this.numbers = numbers;
    this.width = section.width();
    this.height = section.height();
    this.inside = new boolean[section.labels().length];
    byte wanted = (byte) label;
    for (int i = 0; i < inside.length; i++) {
      inside[i] = section.labels()[i] == wanted;
    }
  }

  /** Returns the particles that the options take, in order of their first pixels. */
  static List<SectionParticle> find(LabelMap section, int label, SectionOptions options) {
    return find(section, label, options, new int[0]);
  }

  /**
   * Returns all particles, and gives each pixel the place of its particle in the list, from 1.
   *
   * @param numbers a zero per pixel
   */
  static List<SectionParticle> number(LabelMap section, int label, int[] numbers) {
    return find(section, label, SectionOptions.DEFAULT, numbers);
  }

  private static List<SectionParticle> find(
      LabelMap section, int label, SectionOptions options, int[] numbers) {
    SectionParticles search = new SectionParticles(section, label, numbers);
    double minimum = options.minimumArea() / (section.pixelWidth() * section.pixelHeight());
    List<SectionParticle> found = new ArrayList<>();
    for (int y = 0; y < search.height; y++) {
      for (int x = 0; x < search.width; x++) {
        if (!search.inside[y * search.width + x]) {
          continue;
        }
        SectionOutline outline = SectionOutline.around(search::at, x, y);
        search.touchesEdge = false;
        search.number = found.size() + 1;
        long pixels = options.includeHoles() ? search.clear(outline) : search.clear(x, y);
        if (pixels >= minimum && !(options.excludeEdgeParticles() && search.touchesEdge)) {
          found.add(
              SectionParticle.of(pixels, outline, section.pixelWidth(), section.pixelHeight()));
        }
      }
    }
    return found;
  }

  private boolean at(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && inside[y * width + x];
  }

  /** Erases all within an outline and returns its pixels. */
  private long clear(SectionOutline outline) {
    long pixels = 0;
    long[] crossings = outline.crossings();
    for (int i = 0; i < crossings.length; i += 2) {
      int y = (int) (crossings[i] >> 32);
      pixels += clearRun(y, (int) crossings[i], (int) crossings[i + 1]);
    }
    return pixels;
  }

  /** Erases the particle of a pixel and returns its pixels. */
  private long clear(int startX, int startY) {
    long pixels = 0;
    push(startY * width + startX);
    while (stacked > 0) {
      int pixel = stack[--stacked];
      if (!inside[pixel]) {
        continue;
      }
      int y = pixel / width;
      int from = pixel - y * width;
      int to = from + 1;
      while (at(from - 1, y)) {
        from--;
      }
      while (at(to, y)) {
        to++;
      }
      pixels += clearRun(y, from, to);
      pushRuns(y - 1, from - 1, to);
      pushRuns(y + 1, from - 1, to);
    }
    return pixels;
  }

  private long clearRun(int y, int from, int to) {
    Arrays.fill(inside, y * width + from, y * width + to, false);
    if (numbers.length > 0) {
      Arrays.fill(numbers, y * width + from, y * width + to, number);
    }
    touchesEdge |= y == 0 || y == height - 1 || from == 0 || to == width;
    return (long) to - from;
  }

  /** Pushes the first pixel of each run of a row that has pixels between these two. */
  private void pushRuns(int y, int first, int last) {
    for (int x = first; x <= last; x++) {
      if (at(x, y) && (x == first || !at(x - 1, y))) {
        push(y * width + x);
      }
    }
  }

  private void push(int pixel) {
    if (stacked == stack.length) {
      stack = Arrays.copyOf(stack, 2 * stacked);
    }
    stack[stacked++] = pixel;
  }
}
