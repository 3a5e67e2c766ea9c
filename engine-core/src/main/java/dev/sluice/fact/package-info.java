/**
 * What a case knows: immutable records that rules match on. {@link dev.sluice.fact.Facts} holds all
 * facts of one case; an event that changes them is a {@link dev.sluice.fact.FactChange}.
 *
 * <p>Collections in facts keep a stated order and never the order of a hash table, because the same
 * inputs must give the same bytes.
 */
@NullMarked
package dev.sluice.fact;

import org.jspecify.annotations.NullMarked;
