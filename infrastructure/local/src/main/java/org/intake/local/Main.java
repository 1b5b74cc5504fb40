package org.intake.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import org.intake.local.command.Commands;

/// The program that the launcher starts on a JDK 25.
public final class Main {

  public static void main(String[] arguments) {
    var launcher = System.getProperty("intake.launcher");
    if (launcher != null) {
      Thread.ofPlatform().daemon().name("launcher").start(Main::stopWithLauncher);
    }
    System.exit(Commands.run(launcher == null ? List.of(arguments) : handedOver()));
  }

  private static List<String> handedOver() {
    var arguments = new ArrayList<String>();
    var text = System.getProperty("intake.arguments", "");
    if (!text.isEmpty()) {
      for (var part : text.split(",", -1)) {
        arguments.add(URLDecoder.decode(part, UTF_8));
      }
    }
    return arguments;
  }

  /// Nothing is ever written to the pipe; it ends when the launcher does, even by `kill -9`.
  private static void stopWithLauncher() {
    try {
      while (System.in.read() >= 0) {
        // Somebody wrote; only the end counts.
      }
    } catch (IOException _) {
      // The pipe broke, which is the end as well.
    }
    System.exit(143);
  }

  private Main() {}
}
