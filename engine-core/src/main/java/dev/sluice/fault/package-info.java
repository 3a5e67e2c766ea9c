/**
 * What is wrong, where, and what to do about it: the {@link dev.sluice.fault.Fault}, the exceptions
 * that carry it, and JSON that remembers its lines ({@link dev.sluice.fault.LocatedJson}).
 */
@NullMarked
package dev.sluice.fault;

import org.jspecify.annotations.NullMarked;
