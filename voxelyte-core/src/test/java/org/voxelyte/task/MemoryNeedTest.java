package org.voxelyte.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  @Test
  void whatFitsIsNotWorthAWord() {
    assertThat(MemoryNeed.missing(1000, 1000, "a.tif")).isEmpty();
    assertThat(MemoryNeed.missing(1, "a.tif")).isEmpty();
  }

  @Test
  void whatDoesNotFitSaysNeedRestAndRemedy() {
    assertThat(MemoryNeed.missing(6_400_000_000L, 3_999_000_000L, "a.tif"))
        .contains(
            "a.tif needs 6.4 GB, 4.0 GB free; crop to 62 % of the volume or coarsen it 2-fold, or"
                + " give Java more memory (-Xmx)");
    assertThat(MemoryNeed.missing(Long.MAX_VALUE / 2, "a.tif").orElseThrow())
        .startsWith("a.tif needs 4611686018.4 GB, ");
    assertThat(MemoryNeed.missing(240_000_000, 185_000_000, "a.tif").orElseThrow())
        .startsWith("a.tif needs 240 MB, 185 MB free; crop to 77 %");
    assertThat(MemoryNeed.missing(1000, 0, "a.tif").orElseThrow()).contains("crop to 0 %");
    assertThat(MemoryNeed.missing(1000, 0, "a.tif").filter(MemoryNeed::isToldIn)).isPresent();
    assertThat(MemoryNeed.isToldIn("a.tif needs a label")).isFalse();
  }
}
