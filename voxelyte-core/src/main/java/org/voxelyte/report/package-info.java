/**
 * The report, its figures and its tables.
 *
 * <p>A figure is a {@code Drawing}, a list of marks, made once and written as SVG and as PNG; the
 * page holds the SVG, so that its text and axes follow the reader's light or dark screen.
 */
package org.voxelyte.report;
