package org.intake.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.intake.application.port.Messages;
import org.intake.domain.Sha256;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.submission.SubmissionKind;

/// How the types that JSON does not know are written. Names of variants are stored: never change
/// one, only add.
final class WireTypes {
  private WireTypes() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = FieldValue.Text.class, name = "text"),
    @JsonSubTypes.Type(value = FieldValue.Decimal.class, name = "decimal"),
    @JsonSubTypes.Type(value = FieldValue.Figure.class, name = "figure"),
    @JsonSubTypes.Type(value = FieldValue.Date.class, name = "date"),
    @JsonSubTypes.Type(value = FieldValue.Division.class, name = "division"),
    @JsonSubTypes.Type(value = FieldValue.Org.class, name = "org"),
    @JsonSubTypes.Type(value = FieldValue.Many.class, name = "many"),
    @JsonSubTypes.Type(value = FieldValue.Dated.class, name = "dated"),
    @JsonSubTypes.Type(value = FieldValue.ByYear.class, name = "byYear"),
    @JsonSubTypes.Type(value = FieldValue.CityParks.class, name = "cityParks")
  })
  interface FieldValues {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Messages.Message.InspectFile.class, name = "inspectFile"),
    @JsonSubTypes.Type(value = Messages.Message.ScreenSubmission.class, name = "screenSubmission"),
    @JsonSubTypes.Type(value = Messages.Message.ScreenCase.class, name = "screenCase"),
    @JsonSubTypes.Type(value = Messages.Message.ReviewOffered.class, name = "reviewOffered"),
    @JsonSubTypes.Type(value = Messages.Message.SendNotice.class, name = "sendNotice")
  })
  interface MessageKinds {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("intake");
    module.setMixInAnnotation(FieldValue.class, FieldValues.class);
    module.setMixInAnnotation(Messages.Message.class, MessageKinds.class);
    asText(module, Sha256.class, Sha256::hex, Sha256::new);
    asText(module, DocumentType.class, DocumentType::code, DocumentType::new);
    asText(module, SubmissionKind.class, SubmissionKind::code, SubmissionKind::new);
    asText(module, Instant.class, Instant::toString, Instant::parse);
    asText(module, LocalDate.class, LocalDate::toString, LocalDate::parse);
    asText(module, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
    module.addSerializer(new SortedSets());
    return module;
  }

  private static <T> void asText(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new TextWriter<>(type, write));
    module.addDeserializer(type, new TextReader<>(type, read));
  }

  private static final class TextWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> write;

    TextWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(write.apply(value));
    }
  }

  private static final class TextReader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    TextReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      try {
        return read.apply(json.getText());
      } catch (RuntimeException e) {
        throw context.instantiationException(handledType(), e);
      }
    }
  }

  /// An immutable set has no order of its own, and a different one in each process: the same state
  /// must give the same bytes, or a repeated commit could not be told from another.
  private static final class SortedSets extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1L;

    SortedSets() {
      super(Set.class, false);
    }

    @Override
    public void serialize(Set<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (String item : value.stream().map(WireTypes::scalar).sorted().toList()) {
        json.writeString(item);
      }
      json.writeEndArray();
    }
  }

  private static String scalar(Object item) {
    return switch (item) {
      case String text -> text;
      case Enum<?> constant -> constant.name();
      default -> throw new IllegalArgumentException("a stored set holds texts or constants");
    };
  }
}
