/** What structures allow in a cell: current densities and C-rates. */
package org.voxelyte.electrochemistry;
