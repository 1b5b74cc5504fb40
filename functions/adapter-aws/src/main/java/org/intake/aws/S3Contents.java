package org.intake.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.Contents;
import org.intake.application.port.IdSource;
import org.intake.domain.Sha256;
import org.intake.domain.reading.FileReading;
import org.intake.json.IntakeJson;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The bucket of what we keep and make: originals by their hash, readings, pictures. Another bucket
/// than the one that triggers, so that no loop can form.
final class S3Contents implements Contents {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,200}");

  private final S3Client client;
  private final S3Presigner presigner;
  private final String uploads;
  private final String derived;
  private final S3Objects objects;
  private final IdSource ids;

  S3Contents(
      S3Client client,
      S3Presigner presigner,
      BucketName uploads,
      BucketName derived,
      IdSource ids) {
    this.client = client;
    this.presigner = presigner;
    this.uploads = uploads.name();
    this.derived = derived.name();
    this.objects = new S3Objects(client, derived);
    this.ids = ids;
  }

  /// The bytes pass once: to local disk and through the hash at the same time. A copy inside the
  /// storage would need the hash beforehand, and could copy other bytes than those that were
  /// hashed.
  @Override
  public Kept keep(String uploadKey, long atMost) {
    Path local = temporary();
    try (ResponseInputStream<GetObjectResponse> object =
        client.getObject(request -> request.bucket(uploads).key(uploadKey))) {
      long announced = object.response().contentLength();
      if (announced > atMost) {
        object.abort();
        return new Kept.TooLarge(announced);
      }
      MessageDigest digest = Sha256.digest();
      long size = copy(object, local, digest);
      if (size != announced) {
        throw new TransientFault("an upload broke off while it was read");
      }
      Sha256 sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
      objects.putOnce(original(sha256), RequestBody.fromFile(local), "application/octet-stream");
      return new Kept.Done(sha256, size);
    } catch (NoSuchKeyException _) {
      return new Kept.Missing();
    } catch (IOException e) {
      throw new TransientFault("an upload could not be read to its end", e);
    } catch (SdkException e) {
      throw Faults.of("reading an upload", e);
    } finally {
      delete(local);
    }
  }

  private static long copy(InputStream from, Path to, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
        size += read;
      }
    }
    return size;
  }

  @Override
  public Sha256 keep(Path local) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(local)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Sha256 sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
    objects.putOnce(original(sha256), RequestBody.fromFile(local), "application/octet-stream");
    return sha256;
  }

  @Override
  public Path fetch(Sha256 content) {
    Path local = temporary();
    boolean fetched = false;
    try (var object = client.getObject(request -> request.bucket(derived).key(original(content)))) {
      copy(object, local, Sha256.digest());
      fetched = true;
      return local;
    } catch (NoSuchKeyException e) {
      throw new PermanentFault("no original is kept under " + content, e);
    } catch (IOException e) {
      throw new TransientFault("an original could not be read to its end", e);
    } catch (SdkException e) {
      throw Faults.of("reading an original", e);
    } finally {
      if (!fetched) {
        delete(local);
      }
    }
  }

  @Override
  public URI link(Sha256 content, String fileName, String mediaType, Duration valid) {
    var signed =
        presigner.presignGetObject(request ->
            request
                .signatureDuration(valid)
                .getObjectRequest(get ->
                    get.bucket(derived)
                        .key(original(content))
                        .responseContentType(mediaType)
                        .responseContentDisposition(ContentDisposition.attachment(fileName))));
    return URI.create(signed.url().toString());
  }

  @Override
  public void putReadings(String key, List<FileReading> readings) {
    objects.putOnce(
        readings(checked(key), ".json.gz"), IntakeJson.writeReadings(readings), "application/gzip");
  }

  @Override
  public Optional<List<FileReading>> readings(String key) {
    return objects.get(readings(checked(key), ".json.gz")).map(IntakeJson::readReadings);
  }

  @Override
  public boolean putPart(String key, int step, byte[] part) {
    return objects.putFirst(part(key, step), part, "application/gzip", ids.next());
  }

  @Override
  public List<byte[]> parts(String key) {
    List<byte[]> parts = new ArrayList<>();
    for (var part = objects.get(part(key, 1));
        part.isPresent();
        part = objects.get(part(key, parts.size() + 1))) {
      parts.add(part.get());
    }
    return List.copyOf(parts);
  }

  private static String part(String key, int step) {
    return readings(checked(key), "/part-" + step + ".json.gz");
  }

  @Override
  public void putPicture(String key, byte[] png) {
    objects.putOnce("pictures/" + checked(key), png, "image/png");
  }

  @Override
  public Optional<byte[]> picture(String key) {
    return objects.get("pictures/" + checked(key));
  }

  @Override
  public void putRun(Sha256 hash, byte[] json) {
    objects.putOnce("runs/" + hash + ".json", json, "application/json");
  }

  @Override
  public Optional<byte[]> run(Sha256 hash) {
    return objects.get("runs/" + hash + ".json");
  }

  private static String readings(String key, String ending) {
    return "readings/" + key + ending;
  }

  private static String original(Sha256 content) {
    return "originals/" + content;
  }

  private static String checked(String key) {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw new PermanentFault("not a key of ours");
    }
    return key;
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("intake-", ".bin");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path local) {
    try {
      Files.deleteIfExists(local);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
