package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * Puts bodies one after another into the voxels of a label until a number of voxels is met; the
 * last body is filled from its deepest voxel outwards, equally deep ones by z, y, x.
 *
 * <p>Bodies are drawn and painted many at a time, slice by slice, with a label that does not occur.
 * How many voxels each of them added is the same as one by one, so it is known which of them is the
 * last; what came after it is taken back. When {@value #DRY} things in a row added nothing, later
 * ones begin at voxels that are free: a quarter as many as these, then it is looked again which
 * are.
 */
final class Filling {
  /** Things in a row that may add nothing. */
  static final int DRY = 1000;

  private static final int FIRST_BATCH = 64;
  private static final int LARGEST_BATCH = 1 << 16;
  private static final int LARGEST_ROUND = 4096;

  /** Bodies of a batch, about. */
  private static final long MOST_BODIES = 1 << 18;

  /** Things that are drawn by one piece of parallel work. */
  private static final int PIECE = 16;

  private final VoxelCanvas canvas;
  private final VoxelGrid grid;
  private final byte from;
  private final byte to;
  private final byte mark;
  private final long target;
  private final String name;
  private final BodySource source;
  private final long seed;
  private final TaskContext task;

  private final List<Body> bodies = new ArrayList<>();
  private int[] owners = new int[FIRST_BATCH];
  private int things;
  private long latest = -1;
  private long filled;
  private long covered;
  private long blocked;
  private long index;
  private int dry;
  private boolean atFreeVoxels;

  Filling(
      VoxelCanvas canvas,
      int from,
      int to,
      long target,
      String name,
      BodySource source,
      long seed,
      TaskContext task) {
    this.canvas = canvas;
    this.grid = canvas.grid();
    this.from = VoxelCanvas.checked(from);
    this.to = VoxelCanvas.checked(to);
    this.target = target;
    this.name = name;
    this.source = source;
    this.seed = seed;
    this.task = task;
    if (from == to) {
      throw new IllegalArgumentException(
          name + " has the label " + to + " of what it is put into; give it another one");
    }
    long[] counts = canvas.counts(task);
    canvas.requireRoom(counts[from], target, name);
    int unused = 0;
    while (unused < counts.length && (counts[unused] > 0 || unused == to)) {
      unused++;
    }
    if (unused == counts.length) {
      throw new IllegalArgumentException(
          "all 256 labels are in use, and one is needed to paint " + name + "; merge phases");
    }
    this.mark = (byte) unused;
  }

  /** Fills the voxels. */
  Filled fill(Places anywhere) {
    int size = FIRST_BATCH;
    while (filled < target) {
      task.progress("placing " + name, filled, target);
      Places places = anywhere;
      if (atFreeVoxels) {
        long free = canvas.counts(task)[from & 0xff];
        size = (int) Math.max(FIRST_BATCH, Math.min(LARGEST_ROUND, free / 4));
        places = Places.atVoxels(canvas, from, task);
      }
      long before = filled;
      new Batch(size, places).fill();
      size = next(size, filled - before);
    }
    return new Filled(
        filled,
        index,
        covered == 0 ? 0 : (double) (covered - blocked - filled) / covered,
        covered == 0 ? 0 : (double) blocked / covered,
        List.copyOf(bodies),
        Arrays.copyOf(owners, bodies.size()));
  }

  /** Half of what is likely missing, as a body adds less the more there are. */
  private int next(int size, long added) {
    double needed = (target - filled) / (2.0 * Math.max(1, added) / size);
    double perThing = Math.max(1, (double) bodies.size() / Math.max(1, index));
    double most = Math.min(LARGEST_BATCH, MOST_BODIES / perThing);
    return (int) Math.max(FIRST_BATCH, Math.min(most, Math.min(needed, 4.0 * size)));
  }

  /** Things that are painted together. */
  private final class Batch {
    private final List<Body> parts = new ArrayList<>();

    /** The first part of each thing; the last entry is the number of parts. */
    private final int[] first;

    Batch(int size, Places places) {
      List<List<? extends Body>> made = new ArrayList<>();
      for (int k = 0; k < size; k++) {
        made.add(List.of());
      }
      int pieces = (size + PIECE - 1) / PIECE;
      task.forEach(
          pieces,
          piece -> {
            task.progress("placing " + name, filled, target);
            for (int k = piece * PIECE; k < Math.min(size, (piece + 1) * PIECE); k++) {
              made.set(k, source.make(places, IndexedRandom.of(seed, index + k)));
            }
          });
      first = new int[size + 1];
      for (int k = 0; k < size; k++) {
        parts.addAll(made.get(k));
        first[k + 1] = parts.size();
      }
    }

    void fill() {
      Tally tally = new Tally(parts);
      tally.paint();
      int kept = 0;
      int end = parts.size();
      long left = target - filled;
      boolean done = false;
      while (!done && kept < first.length - 1) {
        long added = 0;
        int part = first[kept];
        while (!done && part < first[kept + 1]) {
          added += tally.added.get(part);
          if (added >= left) {
            end = part;
            done = true;
          } else {
            part++;
          }
        }
        kept++;
        left -= done ? 0 : added;
        dry = added == 0 ? dry + 1 : 0;
        if (!done && dry == DRY) {
          end = first[kept];
          break;
        }
      }
      if (end < parts.size()) {
        replace(mark, from);
        tally = new Tally(parts.subList(0, end));
        tally.paint();
      }
      keep(tally, kept);
      replace(mark, to);
      if (done) {
        last(parts.get(end));
        own(parts.get(end), index + kept - 1);
      }
      index += kept;
      if (dry == DRY && filled < target) {
        runDry();
      }
    }

    private void keep(Tally tally, int kept) {
      for (int k = 0; k < kept; k++) {
        for (int part = first[k]; part < Math.min(first[k + 1], tally.size()); part++) {
          own(parts.get(part), index + k);
          filled += tally.added.get(part);
          covered += tally.covered.get(part);
          blocked += tally.blocked.get(part);
        }
      }
    }
  }

  /** Notes a body of the thing of that index. */
  private void own(Body body, long thing) {
    if (thing != latest) {
      things++;
      latest = thing;
    }
    if (bodies.size() == owners.length) {
      owners = Arrays.copyOf(owners, 2 * owners.length);
    }
    owners[bodies.size()] = things - 1;
    bodies.add(body);
  }

  private void runDry() {
    if (atFreeVoxels) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s fills %d of %d voxels (%.4f of the volume), then %d in a row found no room;"
                  + " ask for less, or for smaller ones",
              name,
              filled,
              target,
              (double) filled / grid.shape().voxels(),
              DRY));
    }
    atFreeVoxels = true;
    dry = 0;
  }

  private void replace(byte old, byte label) {
    task.forEach(
        grid.shape().nz(),
        z -> {
          byte[] labels = canvas.slice(z);
          for (int i = 0; i < labels.length; i++) {
            if (labels[i] == old) {
              labels[i] = label;
            }
          }
        });
  }

  /** Fills the innermost voxels of the last body. */
  private void last(Body body) {
    record Candidate(double depth, int z, int index) {}
    List<Candidate> candidates = new ArrayList<>();
    SliceDepths depths = new SliceDepths(grid, List.of(body), 0, Double.POSITIVE_INFINITY, task);
    for (int z = 0; z < grid.shape().nz(); z++) {
      if (!depths.reaches(z)) {
        continue;
      }
      byte[] labels = canvas.slice(z);
      int slice = z;
      depths.read(
          z,
          values -> {
            for (int i = 0; i < values.length; i++) {
              if (values[i] < 0) {
                continue;
              }
              covered++;
              if (labels[i] == from) {
                candidates.add(new Candidate(values[i], slice, i));
              } else if (labels[i] != to) {
                blocked++;
              }
            }
          });
    }
    // Sorting is stable: what is equally deep stays in order of z, y, x.
    candidates.sort((a, b) -> Double.compare(b.depth, a.depth));
    int wanted = (int) (target - filled);
    for (Candidate candidate : candidates.subList(0, wanted)) {
      canvas.slice(candidate.z)[candidate.index] = to;
    }
    covered -= candidates.size() - wanted;
    filled = target;
  }

  /** What each body of a batch adds when they are painted in their order. */
  private final class Tally {
    private final BodyImages images;
    private final AtomicIntegerArray added;
    private final AtomicIntegerArray covered;
    private final AtomicIntegerArray blocked;

    Tally(List<? extends Body> parts) {
      this.images = new BodyImages(grid, parts, 0, task);
      this.added = new AtomicIntegerArray(parts.size());
      this.covered = new AtomicIntegerArray(parts.size());
      this.blocked = new AtomicIntegerArray(parts.size());
    }

    int size() {
      return added.length();
    }

    void paint() {
      task.forEach(grid.shape().nz(), this::paint);
    }

    private void paint(int z) {
      GridShape shape = grid.shape();
      byte[] labels = canvas.slice(z);
      BodyImages.Rows rows = images.rows();
      for (int n = 0; n < images.size(z); n++) {
        rows.image(z, n);
        int inside = 0;
        int free = 0;
        int others = 0;
        for (int y = rows.firstRow; y <= rows.lastRow; y++) {
          rows.row(y);
          int row = shape.index(0, y);
          int x = rows.begin;
          while (x <= rows.end) {
            double depth = rows.depth(x);
            if (depth < 0) {
              x += 1 + rows.steps(-depth);
              continue;
            }
            int last = Math.min(rows.end, x + rows.steps(depth));
            for (int i = row + x; i <= row + last; i++) {
              if (labels[i] == from) {
                labels[i] = mark;
                free++;
              } else if (labels[i] != mark && labels[i] != to) {
                others++;
              }
            }
            inside += last + 1 - x;
            x = last + 1;
          }
        }
        added.addAndGet(rows.body(), free);
        covered.addAndGet(rows.body(), inside);
        blocked.addAndGet(rows.body(), others);
      }
    }
  }
}
