package org.intake.application.submit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.domain.submission.LeftBehind;

/// Whose an object of the upload bucket is, told by its key. Any other key is refused before
/// anything is read.
public sealed interface UploadKey {
  /// `api/{submission}/{file}`: announced through the API.
  record Announced(String submission, String file) implements UploadKey {
    public String key() {
      return "api/" + submission + "/" + file;
    }
  }

  /// `drop/{call}/{province}/{folder…}/{name}`: dropped by a storage client. `name` keeps the
  /// folders.
  record Dropped(String call, String province, String name) implements UploadKey {
    public static String prefix(String call, String province) {
      return "drop/" + call + "/" + province + "/";
    }

    public String key() {
      return prefix(call, province) + name;
    }

    /// An object named SUBMIT, in whatever folder, hands the package in.
    public boolean isSubmit() {
      return name.equals("SUBMIT") || name.endsWith("/SUBMIT");
    }
  }

  Pattern ANNOUNCED = Pattern.compile("api/([A-Za-z0-9_-]{1,64})/([A-Za-z0-9_-]{1,64})");
  Pattern DROPPED = Pattern.compile("drop/([a-z0-9][a-z0-9-]{0,63})/(\\d{6})/(.+)", Pattern.DOTALL);

  static Optional<UploadKey> parse(String key) {
    Matcher announced = ANNOUNCED.matcher(key);
    if (announced.matches()) {
      return Optional.of(new Announced(announced.group(1), announced.group(2)));
    }
    Matcher dropped = DROPPED.matcher(key);
    boolean document =
        dropped.matches() && !dropped.group(3).endsWith("/") && !LeftBehind.is(dropped.group(3));
    if (document) {
      return Optional.of(new Dropped(dropped.group(1), dropped.group(2), dropped.group(3)));
    }
    return Optional.empty();
  }
}
