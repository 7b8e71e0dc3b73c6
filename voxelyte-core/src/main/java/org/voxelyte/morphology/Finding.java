package org.voxelyte.morphology;

import java.util.Optional;
import java.util.function.Function;

/**
 * A quantity that was found, or the reason why there is none: a tortuosity of a phase that does not
 * span has no value, and a reader should learn why. Never both, never neither.
 *
 * @param value the quantity; empty if it is undefined
 * @param reason why it is undefined, as a clause that follows "undefined, because": "SE does not
 *     span z"; empty if there is a value
 * @param <T> the quantity
 */
public record Finding<T>(Optional<T> value, String reason) {
  /** Checks that there is either a value or a reason. */
  public Finding {
    if (value.isPresent() != reason.isEmpty()) {
      throw new IllegalArgumentException(
          "a finding needs a value or a reason, got " + value + " and '" + reason + "'");
    }
  }

  /** Returns a finding with a value. */
  public static <T> Finding<T> of(T value) {
    return new Finding<>(Optional.of(value), "");
  }

  /** Returns a finding without: undefined, because of that. */
  public static <T> Finding<T> undefined(String reason) {
    return new Finding<>(Optional.empty(), reason);
  }

  /** Returns what a function makes of the value, or the same reason. */
  public <R> Finding<R> map(Function<? super T, ? extends R> function) {
    return new Finding<>(value.map(function), reason);
  }

  /** Returns whether there is a value. */
  public boolean isDefined() {
    return value.isPresent();
  }

  /** Returns the value. */
  public T get() {
    return value.orElseThrow(() -> new IllegalStateException("undefined, because " + reason));
  }
}
