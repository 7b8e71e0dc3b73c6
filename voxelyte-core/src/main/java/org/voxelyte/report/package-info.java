/** The report, its figures and its tables. */
package org.voxelyte.report;
