package org.intake.application.duties;

import org.intake.application.accept.AcceptCase;
import org.intake.application.publish.FollowPublication;
import org.intake.application.review.ReleaseExpiredReviews;
import org.intake.application.sweep.SweepDuties;
import org.intake.domain.ledger.Actor;
import org.intake.domain.programme.Programme;

/// All that falls due in a call by the clock alone, or was cut off on its way: expired leases,
/// ready cases without acceptance, cases that do not yet follow the published list, reports.
public final class SweepProcedure implements SweepDuties {
  private final ReleaseExpiredReviews leases;
  private final AcceptCase accept;
  private final FollowPublication publication;
  private final WatchDuties duties;

  public SweepProcedure(
      ReleaseExpiredReviews leases,
      AcceptCase accept,
      FollowPublication publication,
      WatchDuties duties) {
    this.leases = leases;
    this.accept = accept;
    this.publication = publication;
    this.duties = duties;
  }

  @Override
  public int sweep(Programme programme) {
    int released = leases.sweep(programme.id());
    int accepted = accept.sweep(programme.id());
    int followed = publication.catchUp(Actor.SYSTEM, programme.id());
    return released + accepted + followed + duties.sweep(programme.id());
  }
}
