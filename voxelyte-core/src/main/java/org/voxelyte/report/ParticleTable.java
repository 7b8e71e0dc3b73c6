package org.voxelyte.report;

import java.util.List;
import org.voxelyte.transport.ParticleCurrents;

/** The share of the current through each particle as comma-separated values. */
public final class ParticleTable {
  private ParticleTable() {}

  /** Returns a row for each drive, axis, phase and particle. */
  public static String of(List<ConductionCase> cases) {
    Tables.Csv csv = new Tables.Csv();
    csv.row("drive", "axis", "phase", "particle", "voxels", "current_share");
    csv.more("touches_first", "touches_last");
    for (ConductionCase conduction : cases) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        for (ParticleFlow flow : axis.particles()) {
          for (ParticleCurrents.Share share : flow.currents().particles()) {
            csv.row(conduction.drive(), axis.axis().key(), flow.currents().phase().name());
            csv.more(share.id(), share.voxels(), share.share());
            csv.more(share.atFirst() ? 1 : 0, share.atLast() ? 1 : 0);
          }
        }
      }
    }
    return csv.text();
  }
}
