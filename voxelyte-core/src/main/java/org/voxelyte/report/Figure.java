package org.voxelyte.report;

/**
 * A figure of the report.
 *
 * @param name file name without suffix
 * @param title what it shows, one line without markup
 * @param caption definitions, boundary conditions and denominators, without markup
 * @param drawing the drawing
 */
record Figure(String name, String title, String caption, Drawing drawing) {}
