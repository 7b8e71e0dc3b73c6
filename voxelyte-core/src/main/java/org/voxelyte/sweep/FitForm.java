package org.voxelyte.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A law that a study fits to its rows. */
public enum FitForm {
  /** y = a x^b, by least squares of the logarithms. */
  POWER_LAW("y = a x^b", List.of("a", "b")),
  /**
   * τ² = ε^−α, by least squares of the logarithms; Bruggeman's own exponent is ½ (eq. 18 of
   * Bielefeld et al. 2020, doi:10.1021/acsami.9b22788).
   */
  BRUGGEMAN("y = x^(−alpha)", List.of("alpha")),
  /** τ² = γ ε^−α, by least squares of the logarithms (eq. 19, same place). */
  MODIFIED_BRUGGEMAN("y = gamma x^(−alpha)", List.of("gamma", "alpha")),
  /**
   * The probability of spanning, p = 1 / (1 + e^(−(x − x_c)/w)), by maximum likelihood; at the
   * threshold x_c half of the structures span.
   */
  THRESHOLD("p = 1/(1 + exp(−(x − x_c)/w))", List.of("x_c", "w"));

  private final String formula;
  private final List<String> parameters;

  FitForm(String formula, List<String> parameters) {
    this.formula = formula;
    this.parameters = parameters;
  }

  /** Returns the law as people write it. */
  public String formula() {
    return formula;
  }

  /** Returns the names of its parameters, in the order in which fits hold them. */
  public List<String> parameters() {
    return parameters;
  }

  /** Returns the name as it is typed: "power_law". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the form of that name.
   *
   * @throws IllegalArgumentException if there is none, naming all
   */
  public static FitForm of(String key) {
    return Arrays.stream(values())
        .filter(form -> form.key().equalsIgnoreCase(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a fit must be "
                        + Arrays.stream(values())
                            .map(FitForm::key)
                            .collect(Collectors.joining(", "))
                        + ", got '"
                        + key
                        + "'"));
  }
}
