package org.voxelyte.morphology;

/**
 * The discrete Fourier transform Σ_j x_j e^(−2πi jk/n) of many lines of n complex numbers at once,
 * n = 2^a 3^b 5^c, in double precision.
 *
 * <p>Stockham's self-sorting form with radices 4, 2, 3 and 5 (C. Van Loan, Computational Frameworks
 * for the Fast Fourier Transform, SIAM 1992, doi:10.1137/1.9781611970999). Number j of line b
 * stands at j · lines + b, so that the innermost loops run over neighbours in memory.
 */
final class FourierTransform {
  private static final double SIN_60 = Math.sqrt(3) / 2;
  private static final double COS_72 = (Math.sqrt(5) - 1) / 4;
  private static final double COS_144 = -(Math.sqrt(5) + 1) / 4;
  private static final double SIN_72 = Math.sqrt(10 + 2 * Math.sqrt(5)) / 4;
  private static final double SIN_144 = Math.sqrt(10 - 2 * Math.sqrt(5)) / 4;

  private final int length;
  private final double[] cosines;
  private final double[] sines;

  /** Makes the transform of lines of a length without factors but 2, 3 and 5. */
  FourierTransform(int length) {
    this.length = length;
    this.cosines = new double[length];
    this.sines = new double[length];
    for (int k = 0; k < length; k++) {
      double angle = -2 * Math.PI * k / length;
      cosines[k] = Math.cos(angle);
      sines[k] = Math.sin(angle);
    }
  }

  /** Returns the least length from this one on that has no factors but 2, 3 and 5. */
  static int lengthFrom(int least) {
    int length = least;
    while (rest(length) > 1) {
      length++;
    }
    return length;
  }

  private static int rest(int length) {
    int rest = length;
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest;
  }

  int length() {
    return length;
  }

  /** Complex lines, and room for the next stage of their transform. */
  static final class Lines {
    final int count;
    double[] re;
    double[] im;
    private double[] nextRe;
    private double[] nextIm;

    Lines(int length, int count) {
      this.count = count;
      this.re = new double[length * count];
      this.im = new double[length * count];
      this.nextRe = new double[length * count];
      this.nextIm = new double[length * count];
    }

    private void turn() {
      double[] r = re;
      double[] i = im;
      re = nextRe;
      im = nextIm;
      nextRe = r;
      nextIm = i;
    }
  }

  /** Transforms lines in place. */
  void forward(Lines lines) {
    int rest = length;
    int stride = lines.count;
    while (rest > 1) {
      int radix = rest % 4 == 0 ? 4 : rest % 2 == 0 ? 2 : rest % 3 == 0 ? 3 : 5;
      int parts = rest / radix;
      for (int p = 0; p < parts; p++) {
        int twiddle = p * (length / rest);
        switch (radix) {
          case 2 -> two(lines, p, parts, stride, twiddle);
          case 3 -> three(lines, p, parts, stride, twiddle);
          case 4 -> four(lines, p, parts, stride, twiddle);
          default -> five(lines, p, parts, stride, twiddle);
        }
      }
      lines.turn();
      rest = parts;
      stride *= radix;
    }
  }

  /** Undoes {@link #forward} but for a factor, the length. */
  void backward(Lines lines) {
    swap(lines);
    forward(lines);
    swap(lines);
  }

  private static void swap(Lines lines) {
    double[] re = lines.re;
    lines.re = lines.im;
    lines.im = re;
    double[] next = lines.nextRe;
    lines.nextRe = lines.nextIm;
    lines.nextIm = next;
  }

  private void two(Lines lines, int p, int parts, int stride, int twiddle) {
    final double c = cosines[twiddle];
    final double s = sines[twiddle];
    double[] xr = lines.re;
    double[] xi = lines.im;
    double[] yr = lines.nextRe;
    double[] yi = lines.nextIm;
    int a = stride * p;
    int b = stride * (p + parts);
    int u = stride * 2 * p;
    int v = u + stride;
    for (int q = 0; q < stride; q++) {
      double dr = xr[a + q] - xr[b + q];
      double di = xi[a + q] - xi[b + q];
      yr[u + q] = xr[a + q] + xr[b + q];
      yi[u + q] = xi[a + q] + xi[b + q];
      yr[v + q] = dr * c - di * s;
      yi[v + q] = dr * s + di * c;
    }
  }

  private void three(Lines lines, int p, int parts, int stride, int twiddle) {
    final double c1 = cosines[twiddle];
    final double s1 = sines[twiddle];
    final double c2 = cosines[2 * twiddle];
    final double s2 = sines[2 * twiddle];
    double[] xr = lines.re;
    double[] xi = lines.im;
    double[] yr = lines.nextRe;
    double[] yi = lines.nextIm;
    int a = stride * p;
    int b = stride * (p + parts);
    int c = stride * (p + 2 * parts);
    int u = stride * 3 * p;
    int v = u + stride;
    int w = v + stride;
    for (int q = 0; q < stride; q++) {
      double sumR = xr[b + q] + xr[c + q];
      double sumI = xi[b + q] + xi[c + q];
      double halfR = xr[a + q] - 0.5 * sumR;
      double halfI = xi[a + q] - 0.5 * sumI;
      double turnR = SIN_60 * (xi[b + q] - xi[c + q]);
      double turnI = SIN_60 * (xr[c + q] - xr[b + q]);
      yr[u + q] = xr[a + q] + sumR;
      yi[u + q] = xi[a + q] + sumI;
      yr[v + q] = (halfR + turnR) * c1 - (halfI + turnI) * s1;
      yi[v + q] = (halfR + turnR) * s1 + (halfI + turnI) * c1;
      yr[w + q] = (halfR - turnR) * c2 - (halfI - turnI) * s2;
      yi[w + q] = (halfR - turnR) * s2 + (halfI - turnI) * c2;
    }
  }

