package org.intake.application.port;

/// Where new ids come from. Ids are URL-safe, unguessable and sort by nothing.
@FunctionalInterface
public interface IdSource {
  String next();
}
