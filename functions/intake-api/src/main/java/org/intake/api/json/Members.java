package org.intake.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.intake.api.http.Fault;
import org.intake.domain.submission.SubmissionKind;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object of a request. A missing or wrong member adds a fault with its
/// pointer and gives a stand-in, so that all faults are found in one pass; the stand-ins are never
/// used.
public final class Members {
  /// Whoever makes more mistakes than this does not read on; a body may hold thousands.
  private static final int MOST_FAULTS = 100;

  private final ObjectNode node;
  private final String pointer;
  private final List<Fault> faults;
  private final Set<String> known = new HashSet<>();

  Members(ObjectNode node, String pointer, List<Fault> faults) {
    this.node = node;
    this.pointer = pointer;
    this.faults = faults;
  }

  /// The first fault of a member says what is wrong with it; what follows from that does not help.
  public void fault(String name, String detail) {
    String at = pointer(name);
    if (faults.size() < MOST_FAULTS
        && faults.stream().noneMatch(fault -> fault.pointer().equals(at))) {
      faults.add(new Fault(at, detail));
    }
  }

  public boolean has(String name) {
    JsonNode value = member(name);
    return !value.isMissingNode() && !value.isNull();
  }

  /// A text of so many characters on one or more lines; characters that control terminals are
  /// refused.
  public String text(String name, int atLeast, int atMost) {
    JsonNode value = member(name);
    if (value.isMissingNode() || value.isNull()) {
      fault(name, "必填。");
      return "";
    }
    if (!value.isTextual()) {
      fault(name, "须是文本。");
      return "";
    }
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < atLeast || length > atMost || (atLeast > 0 && text.isBlank())) {
      fault(name, "须为" + atLeast + "至" + atMost + "个字符。");
    } else if (text.chars().anyMatch(Members::isForbidden)) {
      fault(name, "不得含控制字符。");
    } else if (text.codePoints().anyMatch(Members::isHalf)) {
      fault(name, "含有不完整的字符。");
    }
    return text;
  }

  private static boolean isForbidden(int character) {
    return Character.isISOControl(character)
        && character != '\n'
        && character != '\r'
        && character != '\t';
  }

  /// Half of a surrogate pair is no character and cannot be written as UTF-8.
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  public @Nullable String optionalText(String name, int atMost) {
    return has(name) ? text(name, 0, atMost) : null;
  }

  public long number(String name, long atLeast, long atMost) {
    JsonNode value = member(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      fault(name, "须是整数。");
      return atLeast;
    }
    long number = value.longValue();
    if (number < atLeast || number > atMost) {
      fault(name, "须在" + atLeast + "与" + atMost + "之间。");
    }
    return number;
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = member(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      fault(name, "须是 true 或 false。");
    }
    return value.asBoolean();
  }

  public LocalDate date(String name) {
    String text = text(name, 10, 10);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      if (!text.isEmpty()) {
        fault(name, "须是日期，如 2017-12-29。");
      }
      return LocalDate.EPOCH;
    }
  }

  /// One of the names; they are the constants of the contract.
  public <E> E choice(String name, Map<String, E> choices, E standIn) {
    JsonNode value = member(name);
    E chosen = value.isTextual() ? choices.get(value.textValue()) : null;
    if (chosen == null) {
      fault(name, "须是以下之一：" + String.join("、", new TreeMap<>(choices).keySet()) + "。");
      return standIn;
    }
    return chosen;
  }

  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    E[] constants = type.getEnumConstants();
    Map<String, E> choices = new TreeMap<>();
    Arrays.stream(constants).forEach(constant -> choices.put(constant.name(), constant));
    return choice(name, choices, constants[0]);
  }

  /// What a submission brings; which reports there are is for the call to say.
  public SubmissionKind kind(String name) {
    String code = text(name, 2, 40);
    try {
      return new SubmissionKind(code);
    } catch (IllegalArgumentException _) {
      fault(name, "须是 APPLICATION，或申报通知要求报送的材料类型，如 ANNUAL_REPORT。");
      return SubmissionKind.APPLICATION;
    }
  }

  public Optional<Members> object(String name) {
    JsonNode value = member(name);
    if (value instanceof ObjectNode object) {
      return Optional.of(new Members(object, pointer(name), faults));
    }
    fault(name, "须是一个对象。");
    return Optional.empty();
  }

  /// A list of objects; absent counts as empty.
  public <T> List<T> objects(String name, int atMost, Function<Members, T> shape) {
    JsonNode value = member(name);
    List<T> found = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return found;
    }
    if (!value.isArray() || value.size() > atMost) {
      fault(name, "须是至多" + atMost + "项的列表。");
      return found;
    }
    for (int i = 0; i < value.size(); i++) {
      String at = pointer(name) + "/" + i;
      if (value.get(i) instanceof ObjectNode object) {
        Members members = new Members(object, at, faults);
        found.add(shape.apply(members));
        members.refuseUnknown();
      } else {
        faults.add(new Fault(at, "须是一个对象。"));
      }
    }
    return found;
  }

  public List<String> texts(String name, int atMost, int longest) {
    JsonNode value = member(name);
    List<String> found = new ArrayList<>();
    if (!value.isArray() || value.size() > atMost) {
      fault(name, "须是至多" + atMost + "项的列表。");
      return found;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      boolean sound =
          item.isTextual()
              && !item.textValue().isBlank()
              && item.textValue().length() <= longest
              && item.textValue().chars().noneMatch(Members::isForbidden)
              && item.textValue().codePoints().noneMatch(Members::isHalf);
      if (sound) {
        found.add(item.textValue());
      } else {
        faults.add(new Fault(pointer(name) + "/" + i, "须为1至" + longest + "个字符的文本。"));
      }
    }
    return found;
  }

  /// Decimals by name, each a JSON number or a decimal text; absent counts as empty.
  public SortedMap<String, BigDecimal> decimals(String name, int atMost) {
    JsonNode value = member(name);
    SortedMap<String, BigDecimal> found = new TreeMap<>();
    if (value.isMissingNode() || value.isNull()) {
      return found;
    }
    if (!(value instanceof ObjectNode object) || object.size() > atMost) {
      fault(name, "须是至多" + atMost + "项的对象。");
      return found;
    }
    object
        .properties()
        .forEach(entry ->
            decimal(entry.getValue())
                .ifPresentOrElse(
                    number -> found.put(entry.getKey(), number),
                    () ->
                        faults.add(
                            new Fault(pointer(name) + "/" + escaped(entry.getKey()), "须是数值。"))));
    return found;
  }

  private static Optional<BigDecimal> decimal(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    if (value.isTextual() && value.textValue().matches("-?\\d{1,20}(\\.\\d{1,10})?")) {
      return Optional.of(new BigDecimal(value.textValue()));
    }
    return Optional.empty();
  }

  /// The member as it is, for values whose shape depends on something else.
  public JsonNode raw(String name) {
    return member(name);
  }

  public void refuseUnknown() {
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            fault(name, "未知的成员。");
          }
        });
  }

  private JsonNode member(String name) {
    known.add(name);
    return node.path(name);
  }

  private String pointer(String name) {
    return pointer + "/" + escaped(name);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
