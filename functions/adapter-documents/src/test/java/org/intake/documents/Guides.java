package org.intake.documents;

import org.intake.domain.programme.ReadingGuide;
import org.intake.programme.BuiltInProgrammes;

/// The guide of the 2017 call; tests read its documents, production code knows no call.
public final class Guides {
  private static final ReadingGuide CALL_OF_2017 =
      BuiltInProgrammes.load().programme("sme-ip-pilot-2017").orElseThrow().reading();

  private Guides() {}

  public static ReadingGuide callOf2017() {
    return CALL_OF_2017;
  }
}
