package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * What a generated electrode is made of. Phases are put in the order given; what is there keeps its
 * voxels. Lengths in m.
 *
 * @param shape voxels along each axis
 * @param voxel edge of a voxel, m
 * @param periodic axes along which the structure goes on at the other end; walls at the others
 * @param voids the voids
 * @param ingredients the phases, in order; at least one
 * @param coatings contact resistances between them
 * @param shaken rounds of random steps that packed spheres make without overlap after they are
 *     packed; 0 for none
 */
public record Recipe(
    GridShape shape,
    double voxel,
    Set<Axis> periodic,
    VoidSpace voids,
    List<Ingredient> ingredients,
    List<Coating> coatings,
    int shaken) {
  /** Checks names, labels and what refers to what. */
  public Recipe {
    if (!(voxel > 0 && voxel < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("voxel must be positive, got " + voxel + " m");
    }
    periodic = Set.copyOf(periodic);
    ingredients = List.copyOf(ingredients);
    coatings = List.copyOf(coatings);
    if (ingredients.isEmpty()) {
      throw new IllegalArgumentException("the recipe puts no phase; give at least one under put");
    }
    Set<String> names = new HashSet<>(Set.of(voids.phase().name()));
    Set<Integer> labels = new HashSet<>(Set.of(voids.phase().label()));
    long rests = 0;
    for (Ingredient ingredient : ingredients) {
      requireEarlier(ingredient, names, voids.phase().name());
      if (!names.add(ingredient.name())) {
        throw new IllegalArgumentException("the phase " + ingredient.name() + " is put twice");
      }
      if (!labels.add(ingredient.phase().label())) {
        throw new IllegalArgumentException(
            "the label " + ingredient.phase().label() + " of " + ingredient.name() + " is taken");
      }
      if (ingredient.amount() instanceof Amount.Rest) {
        rests++;
      }
    }
    if (rests > 1) {
      throw new IllegalArgumentException("only one phase can go without an amount, got " + rests);
    }
    if (voids.balls().isPresent()
        && !(ingredients.get(ingredients.size() - 1).amount() instanceof Amount.Rest)) {
      throw new IllegalArgumentException(
          "round voids are cut from the phase that fills the rest; put one without an amount last");
    }
    if (voids.balls().isPresent()) {
      requireFilling(ingredients.get(ingredients.size() - 1));
    }
    requireOneOverlap(ingredients);
    Set<Set<String>> coated = new HashSet<>();
    requireShakeable(ingredients, shaken);
    for (Coating coating : coatings) {
      if (!coated.add(new HashSet<>(List.of(coating.a(), coating.b())))) {
        throw new IllegalArgumentException(
            "two coatings lie between " + coating.a() + " and " + coating.b() + "; keep one");
      }
      for (String name : List.of(coating.a(), coating.b())) {
        if (!names.contains(name)) {
          throw new IllegalArgumentException(
              "a coating lies on "
                  + name
                  + ", which the recipe does not put; it puts "
                  + names(ingredients));
        }
      }
    }
  }

  /** What round voids are cut from takes every voxel there is: it has no places of its own. */
  private static void requireFilling(Ingredient last) {
    if (last.isPacked()
        || last.shape() instanceof ParticleShape.Meniscus
        || last.gradient().isPresent()) {
      throw new IllegalArgumentException(
          "round voids are cut from "
              + last.name()
              + ", which fills everything else, so it cannot be packed, be a meniscus or have a"
              + " gradient; give it overlap: free and no gradient, or leave the voids without"
              + " shape");
    }
  }

  /** Phases that are packed are packed together, so they overlap together or not at all. */
  private static void requireOneOverlap(List<Ingredient> ingredients) {
    List<Ingredient> packed = ingredients.stream().filter(Ingredient::isPacked).toList();
    for (Ingredient each : packed) {
      if (each.overlap() != packed.get(0).overlap()) {
        throw new IllegalArgumentException(
            packed.get(0).name()
                + " and "
                + each.name()
                + " are packed together, so both need the same overlap, none or least");
      }
    }
  }

  /** Creates a recipe whose spheres stay where they are packed. */
  public Recipe(
      GridShape shape,
      double voxel,
      Set<Axis> periodic,
      VoidSpace voids,
      List<Ingredient> ingredients,
      List<Coating> coatings) {
    this(shape, voxel, periodic, voids, ingredients, coatings, 0);
  }

  private static void requireShakeable(List<Ingredient> ingredients, int rounds) {
    if (rounds < 0) {
      throw new IllegalArgumentException("rounds of shaking must not be negative, got " + rounds);
    }
    if (rounds == 0) {
      return;
    }
    if (ingredients.stream().noneMatch(Ingredient::isPacked)) {
      throw new IllegalArgumentException(
          "nothing is packed, so nothing can be shaken; leave out shaken, or the overlap of"
              + " spheres");
    }
    for (Ingredient ingredient : ingredients) {
      boolean hard =
          ingredient.shape() instanceof ParticleShape.Sphere
              && ingredient.overlap() == Ingredient.Overlapping.NONE;
      if (ingredient.isPacked() && !hard) {
        throw new IllegalArgumentException(
            ingredient.name()
                + " cannot be shaken, only spheres without overlap can; leave out shaken");
      }
      if (ingredient.isPacked() && ingredient.gradient().isPresent()) {
        throw new IllegalArgumentException(
            ingredient.name() + " has a gradient, which shaking would even out; leave out one");
      }
    }
  }

  /** A phase can only lie around or on one that is already there. */
  private static void requireEarlier(Ingredient ingredient, Set<String> earlier, String voidName) {
    ParticleShape shape = ingredient.shape();
    String other = "";
    if (shape instanceof ParticleShape.Meniscus meniscus) {
      other = meniscus.around();
    } else if (shape instanceof ParticleShape.Fibre fibre) {
      other = fibre.site().surfaceOf().orElse("");
    } else if (shape instanceof ParticleShape.Flake flake) {
      other = flake.site().surfaceOf().orElse("");
    } else if (shape instanceof ParticleShape.Agglomerate agglomerate) {
      other = agglomerate.site().surfaceOf().orElse("");
    }
    if (!other.isEmpty() && (!earlier.contains(other) || other.equals(voidName))) {
      throw new IllegalArgumentException(
          ingredient.name() + " lies on " + other + ", which must be put before it");
    }
  }

  private static String names(List<Ingredient> ingredients) {
    return ingredients.stream().map(Ingredient::name).collect(Collectors.joining(", "));
  }

  /**
   * Returns the recipe if its amounts can be had together.
   *
   * @throws IllegalArgumentException if they cannot, with the nearest that can
   */
  public static Recipe apportioned(Recipe recipe) {
    Apportionment shares = Apportionment.of(recipe);
    for (int i = 0; i < recipe.ingredients.size(); i++) {
      if (shares.count(i) == 0 && !recipe.ingredients.get(i).isAbsent()) {
        throw new IllegalArgumentException(
            recipe.ingredients.get(i).name() + " would get no voxel; give a larger box or amount");
      }
    }
    return recipe;
  }

  /** Returns the phases in order of labels, voids among them. */
  public List<Phase> phases() {
    List<Phase> phases = new ArrayList<>(ingredients.stream().map(Ingredient::phase).toList());
    phases.add(voids.phase());
    phases.sort(Comparator.comparingInt(Phase::label));
    return phases;
  }

  /** Returns the edges of a voxel. */
  public VoxelSize voxelSize() {
    return VoxelSize.cube(voxel);
  }

  /** Returns the box that particles are packed into. */
  PackingBox box() {
    return new PackingBox(
        shape.nx() * voxel,
        shape.ny() * voxel,
        shape.nz() * voxel,
        periodic.contains(Axis.X),
        periodic.contains(Axis.Y),
        periodic.contains(Axis.Z));
  }

  /** Returns the voxels that bodies are cut into. */
  VoxelGrid grid() {
    return new VoxelGrid(
        shape,
        voxelSize(),
        periodic.contains(Axis.X),
        periodic.contains(Axis.Y),
        periodic.contains(Axis.Z));
  }

  @Override
  public String toString() {
    return names(ingredients) + " in " + shape + " voxels of " + Quantity.length(voxel);
  }
}
