package org.intake.aws;

import java.util.regex.Pattern;

/// The name of a bucket.
public record BucketName(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  public BucketName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a bucket");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
