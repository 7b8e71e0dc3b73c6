package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.generation.Ingredient.Overlapping;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;

/**
 * Makes the structure of a recipe: packs what is packed, all phases together; cuts it into voxels;
 * then puts the other phases, in the order of the recipe, into what is free; round voids last.
 *
 * <p>Each phase has exactly the voxels that {@link Apportionment} gives it. Same recipe and seed:
 * same bytes, for any number of threads and on any machine. Memory: 1 byte a voxel and the bodies,
 * some 100 bytes each; menisci take 12 bytes a voxel while they are found.
 */
public final class Generator {
  private static final long MENISCUS_BYTES = 12;

  private final Recipe recipe;

  /** Creates a generator of that recipe. */
  public Generator(Recipe recipe) {
    this.recipe = recipe;
  }

  /**
   * Makes the structure of that seed.
   *
   * @throws IllegalArgumentException if the amounts cannot be had together or particles cannot be
   *     packed, with the nearest that can, or if memory does not suffice, with what is needed
   */
  public Structure make(long seed, TaskContext task) {
    return new Making(seed, task).make();
  }

  /** One structure at work. */
  private final class Making {
    private final long seed;
    private final TaskContext task;
    private final Apportionment counts = Apportionment.of(recipe);
    private final VoxelGrid grid = recipe.grid();
    private final VoxelCanvas canvas;
    private final int free = recipe.voids().phase().label();
    private final Structure.Made[] made = new Structure.Made[recipe.ingredients().size()];
    private Optional<Overlap> overlap = Optional.empty();
    private Optional<BondOrder> order = Optional.empty();
    private OptionalDouble packedFraction = OptionalDouble.empty();

    Making(long seed, TaskContext task) {
      this.seed = seed;
      this.task = task;
      requireMemory();
      this.canvas = new VoxelCanvas(grid);
      canvas.fill(free);
    }

    /** What menisci will need is told before anything is packed. */
    private void requireMemory() {
      boolean menisci =
          recipe.ingredients().stream()
              .anyMatch(each -> each.shape() instanceof ParticleShape.Meniscus && !each.isAbsent());
      MemoryNeed.require(
          (menisci ? 1 + MENISCUS_BYTES : 1) * recipe.shape().voxels(),
          "a structure of " + recipe.shape() + " voxels");
    }

    /** Tells what is too small or too large for box and voxels before anything is packed. */
    private void requireSizes() {
      for (int i = 0; i < made.length; i++) {
        Ingredient ingredient = recipe.ingredients().get(i);
        ParticleShape shape = ingredient.shape();
        if (ingredient.isAbsent() || ingredient.isPacked()) {
          continue;
        }
        String name = ingredient.name();
        if (shape instanceof ParticleShape.Fibre fibre) {
          fibres(fibre, i).requireRoom(grid, counts.count(i), name);
        } else if (shape instanceof ParticleShape.Agglomerate agglomerate) {
          agglomerates(agglomerate, i).requireRoom(grid, counts.count(i), name);
        } else if (shape instanceof ParticleShape.Flake flake) {
          Thinness.refuse("flakes of " + name, "thickness", flake.thickness(), grid);
        } else if (!(shape instanceof ParticleShape.Meniscus) && !fillsRest(ingredient)) {
          requireSize(maker(ingredient), name, i);
        }
      }
      recipe
          .voids()
          .balls()
          .ifPresent(
              sizes -> requireSize(maker(sizes), recipe.voids().phase().name(), made.length));
    }

    private boolean fillsRest(Ingredient ingredient) {
      return ingredient.amount() instanceof Amount.Rest && recipe.voids().balls().isPresent();
    }

    private static BodyMaker maker(Ingredient ingredient) {
      return (x, y, z, random) -> BodyDraw.one(ingredient, random).moved(x, y, z);
    }

    private static BodyMaker maker(ParticleSizes sizes) {
      return (x, y, z, random) -> new Ball(x, y, z, SizeDraw.one(sizes, random) / 2);
    }

    Structure make() {
      requireSizes();
      cutPacked();
      for (int i = 0; i < made.length; i++) {
        task.checkCancelled();
        if (made[i] == null) {
          made[i] = recipe.ingredients().get(i).isAbsent() ? none(i) : put(i);
        }
      }
      recipe.voids().balls().ifPresent(this::cutVoids);
      checkCounts();
      LabelVolume volume =
          canvas.volume(
              recipe.phases(), Provenance.generated("recipe of " + recipe + ", seed " + seed));
      for (int i = 0; i < made.length; i++) {
        Optional<Gradient> gradient = recipe.ingredients().get(i).gradient();
        if (gradient.isPresent()) {
          int label = made[i].phase().label();
          made[i] = made[i].with(LayerShares.of(volume, label, gradient.get(), task));
        }
      }
      return new Structure(volume, Arrays.asList(made), overlap, order, packedFraction);
    }

