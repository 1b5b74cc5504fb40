package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.text.Likeness;
import org.intake.documents.value.DateReader;
import org.intake.documents.value.Names;
import org.intake.documents.value.ReadValue;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// Who signs a letter: the names of organs above its date, by the registry. On a recognised page a
/// name that a stamp cut or covered is completed to the one organ that it can be, and is in doubt.
final class Signers {
  private static final Pattern ORGAN =
      Pattern.compile(".{2,}(?:局|厅|委|委员会|办|办公室|部|政府|中心|院)(?:[(（].{1,8}[)）])?");

  private static final Pattern WORD = Pattern.compile("[^\\s\\u3000、，,;；]+");

  /// Words of one name that gaps tore apart.
  private static final int MOST_WORDS = 4;

  private final OrganRegistry organs;
  private final FieldBuilder builder;
  private final LetterParts parts;
  private final OrganLikeness likeness;
  private final Set<String> taken = new HashSet<>();

  Signers(OrganRegistry organs, FieldBuilder builder, LetterParts parts) {
    this.organs = organs;
    this.builder = builder;
    this.parts = parts;
    this.likeness = new OrganLikeness(organs);
  }

  record Signer(String name, Run run, int from, int to) {}

  /// The words of a line that may be names of organs; words that together are a registered name are
  /// one.
  List<Signer> names(Line line) {
    List<MatchResult> words = WORD.matcher(line.run().text()).results().toList();
    List<Signer> names = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int last = lastOfName(words, i);
      String name = joined(words, i, last);
      if (name.length() >= 4 && DateReader.all(words.get(i).group()).isEmpty()) {
        names.add(new Signer(name, line.run(), words.get(i).start(), words.get(last).end()));
      }
      i = last;
    }
    return names;
  }

  private int lastOfName(List<MatchResult> words, int first) {
    for (int last = Math.min(words.size(), first + MOST_WORDS) - 1; last > first; last--) {
      if (organs.named(joined(words, first, last), null).isPresent()) {
        return last;
      }
    }
    return first;
  }

  private static String joined(List<MatchResult> words, int first, int last) {
    StringBuilder name = new StringBuilder();
    words.subList(first, last + 1).forEach(word -> name.append(word.group()));
    return Names.tidy(name.toString());
  }

  private List<Signer> signers() {
    return parts.signatureLines().stream()
        .flatMap(line -> names(line).stream())
        .filter(name -> name.name().matches(".*\\p{IsHan}{3,}.*"))
        .flatMap(name -> parted(name).stream())
        .toList();
  }

  /// Two registered organs side by side whose gap was lost.
  private List<Signer> parted(Signer signer) {
    String name = signer.name();
    boolean whole = name.length() == signer.to() - signer.from();
    if (!whole || organs.named(name, null).isPresent()) {
      return List.of(signer);
    }
    for (int at = 4; at <= name.length() - 4; at++) {
      String left = name.substring(0, at);
      String right = name.substring(at);
      if (organs.named(left, null).isPresent() && organs.named(right, null).isPresent()) {
        int middle = signer.from() + at;
        return List.of(
            new Signer(left, signer.run(), signer.from(), middle),
            new Signer(right, signer.run(), middle, signer.to()));
      }
    }
    return List.of(signer);
  }

  /// The signer of the field's kind by the registry; else by the field's keywords; else nobody.
  Optional<ReadField> signature(FieldDefinition field, @Nullable String province) {
    List<Signer> signers = signers();
    for (Signer signer : signers) {
      Optional<Organ> known = organs.named(signer.name(), null);
      if (known.isPresent()
          && known.get().kind().equals(field.organKind())
          && taken.add(signer.name())) {
        return Optional.of(
            isCut(signer, known.get())
                ? completed(field, signer, known.get())
                : signed(field, signer, province));
      }
    }
    Optional<ReadField> hidden = hidden(field, signers, province);
    if (hidden.isPresent()) {
      return hidden;
    }
    for (Signer signer : signers) {
      boolean fits =
          organs.named(signer.name(), null).isEmpty()
              && !taken.contains(signer.name())
              && (field.keywords().stream().anyMatch(word -> signer.name().contains(word))
                  || resemblesKind(field, signer.name(), province));
      if (fits) {
        taken.add(signer.name());
        return Optional.of(signed(field, signer, province));
      }
    }
    return field.organKind() == null ? Optional.empty() : stranger(field, signers, province);
  }

  /// Whether a recognised name is the beginning of the organ's whole name, as of 经济和信息化委: organs
  /// sign with their whole name, so its end was lost or hidden.
  private static boolean isCut(Signer signer, Organ organ) {
    return signer.run().isRecognised()
        && organ.name().startsWith(signer.name())
        && !organ.name().equals(signer.name());
  }

  /// A name under a stamp, of which enough is readable. Where words of a line are not, the line as
  /// a whole may be.
  private Optional<ReadField> hidden(
      FieldDefinition field, List<Signer> signers, @Nullable String province) {
    String kind = field.organKind();
    if (kind == null) {
      return Optional.empty();
    }
    List<Signer> unknown = new ArrayList<>();
    signers.stream().filter(signer -> signer.run().isRecognised()).forEach(unknown::add);
    for (Line line : parts.signatureLines()) {
      if (line.run().isRecognised() && names(line).stream().noneMatch(this::isKnown)) {
        unknown.addAll(halves(line));
      }
    }
    for (Signer signer : unknown) {
      Optional<Organ> meant =
          isKnown(signer) ? Optional.empty() : likeness.meant(signer.name(), kind, province);
      if (meant.isPresent() && taken.add(signer.name())) {
        return Optional.of(completed(field, signer, meant.get()));
      }
    }
    return Optional.empty();
  }

  /// A line as one signer, and as two at each of its gaps.
  private static List<Signer> halves(Line line) {
    List<MatchResult> words = WORD.matcher(line.run().text()).results().toList();
    List<Signer> halves = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      halves.add(between(line, words, 0, i));
      if (i > 0) {
        halves.add(between(line, words, i, words.size() - 1));
      }
    }
    return halves.reversed();
  }

  private static Signer between(Line line, List<MatchResult> words, int first, int last) {
    return new Signer(
        joined(words, first, last), line.run(), words.get(first).start(), words.get(last).end());
  }

  private boolean isKnown(Signer signer) {
    return organs.named(signer.name(), null).isPresent();
  }

  private ReadField completed(FieldDefinition field, Signer signer, Organ organ) {
    return builder.guessed(
        Sighting.inText(field, field.title().zhHans(), signer.run(), signer.from(), signer.to()),
        new ReadValue(new FieldValue.Org(organ.id(), organ.name()), null, Set.of(Doubt.REPAIRED)));
  }

  /// An organ that no registry knows may be the missing signer under another name: it is read as
  /// such, for a person to tell.
  private Optional<ReadField> stranger(
      FieldDefinition field, List<Signer> signers, @Nullable String province) {
    for (Signer signer : signers) {
      if (ORGAN.matcher(signer.name()).matches()
          && isStranger(signer.name())
          && taken.add(signer.name())) {
        return Optional.of(signed(field, signer, province));
      }
    }
    return Optional.empty();
  }

  private boolean isStranger(String name) {
    return organs.organs().stream()
        .noneMatch(organ -> organ.name().equals(name) || organ.aliases().contains(name));
  }

  /// An unregistered name that has most of a registered one's characters in front or behind: 省
  /// short names, an added 办公室, one letter misread.
  private boolean resemblesKind(FieldDefinition field, String name, @Nullable String province) {
    return field.organKind() != null
        && organs.ofKind(field.organKind(), province).stream()
            .anyMatch(organ ->
                name.contains(organ.name())
                    || organ.name().endsWith(name)
                    || Likeness.distance(name, organ.name(), 2) <= 2);
  }

  private ReadField signed(FieldDefinition field, Signer signer, @Nullable String province) {
    return builder.field(
        Sighting.inText(field, field.title().zhHans(), signer.run(), signer.from(), signer.to()),
        province);
  }
}
