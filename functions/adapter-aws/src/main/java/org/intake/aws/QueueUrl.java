package org.intake.aws;

import java.net.URI;

/// The address of a queue.
public record QueueUrl(String url) {
  public QueueUrl {
    URI uri = URI.create(url);
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("not the address of a queue");
    }
  }

  @Override
  public String toString() {
    return url;
  }
}
