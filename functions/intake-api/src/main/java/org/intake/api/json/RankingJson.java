package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intake.application.review.RankCases;

/// The ranking of a call's cases after the round.
public final class RankingJson {
  private RankingJson() {}

  public static ObjectNode of(RankCases.Ranked ranked) {
    ObjectNode node = Json.object();
    node.put("rank", ranked.rank());
    node.put("tied", ranked.tied());
    node.put("case", ranked.caseId());
    node.put("province", ranked.province());
    node.putObject("city")
        .put("code", ranked.city().code())
        .put("name", ranked.city().name())
        .put("type", ranked.city().type());
    node.put("status", ranked.status().name());
    node.put("score", ranked.score().toPlainString());
    ObjectNode criteria = node.putObject("criteria");
    ranked.criteria().forEach((name, score) -> criteria.put(name, score.toPlainString()));
    node.put("spread", ranked.spread().toPlainString());
    node.put("wideSpread", ranked.wideSpread());
    node.put("reviews", ranked.reviews());
    ObjectNode recommended = node.putObject("recommended");
    ranked.recommended().forEach(recommended::put);
    return node;
  }
}
