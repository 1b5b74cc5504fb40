package org.intake.packing;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;

/// Makes the zip of one function from its run-time class path: every jar under `lib/`, the
/// function's own classes as a jar beside them, and what lies in the folder of extras as it is.
///
/// The jars go in with their entries stored, not deflated: the zip then deflates each jar as one
/// piece, which takes a quarter to a third less room than jars that were deflated class by class,
/// and a class that is loaded needs no inflating. Names, order and bytes of the entries stay.
public final class FunctionZip {
  private FunctionZip() {}

  /// Arguments: the zip to write, the function's name, its class path, the folder of extras (which
  /// need not exist).
  public static void main(String[] arguments) throws IOException {
    pack(Path.of(arguments[0]), arguments[1], arguments[2], Path.of(arguments[3]));
  }

  static void pack(Path zip, String function, String classPath, Path extras) throws IOException {
    SortedMap<String, Path> contents = contents(function, classPath);
    addExtras(contents, extras);
    Path unfinished = zip.resolveSibling(function + ".zip.part");
    try {
      write(contents, unfinished);
      UnixModes.readable(unfinished);
      Files.move(unfinished, zip, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static SortedMap<String, Path> contents(String function, String classPath) {
    SortedMap<String, Path> contents = new TreeMap<>();
    for (String element : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(element);
      String name = Files.isDirectory(path) ? function + ".jar" : path.getFileName().toString();
      if (contents.put("lib/" + name, path) != null) {
        throw new IllegalArgumentException("twice in the class path of " + function + ": " + name);
      }
    }
    return contents;
  }

  private static void addExtras(SortedMap<String, Path> contents, Path extras) throws IOException {
    if (Files.isDirectory(extras)) {
      try (Stream<Path> files = Files.walk(extras)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(StoredJar.nameIn(extras, file), file);
        }
      }
    }
  }

  private static void write(SortedMap<String, Path> contents, Path zip) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip));
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(9);
      for (var entry : contents.entrySet()) {
        out.putNextEntry(StoredJar.entry(entry.getKey()));
        if (entry.getKey().endsWith(".jar")) {
          out.write(StoredJar.of(entry.getValue()));
        } else {
          Files.copy(entry.getValue(), out);
        }
        out.closeEntry();
      }
    }
  }
}
