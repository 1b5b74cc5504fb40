package org.intake.domain.casefile;

import java.time.Instant;
import java.util.List;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.screening.Finding;
import org.jspecify.annotations.Nullable;

/// A case in which some things change and all others stay. What a case is of never changes: its
/// number, call, province, city and submission, the programme that it is bound to, and when it
/// came.
final class CaseCopy {
  private final CaseRecord of;
  private CaseStatus status;
  private int notices;
  private Material material;
  private List<Park> parks;
  private List<Correction> corrections;
  private List<Settlement> settlements;
  private List<Finding> findings;
  private List<AgencyDecision> pending;
  private @Nullable Instant supplementDue;
  private @Nullable Pilot pilot;

  CaseCopy(CaseRecord of) {
    this.of = of;
    this.status = of.status();
    this.notices = of.notices();
    this.material = of.material();
    this.parks = of.parks();
    this.corrections = of.corrections();
    this.settlements = of.settlements();
    this.findings = of.findings();
    this.pending = of.pending();
    this.supplementDue = of.supplementDue();
    this.pilot = of.pilot();
  }

  CaseCopy status(CaseStatus next) {
    status = next;
    return this;
  }

  CaseCopy notices(int next) {
    notices = next;
    return this;
  }

  CaseCopy material(Material next) {
    material = next;
    return this;
  }

  CaseCopy parks(List<Park> next) {
    parks = next;
    return this;
  }

  CaseCopy corrections(List<Correction> next) {
    corrections = next;
    return this;
  }

  CaseCopy settlements(List<Settlement> next) {
    settlements = next;
    return this;
  }

  CaseCopy findings(List<Finding> next) {
    findings = next;
    return this;
  }

  CaseCopy pending(List<AgencyDecision> next) {
    pending = next;
    return this;
  }

  CaseCopy supplementDue(@Nullable Instant next) {
    supplementDue = next;
    return this;
  }

  CaseCopy pilot(@Nullable Pilot next) {
    pilot = next;
    return this;
  }

  CaseRecord made() {
    return new CaseRecord(
        of.id(),
        of.call(),
        of.province(),
        of.city(),
        status,
        of.submission(),
        of.programme(),
        notices,
        material,
        parks,
        corrections,
        settlements,
        findings,
        pending,
        of.receivedAt(),
        of.openedAt(),
        supplementDue,
        pilot);
  }
}
