package org.voxelyte.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares the numbers of two runs. What says how a run went, not what came out, does not count:
 * times, memory and what was left out for lack of it, threads, the command, the version, the
 * wording of warnings, and where inputs lay (their hashes do count).
 */
public final class ResultsDigest {
  private static final Pattern HOW_IT_WENT =
      Pattern.compile(
          "(voxelyte|command|seconds|threads|steps|warnings|input\\.file)"
              + "|conductivity\\[\\d+]\\.(seconds|peak_memory_bytes|error\\.left_out"
              + "|network\\.smallest_cut_left_out"
              + "|particles\\[\\d+]\\.file)");

  private ResultsDigest() {}

  /**
   * Returns the SHA-256 of the numbers of a results.json, as "sha256:" and 64 hexadecimal digits.
   */
  public static String of(String resultsJson) throws JsonProcessingException {
    StringBuilder text = new StringBuilder();
    numbers(resultsJson)
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a results.json with another hash of the input. */
  static String withInputHash(String resultsJson, String sha256) throws JsonProcessingException {
    JsonNode root = new ObjectMapper().readTree(resultsJson);
    if (root.path("input") instanceof ObjectNode input) {
      input.put("sha256", sha256);
    }
    return root.toString();
  }

  /** Returns how many numbers (and words) the digest covers. */
  public static int count(String resultsJson) throws JsonProcessingException {
    return numbers(resultsJson).size();
  }

  /** Returns the entries that differ, as "conductivity[0].effective_S_per_m: 0.5 is now 0.6". */
  public static List<String> differences(String recordedJson, String newJson)
      throws JsonProcessingException {
    Map<String, String> recorded = numbers(recordedJson);
    Map<String, String> now = numbers(newJson);
    List<String> differences = new ArrayList<>();
    Set<String> keys = new java.util.TreeSet<>(recorded.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String before = recorded.getOrDefault(key, "absent");
      String after = now.getOrDefault(key, "absent");
      if (!before.equals(after)) {
        differences.add(key + ": " + before + " is now " + after);
      }
    }
    return differences;
  }

  private static Map<String, String> numbers(String json) throws JsonProcessingException {
    Map<String, String> numbers = new TreeMap<>();
    collect("", new ObjectMapper().readTree(json), numbers);
    return numbers;
  }

  private static void collect(String path, JsonNode node, Map<String, String> numbers) {
    if (HOW_IT_WENT.matcher(path).matches()) {
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        collect(key, entry.getValue(), numbers);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), numbers);
      }
    } else {
      numbers.put(path, node.toString());
    }
  }
}
