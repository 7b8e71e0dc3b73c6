package org.voxelyte.study;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;

/**
 * Which conduction problems a study solves. {@link #of} gives the plainest measure of given drives;
 * the other methods change one setting of it.
 *
 * @param drives what is driven, and along which axes
 * @param contacts specific resistances between phases that are driven together, and between
 *     particles of one of them
 * @param particles how particles are told apart
 * @param sides what lies across the drive
 * @param reference the phase that the tortuosity factor refers to when several conduct; empty: the
 *     one with the largest ε σ
 * @param options when the solver stops
 * @param findings what is wanted beside effective conductivities
 */
public record ConductionMeasure(
    Drives drives,
    List<Contact> contacts,
    ParticleMeasure particles,
    Sides sides,
    Optional<String> reference,
    ConductionOptions options,
    Findings findings) {
  /** Copies the list; checks that what is asked of phases driven together has such a drive. */
  public ConductionMeasure {
    contacts = List.copyOf(contacts);
    if (drives.sets().isEmpty() && findings.tensor()) {
      throw new IllegalArgumentException(
          "the tensor is that of phases that conduct together; give conductivities too");
    }
    if (drives.sets().isEmpty() && !contacts.isEmpty()) {
      throw new IllegalArgumentException(
          "contact resistances lie between phases that conduct together; give conductivities too");
    }
    for (Contact contact : contacts) {
      Optional<Carrier> carrier = contact.carrier();
      if (carrier.isPresent()
          && drives.sets().stream().noneMatch(set -> set.carrier().equals(carrier))) {
        throw new IllegalArgumentException(
            "the contact resistance of "
                + contact.a()
                + " and "
                + contact.b()
                + " is for "
                + carrier.get().key()
                + " conduction, of which no conductivities are given; give some, or drop '"
                + carrier.get().key()
                + ":'");
      }
    }
  }

  /** Returns a measure with insulated sides, no contacts, default options, nothing else wanted. */
  public static ConductionMeasure of(Drives drives) {
    return new ConductionMeasure(
        drives,
        List.of(),
        ParticleMeasure.NONE,
        Sides.INSULATED,
        Optional.empty(),
        ConductionOptions.DEFAULT,
        Findings.NONE);
  }

  /** Returns the same with contact resistances. */
  public ConductionMeasure withContacts(List<Contact> resistances) {
    return new ConductionMeasure(
        drives, resistances, particles, sides, reference, options, findings);
  }

  /** Returns the same with particles told apart in another way. */
  public ConductionMeasure withParticles(ParticleMeasure others) {
    return new ConductionMeasure(drives, contacts, others, sides, reference, options, findings);
  }

  /** Returns the same with other sides. */
  public ConductionMeasure withSides(Sides others) {
    return new ConductionMeasure(drives, contacts, particles, others, reference, options, findings);
  }

  /** Returns the same with tortuosity factors that refer to a phase; empty: to the default. */
  public ConductionMeasure referringTo(Optional<String> phase) {
    return new ConductionMeasure(drives, contacts, particles, sides, phase, options, findings);
  }

  /** Returns the same with another stopping rule. */
  public ConductionMeasure withOptions(ConductionOptions others) {
    return new ConductionMeasure(drives, contacts, particles, sides, reference, others, findings);
  }

  /** Returns the same with another scope of error bars. */
  public ConductionMeasure withErrorBars(ErrorScope scope) {
    return withFindings(findings.withErrorBars(scope));
  }

  /** Returns the same with other findings wanted. */
  public ConductionMeasure withFindings(Findings wanted) {
    return new ConductionMeasure(drives, contacts, particles, sides, reference, options, wanted);
  }

  /**
   * What is driven.
   *
   * @param axes directions of the drive, in this order
   * @param eachPhaseAlone whether each phase is driven alone with 1 S/m, which gives its tortuosity
   *     factor
   * @param sets conductivities that are driven together, a drive for each set; at most one of a
   *     carrier, and one without, which comes first; may be empty
   */
  public record Drives(List<Axis> axes, boolean eachPhaseAlone, List<ConductivitySet> sets) {
    /** Copies the lists, sets in order of carriers; checks that there is something to drive. */
    public Drives {
      axes = List.copyOf(axes);
      sets =
          sets.stream()
              .sorted(Comparator.comparing(set -> set.carrier().map(Carrier::ordinal).orElse(-1)))
              .toList();
      if (axes.isEmpty()) {
        throw new IllegalArgumentException("conduction needs at least one axis of x, y, z");
      }
      if (axes.stream().distinct().count() != axes.size()) {
        throw new IllegalArgumentException("conduction lists an axis twice: " + axes);
      }
      if (!eachPhaseAlone && sets.isEmpty()) {
        throw new IllegalArgumentException(
            "conduction has nothing to drive; give conductivities, or drive each phase alone");
      }
      if (sets.stream().map(ConductivitySet::carrier).distinct().count() != sets.size()) {
        throw new IllegalArgumentException(
            "conduction has two sets of conductivities of one carrier; make one of them");
      }
    }

    /** Creates drives with one set of an unnamed carrier; none if it is empty. */
    public Drives(List<Axis> axes, boolean eachPhaseAlone, Map<String, Double> together) {
      this(
          axes,
          eachPhaseAlone,
          together.isEmpty() ? List.of() : List.of(ConductivitySet.of(together)));
    }
  }

  /**
   * A specific contact resistance.
   *
   * @param a name of a phase
   * @param b name of another one; the same: between its particles
   * @param resistance Ω m²
   * @param carrier the set of conductivities that it holds for, where it precedes one for all sets;
   *     empty: all sets
   */
  public record Contact(String a, String b, double resistance, Optional<Carrier> carrier) {
    /** Creates a contact that holds for all sets of conductivities. */
    public Contact(String a, String b, double resistance) {
      this(a, b, resistance, Optional.empty());
    }

    /** Checks the value. */
    public Contact {
      if (!(resistance >= 0 && resistance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the contact resistance of "
                + a
                + " and "
                + b
                + " must be finite and not negative, got "
                + resistance
                + " ohm.m2");
      }
    }
  }

  /**
   * What is wanted beside effective conductivities.
   *
   * @param tensor whether the full tensor of the volume, repeated along x, y and z, is wanted of
   *     each set of conductivities
   * @param fields file that potential and current density are written to, a TIFF or VTK name that
   *     is completed by drive, axis and quantity; empty: none
   * @param errorBars how much is computed to tell how far values may be off
   * @param network what is wanted of the network that carries the current
   */
  public record Findings(
      boolean tensor, Optional<String> fields, ErrorScope errorBars, NetworkMeasure network) {
    /** Nothing else. */
    public static final Findings NONE =
        new Findings(false, Optional.empty(), ErrorScope.NONE, NetworkMeasure.NONE);

    /** Returns the same with or without the tensor. */
    public Findings withTensor(boolean wanted) {
      return new Findings(wanted, fields, errorBars, network);
    }

    /** Returns the same with fields written to a file; empty: with none. */
    public Findings withFields(Optional<String> file) {
      return new Findings(tensor, file, errorBars, network);
    }

    /** Returns the same with other error bars. */
    public Findings withErrorBars(ErrorScope scope) {
      return new Findings(tensor, fields, scope, network);
    }

    /** Returns the same with other questions about the network that carries the current. */
    public Findings withNetwork(NetworkMeasure wanted) {
      return new Findings(tensor, fields, errorBars, wanted);
    }
  }
}
