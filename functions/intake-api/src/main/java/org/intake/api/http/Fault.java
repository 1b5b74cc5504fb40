package org.intake.api.http;

/// One thing that is wrong with a request: `pointer` is the JSON pointer of the member in the body,
/// or `?name` for a query parameter and `#name` for a header.
public record Fault(String pointer, String detail) {}
