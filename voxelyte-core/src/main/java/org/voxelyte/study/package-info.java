/** One recorded study: source, steps and measures, replayable to the same numbers. */
package org.voxelyte.study;
