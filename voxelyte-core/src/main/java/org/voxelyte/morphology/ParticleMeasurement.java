package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/** Makes the measures of {@link ParticlePopulation} from what was counted. */
final class ParticleMeasurement {
  private static final int ELECTRONS = 1;
  private static final int IONS = 2;
  private static final int BYTES_PER_PARTICLE = 2000;

  private final LabelVolume volume;
  private final GridShape shape;
  private final VoxelSize size;
  private final Particles particles;
  private final ParticleOptions options;

  /** The axis along which the volume has one layer, if there is one only; else null. */
  private final Axis thin;

  private final NeighbourGroups groups;

  /** The other phases that have voxels; their classes are their places here. */
  private final List<Phase> others = new ArrayList<>();

  private final int[] idOfNumber;
  private final int[] numberOfId;

  ParticleMeasurement(LabelVolume volume, Particles particles, ParticleOptions options) {
    this.volume = volume;
    this.shape = volume.shape();
    this.size = volume.voxelSize();
    this.particles = particles;
    this.options = options;
    this.thin = thin(shape);
    this.groups = new NeighbourGroups(size);
    for (Phase phase : volume.phases()) {
      if (phase.label() != particles.phase().label()) {
        others.add(phase);
      }
    }
    if (!shape.equals(particles.ids().shape())) {
      throw new IllegalArgumentException(
          "the particles of "
              + particles.phase().name()
              + " are of a volume of "
              + particles.ids().shape()
              + " voxels, this one has "
              + shape
              + "; give particles of the same volume");
    }
    int clusters = particles.ids().clusters();
    numberOfId = new int[clusters + 1];
    int[] ids = new int[clusters];
    int count = 0;
    for (int id = 1; id <= clusters; id++) {
      if (particles.ids().size(id) > 0) {
        ids[count++] = id;
        numberOfId[id] = count;
      }
    }
    idOfNumber = java.util.Arrays.copyOf(ids, count);
  }

