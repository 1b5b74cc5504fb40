package org.intake.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/// The notification that S3 sends when an object has been written, as JSON.
record ObjectCreated(
    String bucket,
    String key,
    Kind kind,
    long size,
    String eTag,
    long sequence,
    Instant at,
    String requestId) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How the object came to be; the names are S3's.
  enum Kind {
    Put,
    Copy,
    CompleteMultipartUpload
  }

  String json() {
    var root = JSON.createObjectNode();
    var event = root.putArray("Records").addObject();
    event.put("eventVersion", "2.1");
    event.put("eventSource", "aws:s3");
    event.put("awsRegion", Names.REGION);
    event.put("eventTime", at.toString());
    event.put("eventName", "ObjectCreated:" + kind);
    event.putObject("userIdentity").put("principalId", "AWS:" + Names.ACCOUNT);
    event.putObject("requestParameters").put("sourceIPAddress", Endpoints.HOST);
    event
        .putObject("responseElements")
        .put("x-amz-request-id", requestId)
        .put("x-amz-id-2", requestId);
    var s3 = event.putObject("s3");
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", Names.UPLOADS);
    var bucketNode = s3.putObject("bucket");
    bucketNode.put("name", bucket);
    bucketNode.putObject("ownerIdentity").put("principalId", Names.ACCOUNT);
    bucketNode.put("arn", "arn:aws:s3:::" + bucket);
    var object = s3.putObject("object");
    // S3 encodes keys as HTML forms do: a space is a plus, and so on for every byte of UTF-8.
    object.put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
    object.put("size", size);
    object.put("eTag", eTag);
    object.put("sequencer", String.format(Locale.ROOT, "%018X", sequence));
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
