package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A package on disk: its files, and what its generator planted in it.
public record SamplePackage(
    Path folder,
    String call,
    String province,
    JsonNode contact,
    List<City> cities,
    List<Item> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public SamplePackage {
    cities = List.copyOf(cities);
    files = List.copyOf(files);
  }

  /// A city with the status it must reach and the defects that were planted, as `check` or
  /// `check@park`.
  public record City(String code, String name, String status, List<String> defects) {
    public City {
      defects = List.copyOf(defects);
    }

    boolean isDeficient() {
      return !defects.isEmpty();
    }

    /// A city of scans: what was recognised is for a person to confirm.
    boolean isForPerson() {
      return status.equals("MANUAL_CHECK");
    }

    boolean isClean() {
      return !isDeficient() && !isForPerson();
    }
  }

  /// One file to hand in.
  public record Item(String path, String mediaType, long size, String sha256) {}

  public static SamplePackage read(Path folder) throws IOException {
    var root = JSON.readTree(folder.resolve("package.json").toFile());
    return new SamplePackage(
        folder,
        root.path("call").asText(),
        root.path("province").asText(),
        root.path("contact"),
        each(root.path("cities")).map(SamplePackage::city).toList(),
        each(root.path("files"))
            .map(file ->
                new Item(
                    file.path("path").asText(),
                    file.path("mediaType").asText(),
                    file.path("size").asLong(),
                    file.path("sha256").asText()))
            .toList());
  }

  private static City city(JsonNode node) {
    var defects = new TreeSet<String>();
    each(node.path("defects"))
        .forEach(d -> defects.add(key(d.path("check").asText(), d.path("park").asText(""))));
    return new City(
        node.path("code").asText(),
        node.path("name").asText(),
        node.path("status").asText(),
        List.copyOf(defects));
  }

  static String key(String check, String park) {
    return park.isEmpty() || park.equals("null") ? check : check + "@" + park;
  }

  private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /// The sample of this name: under the working directory or a folder above it, else above the jar.
  public static Optional<Path> find(String name) {
    var jar = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
    return upwards(Path.of("").toAbsolutePath(), name)
        .or(() -> upwards(jar.toAbsolutePath().getParent(), name));
  }

  private static Optional<Path> upwards(@Nullable Path from, String name) {
    for (var folder = from; folder != null; folder = folder.getParent()) {
      var sample = folder.resolve("events").resolve("samples").resolve(name);
      if (Files.exists(sample.resolve("package.json"))) {
        return Optional.of(sample);
      }
    }
    return Optional.empty();
  }
}
