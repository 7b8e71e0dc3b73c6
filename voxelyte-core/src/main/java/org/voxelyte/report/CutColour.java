package org.voxelyte.report;

/**
 * Colours of classes on cuts, told apart with the common kinds of colour blindness: those of Okabe
 * and Ito, "Color Universal Design" (2008), and greys.
 */
public enum CutColour {
  GROUND(0xececec),
  GREY(0xbdbdbd),
  GREY_LINE(0x8a8a8a),
  BLUE(0x0072b2),
  SKY(0x56b4e9),
  ORANGE(0xe69f00),
  YELLOW(0xf0e442),
  GREEN(0x009e73),
  PINK(0xcc79a7),
  VERMILION(0xd55e00),
  PURPLE(0x6a3d9a),
  BLACK(0x000000);

  private final int rgb;

  CutColour(int rgb) {
    this.rgb = rgb;
  }

  int rgb() {
    return rgb;
  }
}
