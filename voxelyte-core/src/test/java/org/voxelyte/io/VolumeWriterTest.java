package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.io.Opener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class VolumeWriterTest {
  private static final GridShape SHAPE = new GridShape(13, 7, 21);
  private static final VoxelSize SIZE = new VoxelSize(35.6e-9, 4.1e-8, 1e-7);

  @TempDir Path folder;

  private static LabelVolume labelsSeed3() {
    Random random = new Random(3);
    byte[][] slices = new byte[SHAPE.nz()][SHAPE.sliceVoxels()];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) (random.nextInt(3) * 127);
      }
    }
    List<Phase> phases =
        List.of(
            Phase.named(0, "void"),
            new Phase(127, "Li₆PS₅Cl: a=b", PhaseRole.ELECTROLYTE),
            Phase.unnamed(254));
    return new LabelVolume(SHAPE, SIZE, slices, phases, Provenance.generated("test"));
  }

  private static ScalarField field() {
    float[][] slices = new float[SHAPE.nz()][SHAPE.sliceVoxels()];
    for (int z = 0; z < slices.length; z++) {
      for (int i = 0; i < slices[z].length; i++) {
        slices[z][i] = i == 5 ? Float.NaN : z + i / 64f;
      }
    }
    return new ScalarField("potential <a>", "V", SHAPE, SIZE, slices);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tif", "a.TIFF", "a.nrrd", "a.npy", "a.raw"})
  void labelsComeBackWithCalibrationAndPhases(String name) throws IOException {
    LabelVolume volume = labelsSeed3();
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        Path file = folder.resolve(name);
        VolumeWriter.write(volume, file, task);
        LabelVolume back = VolumeReader.readLabels(file.toString(), ReadOptions.fromFile(), task);
        assertThat(back.shape()).isEqualTo(SHAPE);
        assertThat(back.voxelSize()).isEqualTo(SIZE);
        assertThat(back.phases()).isEqualTo(volume.phases());
        for (int z = 0; z < SHAPE.nz(); z++) {
          assertThat(back.slice(z)).isEqualTo(volume.slice(z));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.tif", "f.nrrd", "f.npy", "f.raw"})
  void fieldsComeBack(String name) throws IOException {
    ScalarField field = field();
    try (TaskContext task = TaskContext.silent(2)) {
      Path file = folder.resolve(name);
      VolumeWriter.write(field, file, task);
      GreyVolume back = VolumeReader.readGrey(file.toString(), ReadOptions.fromFile(), task);
      assertThat(back.type()).isEqualTo(GreyVolume.Type.FLOAT32);
      assertThat(back.voxelSize()).isEqualTo(SIZE);
      float[] slice = new float[SHAPE.sliceVoxels()];
      for (int z = 0; z < SHAPE.nz(); z++) {
        back.readSlice(z, slice);
        assertThat(slice).isEqualTo(field.slice(z));
      }
    }
  }

  @Test
  void theBytesAreTheSameForAnyNumberOfThreads() throws IOException {
    Path file = folder.resolve("a.tif");
    byte[] first = null;
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        VolumeWriter.write(labelsSeed3(), file, task);
        first = first == null ? Files.readAllBytes(file) : first;
        assertThat(file).hasBinaryContent(first);
      }
    }
  }

  @Test
  void imageJOpensTheStackCalibrated() throws IOException {
    Path file = folder.resolve("a.tif");
    LabelVolume volume = labelsSeed3();
    VolumeWriter.write(volume, file, TaskContext.silent(1));
    ImagePlus image = new Opener().openImage(file.toString());
    assertThat(image.getStackSize()).isEqualTo(SHAPE.nz());
    assertThat(image.getNSlices()).isEqualTo(SHAPE.nz());
    assertThat(image.getBitDepth()).isEqualTo(8);
    assertThat(image.getCalibration().getUnit()).isEqualTo("nm");
    assertThat(image.getCalibration().pixelWidth).isEqualTo(35.6);
    assertThat(image.getCalibration().pixelHeight).isEqualTo(41.0);
    assertThat(image.getCalibration().pixelDepth).isEqualTo(100.0);
    for (int z = 0; z < SHAPE.nz(); z++) {
      assertThat((byte[]) image.getStack().getPixels(z + 1)).isEqualTo(volume.slice(z));
    }
    VolumeWriter.write(field(), file, TaskContext.silent(1));
    ImagePlus floats = new Opener().openImage(file.toString());
    assertThat((float[]) floats.getStack().getPixels(4)).isEqualTo(field().slice(3));
  }

  @Test
  void writesBigTiffWhereOffsetsNeedMoreThan32Bits() throws IOException {
    Path file = folder.resolve("big.tif");
    LabelVolume volume = labelsSeed3();
    long tinyLimit = 1000;
    try (TaskContext task = TaskContext.silent(2)) {
      AtomicFiles.writeChannel(file, new TiffWriter(Writable.of(volume), tinyLimit, task)::write);
      assertThat(Files.readAllBytes(file)[2]).isEqualTo((byte) 43);
      LabelVolume back = VolumeReader.readLabels(file.toString(), ReadOptions.fromFile(), task);
      assertThat(back.voxelSize()).isEqualTo(SIZE);
      assertThat(back.phases()).isEqualTo(volume.phases());
      for (int z = 0; z < SHAPE.nz(); z++) {
        assertThat(back.slice(z)).isEqualTo(volume.slice(z));
      }
    }
  }

  @Test
  void writesWellFormedVtk() throws Exception {
    Path file = folder.resolve("f.vti");
    VolumeWriter.write(field(), file, TaskContext.silent(1));
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element image = (Element) document.getElementsByTagName("ImageData").item(0);
    assertThat(image.getAttribute("WholeExtent")).isEqualTo("0 13 0 7 0 21");
    assertThat(image.getAttribute("Spacing")).isEqualTo("3.56E-8 4.1E-8 1.0E-7");
    Element array = (Element) document.getElementsByTagName("DataArray").item(0);
    assertThat(array.getAttribute("Name")).isEqualTo("potential <a> (V)");
    assertThat(array.getAttribute("type")).isEqualTo("Float32");
    String data = document.getElementsByTagName("AppendedData").item(0).getTextContent().strip();
    assertThat(data).startsWith("_");
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(data.substring(1)))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getLong()).isEqualTo(4 * SHAPE.voxels()).isEqualTo(bytes.remaining());
    for (int z = 0; z < SHAPE.nz(); z++) {
      for (float value : field().slice(z)) {
        assertThat(bytes.getInt()).isEqualTo(Float.floatToIntBits(value));
      }
    }
  }

  @Test
  void refusesWhatCannotBeWritten() throws IOException {
    Path unknown = folder.resolve("a.xyz");
    assertThatThrownBy(() -> VolumeWriter.write(labelsSeed3(), unknown, TaskContext.silent(1)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot write "
                + unknown
                + ": its ending names no format; use .tif, .nrrd, .npy, .raw or .vti");
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    assertThatThrownBy(
            () -> VolumeWriter.write(labelsSeed3(), file.resolve("a.tif"), TaskContext.silent(1)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("file is a file, not a folder; choose another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tif", "a.vti", "a.nrrd", "a.npy", "a.raw"})
  void cancellationLeavesNothingBehind(String name) throws IOException {
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> VolumeWriter.write(field(), folder.resolve(name), task))
          .isInstanceOf(TaskCancelledException.class);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void resolutionsAreTheClosestFractions() {
    assertThat(TiffWriter.closestFraction(35.6)).containsExactly(178, 5);
    assertThat(TiffWriter.closestFraction(0.05)).containsExactly(1, 20);
    assertThat(TiffWriter.closestFraction(100)).containsExactly(100, 1);
    long[] fraction = TiffWriter.closestFraction(Math.PI);
    assertThat(fraction[0] / (double) fraction[1]).isCloseTo(Math.PI, within(Math.ulp(Math.PI)));
  }
}
