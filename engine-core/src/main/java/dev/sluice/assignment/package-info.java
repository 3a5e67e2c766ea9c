/**
 * Who gets the next case: capacity, quota and leave first, then smooth weighted round robin. {@link
 * dev.sluice.assignment.Rotation} is the state a team keeps.
 */
@NullMarked
package dev.sluice.assignment;

import org.jspecify.annotations.NullMarked;
