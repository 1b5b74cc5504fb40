package org.intake.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.review.Review;
import org.intake.json.IntakeJson;
import org.junit.jupiter.api.Test;

class EventItemTest {
  private static final Event EVENT =
      Change.by(
              new Actor(Role.EXPERT, "expert-1", "110000", null, "某研究院"),
              Instant.parse("2017-07-20T01:00:00.120Z"))
          .create(
              Review.open("call", "case-1", "320000", 1, Instant.EPOCH),
              Change.What.happened(EventType.REVIEW_CLAIMED, Map.of("说明", "首次")))
          .build()
          .saves()
          .getFirst()
          .appended()
          .getFirst();

  @Test
  void comesBackIntactFromTheTable() {
    Event back = EventItem.read(EventItem.of(EVENT));
    assertThat(back).isEqualTo(EVENT);
    assertThat(back.isIntact()).isTrue();
  }

  @Test
  void comesBackIntactFromTheStream() {
    JsonNode image =
        IntakeJson.tree(
            """
            {"pk":{"S":"%s"},"sk":{"S":"EVENT#000000000001"},"sequence":{"N":"1"},
             "type":{"S":"REVIEW_CLAIMED"},"at":{"S":"%s"},
             "actor":{"M":{"role":{"S":"EXPERT"},"subject":{"S":"expert-1"},
               "province":{"S":"110000"},"organisation":{"S":"某研究院"}}},
             "data":{"M":{"说明":{"S":"首次"}}},
             "previous":{"S":"%s"},"hash":{"S":"%s"}}
            """
                .replaceFirst("%s", EVENT.stream())
                .replaceFirst("%s", EVENT.at().toString())
                .replaceFirst("%s", EVENT.previous().hex())
                .replaceFirst("%s", EVENT.hash().hex()));
    assertThat(EventItem.ofImage(image)).contains(EVENT);
  }

  @Test
  void isNothingForItemsOfState() {
    assertThat(EventItem.ofImage(IntakeJson.tree("{\"sk\":{\"S\":\"STATE\"}}"))).isEmpty();
  }

  @Test
  void refusesAnEventOfAnUnknownType() {
    JsonNode image = IntakeJson.tree("{\"sk\":{\"S\":\"EVENT#1\"},\"sequence\":{\"N\":\"x\"}}");
    assertThatThrownBy(() -> EventItem.ofImage(image)).isInstanceOf(PermanentFault.class);
  }
}
