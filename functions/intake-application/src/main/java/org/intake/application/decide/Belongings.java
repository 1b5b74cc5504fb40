package org.intake.application.decide;

import org.intake.application.PermanentFault;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Stored;
import org.intake.domain.submission.Submission;

/// What every case belongs to: its submission and its province's book. A ledger without them is
/// broken, and no further try would mend it.
final class Belongings {
  private final Ledger ledger;

  Belongings(Ledger ledger) {
    this.ledger = ledger;
  }

  Stored<Submission> submission(CaseRecord record) {
    return ledger
        .load(Submission.class, record.submission())
        .orElseThrow(() -> new PermanentFault("a case has its submission"));
  }

  Stored<Province> book(CaseRecord record) {
    return ledger
        .load(Province.class, Province.idOf(record.call(), record.province()))
        .orElseThrow(() -> new PermanentFault("a case is in its province's book"));
  }
}
