package org.voxelyte.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.transport.Pathway;
import org.voxelyte.volume.Phase;

/**
 * Writes pathways point by point: CSV, or VTK polygonal data (.vtp, XML with plain numbers) that
 * ParaView opens as lines. Positions in m from the corner of voxel (0, 0, 0), as in .vti files.
 */
public final class PathwayFiles {
  private PathwayFiles() {}

  /**
   * Writes a file.
   *
   * @param phases names of the labels
   * @param file ends in .vtp or .csv
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if it ends in something else
   */
  public static void write(List<Pathway> pathways, List<Phase> phases, Path file)
      throws IOException {
    boolean vtk = isVtk(file.toString());
    AtomicFiles.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          if (vtk) {
            vtk(pathways, writer);
          } else {
            csv(pathways, phases, writer);
          }
          writer.flush();
        });
  }

  /**
   * Returns whether a name is that of a VTK file, not of a CSV.
   *
   * @throws IllegalArgumentException if it ends neither in .vtp nor in .csv
   */
  public static boolean isVtk(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".vtp") && !lower.endsWith(".csv")) {
      throw new IllegalArgumentException(
          "pathways are written as .vtp (VTK) or .csv, got '" + name + "'");
    }
    return lower.endsWith(".vtp");
  }

  private static void csv(List<Pathway> pathways, List<Phase> phases, Writer out)
      throws IOException {
    Map<Integer, String> names =
        phases.stream()
            .collect(
                Collectors.toMap(
                    Phase::label, phase -> "\"" + phase.name().replace("\"", "\"\"") + "\""));
    out.write(
        "pathway,kind,point,is_start,along_m,x_m,y_m,z_m,potential_V,current_density_A_per_m2,"
            + "label,phase\r\n");
    for (int p = 0; p < pathways.size(); p++) {
      Pathway pathway = pathways.get(p);
      double[] along = pathway.along();
      String kind = pathway.kind().name().toLowerCase(Locale.ROOT);
      for (int i = 0; i < along.length; i++) {
        Pathway.Point point = pathway.points().get(i);
        boolean start = i == pathway.start();
        out.write(p + "," + kind + "," + i + "," + (start ? 1 : 0) + "," + (float) along[i]);
        for (double value :
            new double[] {
              point.x(), point.y(), point.z(), point.potential(), point.currentDensity()
            }) {
          out.write("," + (float) value);
        }
        out.write("," + point.label() + "," + names.get(point.label()) + "\r\n");
      }
    }
  }

  private static void vtk(List<Pathway> pathways, Writer out) throws IOException {
    int points = pathways.stream().mapToInt(pathway -> pathway.points().size()).sum();
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<VTKFile type=\"PolyData\" version=\"1.0\" byte_order=\"LittleEndian\""
            + " header_type=\"UInt64\">\n  <PolyData>\n    <Piece NumberOfPoints=\""
            + points
            + "\" NumberOfVerts=\"0\" NumberOfLines=\""
            + pathways.size()
            + "\" NumberOfStrips=\"0\" NumberOfPolys=\"0\">\n      <Points>\n");
    open(out, "Float64", "points", 3);
    for (Pathway pathway : pathways) {
      for (Pathway.Point point : pathway.points()) {
        out.write((float) point.x() + " " + (float) point.y() + " " + (float) point.z() + "\n");
      }
    }
    close(out);
    out.write("      </Points>\n      <PointData Scalars=\"potential\">\n");
    perPoint(out, "potential", pathways, Pathway.Point::potential);
    perPoint(out, "current density", pathways, Pathway.Point::currentDensity);
    perPoint(out, "label", pathways, Pathway.Point::label);
    open(out, "Float64", "distance along", 1);
    for (Pathway pathway : pathways) {
      for (double distance : pathway.along()) {
        out.write((float) distance + "\n");
      }
    }
    close(out);
    out.write("      </PointData>\n      <CellData>\n");
    perLine(out, "length", pathways, Pathway::length);
    perLine(out, "current", pathways, Pathway::current);
    perLine(out, "is largest current", pathways, pathway -> pathway.kind().ordinal() == 0 ? 1 : 0);
    out.write("      </CellData>\n      <Lines>\n");
    open(out, "Int64", "connectivity", 1);
    for (int i = 0; i < points; i++) {
      out.write(i + "\n");
    }
    close(out);
    open(out, "Int64", "offsets", 1);
    int end = 0;
    for (Pathway pathway : pathways) {
      end += pathway.points().size();
      out.write(end + "\n");
    }
    close(out);
    out.write("      </Lines>\n    </Piece>\n  </PolyData>\n</VTKFile>\n");
  }

  private static void perPoint(
      Writer out, String name, List<Pathway> pathways, ToDoubleFunction<Pathway.Point> value)
      throws IOException {
    open(out, "Float64", name, 1);
    for (Pathway pathway : pathways) {
      for (Pathway.Point point : pathway.points()) {
        out.write((float) value.applyAsDouble(point) + "\n");
      }
    }
    close(out);
  }

  private static void perLine(
      Writer out, String name, List<Pathway> pathways, ToDoubleFunction<Pathway> value)
      throws IOException {
    open(out, "Float64", name, 1);
    for (Pathway pathway : pathways) {
      out.write((float) value.applyAsDouble(pathway) + "\n");
    }
    close(out);
  }

  private static void open(Writer out, String type, String name, int components)
      throws IOException {
    out.write(
        "        <DataArray type=\""
            + type
            + "\" Name=\""
            + name
            + "\" NumberOfComponents=\""
            + components
            + "\" format=\"ascii\">\n");
  }

  private static void close(Writer out) throws IOException {
    out.write("        </DataArray>\n");
  }
}
