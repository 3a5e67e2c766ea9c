/**
 * Events, states and journal entries as versioned JSON, and the stable names under which records go
 * there.
 */
@NullMarked
package dev.sluice.json;

import org.jspecify.annotations.NullMarked;
