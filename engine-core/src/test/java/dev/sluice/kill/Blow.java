package dev.sluice.kill;

import java.time.Duration;
import java.util.SplittableRandom;

/** What happens to hosts in a round. */
enum Blow {
  /** SIGKILL; now and then before the host has done anything. */
  KILL {
    @Override
    Duration strike(Rounds rounds, SplittableRandom chance) throws Exception {
      try (Life life = rounds.life(0, 1)) {
        if (chance.nextInt(8) == 0) {
          life.live(chance.nextInt(700));
          return null;
        }
        return work(life, 120, chance);
      }
    }
  },

  /** SIGTERM: the process ends by itself, in the middle of its work. */
  EXIT {
    @Override
    Duration strike(Rounds rounds, SplittableRandom chance) throws Exception {
      try (Life life = rounds.life(0, 1)) {
        Duration recovery = work(life, 60, chance);
        life.signal("TERM");
        life.gone();
        return recovery;
      }
    }
  },

  /** Of two hosts on one database, one is stopped for longer than the lease and goes on. */
  STOP {
    @Override
    Duration strike(Rounds rounds, SplittableRandom chance) throws Exception {
      try (Life one = rounds.life(0, 2);
          Life other = rounds.life(1, 2)) {
        Duration recovery = work(one, 60, chance);
        other.hear(Host.ACKNOWLEDGED);
        one.signal("STOP");
        other.live(Rounds.LEASE.toMillis() + 200 + chance.nextInt(600));
        one.signal("CONT");
        one.hear(Host.ACKNOWLEDGED, 20);
        return recovery;
      }
    }
  },

  /** The database ends all connections, several times. */
  TERMINATE {
    @Override
    Duration strike(Rounds rounds, SplittableRandom chance) throws Exception {
      try (Life life = rounds.life(0, 1)) {
        Duration recovery = life.hear(Host.ACKNOWLEDGED);
        for (int i = 0; i < 5; i++) {
          life.hear(Host.ACKNOWLEDGED, chance.nextInt(20));
          life.live(chance.nextInt(20));
          rounds.postgres().terminateBackends();
        }
        life.hear(Host.ACKNOWLEDGED, 20);
        return recovery;
      }
    }
  },

  /** The database stops at once and starts again, and the host goes on. */
  SHUTDOWN {
    @Override
    Duration strike(Rounds rounds, SplittableRandom chance) throws Exception {
      try (Life life = rounds.life(0, 1)) {
        Duration recovery = work(life, 60, chance);
        rounds.postgres().shutDownImmediatelyAndStart();
        life.hear(Host.AGAIN);
        life.hear(Host.ACKNOWLEDGED, 20);
        return recovery;
      }
    }
  };

  /** Lets it happen; returns how long the host took to its first acknowledged event, if it came. */
  abstract Duration strike(Rounds rounds, SplittableRandom chance) throws Exception;

  /** Lets a host do some events, and part of the next; returns how long it took to the first. */
  private static Duration work(Life life, int most, SplittableRandom chance) throws Exception {
    Duration recovery = life.hear(Host.ACKNOWLEDGED);
    life.hear(Host.ACKNOWLEDGED, chance.nextInt(most));
    life.live(chance.nextInt(20));
    return recovery;
  }
}
