package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.engine.Database;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedH2Test {

  @TempDir private Path folder = Path.of("unset");

  @Test
  void what_was_kept_is_there_when_the_file_is_opened_again() {
    Path file = folder.resolve("cases");
    try (JdbcCaseStore store = JdbcCaseStore.h2(file, RecordNames.standard())) {
      new Deal(store).open("L-1");
    }
    try (JdbcCaseStore store = JdbcCaseStore.h2(file, RecordNames.standard())) {
      assertThat(store.load("L-1")).isNotNull();
      assertThat(store.knows("L-1", "open")).isTrue();
    }
  }

  @Test
  void a_file_may_be_named_as_it_is_on_the_disk() {
    Path file = folder.resolve("named");
    try (JdbcCaseStore store = JdbcCaseStore.h2(file, RecordNames.standard())) {
      new Deal(store).open("L-1");
    }
    Path onDisk = folder.resolve("named.mv.db");
    assertThat(onDisk).exists();
    try (JdbcCaseStore store = JdbcCaseStore.h2(onDisk, RecordNames.standard())) {
      assertThat(store.load("L-1")).isNotNull();
    }
    assertThatThrownBy(() -> JdbcCaseStore.h2(folder.resolve("a;b"), RecordNames.standard()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("semicolon");
  }

  @Test
  void a_file_of_the_hosts_that_forgets_commits_of_a_killed_process_is_refused() {
    String url = "jdbc:h2:file:" + folder.resolve("own");
    JdbcConnectionPool forgetful = JdbcConnectionPool.create(url, "sa", "");
    Schema.of(forgetful).migrate();
    assertThatThrownBy(() -> JdbcCaseStore.on(forgetful, RecordNames.standard()))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("up to 500 ms later")
        .hasMessageContaining(";WRITE_DELAY=0");
    forgetful.dispose();
    JdbcConnectionPool safe = JdbcConnectionPool.create(url + ";WRITE_DELAY=0", "sa", "");
    new Deal(JdbcCaseStore.on(safe, RecordNames.standard())).open("L-1");
    safe.dispose();
  }

  @Test
  void a_file_does_not_grow_with_every_commit() throws Exception {
    // What H2 keeps for 45 seconds against the loss of power would hide what is given back.
    String url = "jdbc:h2:file:" + folder.resolve("grown") + ";WRITE_DELAY=0;RETENTION_TIME=0";
    JdbcConnectionPool source = JdbcConnectionPool.create(url, "sa", "");
    Schema.of(source).migrate();
    Deal deal = new Deal(JdbcCaseStore.on(source, RecordNames.standard()));
    for (int i = 0; i < 1000; i++) {
      deal.open("L-" + i);
    }
    // 17.7 MB when nothing is given back.
    assertThat(Files.size(folder.resolve("grown.mv.db"))).isLessThan(12_000_000);
    source.dispose();
  }

  /** The databases that H2 writes when the JVM ends. */
  static Stream<String> writtenAtTheEnd() throws ReflectiveOperationException {
    Field databases =
        Class.forName("org.h2.engine.OnExitDatabaseCloser").getDeclaredField("DATABASES");
    databases.setAccessible(true);
    return ((Map<?, ?>) Objects.requireNonNull(databases.get(null)))
        .keySet().stream().map(database -> ((Database) database).getDatabasePath());
  }

  @Test
  void h2_does_not_write_the_file_by_itself_when_the_process_ends() throws Exception {
    Path file = folder.resolve("cases").toAbsolutePath();
    Path own = folder.resolve("own").toAbsolutePath();
    JdbcConnectionPool host = JdbcConnectionPool.create("jdbc:h2:file:" + own, "sa", "");
    try (JdbcCaseStore store = JdbcCaseStore.h2(file, RecordNames.standard());
        Connection open = host.getConnection()) {
      new Deal(store).open("L-1");
      assertThat(open.isValid(1)).isTrue();
      assertThat(writtenAtTheEnd())
          .contains(own.toString())
          .noneMatch(path -> path.endsWith(file.toString()));
    }
    host.dispose();
  }

  @Test
  void a_file_that_was_written_by_h2s_usual_way_is_opened() throws Exception {
    Path file = folder.resolve("cases");
    String url = "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0";
    JdbcConnectionPool usual = JdbcConnectionPool.create(url, "sa", "");
    Schema.of(usual).migrate();
    new Deal(JdbcCaseStore.on(usual, RecordNames.standard())).open("L-1");
    usual.dispose();
    try (JdbcCaseStore store = JdbcCaseStore.h2(file, RecordNames.standard())) {
      assertThat(store.load("L-1")).isNotNull();
      new Deal(store).open("L-2");
    }
    usual = JdbcConnectionPool.create(url, "sa", "");
    assertThat(JdbcCaseStore.on(usual, RecordNames.standard()).load("L-2")).isNotNull();
    usual.dispose();
  }

  @Test
  void a_closed_store_says_so() {
    Path file = folder.resolve("cases");
    JdbcCaseStore store = JdbcCaseStore.h2(file, RecordNames.standard());
    store.close();
    assertThatThrownBy(() -> store.load("L-1"))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("This store is closed")
        .hasMessageContaining(file + ".mv.db");
    store.close();
  }

  @Test
  void a_file_that_somebody_else_has_is_refused() throws Exception {
    Path file = folder.resolve("cases");
    JdbcCaseStore.h2(file, RecordNames.standard()).close();
    try (FileChannel channel =
            FileChannel.open(folder.resolve("cases.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> JdbcCaseStore.h2(file, RecordNames.standard()))
          .isInstanceOf(SluiceException.class)
          .hasMessageContaining("belongs to another process");
    }
  }
}
