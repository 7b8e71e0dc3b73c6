package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.transport.NetworkQuestions;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class PathStartTest {
  private static final LabelVolume VOLUME =
      new LabelVolume(
          new GridShape(10, 20, 30),
          new VoxelSize(1e-7, 2e-7, 3e-7),
          new byte[30][200],
          List.of(),
          Provenance.generated("test"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,2,3; 1; 2; 3; 1",
        " 1 , 2 ,3; 1; 2; 3; 1",
        "0.1um,0.4um,0.9um; 1; 2; 3; 1",
        "150nm,0.5um,1um; 1; 2; 3; 1",
        "1um,4um,9um; 9; 19; 29; 1",
        "1:2,2:3,3:4; 1; 2; 3; 8"
      })
  void voxelsWindowsAndPositions(String text, int x, int y, int z, long voxels) {
    Box box = new PathStart(text).in(VOLUME).window();
    assertThat(box.x()).isEqualTo(x);
    assertThat(box.y()).isEqualTo(y);
    assertThat(box.z()).isEqualTo(z);
    assertThat(box.shape().voxels()).isEqualTo(voxels);
  }

  @Test
  void aPhaseByNameOrLabel() {
    LabelVolume named = VOLUME.withPhases(List.of(new Phase(0, "grain 7", PhaseRole.ACTIVE)));
    for (String text : List.of("grain 7", " 0")) {
      NetworkQuestions.Start start = new PathStart(text).in(named);
      assertThat(start.window().shape()).isEqualTo(named.shape());
      assertThat(start.label()).hasValue(0);
    }
    assertThatThrownBy(() -> new PathStart("grain 8").in(named))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grain 8")
        .hasMessageContaining("grain 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2", "1,2,3,4", "a,b,c", "1,2,-3", "1S/m,2um,3um", "1:,2,3", ""})
  void refusesWhatIsNoPlace(String text) {
    assertThatThrownBy(() -> new PathStart(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10,2,3", "1,2,30", "1.1um,2um,3um", "1,99999999999,3", "5:2,1,1"})
  void refusesWhatLiesOutside(String text) {
    PathStart start = new PathStart(text);
    assertThatThrownBy(() -> start.in(VOLUME)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileNeedsPathwaysAndAKnownName() {
    Optional<String> file = Optional.of("ways.vtp");
    assertThatThrownBy(() -> new NetworkMeasure(true, 0, List.of(), 1, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--pathways");
    assertThatThrownBy(() -> new NetworkMeasure(true, 5, List.of(), 1, Optional.of("ways.txt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".vtp");
    assertThat(new NetworkMeasure(true, 5, List.of(), 1, file).file()).isEqualTo(file);
  }
}
