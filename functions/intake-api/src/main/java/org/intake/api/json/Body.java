package org.intake.api.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Request;
import org.jspecify.annotations.Nullable;

/// Reads the JSON body of a write; every fault of it is told at once.
public final class Body {
  private Body() {}

  /// What a body came to.
  public sealed interface Read<T> {
    record Good<T>(T value) implements Read<T> {}

    record Bad<T>(Problem problem) implements Read<T> {}
  }

  public static <T> Read<T> read(Request request, Function<Members, T> shape) {
    String type = request.header("content-type").orElse("");
    String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean empty = request.body().length == 0;
    if (!empty && !mediaType.equals("application/json") && !mediaType.endsWith("+json")) {
      return new Read.Bad<>(
          Problem.of(
              Problem.Code.UNSUPPORTED_MEDIA_TYPE,
              "请以 Content-Type: application/json 发送 JSON 正文。"));
    }
    JsonNode node;
    try {
      node = empty ? Json.object() : Json.MAPPER.readTree(request.body());
    } catch (JsonProcessingException e) {
      return new Read.Bad<>(Problem.of(Problem.Code.BAD_JSON, place(e.getLocation())));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
    if (!(node instanceof ObjectNode object)) {
      return new Read.Bad<>(Problem.of(Problem.Code.BAD_JSON, "请求正文须是一个 JSON 对象。"));
    }
    List<Fault> faults = new ArrayList<>();
    Members members = new Members(object, "", faults);
    T value = shape.apply(members);
    members.refuseUnknown();
    return faults.isEmpty() ? new Read.Good<>(value) : new Read.Bad<>(Problem.invalid(faults));
  }

  private static String place(@Nullable JsonLocation location) {
    if (location == null) {
      return "请求正文超出限制：嵌套不超过 16 层。";
    }
    return String.format(
        Locale.ROOT,
        "请求正文在第 %d 行第 %d 列处不是有效的 JSON（成员名不得重复，嵌套不超过 16 层）。",
        location.getLineNr(),
        location.getColumnNr());
  }
}
