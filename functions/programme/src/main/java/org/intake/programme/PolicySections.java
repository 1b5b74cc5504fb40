package org.intake.programme;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Language;
import org.intake.domain.programme.Calendar;
import org.intake.domain.programme.CorroborationPolicy;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.DropContact;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.PolicySwitch;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.programme.QuotaPolicy.OverQuota;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.reading.DocumentType;

/// Reads calendar, quota, review, corroboration, contacts and duties. A switch that bears on one of
/// them takes effect here; a call without that switch gets the default that each method names.
final class PolicySections {
  private final Map<String, PolicySwitch> policies;

  PolicySections(Map<String, PolicySwitch> policies) {
    this.policies = policies;
  }

  private String policy(String name, String otherwise) {
    PolicySwitch policy = policies.get(name);
    return policy == null ? otherwise : policy.value();
  }

  /// `deadline-day: excluded` moves the deadline a day forward, by default it stays;
  /// `supplement-after-deadline` is allowed by default.
  Calendar calendar(YamlNode node) {
    node.only(
        "zone",
        "noticeDate",
        "deadline",
        "lateness",
        "quietPeriod",
        "supplementDays",
        "workingDays",
        "holidays",
        "workdays");
    ZoneId utc = ZoneId.of("UTC");
    ZoneId zone = node.get("zone").parsed(ZoneId::of, utc);
    Instant deadline =
        node.get("deadline").parsed(text -> OffsetDateTime.parse(text).toInstant(), Instant.EPOCH);
    if (policy("deadline-day", "included").equals("excluded")) {
      deadline = deadline.atZone(zone).minusDays(1).toInstant();
    }
    return new Calendar(
        zone,
        node.get("noticeDate").parsed(LocalDate::parse, LocalDate.EPOCH),
        deadline,
        node.get("lateness").one(Calendar.Lateness.class),
        duration(node.get("quietPeriod")),
        policy("supplement-after-deadline", "allowed").equals("allowed"),
        node.get("supplementDays").integer(1, 365),
        node.get("workingDays").flag(),
        dates(node.get("holidays")),
        dates(node.get("workdays")));
  }

  private static Duration duration(YamlNode node) {
    return node.parsed(
        text -> {
          Duration duration = Duration.parse(text);
          if (!duration.isPositive()) {
            throw new IllegalArgumentException("must be longer than nothing");
          }
          return duration;
        },
        Duration.ofMinutes(1));
  }

  private static Set<LocalDate> dates(YamlNode node) {
    Set<LocalDate> dates = new HashSet<>();
    for (YamlNode item : node.items()) {
      dates.add(item.parsed(LocalDate::parse, LocalDate.EPOCH));
    }
    return dates;
  }

  /// Who may recommend beside the provinces, with the places of each.
  Map<String, Integer> separateRecommenders(YamlNode quota) {
    SortedMap<String, Integer> separate = new TreeMap<>();
    quota
        .find("separateRecommenders")
        .ifPresent(list -> {
          for (YamlNode item : list.items()) {
            item.only("code", "name", "limit");
            item.get("name").text();
            separate.put(item.get("code").text(), item.get("limit").integer(0, 1000));
          }
        });
    return separate;
  }

  /// `over-quota` decides what a further case gets, by default it is held; `planned-city-counted:
  /// exempt` frees the cities as well as their districts, by default they count.
  QuotaPolicy quota(YamlNode node, Map<String, Integer> separate) {
    node.only("limit", "exempt", "separateRecommenders", "withdrawal");
    Set<DivisionType> exempt = new HashSet<>();
    for (YamlNode item : node.get("exempt").items()) {
      exempt.add(item.one(DivisionType.class));
    }
    if (policy("planned-city-counted", "counted").equals("exempt")) {
      exempt.add(DivisionType.SEPARATELY_PLANNED_CITY);
    }
    OverQuota overQuota =
        switch (policy("over-quota", "hold")) {
          case "refuse-all" -> OverQuota.REFUSE_ALL;
          case "by-rank" -> OverQuota.BY_RANK;
          default -> OverQuota.HOLD;
        };
    return new QuotaPolicy(
        node.get("limit").integer(0, 100_000),
        new TreeMap<>(separate),
        exempt,
        overQuota,
        node.get("withdrawal").one(Withdrawal.class) == Withdrawal.FREES);
  }

  private enum Withdrawal {
    FREES,
    KEEPS
  }

