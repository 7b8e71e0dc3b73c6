/** Files to volumes and back; results are written to a temporary name and moved. */
package org.voxelyte.io;
