package org.voxelyte.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.GridShape;

/** A stack of grey pages in one TIFF file; pages are z. */
final class TiffVolume extends SliceSource {
  private static final int REDUCED = 1;

  private final FileChannel channel;
  private final String location;
  private final List<TiffPage> pages;

  private TiffVolume(
      VolumeHeader header, FileChannel channel, Path file, String location, List<TiffPage> pages) {
    super(header, List.of(file), channel);
    this.channel = channel;
    this.location = location;
    this.pages = pages;
  }

  /**
   * Opens a TIFF file and checks that every page lies in it.
   *
   * @param head the first bytes of the file, 16 if it has so many
   */
  static SliceSource open(FileChannel channel, byte[] head, Path file, String location)
      throws IOException {
    List<TiffDirectory> directories = new ArrayList<>();
    for (TiffDirectory directory : TiffDirectory.readAll(channel, head, location)) {
      if ((directory.number(TiffDirectory.NEW_SUBFILE_TYPE, 0) & REDUCED) == 0) {
        directories.add(directory);
      }
    }
    if (directories.isEmpty()) {
      throw new IOException(location + " holds no image");
    }
    List<TiffPage> pages = new ArrayList<>();
    for (TiffDirectory directory : directories) {
      String name =
          directories.size() == 1 ? location : "page " + (pages.size() + 1) + " of " + location;
      TiffPage page = new TiffPage(directory, name);
      if (!pages.isEmpty()) {
        compare(pages.get(0), page, name);
      }
      pages.add(page);
    }
    TiffPage first = pages.get(0);
    TiffDescription description =
        TiffDescription.of(directories.get(0), directories.size() == 1, location);
    long said = description.pages();
    boolean oneDirectory = pages.size() == 1 && said > 1;
    if (oneDirectory && description.program().equals("ImageJ")) {
      description = TiffDescription.of(directories.get(0), false, location);
      return bigStack(channel, file, location, first, description);
    }
    if (said > pages.size()) {
      throw new IOException(
          location
              + " is cut short: its description says "
              + said
              + " pages and it has "
              + pages.size()
              + "; copy the file again");
    }
    for (int i = 0; i < pages.size(); i++) {
      pages.get(i).check(channel.size(), location, i + 1, pages.size());
    }
    VolumeHeader header = header(first, pages.size(), first.codec().text(), description);
    return new TiffVolume(header, channel, file, location, pages);
  }

  /** ImageJ writes stacks above 4 GB as one directory and all pages after the first one. */
  private static SliceSource bigStack(
      FileChannel channel, Path file, String location, TiffPage first, TiffDescription description)
      throws IOException {
    if (first.codec() != TiffCodec.NONE || first.type() == SampleType.BIT) {
      throw new IOException(
          location
              + " is cut short: its description says "
              + description.pages()
              + " pages and it has 1; copy the file again");
    }
    VolumeHeader header =
        header(first, (int) description.pages(), "uncompressed, one directory", description);
    long end = first.firstOffset() + RawSlices.bytes(header.shape(), header.type());
    if (first.firstOffset() < 0 || end > channel.size()) {
      throw new IOException(
          location
              + " is cut short: its "
              + description.pages()
              + " pages need "
              + end
              + " bytes and it has "
              + channel.size()
              + "; copy the file again");
    }
    return new RawSlices(header, channel, first.firstOffset(), first.order(), List.of(file));
  }

  private static VolumeHeader header(
      TiffPage first, int pages, String storage, TiffDescription description) {
    List<String> notes = new ArrayList<>(description.notes());
    if (first.whiteIsZero()) {
      notes.add("the file says that 0 is white; stored numbers are kept, not inverted");
    }
    if (first.palette()) {
      notes.add("the file has a colour table; the numbers of the colours are the values");
    }
    String program = description.program().isEmpty() ? "" : description.program() + " ";
    return new VolumeHeader(
        program + "TIFF, " + storage,
        new GridShape(first.width(), first.height(), pages),
        first.type(),
        description.voxelSize(),
        description.phases(),
        notes);
  }

  private static void compare(TiffPage first, TiffPage page, String name) throws IOException {
    if (page.width() != first.width() || page.height() != first.height()) {
      throw new IOException(
          name
              + " has "
              + page.width()
              + " × "
              + page.height()
              + " pixels, page 1 has "
              + first.width()
              + " × "
              + first.height()
              + "; all pages of a volume must be of one size");
    }
    if (page.type() != first.type()) {
      throw new IOException(
          name
              + " has "
              + page.type().text()
              + " values, page 1 has "
              + first.type().text()
              + "; save all pages in one type");
    }
  }

  @Override
  Object slice(int z) throws IOException {
    try {
      return pages.get(z).read(channel, this::array);
    } catch (java.nio.channels.ClosedChannelException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          location + " is damaged: page " + (z + 1) + " cannot be decoded: " + e.getMessage(), e);
    }
  }
}
