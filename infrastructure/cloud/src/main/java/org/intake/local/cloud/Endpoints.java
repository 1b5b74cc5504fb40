package org.intake.local.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/// Where each service listens, decided before any of them starts so that all can start at once.
///
/// Only 127.0.0.1: signatures cover the host, so there is one spelling of it everywhere.
public record Endpoints(
    int api,
    int s3,
    int sqs,
    int dynamoDb,
    int mail,
    int smtp,
    String accessKeyId,
    String secretAccessKey) {

  public static final String HOST = "127.0.0.1";

  /// The API gets exactly `port` (0 picks a free one). The other services take the ports that
  /// follow, so that addresses stay the same over restarts; one that is taken gives way to a free
  /// one.
  public static Endpoints reserve(int port, String accessKeyId, String secretAccessKey) {
    var taken = new HashSet<Integer>();
    int api = port == 0 ? free(0, taken) : port;
    taken.add(api);
    int first = port == 0 ? 0 : port + 1;
    int[] others = new int[5];
    for (int i = 0; i < others.length; i++) {
      others[i] = free(first == 0 || first + i > 65_535 ? 0 : first + i, taken);
    }
    return new Endpoints(
        api, others[0], others[1], others[2], others[3], others[4], accessKeyId, secretAccessKey);
  }

  private static int free(int wanted, Set<Integer> taken) {
    for (int candidate = wanted; ; candidate = 0) {
      try (var probe = new ServerSocket(candidate, 1, InetAddress.ofLiteral(HOST))) {
        int port = probe.getLocalPort();
        if (taken.add(port)) {
          return port;
        }
      } catch (IOException e) {
        if (candidate == 0) {
          throw new IllegalStateException("no free port on " + HOST, e);
        }
      }
    }
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
  }

  public URI apiUri() {
    return uri(api);
  }

  public URI s3Uri() {
    return uri(s3);
  }

  public URI sqsUri() {
    return uri(sqs);
  }

  public URI dynamoDbUri() {
    return uri(dynamoDb);
  }

  public URI mailUri() {
    return uri(mail);
  }

  public String queueUrl(String queue) {
    return sqsUri() + "/" + Names.ACCOUNT + "/" + queue;
  }

  /// Points every AWS client of this process here, the way the SDK itself reads its settings.
  /// Services that we do not run get a closed port, so that nothing ever leaves the machine.
  public void publishToSdk() {
    System.setProperty("aws.region", Names.REGION);
    System.setProperty("aws.accessKeyId", accessKeyId);
    System.setProperty("aws.secretAccessKey", secretAccessKey);
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    System.setProperty("aws.endpointUrlS3", s3Uri().toString());
    System.setProperty("aws.endpointUrlSqs", sqsUri().toString());
    System.setProperty("aws.endpointUrlDynamoDb", dynamoDbUri().toString());
    System.setProperty("aws.endpointUrlDynamoDbStreams", dynamoDbUri().toString());
    System.setProperty("aws.endpointUrlSesV2", mailUri().toString());
  }

  private static URI uri(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  @Override
  public String toString() {
    return "Endpoints[api="
        + api
        + ", s3="
        + s3
        + ", sqs="
        + sqs
        + ", dynamoDb="
        + dynamoDb
        + ", mail="
        + mail
        + ", smtp="
        + smtp
        + "]";
  }
}