  private void four(Lines lines, int p, int parts, int stride, int twiddle) {
    final double c1 = cosines[twiddle];
    final double s1 = sines[twiddle];
    final double c2 = cosines[2 * twiddle];
    final double s2 = sines[2 * twiddle];
    final double c3 = cosines[3 * twiddle];
    final double s3 = sines[3 * twiddle];
    double[] xr = lines.re;
    double[] xi = lines.im;
    double[] yr = lines.nextRe;
    double[] yi = lines.nextIm;
    int a = stride * p;
    int b = stride * (p + parts);
    int c = stride * (p + 2 * parts);
    int d = stride * (p + 3 * parts);
    int u = stride * 4 * p;
    int v = u + stride;
    int w = v + stride;
    int t = w + stride;
    for (int q = 0; q < stride; q++) {
      double acR = xr[a + q] + xr[c + q];
      double acI = xi[a + q] + xi[c + q];
      double bdR = xr[b + q] + xr[d + q];
      double bdI = xi[b + q] + xi[d + q];
      double awayR = xr[a + q] - xr[c + q];
      double awayI = xi[a + q] - xi[c + q];
      double turnR = xi[b + q] - xi[d + q];
      double turnI = xr[d + q] - xr[b + q];
      yr[u + q] = acR + bdR;
      yi[u + q] = acI + bdI;
      yr[v + q] = (awayR + turnR) * c1 - (awayI + turnI) * s1;
      yi[v + q] = (awayR + turnR) * s1 + (awayI + turnI) * c1;
      yr[w + q] = (acR - bdR) * c2 - (acI - bdI) * s2;
      yi[w + q] = (acR - bdR) * s2 + (acI - bdI) * c2;
      yr[t + q] = (awayR - turnR) * c3 - (awayI - turnI) * s3;
      yi[t + q] = (awayR - turnR) * s3 + (awayI - turnI) * c3;
    }
  }

  private void five(Lines lines, int p, int parts, int stride, int twiddle) {
    double[] xr = lines.re;
    double[] xi = lines.im;
    double[] yr = lines.nextRe;
    double[] yi = lines.nextIm;
    int step = stride * parts;
    int a = stride * p;
    int u = stride * 5 * p;
    for (int q = 0; q < stride; q++) {
      int i = a + q;
      double ar = xr[i];
      double ai = xi[i];
      double sum14R = xr[i + step] + xr[i + 4 * step];
      double sum14I = xi[i + step] + xi[i + 4 * step];
      double sum23R = xr[i + 2 * step] + xr[i + 3 * step];
      double sum23I = xi[i + 2 * step] + xi[i + 3 * step];
      double away14R = xr[i + step] - xr[i + 4 * step];
      double away14I = xi[i + step] - xi[i + 4 * step];
      double away23R = xr[i + 2 * step] - xr[i + 3 * step];
      double away23I = xi[i + 2 * step] - xi[i + 3 * step];
      double near14R = ar + COS_72 * sum14R + COS_144 * sum23R;
      double near14I = ai + COS_72 * sum14I + COS_144 * sum23I;
      double near23R = ar + COS_144 * sum14R + COS_72 * sum23R;
      double near23I = ai + COS_144 * sum14I + COS_72 * sum23I;
      double turn14R = SIN_72 * away14I + SIN_144 * away23I;
      double turn14I = -SIN_72 * away14R - SIN_144 * away23R;
      double turn23R = SIN_144 * away14I - SIN_72 * away23I;
      double turn23I = -SIN_144 * away14R + SIN_72 * away23R;
      int o = u + q;
      yr[o] = ar + sum14R + sum23R;
      yi[o] = ai + sum14I + sum23I;
      put(yr, yi, o + stride, near14R + turn14R, near14I + turn14I, twiddle);
      put(yr, yi, o + 2 * stride, near23R + turn23R, near23I + turn23I, 2 * twiddle);
      put(yr, yi, o + 3 * stride, near23R - turn23R, near23I - turn23I, 3 * twiddle);
      put(yr, yi, o + 4 * stride, near14R - turn14R, near14I - turn14I, 4 * twiddle);
    }
  }

  private void put(double[] yr, double[] yi, int at, double re, double im, int twiddle) {
    double c = cosines[twiddle];
    double s = sines[twiddle];
    yr[at] = re * c - im * s;
    yi[at] = re * s + im * c;
  }
}
