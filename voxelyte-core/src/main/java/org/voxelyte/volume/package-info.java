/** Voxel volumes: labels, greys, fields and components, one primitive array per z-slice. */
package org.voxelyte.volume;
