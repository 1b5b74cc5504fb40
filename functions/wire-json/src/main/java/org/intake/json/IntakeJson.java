package org.intake.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.intake.application.PermanentFault;
import org.intake.application.port.Messages;
import org.intake.domain.reading.FileReading;

/// Records to JSON and back: decimals as texts, instants ISO 8601, variants by a short `type`,
/// never by a class name. What is absent is left out; what is not known is passed over, so that an
/// older function can read what a newer one wrote.
public final class IntakeJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
          .addModule(WireTypes.module())
          .build();

  private IntakeJson() {}

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new PermanentFault(value.getClass().getSimpleName() + " cannot be written", e);
    }
  }

  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw notThe(type, e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw notThe(type, e);
    }
  }

  /// Any JSON, for envelopes that others define.
  public static JsonNode tree(InputStream json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw notThe(JsonNode.class, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw notThe(JsonNode.class, e);
    }
  }

  /// The same value gives the same bytes on every machine.
  public static byte[] writeCompressed(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      MAPPER.writeValue(gzip, value);
    } catch (IOException e) {
      throw new PermanentFault(value.getClass().getSimpleName() + " cannot be written", e);
    }
    return bytes.toByteArray();
  }

  public static <T> T readCompressed(byte[] gzip, Class<T> type) {
    try (InputStream json = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw notThe(type, e);
    }
  }

  public static List<FileReading> readReadings(byte[] gzip) {
    return List.of(readCompressed(gzip, FileReading[].class));
  }

  public static byte[] writeReadings(List<FileReading> readings) {
    return writeCompressed(readings.toArray(FileReading[]::new));
  }

  public static String write(Messages.Message message) {
    try {
      return MAPPER.writerFor(Messages.Message.class).writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new PermanentFault("a message cannot be written", e);
    }
  }

  public static Messages.Message readMessage(String json) {
    return read(json, Messages.Message.class);
  }

  /// Jackson quotes what it read in its messages, so the cause is kept for the debugger and its
  /// text stays out of ours.
  private static PermanentFault notThe(Class<?> type, IOException cause) {
    return new PermanentFault("not the JSON of " + type.getSimpleName(), cause);
  }
}
