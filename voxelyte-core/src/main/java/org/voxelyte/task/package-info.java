/** Progress, cancellation and threads of long work. */
package org.voxelyte.task;
