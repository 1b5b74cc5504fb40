package org.intake.api.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One HTTP answer. Texts travel as they are, everything else in base64.
public record Response(int status, SortedMap<String, String> headers, byte[] body) {
  private static final String CONTENT_TYPE = "content-type";

  public Response {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  public static Response json(int status, byte[] json) {
    return of(status, "application/json; charset=utf-8", json);
  }

  public static Response of(int status, String mediaType, byte[] body) {
    return new Response(status, new TreeMap<>(Map.of(CONTENT_TYPE, mediaType)), body);
  }

  public static Response empty(int status) {
    return new Response(status, new TreeMap<>(), new byte[0]);
  }

  public static Response redirect(URI location) {
    return empty(302).with("location", location.toASCIIString());
  }

  public Response with(String name, String value) {
    SortedMap<String, String> next = new TreeMap<>(headers);
    next.put(name, value);
    return new Response(status, next, body);
  }

  public boolean isText() {
    String type = headers.getOrDefault(CONTENT_TYPE, "");
    return type.startsWith("text/") || type.contains("json");
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
