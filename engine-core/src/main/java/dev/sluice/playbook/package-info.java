/**
 * Everything that decides: a {@link dev.sluice.playbook.Playbook} is a pipeline with a {@link
 * dev.sluice.playbook.Policy}, a calendar and the signals it keeps.
 */
@NullMarked
package dev.sluice.playbook;

import org.jspecify.annotations.NullMarked;
