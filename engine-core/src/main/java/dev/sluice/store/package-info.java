/** Where cases live: the store interface, and the one in memory. */
@NullMarked
package dev.sluice.store;

import org.jspecify.annotations.NullMarked;
