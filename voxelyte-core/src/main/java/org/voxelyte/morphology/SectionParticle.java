package org.voxelyte.morphology;

/**
 * A particle of a section.
 *
 * @param area m²
 * @param perimeter of the outline, m
 * @param circularity 4π area / perimeter², at most 1
 */
public record SectionParticle(double area, double perimeter, double circularity) {
  static SectionParticle of(
      long pixels, SectionOutline outline, double pixelWidth, double pixelHeight) {
    double area = pixels * pixelWidth * pixelHeight;
    double perimeter = outline.perimeter(pixelWidth, pixelHeight);
    double circularity = 4 * Math.PI * (area / (perimeter * perimeter));
    return new SectionParticle(area, perimeter, Math.min(1, circularity));
  }
}
