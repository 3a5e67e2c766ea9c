/**
 * What happens to a case: events are records. The engine knows these; a host registers its own
 * records beside them under stable names.
 */
@NullMarked
package dev.sluice.event;

import org.jspecify.annotations.NullMarked;
