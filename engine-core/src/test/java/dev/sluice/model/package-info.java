/** Random interleavings and crashes, against the engine in memory as oracle. */
@NullMarked
package dev.sluice.model;

import org.jspecify.annotations.NullMarked;
