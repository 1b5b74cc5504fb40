package org.intake.api.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import org.intake.api.http.Response;
import org.intake.api.json.Json;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What anybody may ask: whether the API is there, and what it offers.
public final class SystemRoutes {
  private final InstantSource clock;
  private volatile byte @Nullable [] description;

  public SystemRoutes(InstantSource clock) {
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/health", Rules.OPEN, this::health),
        Route.get("/openapi.json", Rules.OPEN, _ -> description()));
  }

  /// Only this function: what is wrong behind it is told by its alarms, not to strangers.
  private Response health(Exchange exchange) {
    return Json.response(
        200, Json.object().put("status", "UP").put("now", Json.time(clock.instant())));
  }

  /// Written as YAML, served as JSON; converted at the first question.
  private Response description() {
    byte[] json = description;
    if (json == null) {
      json = convert();
      description = json;
    }
    return Response.json(200, json).with("cache-control", "public, max-age=300");
  }

  private static byte[] convert() {
    try (InputStream yaml =
        SystemRoutes.class.getResourceAsStream("/org/intake/api/openapi.yaml")) {
      if (yaml == null) {
        throw new IllegalStateException("the description is part of this function's archive");
      }
      Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
      return Json.bytes(new ObjectMapper().valueToTree(read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
