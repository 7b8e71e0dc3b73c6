/** The command line: builds a study from its arguments and runs it; computes nothing itself. */
package org.voxelyte.cli;
