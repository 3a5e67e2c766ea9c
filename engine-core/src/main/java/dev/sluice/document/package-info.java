/**
 * What the engine writes for people: documents composed from a case and its journal, as data, and
 * as a {@link dev.sluice.document.Paper} that reads as Markdown or HTML, in English or Chinese.
 *
 * <p>Pure: the same playbook, case, journal and moment give the same bytes.
 */
@NullMarked
package dev.sluice.document;

import org.jspecify.annotations.NullMarked;
