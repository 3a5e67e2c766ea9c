package dev.sluice.store;

/**
 * What cases were decided by: journal entries name it by its hash.
 *
 * @param hash of the playbook, see {@link dev.sluice.playbook.Playbook#hash()}
 * @param pipeline the pipeline's id
 * @param text the playbook's {@linkplain dev.sluice.playbook.Playbook#source() source}
 */
public record Definition(String hash, String pipeline, String text) {}
