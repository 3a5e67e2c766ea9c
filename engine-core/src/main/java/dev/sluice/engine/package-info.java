/**
 * The shell around the step: {@link dev.sluice.engine.SalesEngine} is the entry point of the
 * library.
 */
@NullMarked
package dev.sluice.engine;

import org.jspecify.annotations.NullMarked;
