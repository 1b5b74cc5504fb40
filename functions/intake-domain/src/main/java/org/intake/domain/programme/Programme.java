package org.intake.domain.programme;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;

/// One call for applications as a whole. `hash` is over the file and its tables and is pinned to
/// every verdict.
///
/// `publicFields` is the white list for publication: `{documentType}.{field}`.
public record Programme(
    String id,
    Texts title,
    String documentNumber,
    Sha256 hash,
    ReadingGuide reading,
    Calendar calendar,
    Acceptance acceptance,
    QuotaPolicy quota,
    ReviewPolicy review,
    CorroborationPolicy corroboration,
    List<DropContact> dropContacts,
    SortedMap<String, NoticeDefinition> notices,
    SortedMap<String, PolicySwitch> policies,
    List<Duty> duties,
    List<String> publicFields,
    List<RuleDefinition> rules) {
  public Programme {
    dropContacts = List.copyOf(dropContacts);
    notices = Collections.unmodifiableSortedMap(new TreeMap<>(notices));
    policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    duties = List.copyOf(duties);
    publicFields = List.copyOf(publicFields);
    rules = List.copyOf(rules);
  }

  /// Who makes a case that nothing speaks against an accepted one.
  public enum Acceptance {
    AUTOMATIC,
    OFFICER,
    /// Each deciding agency by an officer of its own.
    BOTH_AGENCIES
  }

  public Optional<NoticeDefinition> notice(String type) {
    return Optional.ofNullable(notices.get(type));
  }

  /// The value of a policy switch; the loader has checked that all are there.
  public String policy(String name) {
    PolicySwitch policy = policies.get(name);
    if (policy == null) {
      throw new IllegalArgumentException("no policy switch " + name);
    }
    return policy.value();
  }

  public Optional<DropContact> dropContact(String province) {
    return dropContacts.stream().filter(c -> c.province().equals(province)).findFirst();
  }

  public Optional<RuleDefinition> rule(String check) {
    return rules.stream().filter(rule -> rule.check().equals(check)).findFirst();
  }
}