  ReviewPolicy review(YamlNode node) {
    node.only("seats", "lowestScore", "highestScore", "lease", "maximumLeases", "criteria");
    List<ReviewPolicy.Criterion> criteria = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int sum = 0;
    for (YamlNode item : node.get("criteria").items()) {
      item.only("id", "weight", "title");
      int weight = item.get("weight").integer(1, 100);
      sum += weight;
      if (!ids.add(item.get("id").text())) {
        item.fault("criterion '" + item.get("id").text() + "' is there twice");
      }
      criteria.add(
          new ReviewPolicy.Criterion(item.get("id").text(), item.get("title").sentence(), weight));
    }
    if (sum != 100) {
      node.get("criteria").fault("the weights sum to " + sum + ", not to 100");
    }
    BigDecimal lowest = node.get("lowestScore").parsed(BigDecimal::new, BigDecimal.ZERO);
    BigDecimal highest = node.get("highestScore").parsed(BigDecimal::new, BigDecimal.ONE);
    if (lowest.compareTo(highest) >= 0) {
      node.get("highestScore").fault("must be above the lowest score");
    }
    return new ReviewPolicy(
        node.get("seats").integer(1, 99),
        criteria,
        lowest,
        highest,
        duration(node.get("lease")),
        node.get("maximumLeases").integer(1, 1000));
  }

  double trust(YamlNode node) {
    return share(node.get("trust"));
  }

  private static double share(YamlNode node) {
    return node.parsed(
        text -> {
          double share = Double.parseDouble(text);
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("must be 0 to 1");
          }
          return share;
        },
        1.0);
  }

  CorroborationPolicy corroboration(YamlNode node, ReadingGuide reading) {
    node.only(
        "officeTwin",
        "computation",
        "twoPasses",
        "presence",
        "confidence",
        "trust",
        "computations");
    List<CorroborationPolicy.Computation> computations = new ArrayList<>();
    for (YamlNode item : node.get("computations").items()) {
      item.only("reads", "holds");
      List<RuleDefinition.Read> reads = RuleSection.reads(item.get("reads"), reading);
      if (reads.stream().map(RuleDefinition.Read::document).distinct().count() > 1) {
        item.get("reads").fault("a computation reads one kind of document");
      }
      computations.add(new CorroborationPolicy.Computation(reads, item.get("holds").text()));
    }
    return new CorroborationPolicy(
        node.get("officeTwin").flag(),
        node.get("computation").flag(),
        node.get("twoPasses").flag(),
        share(node.get("confidence")),
        node.get("presence").flag(),
        computations);
  }

  List<DropContact> dropContacts(YamlNode node, DivisionTable divisions, Set<String> separate) {
    List<DropContact> contacts = new ArrayList<>();
    for (YamlNode item : node.items()) {
      item.only("province", "name", "email", "language");
      String province = item.get("province").text();
      if (divisions.byCode(province).isEmpty() && !separate.contains(province)) {
        item.get("province").fault(province + " is no recommender of this call");
      }
      contacts.add(
          new DropContact(
              province,
              item.get("name").text(),
              item.get("email").text(),
              item.get("language")
                  .parsed(
                      tag ->
                          Language.ofTag(tag)
                              .orElseThrow(
                                  () -> new IllegalArgumentException("zh-Hans, zh-Hant or en")),
                      Language.ZH_HANS)));
    }
    return contacts;
  }

  List<Duty> duties(YamlNode node, ReadingGuide reading) {
    List<Duty> duties = new ArrayList<>();
    for (YamlNode item : node.items()) {
      item.only(
          "id",
          "report",
          "title",
          "first",
          "last",
          "due",
          "remindDaysBefore",
          "escalateDaysAfter",
          "concludes");
      DocumentType report = item.get("report").parsed(DocumentType::new, DocumentType.UNKNOWN);
      if (reading.definition(report).isEmpty()) {
        item.get("report").fault("there is no document '" + report + "'");
      }
      int first = item.get("first").parsed(text -> Integer.parseInt(policy(text, text)), 0);
      int last = item.get("last").integer(1900, 2200);
      if (first > last) {
        item.get("first").fault("is after the last year");
      }
      duties.add(
          new Duty(
              item.get("id").text(),
              report,
              item.get("title").sentence(),
              first,
              last,
              item.get("due").parsed(MonthDay::parse, MonthDay.of(12, 31)),
              item.get("remindDaysBefore").items().stream()
                  .map(days -> days.integer(0, 365))
                  .toList(),
              item.get("escalateDaysAfter").integer(0, 365),
              item.find("concludes").map(YamlNode::flag).orElse(false)));
    }
    return duties;
  }
}
