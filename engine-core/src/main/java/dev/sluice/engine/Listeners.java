package dev.sluice.engine;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners; what they throw is logged and goes no further. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<EngineListener> all;

  Listeners(List<EngineListener> all) {
    this.all = List.copyOf(all);
  }

  void each(Consumer<EngineListener> message) {
    for (EngineListener listener : all) {
      try {
        message.accept(listener);
      } catch (Throwable e) {
        LOG.error("Listener {} failed", listener, e);
      }
    }
  }
}
