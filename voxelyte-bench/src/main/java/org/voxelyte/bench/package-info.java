/**
 * Benchmarks: of single methods by JMH, of the whole program as a process, of the conduction solver
 * against others. Never shipped.
 */
package org.voxelyte.bench;
