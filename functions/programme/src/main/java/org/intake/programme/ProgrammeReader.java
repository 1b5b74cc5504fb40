package org.intake.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.intake.domain.Texts;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.EvidenceCategory;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.OrganRegistry;
import org.intake.domain.programme.PolicySwitch;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.ReadingGuide;

/// Reads the YAML of a programme, section by section, in the order of dependence.
final class ProgrammeReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,59}");

  private final ProgrammeFiles files;
  private final FaultList faults;

  ProgrammeReader(ProgrammeFiles files, FaultList faults) {
    this.files = files;
    this.faults = faults;
  }

  Programme read(YamlNode root) {
    root.only(
        "programme",
        "tables",
        "policies",
        "calendar",
        "quota",
        "review",
        "corroboration",
        "dropContacts",
        "duties",
        "publicFields",
        "documents",
        "evidence",
        "notices",
        "rules");
    YamlNode head =
        root.get("programme").only("id", "documentNumber", "title", "names", "acceptance");
    SortedMap<String, PolicySwitch> policies = policies(root.get("policies"));
    PolicySections sections = new PolicySections(policies);
    Map<String, Integer> separate = sections.separateRecommenders(root.get("quota"));
    YamlNode tables = root.get("tables").only("divisions", "organs");
    DivisionTable divisions = divisions(tables.get("divisions"));
    OrganRegistry organs = organs(tables.get("organs"), divisions, separate.keySet());
    List<DocumentDefinition> documents = DocumentSection.read(root.get("documents"));
    List<EvidenceCategory> evidence = DocumentSection.evidence(root.get("evidence"));
    YamlNode corroboration = root.get("corroboration");
    ReadingGuide reading =
        new ReadingGuide(
            documents,
            evidence,
            divisions,
            organs,
            head.get("names").texts(),
            sections.trust(corroboration));
    return new Programme(
        head.get("id")
            .parsed(
                id -> {
                  if (!ID.matcher(id).matches()) {
                    throw new IllegalArgumentException("lower-case letters, digits and hyphens");
                  }
                  return id;
                },
                ""),
        head.get("title").sentence(),
        head.get("documentNumber").text(),
        files.hash(),
        reading,
        sections.calendar(root.get("calendar")),
        head.get("acceptance").one(Programme.Acceptance.class),
        sections.quota(root.get("quota"), separate),
        sections.review(root.get("review")),
        sections.corroboration(corroboration, reading),
        sections.dropContacts(root.get("dropContacts"), divisions, separate.keySet()),
        notices(root.get("notices")),
        policies,
        sections.duties(root.get("duties"), reading),
        publicFields(root.get("publicFields"), reading),
        RuleSection.read(root.get("rules"), reading));
  }

  private DivisionTable divisions(YamlNode table) {
    String name = table.text();
    return files
        .text(name)
        .map(text -> Tables.divisions(name, text, faults))
        .orElseGet(() -> {
          table.fault("there is no file '" + name + "' beside this one");
          return new DivisionTable(List.of());
        });
  }

  private OrganRegistry organs(
      YamlNode table, DivisionTable divisions, java.util.Set<String> elsewhere) {
    String name = table.text();
    return files
        .text(name)
        .map(text -> Tables.organs(name, text, divisions, elsewhere, faults))
        .orElseGet(() -> {
          table.fault("there is no file '" + name + "' beside this one");
          return new OrganRegistry(List.of());
        });
  }

  private static SortedMap<String, PolicySwitch> policies(YamlNode node) {
    SortedMap<String, PolicySwitch> policies = new TreeMap<>();
    node.entries()
        .forEach((name, policy) -> {
          policy.only("value", "allowed", "comment");
          String value = policy.get("value").text();
          List<String> allowed = policy.get("allowed").texts();
          if (!allowed.contains(value)) {
            policy.get("value").fault("'" + value + "' is not one of " + allowed);
          }
          policies.put(name, new PolicySwitch(name, value, allowed, policy.get("comment").text()));
        });
    return policies;
  }

  private static SortedMap<String, NoticeDefinition> notices(YamlNode node) {
    SortedMap<String, NoticeDefinition> notices = new TreeMap<>();
    node.entries()
        .forEach((type, notice) -> {
          notice.only("subject", "body", "parts");
          if (!type.equals(type.toUpperCase(Locale.ROOT))) {
            notice.fault("a notice's type is written in capitals");
          }
          Texts subject = notice.get("subject").sentence();
          if (subject.zhHans().contains("\n") || subject.en().contains("\n")) {
            notice.get("subject").fault("a subject is one line");
          }
          SortedMap<String, Texts> parts = new TreeMap<>();
          notice
              .find("parts")
              .ifPresent(all ->
                  new LinkedHashMap<>(all.entries())
                      .forEach((name, part) -> parts.put(name, part.sentence())));
          notices.put(
              type, new NoticeDefinition(type, subject, notice.get("body").sentence(), parts));
        });
    return notices;
  }

  /// Personal data can never be put on the white list.
  private static List<String> publicFields(YamlNode node, ReadingGuide reading) {
    for (YamlNode item : node.items()) {
      FieldPath.parse(item, item.text(), reading)
          .ifPresent(path -> {
            if (path.definition().personal()) {
              item.fault("'" + item.text() + "' is personal data and cannot be published");
            }
          });
    }
    return node.texts();
  }
}
