package org.voxelyte.io;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * The type in which a file stores its values. Bits and bytes are kept in {@code byte[]}, 16-bit
 * integers in {@code short[]}, 32-bit ones in {@code int[]}, 64-bit ones in {@code long[]}, floats
 * in {@code float[]} and {@code double[]}.
 */
enum SampleType {
  BIT("1-bit", 1),
  UINT8("uint8", 1),
  INT8("int8", 1),
  UINT16("uint16", 2),
  INT16("int16", 2),
  UINT32("uint32", 4),
  INT32("int32", 4),
  UINT64("uint64", 8),
  INT64("int64", 8),
  FLOAT32("float32", 4),
  FLOAT64("float64", 8);

  private static final double TWO_TO_64 = 0x1p64;

  private final String text;
  private final int bytes;

  SampleType(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** Returns the type as people write it: "uint8". */
  String text() {
    return text;
  }

  /** Returns the bytes of a value; 1 for bits, which are kept one a byte. */
  int bytes() {
    return bytes;
  }

  /** Returns whether a value fits an unsigned byte whatever it is. */
  boolean isByte() {
    return this == BIT || this == UINT8;
  }

  /** Returns the type of that name, as the sidecar of a raw file writes it. */
  static Optional<SampleType> named(String name) {
    for (SampleType type : values()) {
      if (type != BIT && type.text.equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns the number type of so many bits. */
  static Optional<SampleType> integer(int bits, boolean signed) {
    return named((signed ? "int" : "uint") + bits);
  }

  /** Takes the next values, in the buffer's byte order. */
  Object take(ByteBuffer buffer, int count) {
    switch (this) {
      case UINT16, INT16 -> {
        short[] values = new short[count];
        buffer.asShortBuffer().get(values);
        return values;
      }
      case UINT32, INT32 -> {
        int[] values = new int[count];
        buffer.asIntBuffer().get(values);
        return values;
      }
      case UINT64, INT64 -> {
        long[] values = new long[count];
        buffer.asLongBuffer().get(values);
        return values;
      }
      case FLOAT32 -> {
        float[] values = new float[count];
        buffer.asFloatBuffer().get(values);
        return values;
      }
      case FLOAT64 -> {
        double[] values = new double[count];
        buffer.asDoubleBuffer().get(values);
        return values;
      }
      default -> {
        byte[] values = new byte[count];
        buffer.get(values);
        return values;
      }
    }
  }

  /** Returns a value of an array of this type. */
  double value(Object array, int i) {
    return switch (this) {
      case BIT, UINT8 -> ((byte[]) array)[i] & 0xff;
      case INT8 -> ((byte[]) array)[i];
      case UINT16 -> ((short[]) array)[i] & 0xffff;
      case INT16 -> ((short[]) array)[i];
      case UINT32 -> ((int[]) array)[i] & 0xffffffffL;
      case INT32 -> ((int[]) array)[i];
      case UINT64 -> {
        long value = ((long[]) array)[i];
        yield value >= 0 ? value : value + TWO_TO_64;
      }
      case INT64 -> ((long[]) array)[i];
      case FLOAT32 -> ((float[]) array)[i];
      case FLOAT64 -> ((double[]) array)[i];
    };
  }
}
