/** Quantities in SI: parsing what people type, printing what they read. */
package org.voxelyte.units;
