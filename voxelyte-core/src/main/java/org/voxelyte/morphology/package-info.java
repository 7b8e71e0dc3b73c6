/** What is where, and what is connected: fractions, clusters, reach, interfaces. */
package org.voxelyte.morphology;
