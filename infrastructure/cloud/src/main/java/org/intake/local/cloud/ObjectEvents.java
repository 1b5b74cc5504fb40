package org.intake.local.cloud;

import java.io.InputStream;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.intake.local.cloud.IntentLog.Intent;
import org.intake.local.cloud.ObjectCreated.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// Announces each object written to the uploads bucket, at least once, whatever dies in between:
/// intent on disk, then the object, then the message, then the intent goes.
final class ObjectEvents extends ForwardingBlobStore {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectEvents.class);

  /// s3proxy keeps its own book of multipart uploads as objects; nobody uploaded those.
  private static final String MULTIPART_STUB = ".s3proxy-mpu-stub-";

  /// The tag of an object without content.
  private static final String OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

  private final Set<String> watched;
  private final IntentLog intents;
  private final Consumer<String> send;
  private final Clock clock;
  private final AtomicLong sequence;
  private final ConcurrentLinkedQueue<Intent> unsent = new ConcurrentLinkedQueue<>();

  ObjectEvents(
      BlobStore store, Set<String> watched, IntentLog intents, Consumer<String> send, Clock clock) {
    super(store);
    this.watched = Set.copyOf(watched);
    this.intents = intents;
    this.send = send;
    this.clock = clock;
    this.sequence = new AtomicLong(clock.millis() << 20);
  }

  /// What a process before this one wrote and may not have announced. Read before the first write.
  void recover() {
    unsent.addAll(intents.open());
  }

  /// Sends what could not be sent so far; keeps what still cannot.
  void sweep() {
    for (int left = unsent.size(); left > 0; left--) {
      var intent = unsent.poll();
      if (intent == null) {
        return;
      }
      announce(intent);
    }
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    if (isUnwatched(request.bucket(), request.key())) {
      return super.putBlob(request, content);
    }
    var intent = intents.begin(request.bucket(), request.key(), Kind.Put);
    PutObjectResponse response;
    try {
      response = super.putBlob(request, content);
    } catch (RuntimeException | Error e) {
      intents.end(intent);
      throw e;
    }
    announce(intent);
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    if (isUnwatched(request.destinationBucket(), request.destinationKey())) {
      return super.copyBlob(request);
    }
    var intent = intents.begin(request.destinationBucket(), request.destinationKey(), Kind.Copy);
    CopyObjectResponse response;
    try {
      response = super.copyBlob(request);
    } catch (RuntimeException | Error e) {
      intents.end(intent);
      throw e;
    }
    announce(intent);
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    if (isUnwatched(upload.containerName(), upload.blobName())) {
      return super.completeMultipartUpload(upload, request);
    }
    var intent =
        intents.begin(upload.containerName(), upload.blobName(), Kind.CompleteMultipartUpload);
    CompleteMultipartUploadResponse response;
    try {
      response = super.completeMultipartUpload(upload, request);
    } catch (RuntimeException | Error e) {
      intents.end(intent);
      throw e;
    }
    announce(intent);
    return response;
  }

  private boolean isUnwatched(String bucket, String key) {
    return !watched.contains(bucket) || key.startsWith(MULTIPART_STUB);
  }

  private void announce(Intent intent) {
    try {
      var object = delegate().blobMetadataIfPresent(intent.bucket(), intent.key());
      if (object != null) {
        long number = sequence.incrementAndGet();
        send.accept(
            new ObjectCreated(
                    intent.bucket(),
                    intent.key(),
                    intent.kind(),
                    object.contentLength(),
                    eTag(object),
                    number,
                    clock.instant(),
                    Long.toHexString(number))
                .json());
      }
      intents.end(intent);
    } catch (RuntimeException e) {
      LOG.warn("an object event waits for the next try: {}", e.toString());
      unsent.add(intent);
    }
  }

  /// What a console makes of a new folder is an object without content, for which the file store
  /// keeps no tag.
  private static String eTag(HeadObjectResponse object) {
    var tag = object.eTag();
    return tag == null ? OF_NOTHING : tag.replace("\"", "");
  }
}
