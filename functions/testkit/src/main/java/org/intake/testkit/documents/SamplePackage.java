package org.intake.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A province's whole package: the files to upload and what must come of them.
public record SamplePackage(SampleLetter letter, List<SampleFile> files, List<Expected> cities) {
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("tif", "image/tiff"),
          Map.entry("ofd", "application/ofd"),
          Map.entry("zip", "application/zip"));

  public SamplePackage {
    files = List.copyOf(files);
    cities = List.copyOf(cities);
  }

  /// What must come of a city: the status it reaches unaided, and each planted defect.
  public record Expected(SampleCity city, String status, List<Defect> defects) {
    public Expected {
      defects = List.copyOf(defects);
    }
  }

  /// A finding that the screening must make; `about` says what was planted.
  public record Defect(String check, @Nullable String park, String about) {}

  /// `package.json`: what to upload as whom, and the outcome to compare with.
  public byte[] manifest() {
    ObjectNode root = TruthJson.object();
    root.put("call", "sme-ip-pilot-2017");
    root.put("province", letter.province().division().code());
    root.put("provinceName", letter.province().division().name());
    root.putObject("contact")
        .put("name", letter.contact().name())
        .put("email", letter.contact().mail())
        .put("language", "zh-Hans");
    ArrayNode cityNodes = root.putArray("cities");
    for (Expected expected : cities) {
      ObjectNode cityNode = cityNodes.addObject();
      cityNode.put("code", expected.city().division().code());
      cityNode.put("name", expected.city().name());
      ArrayNode parks = cityNode.putArray("parks");
      expected.city().parkNames().forEach(parks::add);
      cityNode.put("status", expected.status());
      ArrayNode defects = cityNode.putArray("defects");
      for (Defect defect : expected.defects()) {
        defects
            .addObject()
            .put("check", defect.check())
            .put("park", defect.park())
            .put("about", defect.about());
      }
    }
    ArrayNode fileNodes = root.putArray("files");
    for (SampleFile file : files) {
      fileNodes
          .addObject()
          .put("path", file.name())
          .put("mediaType", mediaType(file.name()))
          .put("size", file.bytes().length)
          .put("sha256", sha256(file.bytes()));
    }
    return TruthJson.bytes(root);
  }

  /// Everything to be put on disk, by path below the package's folder.
  public List<SampleFile> onDisk() {
    List<SampleFile> all = new ArrayList<>(files);
    Truth none = new Truth(List.of(), List.of());
    all.add(new SampleFile("package.json", manifest(), none));
    all.add(new SampleFile("truth.json", TruthJson.write(files), none));
    return all;
  }

  static String mediaType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
