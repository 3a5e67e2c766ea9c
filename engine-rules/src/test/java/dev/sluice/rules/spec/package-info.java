/** What the spec kit does, specified with the kit itself where that proves anything. */
@NullMarked
package dev.sluice.rules.spec;

import org.jspecify.annotations.NullMarked;
