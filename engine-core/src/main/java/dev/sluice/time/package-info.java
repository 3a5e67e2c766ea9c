/**
 * Business time: how long things may take ({@link dev.sluice.time.Budget}) and which hours count
 * ({@link dev.sluice.time.BusinessCalendar}).
 */
@NullMarked
package dev.sluice.time;

import org.jspecify.annotations.NullMarked;
