/** Studies over many generated structures: points, a resumable run, tables, fits. */
package org.voxelyte.sweep;
