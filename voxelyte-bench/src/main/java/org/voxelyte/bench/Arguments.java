package org.voxelyte.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of a program of this package.
 *
 * @param values of options, by name with its dashes
 * @param flags those given
 * @param rest what is neither
 */
record Arguments(Map<String, String> values, Set<String> flags, List<String> rest) {
  /**
   * Takes arguments apart.
   *
   * @param options names that a value follows
   * @param flags names that stand alone
   * @throws IllegalArgumentException at an unknown name, or an option without its value
   */
  static Arguments parse(String[] arguments, Set<String> options, Set<String> flags) {
    Map<String, String> values = new HashMap<>();
    Set<String> given = new HashSet<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (flags.contains(argument)) {
        given.add(argument);
      } else if (options.contains(argument)) {
        if (++i == arguments.length) {
          throw new IllegalArgumentException(argument + " needs a value");
        }
        values.put(argument, arguments[i]);
      } else if (argument.startsWith("--")) {
        Set<String> all = new TreeSet<>(options);
        all.addAll(flags);
        throw new IllegalArgumentException("no option " + argument + "; there are " + all);
      } else {
        rest.add(argument);
      }
    }
    return new Arguments(values, given, rest);
  }

  String text(String option, String otherwise) {
    return values.getOrDefault(option, otherwise);
  }

  int integer(String option, int otherwise) {
    return values.containsKey(option) ? Integer.parseInt(values.get(option)) : otherwise;
  }

  double number(String option, double otherwise) {
    return values.containsKey(option) ? Double.parseDouble(values.get(option)) : otherwise;
  }
}
