package org.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.intake.application.PermanentFault;
import org.intake.application.port.AggregateTypes;
import org.intake.application.port.Messages;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Event;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadField;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.SubmissionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeJsonTest {

  static Stream<Class<?>> everythingThatIsStored() {
    return Stream.concat(
        Arrays.stream(AggregateKind.values()).map(AggregateTypes::of),
        Stream.of(FileReading.class, Event.class));
  }

  @ParameterizedTest
  @MethodSource("everythingThatIsStored")
  void comesBackAsItWasWritten(Class<?> type) {
    LongStream.range(0, 50)
        .forEach(seed -> {
          Object value = new Invented(new Random(seed)).of(type);
          assertThat(IntakeJson.readCompressed(IntakeJson.writeCompressed(value), type))
              .as("seed %d", seed)
              .isEqualTo(value);
        });
  }

  @ParameterizedTest
  @MethodSource("everythingThatIsStored")
  void givesTheSameBytesForTheSameValue(Class<?> type) {
    Object value = new Invented(new Random(7)).of(type);
    Object again = IntakeJson.read(IntakeJson.write(value), type);
    assertThat(IntakeJson.writeCompressed(again)).isEqualTo(IntakeJson.writeCompressed(value));
  }

  @Test
  void writesAValueByItsShortTypeAndItsDecimalAsText() {
    FieldValue value = new FieldValue.Decimal(new BigDecimal("48.40"));
    assertThat(new String(IntakeJson.write(value), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"type":"decimal","number":"48.40"}\
            """);
  }

  @Test
  void keepsTheKindOfAMessage() {
    for (Messages.Message message :
        List.of(
            new Messages.Message.InspectFile("s-1", "f-1"),
            new Messages.Message.ScreenSubmission("s-1"),
            new Messages.Message.ScreenCase("c-1"),
            new Messages.Message.ReviewOffered("r-1"),
            new Messages.Message.SendNotice("n-1"))) {
      assertThat(IntakeJson.readMessage(IntakeJson.write(message))).isEqualTo(message);
    }
  }

  @Test
  void readsWhatANewerVersionWroteWithOneMoreProperty() {
    assertThat(
            IntakeJson.readMessage(
                """
                {"type":"screenCase","caseId":"c-1","hint":"later"}\
                """))
        .isEqualTo(new Messages.Message.ScreenCase("c-1"));
  }

  @Test
  void refusesAMessageOfAnUnknownKindForGood() {
    assertThatThrownBy(() ->
            IntakeJson.readMessage(
                """
                {"type":"java.lang.Runtime","caseId":"c-1"}\
                """))
        .isInstanceOf(PermanentFault.class);
  }

  @Test
  void refusesWhatIsNotJsonForGood() {
    assertThatThrownBy(() -> IntakeJson.readMessage("not json"))
        .isInstanceOf(PermanentFault.class)
        .hasMessage("not the JSON of Message");
  }

  /// Makes valid values of any record of the domain, so that a component that is added later is
  /// covered on the day it is added.
  private record Invented(Random random) {
    Object of(Type type) {
      if (type instanceof ParameterizedType generic) {
        return collection(generic);
      }
      Class<?> raw = (Class<?>) type;
      if (raw == String.class) {
        return "苏州\"\\" + random.nextInt(1000);
      } else if (raw == int.class || raw == Integer.class) {
        return 1 + random.nextInt(900);
      } else if (raw == long.class || raw == Long.class) {
        return 1L + random.nextInt(100_000);
      } else if (raw == double.class) {
        return random.nextInt(1000) / 1000.0;
      } else if (raw == boolean.class) {
        return random.nextBoolean();
      } else if (raw == Instant.class) {
        return Instant.ofEpochMilli(1_500_000_000_000L + random.nextInt());
      } else if (raw == LocalDate.class) {
        return LocalDate.of(2017, 7, 1).plusDays(random.nextInt(300));
      } else if (raw == BigDecimal.class) {
        return BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(4));
      } else if (raw == Sha256.class) {
        return Sha256.ofText("" + random.nextInt());
      } else if (raw == DocumentType.class) {
        return DocumentType.EVIDENCE;
      } else if (raw == SubmissionKind.class) {
        return new SubmissionKind(random.nextBoolean() ? "APPLICATION" : "OPENING_REPORT");
      } else if (raw == Box.class) {
        return new Box(0.1, 0.25, 0.5, random.nextInt(700) / 1000.0);
      } else if (raw == Contact.class) {
        return new Contact("王小明", "office@province.example", one(org.intake.domain.Language.class));
      } else if (raw.isEnum()) {
        return one(raw);
      } else if (raw.isSealed()) {
        Class<?>[] variants = raw.getPermittedSubclasses();
        return of(variants[random.nextInt(variants.length)]);
      } else if (raw.isRecord()) {
        return ofRecord(raw);
      }
      throw new IllegalArgumentException("nothing is invented for " + raw);
    }

    private <T> T one(Class<T> constants) {
      T[] all = constants.getEnumConstants();
      return all[random.nextInt(all.length)];
    }

    private Object ofRecord(Class<?> raw) {
      RecordComponent[] components = raw.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        boolean nullable =
            components[i]
                .getAnnotatedType()
                .isAnnotationPresent(org.jspecify.annotations.Nullable.class);
        values[i] = nullable && random.nextBoolean() ? null : of(components[i].getGenericType());
      }
      if (raw == ReadField.class) {
        values[6] = 0.5;
      }
      try {
        var constructor =
            raw.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(raw.getName(), e);
      }
    }

    private Object collection(ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      int size = random.nextInt(3);
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == List.class) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(of(of[0]));
        }
        return list;
      } else if (raw == Set.class) {
        Set<Object> set = new HashSet<>();
        for (int i = 0; i < size; i++) {
          set.add(of(of[0]));
        }
        return set;
      } else if (raw == Map.class || raw == SortedMap.class) {
        Map<Object, Object> map = raw == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
        for (int i = 0; i < size; i++) {
          map.put(of(of[0]), of(of[1]));
        }
        return map;
      }
      throw new IllegalArgumentException("nothing is invented for " + generic);
    }
  }
}
