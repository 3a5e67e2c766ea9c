package dev.sluice.engine;

import java.util.concurrent.locks.ReentrantLock;

/** Locks by name. Few names share one; a thread that holds one waits for no other of these. */
final class Locks {

  private final ReentrantLock[] stripes = new ReentrantLock[1024];

  Locks() {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  ReentrantLock of(String name) {
    int hash = name.hashCode();
    return stripes[(hash ^ (hash >>> 16)) & (stripes.length - 1)];
  }
}