    /** What {@link Apportionment} promises is what is there, or nothing is handed out. */
    private void checkCounts() {
      long[] found = canvas.counts(task);
      for (int i = 0; i < made.length; i++) {
        Ingredient ingredient = recipe.ingredients().get(i);
        if (found[ingredient.phase().label()] != counts.count(i)) {
          throw new IllegalStateException(
              ingredient.name()
                  + " has "
                  + found[ingredient.phase().label()]
                  + " voxels instead of "
                  + counts.count(i));
        }
      }
    }

    /** A generator's seed of its own for each phase. */
    private long seedOf(int ingredient) {
      return IndexedRandom.mix(seed * 31 + ingredient);
    }

    /** Packs the particles of all phases that are packed, and cuts each into its voxels. */
    private void cutPacked() {
      List<List<ConvexBody>> wanted = new ArrayList<>();
      boolean any = false;
      boolean spheres = true;
      boolean least = false;
      for (int i = 0; i < made.length; i++) {
        Ingredient ingredient = recipe.ingredients().get(i);
        List<ConvexBody> bodies = new ArrayList<>();
        if (ingredient.isPacked() && !ingredient.isAbsent()) {
          any = true;
          spheres &= ingredient.shape() instanceof ParticleShape.Sphere;
          least |= ingredient.overlap() == Overlapping.LEAST;
          bodies.addAll(drawn(ingredient, i));
        }
        wanted.add(bodies);
      }
      if (!any) {
        return;
      }
      List<ConvexBody> all = wanted.stream().flatMap(List::stream).toList();
      List<Gradient> gradients = gradients(wanted);
      List<ConvexBody> placed =
          spheres ? packSpheres(all, gradients, least) : packBodies(all, gradients, least);
      int next = 0;
      for (int i = 0; i < made.length; i++) {
        int size = wanted.get(i).size();
        if (size > 0) {
          made[i] = cut(i, placed.subList(next, next + size));
          next += size;
        }
      }
    }

    private Structure.Made none(int i) {
      return Structure.Made.ofVoxels(recipe.ingredients().get(i).phase(), 0);
    }

    private List<ConvexBody> drawn(Ingredient ingredient, int i) {
      try {
        List<ConvexBody> bodies =
            BodyDraw.toVolume(ingredient, counts.count(i) * voxelVolume(), seedOf(i));
        ParticleSize.refuse(ingredient.name(), bodies, grid);
        return bodies;
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(ingredient.name() + ": " + e.getMessage(), e);
      }
    }

    /** Of each body, none if no phase has one: those without stay even among those with. */
    private List<Gradient> gradients(List<List<ConvexBody>> wanted) {
      List<Gradient> gradients = new ArrayList<>();
      for (int i = 0; i < made.length; i++) {
        Gradient own = recipe.ingredients().get(i).gradient().orElse(Gradient.EVEN);
        gradients.addAll(Collections.nCopies(wanted.get(i).size(), own));
      }
      return gradients.stream().allMatch(Gradient::isEven) ? List.of() : gradients;
    }

    private List<ConvexBody> packSpheres(
        List<ConvexBody> bodies, List<Gradient> gradients, boolean least) {
      double[] radii = bodies.stream().mapToDouble(ConvexBody::reach).toArray();
      PackingOptions options =
          least
              ? PackingOptions.DEFAULT.withAllowedOverlap(1)
              : PackingOptions.DEFAULT.withShakenRounds(recipe.shaken());
      PackedSpheres packed =
          new SpherePacking(options).pack(recipe.box(), radii, gradients, seed, task);
      overlap = Optional.of(packed.overlap());
      order = Optional.of(BondOrder.of(packed, task));
      packedFraction = OptionalDouble.of(packed.fraction());
      List<ConvexBody> placed = new ArrayList<>();
      for (int i = 0; i < packed.count(); i++) {
        placed.add(new Ball(packed.x(i), packed.y(i), packed.z(i), packed.radius(i)));
      }
      return placed;
    }

    private List<ConvexBody> packBodies(
        List<ConvexBody> bodies, List<Gradient> gradients, boolean least) {
      BodyPacking.Packing packed =
          new BodyPacking(recipe.box()).pack(bodies, gradients, least, seed, task);
      overlap = Optional.of(packed.overlap());
      packedFraction = OptionalDouble.of(packed.fraction());
      return packed.bodies();
    }

