package org.voxelyte.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** YAML as the program writes and reads it: keys once, numbers and texts apart. */
public final class YamlFiles {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern MARK = Pattern.compile(", line ([0-9]+), column");

  private YamlFiles() {}

  /** Returns a document as text. */
  public static String text(Object document) throws IOException {
    return YAML.writeValueAsString(document);
  }

  /**
   * Reads a value as it stands in a document, such as one given on the command line.
   *
   * @throws IOException if it is no YAML
   */
  public static JsonNode parse(String text) throws IOException {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException("'" + text + "' is no YAML", e);
    }
  }

  /** Returns the hexadecimal SHA-256 of a file. */
  public static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns where the problem lies and which: of the parser's message the last line that is not
   * indented, as those before tell what it was about, and the last mark.
   */
  private static String problem(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    String what =
        message
            .lines()
            .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
            .reduce("", (before, line) -> line);
    Matcher mark = MARK.matcher(message);
    String line = e.getLocation() == null ? "" : Integer.toString(e.getLocation().getLineNr());
    while (mark.find()) {
      line = mark.group(1);
    }
    return (line.isEmpty() ? "" : ", line " + line) + ": no YAML: " + what;
  }

  /**
   * Reads a document.
   *
   * @param what what the file should be, in errors: "study"
   * @param remedy what to give instead: "give the study.yaml that analyze leaves"
   * @throws IOException if the file is missing or no YAML, with its line
   */
  public static JsonNode read(Path file, String what, String remedy) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": no such " + what + "; " + remedy);
    }
    try {
      return YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + problem(e), e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": no text in UTF-8; " + remedy, e);
    }
  }
}
