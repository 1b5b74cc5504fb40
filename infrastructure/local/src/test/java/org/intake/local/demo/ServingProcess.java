package org.intake.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intake.local.IntakeLocal;
import org.intake.local.LocalJson;

/// `serve` in a process of its own, ready.
final class ServingProcess implements AutoCloseable {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Process process;
  private final LocalJson running;

  private ServingProcess(Process process, LocalJson running) {
    this.process = process;
    this.running = running;
  }

  static ServingProcess start(Path directory) throws IOException {
    return ready(
        directory,
        commandLine(CLASS_PATH, serve(directory)).redirectError(ProcessBuilder.Redirect.INHERIT));
  }

  /// One whose functions and cloud write everything they can into a file. The settings stand in
  /// front on the class path, because the launcher hands on nothing else.
  static ServingProcess startLoud(Path directory, Path log) throws IOException {
    Path settings = Files.createDirectories(directory.resolveSibling("settings"));
    Files.writeString(
        settings.resolve("simplelogger.properties"),
        """
        org.slf4j.simpleLogger.defaultLogLevel=info
        org.slf4j.simpleLogger.log.org.intake=debug
        org.slf4j.simpleLogger.logFile=System.err
        """);
    return ready(
        directory,
        commandLine(settings + File.pathSeparator + CLASS_PATH, serve(directory))
            .redirectError(log.toFile()));
  }

  private static List<String> serve(Path directory) {
    return List.of("serve", "--data", directory.toString(), "--port", "0");
  }

  private static ServingProcess ready(Path directory, ProcessBuilder command) throws IOException {
    Process process = command.start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (line == null || !line.startsWith("ready ")) {
      end(process);
      throw new AssertionError("not ready: " + line);
    }
    return new ServingProcess(process, LocalJson.read(directory).orElseThrow());
  }

  static ProcessBuilder commandLine(List<String> arguments) {
    return commandLine(CLASS_PATH, arguments);
  }

  private static ProcessBuilder commandLine(String classPath, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath, IntakeLocal.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  LocalJson running() {
    return running;
  }

  /// As `kill -9` does. The process that serves is a child where the launcher looked for a JDK.
  void kill() throws InterruptedException {
    ProcessHandle.of(running.pid()).ifPresent(ProcessHandle::destroyForcibly);
    process.waitFor();
  }

  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
