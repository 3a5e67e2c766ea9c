/** What rules decide, as data, with the reasons. */
@NullMarked
package dev.sluice.decision;

import org.jspecify.annotations.NullMarked;
