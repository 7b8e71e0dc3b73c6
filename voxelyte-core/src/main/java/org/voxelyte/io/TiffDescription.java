package org.voxelyte.io;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the description of a TIFF file's first page says: ImageJ's lines or OME's XML. Resolution
 * tags alone are no calibration: they hold 72 dpi or 1 in most files.
 *
 * @param program "ImageJ", "OME" or empty
 * @param pages pages of the stack; 0 if not said
 * @param voxelSize the calibration; empty if there is none
 * @param phases phases that this program wrote; may be empty
 * @param notes what the reader should know
 */
record TiffDescription(
    String program,
    long pages,
    Optional<VoxelSize> voxelSize,
    List<Phase> phases,
    List<String> notes) {
  /** The key of the lines that name phases. */
  static final String PHASE_KEY = "phase ";

  /** Said of single images, of which only a pixel's edges are known. */
  static final String NO_SPACING =
      "a single image has no spacing: the voxel's edge along z is taken as that along x";

  /** ImageJ writes resolutions as whole numbers of one part in a million, rounded. */
  private static final long SMALLEST_DECIMAL_DENOMINATOR = 10_000;

  private static final long SMALLEST_ROUNDED_NUMERATOR = 1000;

  /** Reads the description of a page. */
  static TiffDescription of(TiffDirectory directory, boolean single, String location)
      throws IOException {
    String text = directory.text(TiffDirectory.DESCRIPTION);
    if (text.startsWith("ImageJ=")) {
      return imageJ(text, directory, single, location);
    }
    if (text.contains("<OME") && text.contains("<Pixels")
        || text.contains("<OME:OME") && text.contains("Pixels")) {
      return ome(text, location);
    }
    return new TiffDescription("", 0, Optional.empty(), List.of(), List.of());
  }

  private static TiffDescription imageJ(
      String text, TiffDirectory directory, boolean single, String location) throws IOException {
    Map<String, String> values = new HashMap<>();
    List<Phase> phases = new ArrayList<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (line.startsWith(PHASE_KEY)) {
        phases.add(PhaseText.read(line.substring(PHASE_KEY.length()), location));
      } else if (equals > 0) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1));
      }
    }
    long channels = whole(values, "channels");
    long frames = whole(values, "frames");
    if (channels > 1 || frames > 1) {
      throw new IOException(
          location
              + " is a hyperstack of "
              + Math.max(1, channels)
              + " channels and "
              + Math.max(1, frames)
              + " frames; save one channel and one frame as a stack of slices");
    }
    List<String> notes = new ArrayList<>();
    Optional<VoxelSize> voxelSize = imageJSize(values, directory, single, notes);
    return new TiffDescription("ImageJ", whole(values, "images"), voxelSize, phases, notes);
  }

  private static Optional<VoxelSize> imageJSize(
      Map<String, String> values, TiffDirectory directory, boolean single, List<String> notes)
      throws IOException {
    String unit = values.getOrDefault("unit", "");
    OptionalDouble unitX = Lengths.unit(unit);
    OptionalDouble unitY = Lengths.unit(values.getOrDefault("yunit", unit));
    OptionalDouble unitZ = Lengths.unit(values.getOrDefault("zunit", unit));
    if (unitX.isEmpty() || unitY.isEmpty() || unitZ.isEmpty()) {
      if (!unit.isBlank() && !unit.strip().startsWith("pixel")) {
        notes.add("the file's unit '" + unit.strip() + "' is no unit of length; not used");
      }
      return Optional.empty();
    }
    double x = Lengths.metres(pixel(directory, TiffDirectory.X_RESOLUTION), unitX.getAsDouble());
    double y = Lengths.metres(pixel(directory, TiffDirectory.Y_RESOLUTION), unitY.getAsDouble());
    double z;
    if (values.containsKey("spacing")) {
      z = Lengths.metres(Math.abs(number(values.get("spacing"))), unitZ.getAsDouble());
    } else if (single) {
      z = x;
      notes.add(NO_SPACING);
    } else {
      z = unitZ.getAsDouble();
      notes.add("no spacing in ImageJ's description: it means 1 " + unit.strip());
    }
    return Lengths.voxelSize(x, y, z);
  }

  /**
   * Returns the edge of a pixel, 1 / resolution. ImageJ rounds the resolution to a whole number of
   * millionths; the shortest decimal within that rounding is what was meant.
   */
  private static double pixel(TiffDirectory directory, int tag) throws IOException {
    long[] fraction = directory.fraction(tag);
    if (fraction[0] == 0 || fraction[1] == 0) {
      return Double.NaN;
    }
    double edge = (double) fraction[1] / fraction[0];
    boolean rounded =
        fraction[1] >= SMALLEST_DECIMAL_DENOMINATOR
            && fraction[0] >= SMALLEST_ROUNDED_NUMERATOR
            && Long.toString(fraction[1]).matches("10*");
    if (!rounded) {
      return edge;
    }
    double tolerance = 0.5 / fraction[0];
    for (int digits = 1; digits < 15; digits++) {
      double shorter =
          new java.math.BigDecimal(edge).round(new java.math.MathContext(digits)).doubleValue();
      if (Math.abs(shorter - edge) <= tolerance * edge) {
        return shorter;
      }
    }
    return edge;
  }

  private static long whole(Map<String, String> values, String key) {
    double value = number(values.getOrDefault(key, "0"));
    return value >= 0 && value < Integer.MAX_VALUE ? (long) value : 0;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static TiffDescription ome(String text, String location) throws IOException {
    Element root = parse(text, location);
    NodeList all = root.getElementsByTagNameNS("*", "Pixels");
    if (all.getLength() == 0) {
      return new TiffDescription("OME", 0, Optional.empty(), List.of(), List.of());
    }
    if (all.getLength() > 1) {
      throw new IOException(
          location + " holds " + all.getLength() + " OME images; save one of them to a file");
    }
    Element pixels = (Element) all.item(0);
    long channels = count(pixels, "SizeC");
    long times = count(pixels, "SizeT");
    if (channels > 1 || times > 1) {
      throw new IOException(
          location
              + " holds "
              + channels
              + " channels and "
              + times
              + " time points; save one channel and one time point");
    }
    List<String> notes = new ArrayList<>();
    double x = omeLength(pixels, "X", notes);
    double y = omeLength(pixels, "Y", notes);
    double z = omeLength(pixels, "Z", notes);
    if (Double.isNaN(z) && count(pixels, "SizeZ") == 1 && x > 0) {
      z = x;
      notes.add(NO_SPACING);
    }
    return new TiffDescription(
        "OME", count(pixels, "SizeZ"), Lengths.voxelSize(x, y, z), List.of(), notes);
  }

  private static Element parse(String text, String location) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (SAXException e) {
      throw new IOException(location + ": its OME description is not valid XML", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(Element pixels, String attribute) {
    double value = number(pixels.getAttribute(attribute));
    return value >= 1 && value < Integer.MAX_VALUE ? (long) value : 1;
  }

  private static double omeLength(Element pixels, String axis, List<String> notes) {
    double value = number(pixels.getAttribute("PhysicalSize" + axis));
    String unit = pixels.getAttribute("PhysicalSize" + axis + "Unit");
    OptionalDouble metres = Lengths.unit(unit.isEmpty() ? "µm" : unit);
    if (metres.isEmpty()) {
      if (!unit.startsWith("pixel") && !unit.startsWith("reference")) {
        notes.add("the file's unit '" + unit + "' is no unit of length; not used");
      }
      return Double.NaN;
    }
    return Lengths.metres(value, metres.getAsDouble());
  }
}
