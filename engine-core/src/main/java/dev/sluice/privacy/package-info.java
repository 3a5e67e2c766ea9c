/** One person's data: found in a case, erased from it, and handed out. */
@NullMarked
package dev.sluice.privacy;

import org.jspecify.annotations.NullMarked;