  private static Axis thin(GridShape shape) {
    Axis thin = null;
    int layers = 0;
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) == 1) {
        thin = axis;
        layers++;
      }
    }
    return layers == 1 ? thin : null;
  }

  ParticlePopulation measure(TaskContext task) {
    String what = "measuring particles of " + particles.phase().name();
    task.progress(what, 0, 0);
    long slices = 2L * (task.threads() + 1) * shape.sliceVoxels() * Integer.BYTES;
    boolean asked = options.electrons().isPresent() || options.ions().isPresent();
    long marked = asked ? shape.voxels() : 0;
    MemoryNeed.require(slices + marked + (long) BYTES_PER_PARTICLE * idOfNumber.length, what);
    byte[][] marks = null;
    if (asked) {
      byte[][] made = new byte[shape.nz()][shape.sliceVoxels()];
      options.electrons().ifPresent(feed -> feed.mark(volume, made, ELECTRONS, task));
      options.ions().ifPresent(feed -> feed.mark(volume, made, IONS, task));
      marks = made;
    }
    int[] classOfLabel = new int[LabelVolume.MAX_LABEL + 1];
    for (int i = 0; i < others.size(); i++) {
      classOfLabel[others.get(i).label()] = i;
    }
    classOfLabel[particles.phase().label()] = others.size();
    ParticleCounts counts =
        ParticleCounts.of(
            volume,
            particles,
            numberOfId,
            idOfNumber.length,
            marks,
            classOfLabel,
            others.size() + 1,
            task);
    FeretDiameters[] feret =
        ParticleFeret.of(particles.ids(), numberOfId, counts.ranges, thin, task);
    int[] coordination = new int[idOfNumber.length];
    List<Contact> contacts = contacts(counts.contacts, coordination);
    List<ParticleMorphology> rows = new ArrayList<>(idOfNumber.length);
    List<ContactNetwork.Node> nodes = new ArrayList<>(idOfNumber.length);
    for (int at = 0; at < idOfNumber.length; at++) {
      ParticleMorphology row = row(at, counts, feret[at], coordination[at]);
      rows.add(row);
      nodes.add(new ContactNetwork.Node(row.id(), row.contacts(), row.touchesBorder()));
    }
    return new ParticlePopulation(
        particles.phase(),
        particles.method(),
        thin != null,
        options,
        rows,
        new ContactNetwork(particles.phase(), nodes, contacts));
  }

  /** Particles touch where they share a face; what meets in edges and corners only does not. */
  private List<Contact> contacts(ContactCounts counts, int[] coordination) {
    List<Contact> contacts = new ArrayList<>();
    for (int slot : counts.slotsInOrder()) {
      long faces = NeighbourGroups.faces(group -> counts.count(slot, group));
      if (faces > 0) {
        int a = counts.lower(slot) - 1;
        int b = counts.higher(slot) - 1;
        coordination[a]++;
        coordination[b]++;
        contacts.add(
            new Contact(
                idOfNumber[a],
                idOfNumber[b],
                faces,
                groups.faceArea(group -> counts.count(slot, group)),
                groups.area(group -> counts.count(slot, group))));
      }
    }
    return contacts;
  }

  private ParticleMorphology row(
      int at, ParticleCounts counts, FeretDiameters feret, int contacts) {
    long[] m = counts.moments[at];
    int[] r = counts.ranges[at];
    double[] centre = {(double) m[1] / m[0], (double) m[2] / m[0], (double) m[6] / m[0]};
    Position centroid =
        new Position(
            (centre[0] + 0.5) * size.x(),
            (centre[1] + 0.5) * size.y(),
            (centre[2] + 0.5) * size.z());
    double depth =
        switch (options.depthAxis()) {
          case X -> centroid.x();
          case Y -> centroid.y();
          case Z -> centroid.z();
        };
    double bodyVolume = m[0] * size.volume();
    double diameter =
        thin == null
            ? Math.cbrt(6 * bodyVolume / Math.PI)
            : 2 * Math.sqrt(bodyVolume / size.along(thin) / Math.PI);
    Box box = Box.between(r[0], r[1], r[2], r[3], r[4], r[5]);
    return new ParticleMorphology(
        idOfNumber[at],
        m[0],
        bodyVolume,
        diameter,
        centroid,
        box,
        touchesBorder(box),
        depth,
        depth / volume.length(options.depthAxis()),
        feret,
        axes(m, centre),
        surface(counts.pairs[at]),
        contacts,
        tied(options.electrons(), counts.reached[at], ELECTRONS, Tie.NO_ELECTRONS),
        tied(options.ions(), counts.reached[at], IONS, Tie.NO_IONS));
  }

  private boolean touchesBorder(Box box) {
    for (Axis axis : Axis.values()) {
      if (axis != thin && (box.first(axis) == 0 || box.last(axis) == shape.along(axis) - 1)) {
        return true;
      }
    }
    return false;
  }

  private PrincipalAxes axes(long[] m, double[] centre) {
    double n = m[0];
    double[][] c = new double[3][3];
    c[0][0] = m[3] / n - centre[0] * centre[0];
    c[0][1] = m[4] / n - centre[0] * centre[1];
    c[1][1] = m[5] / n - centre[1] * centre[1];
    c[2][2] = m[7] / n - centre[2] * centre[2];
    c[0][2] = m[8] / n - centre[0] * centre[2];
    c[1][2] = m[9] / n - centre[1] * centre[2];
    for (int i = 0; i < 3; i++) {
      c[i][i] += 1 / 12.0;
      for (int j = i; j < 3; j++) {
        c[i][j] *= size.along(Axis.values()[i]) * size.along(Axis.values()[j]);
        c[j][i] = c[i][j];
      }
    }
    return PrincipalAxes.of(c, thin == null ? -1 : thin.ordinal());
  }

  private ParticleSurface surface(long[] pairs) {
    List<ParticleCoverage> covered = new ArrayList<>(others.size());
    for (int k = 0; k < others.size(); k++) {
      int from = k * NeighbourGroups.COUNT;
      covered.add(
          new ParticleCoverage(
              others.get(k),
              NeighbourGroups.faces(group -> pairs[from + group]),
              groups.faceArea(group -> pairs[from + group]),
              groups.area(group -> pairs[from + group])));
    }
    int own = others.size() * NeighbourGroups.COUNT;
    return new ParticleSurface(
        covered,
        NeighbourGroups.faces(group -> pairs[own + group]),
        groups.faceArea(group -> pairs[own + group]),
        groups.area(group -> pairs[own + group]));
  }

  private Finding<Boolean> tied(
      Optional<FedNetwork> network, byte reached, int bit, Finding<Boolean> unasked) {
    if (network.isEmpty()) {
      return unasked;
    }
    if (network.get().hasOneLayer(volume)) {
      return network.get().oneLayer();
    }
    return (reached & bit) != 0 ? Tie.YES : Tie.NO;
  }

  /** The answers, held once for all particles. */
  private static final class Tie {
    static final Finding<Boolean> YES = Finding.of(true);
    static final Finding<Boolean> NO = Finding.of(false);
    static final Finding<Boolean> NO_ELECTRONS =
        Finding.undefined("no phase was named that conducts electrons");
    static final Finding<Boolean> NO_IONS =
        Finding.undefined("no phase was named that conducts ions");

    private Tie() {}
  }
}
