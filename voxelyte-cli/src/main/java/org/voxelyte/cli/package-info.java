/** The {@code voxelyte} command: builds a study from arguments, runs it, prints what came out. */
package org.voxelyte.cli;
