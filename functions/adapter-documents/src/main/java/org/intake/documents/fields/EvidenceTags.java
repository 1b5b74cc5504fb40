package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable.Resolution;
import org.intake.domain.programme.EvidenceCategory;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Cover;
import org.jspecify.annotations.Nullable;

/// Which conditions a piece of evidence serves, and for which park: by the id or label of a
/// category in the names of file and folders, or in headings of its pages.
final class EvidenceTags {
  /// How the names of zones end; a fact of the language, not of a call.
  private static final List<String> ZONE_ENDINGS =
      List.of("园区", "产业园", "工业园", "科技园", "开发区", "集聚区", "示范区", "高新区", "经开区", "园", "基地");

  private static final Pattern GENERIC =
      Pattern.compile(
          "(?:共|所|含|包含|包括|内有|辖|涉及)*(?:(?:\\d{1,2}|[一二两三四五六七八九十])[个家处])?"
              + "(?:本|该|各|我|全|其|上述|国家级|省级|市级)?[市县区州盟]?(?:申报|推荐)?的?(?:中小企业)?的?(?:集聚|产业|特色|工业)*的?"
              + "(?:园区|产业园|园|基地|开发区)");

  private static final Pattern APPLIED_FOR =
      Pattern.compile(".*(?:申报|推荐)的?(?:中小企业)?的?(?:集聚|产业|特色)*的?园区");

  private static final Pattern LEAD =
      Pattern.compile("^.*(?:关于|认定|设立|成立|印发|公布|同意|证明|[,，、:：。《（(“])");

  private final ReadingGuide guide;
  private final Pattern zones;

  EvidenceTags(ReadingGuide guide) {
    this.guide = guide;
    List<String> own =
        guide.evidence().stream().flatMap(category -> category.partEndings().stream()).toList();
    this.zones =
        Pattern.compile(
            (own.isEmpty() ? ZONE_ENDINGS : own)
                .stream()
                    .map(Pattern::quote)
                    .collect(
                        Collectors.joining("|", "[\\p{IsHan}A-Za-z0-9·]{2,24}?(?:", ")(?!区|地)")));
  }

  /// A category tagged, and the park named with it.
  record Tag(EvidenceCategory category, @Nullable String park) {}

  /// From the path of a file: the nearest name wins, so file before folder.
  List<Tag> ofName(String path) {
    List<String> parts = new ArrayList<>(Arrays.asList(path.replace("!/", "/").split("/")));
    String folderPark = null;
    for (int i = parts.size() - 1; i >= 0; i--) {
      String part = i == parts.size() - 1 ? withoutExtension(parts.get(i)) : parts.get(i);
      List<EvidenceCategory> categories = categories(Key.text(part));
      if (!categories.isEmpty()) {
        Optional<String> park = parkIn(part);
        if (park.isEmpty() && i > 0) {
          park = parkIn(parts.get(i - 1));
        }
        String named = park.orElse(folderPark);
        return categories.stream().map(c -> new Tag(c, c.perPart() ? named : null)).toList();
      }
      folderPark = folderPark == null ? parkIn(part).orElse(null) : folderPark;
    }
    return List.of();
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= 6 ? name.substring(0, dot) : name;
  }

  /// Categories whose id stands as a word of its own, or one of whose labels is there.
  private List<EvidenceCategory> categories(String key) {
    List<EvidenceCategory> found = new ArrayList<>();
    for (EvidenceCategory category : guide.evidence()) {
      String id = Key.known(category.id());
      boolean byId = key.contains(id) && isWord(id, key);
      boolean byLabel = category.labels().stream().map(Key::known).anyMatch(key::contains);
      if (byId || byLabel) {
        found.add(category);
      }
    }
    return found;
  }

  private static boolean isWord(String id, String key) {
    return Pattern.compile("(?<![a-z0-9])" + Pattern.quote(id) + "(?!\\d)").matcher(key).find();
  }

