package dev.sluice.engine;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks by name. Few names share one; a thread that holds one takes no other of these, unless it
 * took all it needs at once.
 */
final class Locks {

  private final ReentrantLock[] stripes = new ReentrantLock[1024];

  Locks() {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  ReentrantLock of(String name) {
    return stripes[stripe(name)];
  }

  /** Those of many names, in an order that is the same for everybody who takes several. */
  List<ReentrantLock> of(List<String> names) {
    return names.stream().map(this::stripe).distinct().sorted().map(i -> stripes[i]).toList();
  }

  private int stripe(String name) {
    int hash = name.hashCode();
    return (hash ^ (hash >>> 16)) & (stripes.length - 1);
  }
}
