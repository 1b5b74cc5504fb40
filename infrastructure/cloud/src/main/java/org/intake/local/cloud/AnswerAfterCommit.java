package org.intake.local.cloud;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// DynamoDB Local (3.3.1) queues the COMMIT of a transaction for its one database thread and
/// answers without waiting for it, so a process killed in those milliseconds loses what it
/// acknowledged. A read of the catalogue goes through the same queue: when it has come back, so has
/// the COMMIT. The answer waits for it.
final class AnswerAfterCommit extends Handler.Wrapper {
  private static final String TARGET = "X-Amz-Target";

  /// Reads anything through the database's queue.
  interface Read {
    void run() throws Exception;
  }

  private final Read read;

  AnswerAfterCommit(Handler handler, Read read) {
    super(handler);
    this.read = read;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var target = request.getHeaders().get(TARGET);
    boolean commits =
        target != null
            && (target.endsWith(".TransactWriteItems") || target.endsWith(".ExecuteTransaction"));
    return super.handle(request, commits ? new Waiting(request, response) : response, callback);
  }

  private final class Waiting extends Response.Wrapper {
    Waiting(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      try {
        read.run();
      } catch (Exception e) {
        callback.failed(e);
        return;
      }
      super.write(last, content, callback);
    }
  }
}
