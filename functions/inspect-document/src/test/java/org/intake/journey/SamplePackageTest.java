package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.application.port.PagePictures;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.review.Review;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The sample package of one province, from upload to the review queue and the one notice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplePackageTest {
  static final Path FOLDER = Path.of("../../events/samples/jiangsu-2017");

  private final JourneyOnFakes journey = new JourneyOnFakes();

  @AfterEach
  void everyInvariantHolds() {
    journey.checkInvariants();
  }

  private String submission = "";

  @BeforeAll
  void handIn() {
    submission = journey.open("320000");
    journey.addFolder("320000", submission, FOLDER);
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province("320000"), submission));
    journey.settle();
  }

  @Test
  void bringsTheCleanCityToTheReviewQueueWithASeatPerExpert() {
    CaseRecord suzhou = journey.caseOf("苏州市");
    assertThat(suzhou.status()).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(journey.ledger.all(Review.class))
        .extracting(Review::caseId)
        .containsExactly(suzhou.id(), suzhou.id(), suzhou.id());
  }

  @Test
  void tellsTheOtherCityItsFiveDefectsInOneNotice() {
    CaseRecord nantong = journey.caseOf("南通市");
    assertThat(nantong.status()).isEqualTo(CaseStatus.DEFICIENT);
    assertThat(CaseScreening.defects(nantong.findings()))
        .extracting(finding -> finding.check())
        .containsExactly("R-ELG-02", "R-MAT-06", "R-MAT-10", "R-PRK-06", "R-PRK-11");
    assertThat(journey.mailer.sent())
        .filteredOn(mail -> mail.subject().contains("补正通知书"))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.text().lines().filter(line -> line.matches("\\d+\\. .*"))).hasSize(5);
          assertThat(mail.text()).contains("南通市_申报表.pdf 第1页", "填报日期", "E10", "2017年8月3日");
          assertThat(mail.to()).isEqualTo("office@province.example");
        });
  }

  @Test
  void givesEveryFindingOfARuleThatReadSomethingItsEvidence() {
    List<String> pointless =
        journey.cases().stream()
            .flatMap(one -> one.findings().stream().flatMap(f -> f.evidence().stream()))
            .filter(evidence -> evidence.place().page() > 0)
            .filter(evidence -> evidence.fieldId() != null && evidence.place().box() == null)
            .filter(evidence -> evidence.place().cell() == null)
            .filter(evidence -> evidence.place().paragraph() == null)
            .map(evidence -> evidence.documentId() + " " + evidence.fieldId())
            .distinct()
            .toList();
    assertThat(pointless).isEmpty();
  }

  @Test
  void acknowledgesOnceWithEveryFile() {
    assertThat(journey.mailer.sent())
        .filteredOn(mail -> mail.subject().contains("收件回执"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("44个", "不代表受理"));
  }

  @Test
  void chainsTheHistoryOfEveryStream() {
    Map<String, Event> last = new TreeMap<>();
    for (Event event : journey.ledger.events()) {
      assertThat(event.isIntact()).isTrue();
      Event before = last.put(event.stream(), event);
      assertThat(event.previous()).isEqualTo(before == null ? Event.GENESIS : before.hash());
      assertThat(event.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
    }
  }

  @Test
  void doesNothingMoreWhenEveryMessageComesAgain() {
    int events = journey.ledger.events().size();
    int mails = journey.mailer.sent().size();
    List.copyOf(journey.ledger.events()).forEach(journey::again);
    journey.settle();
    assertThat(journey.ledger.events()).hasSize(events);
    assertThat(journey.mailer.sent()).hasSize(mails);
    assertThat(journey.ledger.events())
        .filteredOn(event -> event.type() == EventType.QUOTA_RESERVED)
        .hasSize(1);
  }

  @Test
  void drawsTheFormsPagesForTheReviewer() {
    CaseRecord nantong = journey.caseOf("南通市");
    assertThat(nantong.documents())
        .filteredOn(document -> document.type().equals(DocumentType.FORM_PART_1))
        .singleElement()
        .satisfies(form ->
            assertThat(
                    journey.contents.picture(
                        new PagePictures.Page(form.sha256(), form.firstPage()).key()))
                .hasValueSatisfying(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G')));
  }
}
