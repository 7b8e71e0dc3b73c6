/** Electrodes made from a recipe and a seed. */
package org.voxelyte.generation;
