package org.voxelyte.report;

/** The unit in which a figure gives lengths, so that numbers stay short. */
enum LengthUnit {
  NANOMETRE("nm", 1e-9),
  MICROMETRE("µm", 1e-6),
  MILLIMETRE("mm", 1e-3),
  METRE("m", 1);

  private final String symbol;
  private final double metres;

  LengthUnit(String symbol, double metres) {
    this.symbol = symbol;
    this.metres = metres;
  }

  /** Returns the largest unit of which a length is at least one. */
  static LengthUnit of(double length) {
    LengthUnit best = NANOMETRE;
    for (LengthUnit unit : values()) {
      if (length >= unit.metres * (1 - 1e-9)) {
        best = unit;
      }
    }
    return best;
  }

  String symbol() {
    return symbol;
  }

  /** Returns a length in this unit. */
  double value(double length) {
    return length / metres;
  }

  /** Prints a length with its own unit: "20 µm". */
  static String print(double length, int digits) {
    LengthUnit unit = of(length);
    return Numbers.significant(unit.value(length), digits) + "\u202f" + unit.symbol;
  }
}
