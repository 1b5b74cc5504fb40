package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.intake.application.query.QuotaBook;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.Province;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;

/// Calls, their quota book, objections and notices.
public final class CallJson {
  private CallJson() {}

  public static ObjectNode line(Programme programme) {
    ObjectNode node = Json.object().put("id", programme.id());
    node.set("title", Values.texts(programme.title()));
    node.put("documentNumber", programme.documentNumber());
    node.put("deadline", Json.time(programme.calendar().deadline()));
    node.putObject("programme").put("id", programme.id()).put("hash", programme.hash().hex());
    return node;
  }

  public static ObjectNode whole(Programme programme, CallRecord record) {
    ObjectNode node = line(programme);
    node.put("zone", programme.calendar().zone().getId());
    node.put("accept", programme.acceptance().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    ObjectNode review = node.putObject("review");
    review.put("seats", programme.review().seats());
    review.set("criteria", Json.array(programme.review().criteria(), ReviewJson::criterion));
    review.set("scale", ReviewJson.scale(programme.review()));
    node.put("roundClosedAt", Json.time(record.roundClosedAt()));
    CallRecord.Publicity publicity = record.publicity();
    node.set("publicity", publicity == null ? null : publicity(publicity));
    CallRecord.Approval approval = record.approval();
    node.set("approval", approval == null ? null : approval(approval));
    return node;
  }

  private static ObjectNode publicity(CallRecord.Publicity publicity) {
    ObjectNode node = Json.object();
    node.put("startsOn", publicity.startsOn().toString());
    node.put("endsOn", publicity.endsOn().toString());
    node.set("cases", Json.texts(publicity.cases()));
    return node;
  }

  private static ObjectNode approval(CallRecord.Approval approval) {
    ObjectNode node = Json.object();
    node.put("documentNumber", approval.documentNumber());
    node.put("date", approval.date().toString());
    node.set("issuers", Json.texts(approval.issuers()));
    return node;
  }

  public static ObjectNode quota(QuotaBook.Line line) {
    ObjectNode node = Json.object();
    node.putObject("province")
        .put("code", line.province().code())
        .put("name", line.province().name());
    node.put("limit", line.limit());
    node.put("taken", line.taken());
    node.set(
        "cases",
        Json.array(
            line.book().map(book -> book.entries().values()).orElse(java.util.List.of()),
            CallJson::entry));
    return node;
  }

  private static ObjectNode entry(Province.Entry entry) {
    ObjectNode node = Json.object().put("case", entry.caseId());
    node.putObject("city").put("code", entry.city()).put("name", entry.name());
    return node.put("live", entry.live())
        .put("counted", entry.counted())
        .put("holdsPlace", entry.holdsPlace())
        .put("rank", entry.rank() == 0 ? null : entry.rank());
  }

  /// Who objected is for officers; nobody else gets this far.
  public static ObjectNode objection(Objection objection) {
    ObjectNode node = Json.object();
    node.put("id", objection.id());
    node.put("call", objection.call());
    node.put("case", objection.caseId());
    node.put("name", objection.name());
    node.put("organisation", objection.organisation());
    node.put("contact", objection.contact());
    node.put("statement", objection.statement());
    node.put("filedAt", Json.time(objection.filedAt()));
    node.put("open", objection.isOpen());
    node.put("outcome", objection.outcome());
    node.put("reason", objection.reason());
    return node.put("closedAt", Json.time(objection.closedAt()));
  }

  public static ObjectNode notice(Notice notice, boolean masked) {
    ObjectNode node = Json.object();
    node.put("id", notice.id());
    node.put("call", notice.call());
    node.put("case", notice.caseId());
    node.put("submission", notice.submission());
    node.put("type", notice.type());
    node.put("version", notice.version());
    node.put("number", notice.number());
    node.put("to", masked ? Mask.email(notice.to()) : notice.to());
    node.put("language", notice.language().tag());
    node.put("subject", notice.subject());
    node.put("text", masked ? Mask.patterns(notice.text()) : notice.text());
    node.putObject("delivery")
        .put("state", notice.delivery().name())
        .put("attempts", notice.attempts())
        .put("sentAt", Json.time(notice.sentAt()));
    return node.put("createdAt", Json.time(notice.createdAt()));
  }
}
