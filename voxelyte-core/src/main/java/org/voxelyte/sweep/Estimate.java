package org.voxelyte.sweep;

/**
 * A parameter of a fit.
 *
 * @param value the estimate
 * @param standardError of the estimate; NaN where the data leave no freedom to tell
 */
public record Estimate(double value, double standardError) {}
