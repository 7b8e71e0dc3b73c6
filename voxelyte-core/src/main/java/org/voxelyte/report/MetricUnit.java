package org.voxelyte.report;

/** In what unit a metric is kept, and how people read it. */
public enum MetricUnit {
  /** A share of something, 0 … 1; people read per cent. */
  SHARE("1"),
  /** A number without unit. */
  NUMBER("1"),
  /** A whole number of things. */
  COUNT("1"),
  /** m. */
  LENGTH("m"),
  /** m². */
  AREA("m2"),
  /** Area per volume, 1/m. */
  PER_LENGTH("1/m"),
  /** Number per area or length per volume, 1/m². */
  PER_AREA("1/m2"),
  /** Number per volume, 1/m³. */
  PER_VOLUME("1/m3");

  private static final int DIGITS = 4;
  private static final double MICROMETRE = 1e-6;

  private final String symbol;

  MetricUnit(String symbol) {
    this.symbol = symbol;
  }

  /** Returns the SI unit in which values are kept: "1/m". */
  public String symbol() {
    return symbol;
  }

  /** Prints a value for people: "6.472 µm", "38.7 %". */
  public String print(double value) {
    return switch (this) {
      case SHARE -> Numbers.percent(value);
      case NUMBER -> Numbers.significant(value, DIGITS);
      case COUNT -> Numbers.count(Math.round(value));
      case LENGTH -> LengthUnit.print(value, DIGITS);
      case AREA -> Numbers.significant(value / (MICROMETRE * MICROMETRE), DIGITS) + " µm²";
      case PER_LENGTH -> Numbers.significant(value * MICROMETRE, DIGITS) + " µm⁻¹";
      case PER_AREA -> Numbers.significant(value * Math.pow(MICROMETRE, 2), DIGITS) + " µm⁻²";
      case PER_VOLUME -> Numbers.significant(value * Math.pow(MICROMETRE, 3), DIGITS) + " µm⁻³";
    };
  }
}
