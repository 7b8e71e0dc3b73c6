package org.voxelyte.morphology;

/**
 * Where the voxels of a {@link PathGrid} are kept. A front is thin and turns every way, so voxels
 * lie in bricks of 4³: neighbours in few lines of cache. A slab is a layer of bricks across the
 * direction. Within a brick columns are fastest, then rows, then layers, and so are bricks.
 *
 * <p>Walls of two voxels or more surround all, so that two steps from a voxel are always in the
 * grid. Along an axis with a single voxel there are no walls, bricks are one voxel thick, and any
 * step stays where it is.
 */
final class PathBricks {
  /** Voxels along an edge of a brick, and the bits of a place that tell them. */
  private static final int EDGE = 4;

  private static final int EDGE_BITS = 2;

  /** Walls before the first voxel. */
  private static final int WALLS = 2;

  /** Places of a brick, a power of 2. The lowest bits of a place are that in the brick. */
  final int size;

  /** Layers of bricks. */
  final int slabs;

  /** Places of a slab, which may be too many for an array. */
  final long slabPlaces;

  /** What each column, row and layer, walls included, adds to the place of a voxel in its slab. */
  final int[] columnPlaces;

  final int[] rowPlaces;
  final int[] layerPlaces;

  /** Lays out so many columns, rows and layers of voxels. */
  PathBricks(int columns, int rows, int layers) {
    this.size = edge(columns) * edge(rows) * edge(layers);
    this.slabs = bricks(layers);
    this.slabPlaces = (long) bricks(columns) * bricks(rows) * size;
    this.columnPlaces = places(columns, 1, size);
    this.rowPlaces = places(rows, edge(columns), size * bricks(columns));
    this.layerPlaces = places(layers, edge(columns) * edge(rows), 0);
  }

  /** Returns the edge of a brick along an axis of so many voxels. */
  private static int edge(int voxels) {
    return voxels == 1 ? 1 : EDGE;
  }

  private static int bricks(int voxels) {
    return voxels == 1 ? 1 : Math.floorDiv(voxels - 1 + 2 * WALLS, EDGE) + 1;
  }

  /** Returns the walls before the first of so many voxels along an axis. */
  static int walls(int voxels) {
    return voxels == 1 ? 0 : WALLS;
  }

  private static int[] places(int voxels, int stride, int brickStride) {
    int[] places = new int[bricks(voxels) * edge(voxels)];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % EDGE * stride + i / EDGE * brickStride;
    }
    return places;
  }

  /** Returns the slab of a layer, walls included. */
  int slab(int layer) {
    return layer / EDGE;
  }

  /**
   * Returns how far it is in an array from a place in a brick to that some steps away along
   * columns, rows and layers, at most two each; in another slab if {@link #slabsTo} says so.
   */
  int placesTo(int place, int alongColumns, int alongRows, int alongLayers) {
    int rowShift = columnPlaces.length == 1 ? 0 : EDGE_BITS;
    return between(columnPlaces, place, alongColumns)
        + between(rowPlaces, place >> rowShift, alongRows)
        + between(layerPlaces, layerIn(place), alongLayers);
  }

  /** Returns how many slabs away from that of a place in a brick a layer lies. */
  int slabsTo(int place, int alongLayers) {
    return layerPlaces.length == 1 ? 0 : Math.floorDiv(layerIn(place) + alongLayers, EDGE);
  }

  private int layerIn(int place) {
    return layerPlaces.length == 1 ? 0 : place / (size / EDGE);
  }

  /** Brick edges on are as far as one, and there are two bricks at least. */
  private static int between(int[] places, int at, int steps) {
    if (places.length == 1) {
      return 0;
    }
    int from = at % EDGE + (steps < 0 ? EDGE : 0);
    return places[from + steps] - places[from];
  }
}
