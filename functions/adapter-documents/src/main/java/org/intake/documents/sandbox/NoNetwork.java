package org.intake.documents.sandbox;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Set;

/// Takes the network from the libraries of this process: no URL of a remote scheme can be opened
/// and no proxy is found. Where the kernel allows it the parent also starts the child in an empty
/// network namespace, which holds for native code too.
final class NoNetwork {
  private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

  private NoNetwork() {}

  static void close() {
    ProxySelector.setDefault(new NoProxy());
    URL.setURLStreamHandlerFactory(scheme -> LOCAL.contains(scheme) ? null : new Refusing());
  }

  private static final class NoProxy extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      throw new IllegalStateException("documents are read without a network");
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }

  private static final class Refusing extends URLStreamHandler {
    @Override
    protected java.net.URLConnection openConnection(URL url) throws IOException {
      throw new IOException("documents are read without a network");
    }
  }
}
