package org.intake.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Records of a table's stream as a function gets them.
final class StreamEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  static byte[] of(String streamArn, List<Record> records) {
    var root = JSON.createObjectNode();
    var array = root.putArray("Records");
    for (var change : records) {
      var item = array.addObject();
      item.put("eventID", change.eventID());
      item.put("eventName", change.eventNameAsString());
      item.put("eventVersion", "1.1");
      item.put("eventSource", "aws:dynamodb");
      item.put("awsRegion", Names.REGION);
      var row = change.dynamodb();
      var node = item.putObject("dynamodb");
      if (row.approximateCreationDateTime() != null) {
        node.put(
            "ApproximateCreationDateTime",
            row.approximateCreationDateTime().toEpochMilli() / 1000.0);
      }
      putAttributes(node.putObject("Keys"), row.keys());
      if (row.hasNewImage()) {
        putAttributes(node.putObject("NewImage"), row.newImage());
      }
      node.put("SequenceNumber", row.sequenceNumber());
      node.put("SizeBytes", row.sizeBytes());
      node.put("StreamViewType", row.streamViewTypeAsString());
      item.put("eventSourceARN", streamArn);
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void putAttributes(ObjectNode node, Map<String, AttributeValue> values) {
    values.forEach((name, value) -> node.set(name, attribute(value)));
  }

  private static ObjectNode attribute(AttributeValue value) {
    var node = JSON.createObjectNode();
    switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case B -> node.put("B", value.b().asByteArray());
      case SS -> value.ss().forEach(node.putArray("SS")::add);
      case NS -> value.ns().forEach(node.putArray("NS")::add);
      case BS -> {
        var array = node.putArray("BS");
        for (SdkBytes bytes : value.bs()) {
          array.add(bytes.asByteArray());
        }
      }
      case L -> {
        var array = node.putArray("L");
        value.l().forEach(element -> array.add(attribute(element)));
      }
      case M -> putAttributes(node.putObject("M"), value.m());
      // DynamoDB Local leaves an empty map out of its stream record, and only that.
      case UNKNOWN_TO_SDK_VERSION -> node.putObject("M");
    }
    return node;
  }

  private StreamEvent() {}
}
