package org.voxelyte.report;

import java.io.IOException;

/** A figure of the report. */
final class Figure {
  private final String name;
  private final String title;
  private final String caption;
  private final Drawing drawing;
  private String svg;

  /**
   * Makes a figure.
   *
   * @param name file name without suffix
   * @param title what it shows, one line without markup
   * @param caption definitions, boundary conditions and denominators, without markup
   * @param drawing the drawing
   */
  Figure(String name, String title, String caption, Drawing drawing) {
    this.name = name;
    this.title = title;
    this.caption = caption;
    this.drawing = drawing;
  }

  String name() {
    return name;
  }

  String title() {
    return title;
  }

  String caption() {
    return caption;
  }

  Drawing drawing() {
    return drawing;
  }

  /** Returns the drawing as SVG, written once: the page and a file of its own hold the same. */
  synchronized String svg() throws IOException {
    if (svg == null) {
      svg = SvgWriter.of(drawing, title);
    }
    return svg;
  }
}