    private Structure.Made cut(int i, List<ConvexBody> bodies) {
      Ingredient ingredient = recipe.ingredients().get(i);
      ExactCut.Result result =
          new ExactCut(grid, bodies)
              .take(
                  canvas,
                  free,
                  ingredient.phase().label(),
                  counts.count(i),
                  ingredient.name(),
                  task);
      return new Structure.Made(
          ingredient.phase(),
          result.voxels(),
          bodies.size(),
          result.voxelShare(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.of(new BodyIds(grid, bodies, task)));
    }

    private Structure.Made put(int i) {
      Ingredient ingredient = recipe.ingredients().get(i);
      ParticleShape shape = ingredient.shape();
      long count = counts.count(i);
      int label = ingredient.phase().label();
      String name = ingredient.name();
      if (shape instanceof ParticleShape.Meniscus meniscus) {
        Meniscus menisci = new Meniscus(label(meniscus.around()));
        return Structure.Made.of(
            ingredient.phase(), menisci.fill(canvas, free, label, count, name, task));
      }
      if (fillsRest(ingredient)) {
        fillRest(label);
        return Structure.Made.ofVoxels(ingredient.phase(), counts.count(i));
      }
      Filled filled;
      if (shape instanceof ParticleShape.Fibre fibre) {
        filled = fibres(fibre, i).grow(canvas, free, label, count, name, task).filled();
      } else if (shape instanceof ParticleShape.Flake flake) {
        filled = flakes(flake, i).put(canvas, free, label, count, name, task);
      } else if (shape instanceof ParticleShape.Agglomerate agglomerate) {
        filled = agglomerates(agglomerate, i).grow(canvas, free, label, count, name, task);
      } else {
        DensityProfile density =
            ingredient
                .gradient()
                .map(each -> new DensityProfile(each.axis(), each.first(), each.last()))
                .orElse(DensityProfile.EVEN);
        filled =
            new FreeFill(maker(ingredient), density, seedOf(i))
                .fill(canvas, free, label, count, name, task);
      }
      return new Structure.Made(
          ingredient.phase(),
          filled.voxels(),
          filled.things(),
          OptionalDouble.empty(),
          // Pieces of a fibre always overlap their neighbours, which tells nothing.
          shape instanceof ParticleShape.Fibre
              ? OptionalDouble.empty()
              : OptionalDouble.of(filled.overlappedShare()),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.of(filled.ids(grid, task)));
    }

    /** Gives all voxels that are left to a phase. */
    private void fillRest(int label) {
      for (int z = 0; z < grid.shape().nz(); z++) {
        byte[] slice = canvas.slice(z);
        for (int i = 0; i < slice.length; i++) {
          if (slice[i] == (byte) free) {
            slice[i] = (byte) label;
          }
        }
      }
    }

    private FibreGrowth fibres(ParticleShape.Fibre fibre, int i) {
      FibreGrowth.Shape shape =
          new FibreGrowth.Shape(
              fibre.diameter(),
              random -> BodyDraw.length(fibre.length(), random),
              fibre.persistence().orElse(Double.POSITIVE_INFINITY));
      return fibre
          .site()
          .surfaceOf()
          .map(phase -> FibreGrowth.on(label(phase), shape, seedOf(i)))
          .orElseGet(() -> FibreGrowth.within(shape, seedOf(i)));
    }

    private Flakes flakes(ParticleShape.Flake flake, int i) {
      return flake
          .site()
          .surfaceOf()
          .map(phase -> Flakes.on(label(phase), flake.diameter(), flake.thickness(), seedOf(i)))
          .orElseGet(() -> Flakes.within(flake.diameter(), flake.thickness(), seedOf(i)));
    }

    private Agglomerates agglomerates(ParticleShape.Agglomerate agglomerate, int i) {
      Agglomerates.Shape shape =
          new Agglomerates.Shape(
              agglomerate.diameter(), agglomerate.number(), Agglomerates.Attachment.DIFFUSION);
      return agglomerate
          .site()
          .surfaceOf()
          .map(phase -> Agglomerates.on(label(phase), shape, seedOf(i)))
          .orElseGet(() -> Agglomerates.within(shape, seedOf(i)));
    }

    /** Cuts round voids out of the phase that fills the rest. */
    private void cutVoids(ParticleSizes sizes) {
      Ingredient last = recipe.ingredients().get(made.length - 1);
      new FreeFill(maker(sizes), seedOf(made.length))
          .fill(
              canvas,
              last.phase().label(),
              free,
              counts.voids(),
              recipe.voids().phase().name(),
              task);
    }

    /** Looks at some bodies such as will be put, before the first is. */
    private void requireSize(BodyMaker maker, String name, int ingredient) {
      List<Body> some = new ArrayList<>();
      for (int k = 0; k < ParticleSize.TRIED; k++) {
        some.add(maker.make(0, 0, 0, IndexedRandom.of(~seedOf(ingredient), k)));
      }
      ParticleSize.refuse(name, some, grid);
    }

    private int label(String phase) {
      return recipe.ingredients().stream()
          .filter(each -> each.name().equals(phase))
          .findFirst()
          .orElseThrow()
          .phase()
          .label();
    }

    private double voxelVolume() {
      return recipe.voxel() * recipe.voxel() * recipe.voxel();
    }
  }
}
