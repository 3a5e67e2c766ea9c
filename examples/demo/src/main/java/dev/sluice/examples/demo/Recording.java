package dev.sluice.examples.demo;

import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import java.util.List;

/**
 * Something to play.
 *
 * @param playbook what decides
 * @param names the records that occur
 * @param submissions in the order they reached the door
 * @param rejected lines that could not be read
 * @param notes doubtful values that were used all the same
 */
record Recording(
    Playbook playbook,
    RecordNames names,
    List<Recorded> submissions,
    List<Remark> rejected,
    List<Remark> notes) {}
