/** Benchmarks: of single methods by JMH, of the whole program as a process. Never shipped. */
package org.voxelyte.bench;
