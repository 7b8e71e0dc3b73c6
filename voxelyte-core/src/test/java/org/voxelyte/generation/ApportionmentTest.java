package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voxelyte.generation.Ingredient.Overlapping;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** How many voxels each phase gets. */
class ApportionmentTest {
  private static final GridShape SHAPE = new GridShape(10, 10, 10);

  private static Apportionment of(OptionalDouble voids, Amount... amounts) {
    List<Ingredient> ingredients = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      ingredients.add(
          new Ingredient(
              Phase.named(i + 1, "P" + i),
              new ParticleShape.Sphere(new ParticleSizes.Mono(1e-6)),
              amounts[i],
              Overlapping.FREE,
              Optional.empty()));
    }
    return Apportionment.of(
        new Recipe(
            SHAPE,
            1e-6,
            Set.of(),
            new VoidSpace(new Phase(0, "void", PhaseRole.VOID), voids, Optional.empty()),
            ingredients,
            List.of()));
  }

  private static OptionalDouble voids(double fraction) {
    return OptionalDouble.of(fraction);
  }

  @Test
  void sharesOfSolidAndOfVolumeDifferByTheVoid() {
    Apportionment shares = of(voids(0.2), new Amount.OfSolid(0.5), new Amount.OfVolume(0.4));
    assertThat(shares.count(0)).isEqualTo(400);
    assertThat(shares.count(1)).isEqualTo(400);
    assertThat(shares.voids()).isEqualTo(200);
  }

  @Test
  void oneWithoutAmountTakesTheRest() {
    Apportionment shares = of(voids(0.15), new Amount.OfSolid(0.7), new Amount.Rest());
    assertThat(shares.count(0)).isEqualTo(595);
    assertThat(shares.count(1)).isEqualTo(255);
  }

  /** Thirds are no whole voxels: the last takes what is left, and the void is exact. */
  @Test
  void roundingNeverTouchesTheVoid() {
    double third = 1.0 / 3;
    Apportionment shares =
        of(
            voids(0.001),
            new Amount.OfSolid(third),
            new Amount.OfSolid(third),
            new Amount.OfSolid(third));
    assertThat(shares.voids()).isEqualTo(1);
    assertThat(shares.count(0) + shares.count(1) + shares.count(2)).isEqualTo(999);
  }

  @Test
  void withoutVoidItIsWhatIsLeft() {
    assertThat(of(OptionalDouble.empty(), new Amount.OfVolume(0.3)).voids()).isEqualTo(700);
  }

  /** The paper's binder: V(B) : V(AM) = 0.1, the electrolyte shares the rest with it. */
  @Test
  void binderIsAMultiple() {
    Apportionment shares =
        of(voids(0.15), new Amount.OfSolid(0.7), new Amount.Ratio("P0", 0.1), new Amount.Rest());
    assertThat(shares.count(1)).isEqualTo(60);
    assertThat(shares.count(2)).isEqualTo(850 - 595 - 60);
  }

  @Test
  void aMultipleMayStandBeforeWhatItIsAMultipleOf() {
    assertThat(
            of(OptionalDouble.empty(), new Amount.Ratio("P1", 2), new Amount.OfVolume(0.1))
                .count(0))
        .isEqualTo(200);
  }

  /** 7 : 3 by mass at 4.76 and 1.87 g/cm³ is 1.4706 : 1.6043 by volume. */
  @Test
  void massPartsBecomeVolumes() {
    Apportionment shares =
        of(voids(0), new Amount.MassParts(7, 4760), new Amount.MassParts(3, 1870));
    assertThat(shares.count(0)).isEqualTo(478);
    assertThat(shares.count(1)).isEqualTo(522);
  }

  /** Mass parts leave room for what is a multiple of them. */
  @Test
  void massPartsLeaveRoomForMultiples() {
    Apportionment shares =
        of(
            voids(0),
            new Amount.MassParts(1, 1000),
            new Amount.Ratio("P0", 0.5),
            new Amount.MassParts(1, 1000));
    assertThat(shares.count(0)).isEqualTo(400);
    assertThat(shares.count(1)).isEqualTo(200);
    assertThat(shares.count(2)).isEqualTo(400);
  }

  @Test
  void refusesWhatCannotBeHadTogether() {
    assertThatThrownBy(() -> of(voids(0.2), new Amount.OfVolume(0.6), new Amount.OfVolume(0.5)))
        .hasMessageContaining("1.1 of the volume")
        .hasMessageContaining("0.7272");
    assertThatThrownBy(() -> of(voids(0.2), new Amount.OfVolume(0.5)))
        .hasMessageContaining("add up to 0.7")
        .hasMessageContaining("leave the amount");
    assertThatThrownBy(() -> of(voids(0.2), new Amount.OfSolid(1), new Amount.Rest()))
        .hasMessageContaining("nothing is left for P1");
    assertThatThrownBy(() -> of(OptionalDouble.empty(), new Amount.OfSolid(0.5)))
        .hasMessageContaining("void: 0.15");
    assertThatThrownBy(() -> of(OptionalDouble.empty(), new Amount.Rest()))
        .hasMessageContaining("void: 0.15");
    assertThatThrownBy(() -> of(voids(0.2), new Amount.Ratio("NMC", 1)))
        .hasMessageContaining("NMC, which the recipe does not put");
    assertThatThrownBy(() -> of(voids(0.2), new Amount.Ratio("P1", 1), new Amount.Ratio("P0", 1)))
        .hasMessageContaining("no amount itself");
    assertThatThrownBy(() -> of(voids(0.2), new Amount.MassParts(1, 1e3), new Amount.Rest()))
        .hasMessageContaining("give P1 an amount");
  }

  @Test
  void refusesAmountsOutOfRange() {
    assertThatThrownBy(() -> new Amount.OfVolume(1)).hasMessageContaining("of_volume");
    assertThatThrownBy(() -> new Amount.OfSolid(Double.NaN)).hasMessageContaining("of_solid");
    assertThatThrownBy(() -> new Amount.Ratio("A", -0.1)).hasMessageContaining("ratio");
    assertThatThrownBy(() -> new Amount.Ratio("A", Double.NaN)).hasMessageContaining("ratio");
    assertThatThrownBy(() -> new Amount.MassParts(1, -1)).hasMessageContaining("density");
    assertThatThrownBy(() -> new Amount.MassParts(0, 1)).hasMessageContaining("mass_parts");
  }
}
