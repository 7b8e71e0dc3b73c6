/** Conduction through voxel volumes: effective conductivity and tortuosity factor. */
package org.voxelyte.transport;