  /// A park in a name whose parts are set apart by marks: what is neither category nor division.
  private Optional<String> parkIn(String name) {
    for (String token : name.split("[_＿\\-—–·\\s()（）\\[\\]【】、,，+]+", -1)) {
      String text = Script.simplified(Flow.joined(token)).strip();
      boolean isCategory = !categories(Key.text(text)).isEmpty();
      if (!isCategory && zones.matcher(text).matches() && !isDivision(text)) {
        return Optional.of(text);
      }
    }
    return zoneIn(name);
  }

  private boolean isDivision(String name) {
    return guide.divisions().resolve(name, null) instanceof Resolution.Found(Division division)
        && division.name().equals(name);
  }

  /// A zone named in running text: from a place name on, else from the last lead-in word.
  Optional<String> zoneIn(String text) {
    String plain = Script.simplified(Flow.joined(text));
    Matcher zone = zones.matcher(plain);
    while (zone.find()) {
      String name = LEAD.matcher(zone.group()).replaceFirst("");
      String fromPlace = fromPlace(name);
      boolean generic = isGeneric(fromPlace);
      if (fromPlace.length() >= 4 && !isDivision(fromPlace) && !generic) {
        return Optional.of(fromPlace);
      }
    }
    return Optional.empty();
  }

  /// 园区, 产业园区, 该市中小企业集聚园区, 2个集聚园区, 所含园区 name no park, nor does 某市申报的集聚园区.
  private static boolean isGeneric(String name) {
    return GENERIC.matcher(name).matches() || APPLIED_FOR.matcher(name).matches();
  }

  private String fromPlace(String name) {
    for (int at = 0; at + 4 <= name.length(); at++) {
      for (int length = Math.min(8, name.length() - at); length >= 2; length--) {
        String place = name.substring(at, at + length);
        if (guide.divisions().resolve(place, null) instanceof Resolution.Found
            && at + length < name.length()) {
          return name.substring(at);
        }
      }
    }
    return name;
  }

  /// What the pages of a bound file cover: each heading with an id or label begins a range that
  /// ends before the next. A page with many of them is a table of contents.
  List<Cover> ofPages(List<Item> items, @Nullable String park, int lastPage) {
    record Mark(int page, Tag tag) {}
    List<Mark> marks = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Line line && line.key().length() <= 60 && !line.key().contains("。")) {
        for (EvidenceCategory category : categories(line.key())) {
          String named = category.perPart() ? zoneIn(line.run().text()).orElse(park) : null;
          marks.add(new Mark(line.page().number(), new Tag(category, named)));
        }
      }
    }
    List<Mark> kept =
        marks.stream()
            .filter(m ->
                marks.stream()
                            .filter(o -> o.page() == m.page())
                            .map(o -> o.tag().category().id())
                            .distinct()
                            .count()
                        <= 3
                    || lastPage == 0)
            .toList();
    List<Cover> covers = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Mark mark = kept.get(i);
      int last = lastPage;
      for (int k = i + 1; k < kept.size(); k++) {
        if (kept.get(k).page() > mark.page()) {
          last = kept.get(k).page() - 1;
          break;
        }
      }
      String named = mark.tag().park();
      if (named == null && mark.tag().category().perPart()) {
        named = parkOnPages(items, mark.page(), last);
      }
      Cover cover =
          new Cover(mark.tag().category().id(), named, mark.page(), Math.max(mark.page(), last));
      boolean goesOn =
          !covers.isEmpty()
              && covers.getLast().condition().equals(cover.condition())
              && java.util.Objects.equals(covers.getLast().park(), cover.park());
      if (goesOn) {
        Cover before = covers.removeLast();
        cover = new Cover(before.condition(), before.park(), before.firstPage(), cover.lastPage());
      }
      covers.add(cover);
    }
    return covers;
  }

  /// The first zone that the lines of some pages name.
  @Nullable String parkOnPages(List<Item> items, int first, int last) {
    for (Item item : items) {
      int page = item.page().number();
      if (page >= first && page <= last && item instanceof Line line) {
        Optional<String> zone = zoneIn(line.run().text());
        if (zone.isPresent()) {
          return zone.get();
        }
      }
    }
    return null;
  }
}
