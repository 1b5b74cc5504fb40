package org.intake.application;

import java.util.HashMap;
import java.util.Map;
import org.intake.domain.casefile.CaseStatus;

/// What the history says of a change of status.
public final class Transitions {
  private Transitions() {}

  public static Map<String, String> of(CaseStatus from, CaseStatus to, Map<String, String> why) {
    Map<String, String> data = new HashMap<>(why);
    data.put("from", from.name());
    data.put("to", to.name());
    return data;
  }
}
