package org.voxelyte.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Outlines of letters, so that figures look the same on every machine and need no font on it.
 *
 * <p>Latin, Greek, Cyrillic, superscripts, subscripts and the signs that figures use. A letter
 * outside of these is drawn with the machine's sans-serif font where there is one that has it, and
 * as an empty box otherwise; the SVG carries the letter itself in any case.
 */
final class Letters {
  private static final double UNITS_PER_EM = 2048;
  private static final int MISSING = 0x25a1;
  private static final Map<Integer, Letter> BUILT_IN = read();

  private record Letter(double advance, Path2D outline) {}

  private Letters() {}

  /** Returns the width of a text in points. */
  static double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> letter(c).advance()).sum() * size / UNITS_PER_EM;
  }

  /** Returns the text, shortened with "…" so that it is no wider than so many points. */
  static String fit(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** Returns the outline of a text whose baseline starts at (0, 0), in points, y down. */
  static Path2D outline(String text, double size) {
    Path2D path = new Path2D.Double();
    double scale = size / UNITS_PER_EM;
    double x = 0;
    for (int c : text.codePoints().toArray()) {
      Letter letter = letter(c);
      AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
      place.scale(scale, scale);
      path.append(letter.outline().getPathIterator(place), false);
      x += letter.advance() * scale;
    }
    return path;
  }

  /** Returns whether the letter is among those that need no font on the machine. */
  static boolean isBuiltIn(int codePoint) {
    return BUILT_IN.containsKey(codePoint);
  }

  private static Letter letter(int codePoint) {
    Letter letter = BUILT_IN.get(codePoint);
    if (letter != null) {
      return letter;
    }
    Letter fromMachine = MachineFont.letter(codePoint);
    return fromMachine != null ? fromMachine : BUILT_IN.get(MISSING);
  }

  private static Map<Integer, Letter> read() {
    Map<Integer, Letter> letters = new HashMap<>();
    try (InputStream in = Letters.class.getResourceAsStream("letters.txt")) {
      if (in == null) {
        throw new IllegalStateException("letters.txt is missing from the program's jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split(" ", 3);
          Path2D outline = parts.length > 2 ? path(parts[2]) : new Path2D.Double();
          letters.put(
              Integer.parseInt(parts[0], 16), new Letter(Double.parseDouble(parts[1]), outline));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(letters);
  }

  private static Path2D path(String commands) {
    Path2D path = new Path2D.Double();
    int at = 0;
    while (at < commands.length()) {
      char command = commands.charAt(at++);
      int end = at;
      while (end < commands.length() && !Character.isLetter(commands.charAt(end))) {
        end++;
      }
      String[] p = commands.substring(at, end).split(",");
      at = end;
      switch (command) {
        case 'M' -> path.moveTo(Double.parseDouble(p[0]), Double.parseDouble(p[1]));
        case 'L' -> path.lineTo(Double.parseDouble(p[0]), Double.parseDouble(p[1]));
        case 'Q' ->
            path.quadTo(
                Double.parseDouble(p[0]),
                Double.parseDouble(p[1]),
                Double.parseDouble(p[2]),
                Double.parseDouble(p[3]));
        case 'Z' -> path.closePath();
        default -> throw new IllegalStateException("letters.txt: unknown command " + command);
      }
    }
    return path;
  }

  /** The machine's own font, if Java can use one. */
  private static final class MachineFont {
    private static final Font FONT = find();

    static Letter letter(int codePoint) {
      if (FONT == null || !FONT.canDisplay(codePoint)) {
        return null;
      }
      var glyphs =
          FONT.createGlyphVector(
              new FontRenderContext(null, true, true), Character.toString(codePoint));
      return new Letter(
          glyphs.getGlyphMetrics(0).getAdvanceX(), new Path2D.Double(glyphs.getOutline()));
    }

    /**
     * Without fontconfig or fonts Java throws on first use: a RuntimeException, an InternalError or
     * a plain Error, by version.
     */
    private static Font find() {
      try {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) UNITS_PER_EM);
        return font.canDisplay('x') ? font : null;
      } catch (RuntimeException | Error e) {
        return null;
      }
    }
  }
}
