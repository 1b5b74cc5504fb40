package org.intake.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import org.intake.application.audit.VerifyBundle;
import org.intake.application.audit.VerifyBundle.Verification;
import org.intake.json.JsonBundleCodec;
import org.intake.local.cloud.CannotStart;
import org.intake.programme.BundledProgrammes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Checks a decision bundle with nothing but the bundle.
@Command(
    name = "verify",
    description =
        "Verifies a decision bundle offline: hashes, histories, programme, and the rules"
            + " run again on the kept facts. Ends with 0 only if all of it holds.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BUNDLE", description = "the ZIP of GET /v1/cases/{id}/bundle")
  private Path bundle = Path.of("");

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(bundle)) {
      throw new CannotStart("no such file: " + bundle);
    }
    Verification verification;
    try {
      verification =
          new VerifyBundle(new JsonBundleCodec(), new BundledProgrammes()).verify(bundle);
    } catch (ZipException e) {
      throw new CannotStart(bundle + " is not a bundle: " + e.getMessage());
    }
    for (var check : verification.checks()) {
      Commands.OUT.println(
          check
              .difference()
              .map(difference -> "FAILS  " + check.name() + ": " + difference)
              .orElse("holds  " + check.name()));
    }
    Commands.OUT.println(
        verification.holds()
            ? "The bundle of case " + verification.caseId() + " holds."
            : "The bundle does not hold.");
    return verification.holds() ? 0 : 1;
  }
}
