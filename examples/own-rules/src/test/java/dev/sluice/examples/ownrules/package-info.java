/** What our own rules must do. */
@NullMarked
package dev.sluice.examples.ownrules;

import org.jspecify.annotations.NullMarked;
